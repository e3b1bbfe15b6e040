"""How days, sentences and standings are written on a page, in its language."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Protocol

from django import template
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import get_language, gettext, ngettext

register = template.Library()
PATTERNS = {"es": r"j \d\e F \d\e Y", "en": "j F Y"}


class Said(Protocol):
    """A sentence of the core: see `threshold.core.words.Sentence`."""

    def said(self, translate: Callable[[str], str], show: Callable[[str | int | date], str]) -> str:
        """The sentence in words."""


class Marked(Protocol):
    """A standing of the core: a shape, words, and a short name for the style sheet."""

    shape: str
    slug: str
    value: str


@register.filter
def day(value: date) -> str:
    """A day in the page's language: `7 May 2026`, `7 de mayo de 2026`."""
    return date_format(value, PATTERNS.get((get_language() or "en").split("-")[0], "j F Y"))


@register.filter
def moment(value: datetime) -> str:
    """A moment in the City's time: `7 May 2026, 14:05`."""
    local = localtime(value)
    return f"{day(local.date())}, {local:%H:%M}"


@register.filter
def weekday(value: date) -> str:
    """A day with its name: `7 May 2026 (Thursday)`."""
    return f"{day(value)} ({date_format(value, 'l')})"


@register.filter
def distance(value: date, as_of: date) -> str:
    """How far a day lies from another: `200 days ago`, `today`, `in 3 days`."""
    days = (value - as_of).days
    if days == 0:
        return gettext("that very day")
    if days < 0:
        return ngettext("%(count)d day before", "%(count)d days before", -days) % {"count": -days}
    return ngettext("%(count)d day after", "%(count)d days after", days) % {"count": days}


@register.filter
def say(sentence: Said) -> str:
    """A sentence of the core in the page's language."""
    return sentence.said(gettext, shown)


def shown(value: str | int | date) -> str:
    """One value within a sentence."""
    return day(value) if isinstance(value, date) else str(value)


@register.filter
def words(text: str) -> str:
    """A marked string of the core or of the law's data, in the page's language; itself when none is known."""
    return gettext(text) if text else ""


@register.filter
def mark(standing: Marked) -> SafeString:
    """A standing as shape and word, so that colour is never alone."""
    return format_html(
        '<span class="standing standing-{}"><span class="shape" aria-hidden="true">{}</span> {}</span>',
        standing.slug,
        standing.shape,
        gettext(standing.value),
    )


@register.filter
def unlocalized(number: float) -> str:
    """A number for a drawing, the same in every language."""
    return f"{number:g}"
