"""Every string of the law's data that people read and translators translate, each once, in reading order."""

from __future__ import annotations

from collections.abc import Iterator

from threshold.core.law import Ambiguity, Body, Duty, Group, Law, Modality, Neighbour, Order, Source


def translatable(law: Law) -> list[str]:
    """The strings to translate. The sealed text, its headings and quoted words are not among them: they are the law."""
    return [text for text in dict.fromkeys(_strings(law)) if text.strip()]


def _strings(law: Law) -> Iterator[str]:
    yield from (modality.value for modality in Modality)
    for order in law.orders:
        yield from _order(order)
    for neighbour in law.neighbours:
        yield from _neighbour(neighbour)
    for group in law.neighbour_groups:
        yield from _group(group)
    for duty in law.neighbour_duties:
        yield from _duty(duty)
    for holiday in law.holidays:
        yield holiday.name


def _order(order: Order) -> Iterator[str]:
    yield from (order.name, order.title, order.issuer)
    for duty in order.duties:
        yield from _duty(duty)
    for group in order.groups:
        yield from _group(group)
    for body in order.bodies:
        yield from _body(body)
    for question in order.ambiguities:
        yield from _question(question)
    for home in order.homes:
        yield home.why_none


def _duty(duty: Duty) -> Iterator[str]:
    yield from (duty.act, duty.trigger, duty.recipient, duty.proof)
    yield from _source(duty.source)


def _group(group: Group) -> Iterator[str]:
    yield group.name
    for member in group.members:
        yield member.reason
    for _kind, member in group.kinds:
        yield member.reason


def _body(body: Body) -> Iterator[str]:
    yield from (body.name, body.kind)
    yield from _source(body.source)


def _question(question: Ambiguity) -> Iterator[str]:
    yield from (question.question, question.why, question.settled_by)
    yield from _source(question.source)


def _neighbour(neighbour: Neighbour) -> Iterator[str]:
    yield neighbour.title
    yield from neighbour.asks
    yield from _source(neighbour.source)


def _source(source: Source) -> Iterator[str]:
    yield from (source.text, source.note)
