"""The closed lists of a matter: kinds, sources, documents, decisions; and the shape of a reference beside them."""

from __future__ import annotations

import re
from typing import Final

from threshold.core.sources import Source
from threshold.core.words import gettext_noop

KINDS: Final = {
    "lot-use": gettext_noop("Use of a lot"),
    "entry": gettext_noop("Entry to a non-public area"),
    "help": gettext_noop("Help or resources"),
    "information": gettext_noop("Information"),
    "papers": gettext_noop("Serving papers"),
    "observed": gettext_noop("Observed use"),
}
"""What a matter is about; also the uses a reading is applied to."""

SOURCES: Final = {
    Source.SEEN.value: gettext_noop("As seen by staff"),
    Source.CLAIMED.value: gettext_noop("Somebody says so"),
    Source.DOCUMENT.value: gettext_noop("A document counsel read"),
    Source.REGISTER.value: gettext_noop("A confirmed register"),
    Source.OFFICIAL.value: gettext_noop("An official's finding"),
    Source.SUGGESTED.value: gettext_noop("Suggested by a program"),
}
STATED: Final = tuple(source for source in SOURCES if source != Source.OFFICIAL.value)

DOCUMENTS: Final = {
    "paper-shown": gettext_noop("The paper that was shown"),
    "agreement": gettext_noop("An agreement, contract or subcontract"),
    "arrangement": gettext_noop("A cooperative arrangement"),
    "deed-or-lease": gettext_noop("A deed or lease"),
    "letter": gettext_noop("A letter or message of the agency asking"),
    "city-record": gettext_noop("A record of the City"),
    "other": gettext_noop("Another document"),
}
"""What counsel read. Its number in the agency's own file may follow a colon; never what it says of anybody."""

ANSWERS: Final = {
    "not-reached": gettext_noop("The law does not reach it"),
    "excepted": gettext_noop("An exception applies"),
    "no-exception": gettext_noop("No exception is shown"),
    "open": gettext_noop("Left open"),
}
"""What counsel may decide under one norm."""

PRACTICE, VALUE = "practice", "value"
LONGEST_REASONS = 500
MOST_AT_ONCE = 60

REFERENCE = re.compile(r"[a-z][a-z-]{1,29}(:(?=[A-Z0-9./-]*[0-9])[A-Z0-9][A-Z0-9./-]{0,39})?")
"""A kind, and a number of capital letters and figures with at least one figure: no place for a name."""
REFERENCE_IN_SQL: Final = r"^([a-z][a-z-]{1,29}(:[A-Z0-9][A-Z0-9./-]{0,39})?)?$"
