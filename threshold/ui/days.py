"""A day asked for in an address, read kindly: what does not parse is said, and today is shown instead."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

FIRST, LAST = date(1970, 1, 1), date(2200, 12, 31)


def read_day(written: str, today: date) -> tuple[date, str]:
    """A day from the address, or today with a word about why."""
    if not written:
        return today, ""
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return today, _("“%(day)s” is not a day. Write it as 2026-05-07. Today is shown instead.") % {
            "day": written[:40]
        }
    if not FIRST <= day <= LAST:
        return today, _("Days from 1970 to 2200 can be shown. Today is shown instead.")
    return day, ""
