"""An import of the property list in words: what is added, changed and left out, or which rows are at fault."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from threshold.agencies.importer import Refusal
from threshold.property.differences import MOST_EXAMPLES, Changed, Outcome


def told(outcome: Outcome) -> list[str]:
    """The lines to print, long lists cut with a count of what is left out; the last accounts for every row."""
    added = [f"{site.row.bbl} {site.row.called}" for site in outcome.new[:MOST_EXAMPLES]]
    lines = [*_part("Added", added, len(outcome.new))]
    lines += _part("Changed", [_changed(one) for one in outcome.examples], len(outcome.newer))
    lines += _part("Not in this file, kept as they are", outcome.absent[:MOST_EXAMPLES], len(outcome.absent))
    strange = sorted(outcome.unknown_agencies)
    lines += _part("Agency codes not known here, kept as read", strange[:MOST_EXAMPLES], len(strange))
    return [
        *lines,
        f"{outcome.rows:,} rows: {outcome.uses:,} uses, {outcome.repeated:,} exact repeats, 0 refused.",
        f"{outcome.sites:,} sites: {len(outcome.new):,} added, {len(outcome.newer):,} changed, "
        f"{outcome.unchanged:,} unchanged; {len(outcome.absent):,} not in this file.",
    ]


def faults_told(faults: Sequence[Refusal], count: int, rows: int) -> list[str]:
    """The rows at fault, line by line, and how many of how many they are."""
    lines = _part("Rows that cannot be used", [f"line {one.line}: {one.reason}" for one in faults], count)
    return [*lines, f"{rows:,} rows: {rows - count:,} could be used, {count:,} refused."]


def _changed(one: Changed) -> str:
    fields = "; ".join(
        f"{name.replace('_', ' ')}: {old or 'nothing'} -> {new or 'nothing'}" for name, old, new in one.fields
    )
    return f"{one.bbl} {one.called}: {'; '.join(fields) or 'listed again'}"


def _part(title: str, examples: Sequence[str], count: int) -> Iterator[str]:
    if not count:
        return
    yield f"{title}:"
    yield from (f"  {line}" for line in examples)
    if count > len(examples):
        yield f"  ... and {count - len(examples):,} more."
    yield ""
