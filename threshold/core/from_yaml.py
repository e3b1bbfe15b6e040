"""Rows of the data files made into the typed values of `law`; every mistake is named with its file and line."""

from __future__ import annotations

from typing import Literal, cast

from threshold.core.law import (
    Ambiguity,
    Body,
    Change,
    Confidence,
    Deadline,
    Duty,
    Group,
    Holiday,
    Home,
    Member,
    Modality,
    Neighbour,
    Source,
    Term,
)
from threshold.core.rows import Row

CONFIDENCE = ("high", "medium", "low")
KINDS = (
    "on_date",
    "within_days",
    "immediately",
    "promptly",
    "always",
    "as_needed",
    "before",
    "not_stated",
    "encouraged",
    "annual",
    "quarterly",
    "none",
)


def source(row: Row, default: str = "") -> Source:
    """`source`, `confidence` and `note` of a row."""
    text = row.some("source", default) or row.text("source")
    confidence = cast(Confidence, row.choice("confidence", CONFIDENCE, "high"))
    return Source(text, confidence, row.some("note"))


def deadline(row: Row | None) -> Deadline:
    """The deadline of a duty; none written down means none stated."""
    if row is None:
        return Deadline("not_stated")
    value = Deadline(
        kind=row.choice("kind", KINDS),
        stated=row.maybe_day("stated"),
        days=row.number("days"),
        event=row.some("event"),
        month=row.number("month"),
        day=row.number("day"),
        every=row.number("every") or 1,
        year=row.number("year"),
        first=row.maybe_day("first"),
        efforts=row.yes("efforts"),
        words=row.some("words"),
    )
    row.done()
    return value


def duty(row: Row, order: str) -> Duty:
    """One duty of a `duties` list."""
    value = Duty(
        number=row.text("number"),
        order=order,
        clause=row.text("clause"),
        words=row.texts("words"),
        bound=row.texts("bound"),
        modality=Modality(row.choice("modality", ("shall", "encouraged", "may"), "shall")),
        act=row.text("act"),
        trigger=row.some("trigger"),
        deadline=deadline(row.row("deadline")),
        recipient=row.some("recipient"),
        proof=row.some("proof"),
        recurring=row.yes("recurring"),
        source=source(row, "The order"),
        since=row.maybe_day("since"),
        until=row.maybe_day("until"),
        home=row.some("home"),
    )
    row.done()
    return value


def body(row: Row) -> Body:
    """One body of a `bodies` list."""
    value = Body(
        id=row.text("id"),
        name=row.text("name"),
        acronym=row.some("acronym"),
        kind=row.text("kind"),
        source=source(row),
        part_of=row.some("part_of"),
        status=row.some("status", "active"),
        record=row.some("record"),
    )
    row.done()
    return value


def member(row: Row) -> Member:
    """A verdict on one body, or on one kind of body: then `body` is empty."""
    row.has("kind")
    value = Member(
        body=row.some("body"),
        verdict=cast(Literal["yes", "no", "unclear"], row.choice("verdict", ("yes", "no", "unclear"), "yes")),
        reason=row.text("reason"),
        confidence=cast(Confidence, row.choice("confidence", CONFIDENCE, "high")),
    )
    row.done()
    return value


def group(row: Row) -> Group:
    """One group of a `groups` list. `all_of` names several members that share one reason."""
    listed: list[Member] = []
    for entry in row.rows("members"):
        names = entry.texts("bodies")
        one = member(entry)
        listed += [Member(name, one.verdict, one.reason, one.confidence) for name in names or (one.body,)]
    value = Group(
        id=row.text("id"),
        name=row.text("name"),
        members=tuple(listed),
        kinds=tuple((entry.text("kind"), member(entry)) for entry in row.rows("kinds")),
        question=row.some("question"),
        designated=row.yes("designated"),
    )
    row.done()
    return value


def ambiguity(row: Row) -> Ambiguity:
    """One open question."""
    value = Ambiguity(
        id=row.text("id"),
        clauses=row.texts("clauses"),
        question=row.text("question"),
        settled_by=row.text("settled_by"),
        source=source(row),
        why=row.some("why"),
    )
    row.done()
    return value


def neighbour(row: Row) -> Neighbour:
    """What one neighbouring law asks, in one dated version."""
    value = Neighbour(
        cite=row.text("cite"),
        title=row.text("title"),
        asks=row.texts("asks"),
        since=row.maybe_day("since"),
        until=row.maybe_day("until"),
        read_with=row.texts("read_with"),
        source=source(row),
        verified=row.yes("verified", default=True),
    )
    row.done()
    return value


def term(row: Row) -> Term:
    """One word and where it is defined, or that it is not."""
    value = Term(row.text("term"), row.some("words"), row.text("clause"), row.yes("defined", default=True))
    row.done()
    return value


def home(row: Row) -> Home:
    """Where a clause lives, or the written reason why it has no room."""
    mentions = tuple(row.as_day(text) for text in row.texts("mentions"))
    value = Home(row.text("clause"), row.some("room"), row.some("why_none"), mentions)
    row.done()
    return value


def change(row: Row) -> Change:
    """A clause suspended, revived or superseded from a day."""
    kind = row.choice("kind", ("suspended", "revived", "superseded"))
    value = Change(
        clause=row.text("clause"),
        kind=cast(Literal["suspended", "revived", "superseded"], kind),
        since=row.day("since"),
        by=row.text("by"),
        until=row.maybe_day("until"),
    )
    row.done()
    return value


def holiday(row: Row, default: str) -> Holiday:
    """One day on which public offices are closed."""
    confidence = cast(Confidence, row.choice("confidence", CONFIDENCE, "high"))
    value = Holiday(row.day("day"), row.text("name"), row.some("source", default), confidence)
    row.done()
    return value
