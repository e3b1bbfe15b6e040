"""How the kinds and states of the records of duties are written on a page."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django import template
from django.utils.translation import gettext, ngettext

from threshold.accounts.role_list import called
from threshold.duties.my_day import Told
from threshold.duties.queries.worklist import Todo
from threshold.duties.words import ANSWERS, DIARY, NO_PERSON, PERIODS, PROOFS, PUTTINGS, STATES
from threshold.files.sizes import size_in_words
from threshold.notices.kinds import sentence_of
from threshold.ui.templatetags.threshold import say

register = template.Library()


@register.filter
def at(where: Mapping[str, str], name: str) -> str:
    """One value by its name; empty when there is none."""
    return where.get(name, "")


@register.filter
def day_of(one: Todo, today: date) -> tuple[int, int] | None:
    """Which day of its clock a row stands on: 12 of 30."""
    return one.day_of(today)


@register.filter
def notice(told: Told) -> str:
    """What a notice says."""
    return say(sentence_of(told.kind, told.number, told.day))


@register.filter
def trimmed(words: str) -> str:
    """A sentence without its full stop, to stand within another."""
    return words.rstrip(".")


@register.filter
def proof_kind(kind: str) -> str:
    """`A file`, `A link`, `A statement`."""
    return gettext(PROOFS[kind])


@register.filter
def proof_state(state: str) -> str:
    """`accepted`, `refused`, `waits for review`."""
    return gettext(STATES[state])


@register.filter
def putting(kind: str) -> str:
    """`Extended`, `Paused`."""
    return gettext(PUTTINGS[kind])


@register.filter
def diary_kind(kind: str) -> str:
    """`effort` or `consultation`."""
    return gettext(DIARY[kind])


@register.filter
def answer_kind(kind: str) -> str:
    """`done`, `cannot be done`, `a question`."""
    return gettext(ANSWERS[kind])


@register.filter
def role_name(slug: str) -> str:
    """What a role of the journal is called; `operator` and `clock` are no roles of people."""
    return gettext(NO_PERSON.get(slug) or called().get(slug, slug))


@register.filter
def period_name(period: str) -> str:
    """`2026` as it stands; what is owed from an event, or for one contract, by a word and its number: `vacancy 13`."""
    kind, _, number = period.partition(" ")
    return f"{gettext(PERIODS[kind])} {number}" if kind in PERIODS else period


@register.filter
def file_size(size: int) -> str:
    """`812 kB`."""
    return size_in_words(size)


@register.filter
def ago(day: date, today: date) -> str:
    """How far a day lies from today: `200 days ago`, `today`, `in 3 days`."""
    days = (day - today).days
    if days == 0:
        return gettext("today")
    if days < 0:
        return ngettext("%(count)d day ago", "%(count)d days ago", -days) % {"count": -days}
    return ngettext("in %(count)d day", "in %(count)d days", days) % {"count": days}
