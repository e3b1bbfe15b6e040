"""The closed choices of what follows an encounter: referrals, prompts for looking back, exports."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from threshold.core.words import gettext_noop as _

Choices = Mapping[str, str]


def _choices(**words: str) -> Choices:
    return MappingProxyType(words)


REFER_TO: Final = _choices(
    law=_("The Law Department"),
    privacy_officer=_("The agency's privacy officer"),
    doi=_("The Department of Investigation, as Inspector General"),
)
# Which of them rests on a law; the others are house practice.
REFER_BY_LAW: Final = MappingProxyType({"privacy_officer": "23-1202(c)(3)"})
REFER_WHY: Final = _choices(
    decision=_("Officials differ, or a point of law is open"),
    litigation=_("Litigation is anticipated"),
    information=_("Information about a person was requested or given"),
    conduct=_("Conduct of staff or officers needs looking into"),
    documentation=_("A request was not recorded when it was received"),
)
PROMPTS: Final = _choices(
    guide=_("The field guide"),
    number=_("The telephone number of counsel"),
    answer=_("How soon counsel answered"),
    paper=_("The paper that was shown"),
    language=_("Language and interpreting"),
    sign=_("Signs at the place"),
    record=_("The record"),
    safety=_("Safety of staff and public"),
)
FINDINGS: Final = _choices(
    as_planned=_("It went as the guide says"),
    missing=_("Something was missing"),
    unclear=_("Something was unclear"),
    changed=_("Something should change"),
    not_known=_("Not known"),
)
ACTIONS: Final = _choices(
    put_up_sign=_("Put up a sign, or a new one"),
    correct_number=_("Correct the number of counsel"),
    train=_("Train staff of the place"),
    translate=_("Provide an interpreter or a translation"),
    change_guide=_("Propose a change of the guide"),
    change_rota=_("Change the rota of counsel"),
    talk_with_staff=_("Talk with the staff who were there"),
    other=_("Something else, in the agency's own file"),
)
OWNERS: Final = _choices(
    counsel=_("Agency counsel"),
    compliance=_("Compliance lead"),
    custodian=_("Custodian of the site"),
    trainer=_("Trainer"),
    privacy=_("Privacy officer"),
)
PURPOSES: Final = _choices(
    litigation=_("Litigation the City is in"),
    anticipated=_("Litigation that is anticipated"),
    court_order=_("An order or request of a court"),
    investigation=_("An investigation by the City"),
)
HANDED_TO: Final = _choices(
    case_file=_("The Law Department's case file"),
    court=_("A court"),
    outside_counsel=_("Outside counsel of the City"),
    agency_counsel=_("Counsel of the agency"),
)
