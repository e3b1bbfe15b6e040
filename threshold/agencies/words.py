"""Words a person types into a record: in order, not too long, and with no character that cannot be seen."""

from __future__ import annotations

from datetime import date

from threshold.agencies.importer import CONTROL
from threshold.core.answers import Refused
from threshold.core.words import Sentence, gettext_noop

NEEDED = gettext_noop("Fill this in: it stands in the record.")
TOO_LONG = gettext_noop("This is longer than {most} characters. Shorten it.")
UNSEEN = gettext_noop("This holds a character that cannot be seen or was lost in copying. Type it again.")
NO_SUCH_DAY = gettext_noop("Choose a day between 1990 and 2100.")
FIRST_YEAR, LAST_YEAR = 1990, 2100


def a_line(words: str, field: str, *, most: int = 300) -> str:
    """One line of words that must be there. Raises Refused."""
    line = a_line_or_none(words, field, most=most)
    if not line:
        raise Refused(Sentence(NEEDED), field)
    return line


def a_line_or_none(words: str, field: str, *, most: int = 300) -> str:
    """One line of words, or "". Raises Refused."""
    line = " ".join(words.split())
    if len(line) > most:
        raise Refused(Sentence(TOO_LONG, {"most": most}), field)
    if CONTROL.search(line):
        raise Refused(Sentence(UNSEEN), field)
    return line


def a_day(day: date, field: str) -> date:
    """A day within reason. Raises Refused."""
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Refused(Sentence(NO_SUCH_DAY), field)
    return day
