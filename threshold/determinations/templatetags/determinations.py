"""Words for the closed values of determinations: facts, answers, sources, decisions, practices, roles."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.utils.translation import gettext

from threshold.accounts.role_list import called
from threshold.core.determinations import Outcome
from threshold.core.explanations import RESULTS
from threshold.core.facts import FACTS
from threshold.core.readings import PRACTICES
from threshold.determinations.models import Adopted
from threshold.determinations.shapes import ANSWERS, DOCUMENTS, KINDS, SOURCES

register = template.Library()


@register.filter
def asks(fact: str) -> str:
    """The question of a fact."""
    return FACTS[fact].asks if fact in FACTS else fact


@register.simple_tag
def answers_of(fact: str, values: Iterable[str]) -> str:
    """The answers some values stand for."""
    known = FACTS[fact].answers if fact in FACTS else {}
    return " / ".join(gettext(known.get(value, value)) for value in values)


@register.filter
def from_source(source: str) -> str:
    """What a source is called."""
    return SOURCES.get(source, source)


@register.filter
def decided(answer: str) -> str:
    """What counsel decided, in words."""
    return gettext(ANSWERS.get(answer, answer))


@register.filter
def practice(slug: str) -> str:
    """A practice in words."""
    return next((one.says for one in PRACTICES if one.id == slug), slug)


@register.filter
def kind_of_use(slug: str) -> str:
    """What a kind of use is called."""
    return KINDS.get(slug, slug)


@register.filter
def role(slug: str) -> str:
    """What a role is called."""
    return gettext(called().get(slug, slug))


@register.simple_tag
def result(cite: str, outcome: str) -> str:
    """What an outcome of a norm means, in the words that never stand alone."""
    return gettext(RESULTS[cite, Outcome(outcome)])


@register.filter
def reading_answer(row: Adopted) -> str:
    """The answer a reading settles, in words."""
    return gettext(FACTS[row.fact].answers.get(row.value, row.value)) if row.fact in FACTS else row.value


@register.filter
def reference(given: str) -> str:
    """A reference in words: the kind of document and its number, or the register's own."""
    kind, _colon, number = given.partition(":")
    return f"{gettext(DOCUMENTS[kind])} {number}".strip() if kind in DOCUMENTS else given
