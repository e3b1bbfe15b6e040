"""How the closed choices of a record are written on a page."""

from __future__ import annotations

from datetime import timedelta

from django import template
from django.utils.translation import gettext, ngettext

from threshold.encounters.shapes import words_of

register = template.Library()


@register.filter
def choice(value: str, name: str) -> str:
    """The words of one choice of a field."""
    return gettext(words_of(name, value)) if value else ""


@register.filter
def lasting(stretch: timedelta) -> str:
    """A stretch of time in whole days, hours and minutes, with a sign where it is less than none."""
    minutes = round(abs(stretch).total_seconds() / 60)
    days, hours, left = minutes // 1440, minutes % 1440 // 60, minutes % 60
    parts = [
        ngettext("%(count)d day", "%(count)d days", days) % {"count": days} if days else "",
        ngettext("%(count)d hour", "%(count)d hours", hours) % {"count": hours} if hours else "",
        ngettext("%(count)d minute", "%(count)d minutes", left) % {"count": left} if left or minutes < 60 else "",
    ]
    return ("−" if stretch < -timedelta(seconds=30) else "") + " ".join(part for part in parts if part)
