"""An import of contracts in words: what is added, changed and not listed, or which rows are at fault."""

from __future__ import annotations

from collections.abc import Iterator

from threshold.agencies.contracts.differences import Outcome
from threshold.agencies.importer import Refusal


def told(outcome: Outcome) -> list[str]:
    """The lines to print, long lists cut with a count of what is left out."""
    added = [f"{one.body} {one.number}, {one.vendor}" for one in outcome.examples_added]
    lines = list(_part("Added", added, outcome.added))
    changed = [f"{one.after.body} {one.after.number}: {_fields(one.fields)}" for one in outcome.examples_changed]
    lines += _part("Changed", changed, outcome.changed)
    lines += _part("Not in this file, kept as they are", outcome.examples_absent, outcome.absent)
    return [
        *lines,
        f"{outcome.added} added, {outcome.changed} changed, {outcome.unchanged} unchanged, "
        f"{outcome.absent} not listed; {outcome.places_added} locations added, {outcome.places_changed} changed.",
    ]


def faults_told(faults: list[Refusal], count: int) -> list[str]:
    """The rows at fault, line by line."""
    return list(_part("Rows that cannot be used", [f"line {one.line}: {one.reason}" for one in faults], count))


def _part(title: str, examples: list[str], count: int) -> Iterator[str]:
    if not count:
        return
    yield f"{title}:"
    yield from (f"  {line}" for line in examples)
    if count > len(examples):
        yield f"  ... and {count - len(examples)} more."
    yield ""


def _fields(fields: tuple[tuple[str, str, str], ...]) -> str:
    return "; ".join(f"{name.replace('_', ' ')}: {old or 'nothing'} -> {new or 'nothing'}" for name, old, new in fields)
