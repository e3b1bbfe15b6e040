"""The closed choices of the quarterly report: what counsel says of a record, why, and the grounds of withholding."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from threshold.core.words import gettext_noop as _
from threshold.encounters.outside import outside_agencies

Choices = Mapping[str, str]


def _choices(**words: str) -> Choices:
    return MappingProxyType(words)


QUALIFIES: Final = _choices(
    yes=_("Yes: it belongs in the report of 10-178(d)"),
    no=_("No: it does not"),
    undecided=_("Not decided yet"),
)
# Why, for each of the three: the words of 10-178(d) for yes and no, what is missing for the third.
WHY: Final[Mapping[str, Choices]] = MappingProxyType({
    "yes": _choices(
        request=_(
            "A non-local law enforcement agency requested support or assistance intended to further immigration "
            "enforcement"
        ),
    ),
    "no": _choices(
        not_law_enforcement=_("Whoever asked is no law enforcement agency"),
        local=_("Whoever asked is a local law enforcement agency"),
        no_assistance=_("No support or assistance was requested"),
        other_purpose=_("It was not intended to further immigration enforcement"),
        same_request=_("Another record holds the same request"),
    ),
    "undecided": _choices(
        needs_facts=_("Facts are missing"),
        law_department=_("The Law Department was asked"),
        reading=_("It depends on a reading nobody has adopted"),
    ),
})  # fmt: skip
RECEIVED_BY: Final = _choices(
    officer_or_employee=_("An officer or employee"),
    contractor=_("A contractor or subcontractor, whom 10-178(d) does not expressly cover"),
)
CONTAINED_IN: Final[Choices] = MappingProxyType({
    "9-131": _("The report of the Department of Correction under 9-131"),
    "9-205": _("The report of the Department of Probation under 9-205"),
    "14-154": _("The report of the Police Department under 14-154"),
})  # fmt: skip
GROUNDS: Final = _choices(
    investigation=_("10-178(d)(i): disclosure would interfere with a law enforcement investigation"),
    cooperative=_(
        "10-178(d)(ii): it relates to a cooperative arrangement under 10-178(e)(1), and disclosure would compromise "
        "public safety"
    ),
)
HOW_SENT: Final = _choices(
    by_hand=_("By hand"),
    mail=_("By mail"),
    email=_("By e-mail"),
    portal=_("Through a portal of the Council"),
)
NOT_IDENTIFIED: Final = "not-identified"
TO: Final = _("the office of the Speaker of the Council")


def requesting() -> Mapping[str, str]:
    """Whom counsel may say asked: the agencies outside the City that are listed, or one nobody identified."""
    listed = {one.id: one.name for one in outside_agencies().values()}
    return listed | {NOT_IDENTIFIED: _("A law enforcement agency nobody identified")}
