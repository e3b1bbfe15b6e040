"""The days of one body as an iCalendar feed (RFC 5545): all-day events with the law's words and how each stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from threshold.agencies.models import Body
from threshold.core.words import day_in_words
from threshold.duties.queries.assignments import Wanted
from threshold.duties.queries.law import explained
from threshold.duties.shapes import Line, every

WIDTH = 75  # octets a line may have
NEXT = "\r\n "
ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


def days_of(body: Body, today: date) -> Iterator[Line]:
    """Everything a body owes by a stated day, as it stands today."""
    return (line for line in every(Wanted(body=body.pk), today, today) if line.row.due is not None)


def feed(body: Body, lines: Iterable[Line], now: datetime, today: date, address: Callable[[str], str]) -> str:
    """The whole feed; `address` makes a path of this site a whole address."""
    name = _("Duties of %(body)s") % {"body": body.name}
    head = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Threshold//Due and proved//EN", "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH", f"X-WR-CALNAME:{escaped(marked(name, body))}", f"X-THRESHOLD-AS-OF:{today.isoformat()}",
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H", "X-PUBLISHED-TTL:PT12H",
    ]  # fmt: skip
    if body.demonstration:
        head.append("X-THRESHOLD-DEMONSTRATION:yes")
    events = (part for line in lines for part in event(line, body, now, today, address))
    return "\r\n".join(map(folded, [*head, *events, "END:VCALENDAR"])) + "\r\n"


def event(line: Line, body: Body, now: datetime, today: date, address: Callable[[str], str]) -> list[str]:
    """One day of one duty."""
    row = line.row
    day = row.due or today
    title = " ".join(filter(None, (row.duty, row.period and f"({row.period})", line.act)))
    return [
        "BEGIN:VEVENT",
        f"UID:owed-{row.pk}-{body.pk}@threshold",
        f"DTSTAMP:{now:%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
        f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{escaped(marked(title, body))}",
        f"DESCRIPTION:{escaped(told(line, today))}",
        f"URL:{address(f'/owed/{row.pk}/')}",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def told(line: Line, today: date) -> str:
    """How it stands, the arithmetic of its day, and the law's own words."""
    row, quoted = line.row, [f"“{words}”" for words in (line.duty.words if line.duty else ())]
    if line.proved_from:
        proof = _("Proved from %(day)s.") % {"day": day_in_words(line.proved_from)}
    elif line.in_hand_since:
        proof = _("In hand since %(day)s.") % {"day": day_in_words(line.in_hand_since)}
    else:
        proof = _("No proof recorded here as of %(day)s.") % {"day": day_in_words(today)}
    later = row.late_after and row.due and row.late_after > row.due
    passes = _("No day passes here before %(day)s is over.") % {"day": day_in_words(row.late_after)} if later else ""  # type: ignore[arg-type]
    as_of = _("As of %(day)s.") % {"day": day_in_words(today)}
    return "\n".join(filter(None, (f"{proof} {as_of}", explained(row).words, passes, *quoted)))


def marked(words: str, body: Body) -> str:
    """Words that say when the body is invented."""
    return _("%(words)s (demonstration, invented body)") % {"words": words} if body.demonstration else words


def escaped(words: str) -> str:
    """A text as the format writes it."""
    return words.translate(ESCAPED)


def folded(line: str) -> str:
    """A line no longer than the format allows, broken between letters."""
    parts, now = [""], 0
    for letter in line:
        size = len(letter.encode())
        if now + size > WIDTH:
            parts.append("")
            now = 1  # the blank that begins what was broken off
        parts[-1] += letter
        now += size
    return NEXT.join(parts)
