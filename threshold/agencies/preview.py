"""An import in words: what is added, changed, refused and no longer listed, and a count for every row."""

from __future__ import annotations

from collections.abc import Iterator

from threshold.agencies.changes import Change, Held, Plan
from threshold.agencies.importer import Parsed

MOST_LISTED = 40


def preview(parsed: Parsed, plan: Plan, *, everything: bool = False) -> list[str]:
    """The lines to print. Long lists are cut with a count of what is left out, unless `everything` is wanted."""
    most = None if everything else MOST_LISTED
    lines = [f"This is {parsed.layout.name}."]
    if parsed.read_past:
        lines.append(f"Columns not known here and not read: {', '.join(parsed.read_past)}.")
    lines += _part("Added", [_called(body) for body in plan.added], most)
    lines += _part("Changed", [line for change in plan.changed for line in _change(change)], most)
    lines += _part("Refused", [f"line {one.line}: {one.reason}" for one in plan.refused], None)
    lines += _part("Not in this file, kept as they are", [_called(body) for body in plan.absent], most)
    return [*lines, "", count(plan)]


def count(plan: Plan) -> str:
    """The last line: every row of the file in one of four counts."""
    return (
        f"{plan.rows} rows: {len(plan.added)} added, {len(plan.changed)} changed, "
        f"{len(plan.unchanged)} unchanged, {len(plan.refused)} refused."
    )


def _part(title: str, lines: list[str], most: int | None) -> Iterator[str]:
    if not lines:
        return
    yield ""
    yield f"{title}:"
    for line in lines[:most]:
        yield f"  {line}"
    if most is not None and len(lines) > most:
        yield f"  ... and {len(lines) - most} more lines; --all shows them."


def _called(body: Held) -> str:
    acronym = f" ({body.acronym})" if body.acronym else ""
    return f"{body.id}: {body.name}{acronym}, {body.kind}, {body.status}"


def _change(change: Change) -> Iterator[str]:
    yield f"line {change.line}, {change.after.id} ({change.after.name})"
    for field, before, after in change.fields:
        yield f"    {field.replace('_', ' ')}: {before or 'nothing'} -> {after or 'nothing'}"
