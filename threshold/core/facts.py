"""The facts a norm turns on: one question each in plain words, with a closed list of answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType

from threshold.core.words import gettext_noop as _

Known = Mapping[str, frozenset[str]]
"""What the record leaves possible: fact id to the values it may still have. A fact not named may have any."""


class Kind(Enum):
    """What can show a fact: the eye, a paper, or only the finding of a named official."""

    SEEN = "SEEN"
    PAPER = "PAPER"
    LAW = "LAW"


@dataclass(frozen=True, slots=True, eq=False)
class Fact:
    """One question with its possible answers: value of the public vocabulary to the words a page shows for it."""

    id: str
    asks: str
    kind: Kind
    answers: Mapping[str, str]
    domain: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "domain", frozenset(self.answers))

    @property
    def values(self) -> tuple[str, ...]:
        """The values in the order a form lists them."""
        return tuple(self.answers)

    @property
    def is_yes_or_no(self) -> bool:
        """Whether `true` and `false` may stand for two of its values."""
        return {"yes", "no"} <= self.domain


YES_NO: Mapping[str, str] = MappingProxyType({"yes": _("Yes"), "no": _("No")})


def _fact(fact_id: str, kind: Kind, asks: str, answers: Mapping[str, str] = YES_NO) -> Fact:
    return Fact(fact_id, asks, kind, MappingProxyType(dict(answers)))


WHO = _fact(
    "who",
    Kind.PAPER,
    _("Whose personnel are they?"),
    {
        "federal": _("The federal government"),
        "state": _("The State of New York"),
        "other_government": _("Another government"),
        "city": _("The City"),
        "doe": _("The Department of Education"),
        "local_pbc_or_authority": _("A local public benefit corporation or local public authority"),
        "state_or_interstate_authority": _("A state or interstate authority"),
        "district_attorney": _("A district attorney"),
        "government_contractor": _("A contractor of a government"),
        "private": _("Nobody in government"),
    },
)
EMPOWERED = _fact(
    "empowered",
    Kind.PAPER,
    _("Are they empowered to enforce civil or criminal laws?"),
    {**YES_NO, "only_elsewhere": _("Only in another place")},
)
PLACE = _fact(
    "place",
    Kind.SEEN,
    _("What kind of place is it?"),
    {
        "garage": _("A garage"),
        "parking_lot": _("A parking lot"),
        "vacant_lot": _("A vacant lot"),
        "mixed_site": _("A site of several kinds, parking among them"),
        "other": _("Another kind of place"),
    },
)
TITLE = _fact(
    "title",
    Kind.PAPER,
    _("Does the City own it or lease it?"),
    {
        "city_owns": _("The City owns it"),
        "city_leases": _("The City leases it"),
        "neither": _("Neither"),
    },
)
CONTROL = _fact(
    "control",
    Kind.PAPER,
    _("Does the City have operational control of it?"),
    {
        "city": _("The City has it"),
        "shared": _("The City shares it"),
        "not_city": _("The City does not have it"),
    },
)
USE = _fact(
    "use",
    Kind.SEEN,
    _("What is the place used as?"),
    {
        "staging_area": _("A staging area"),
        "processing_location": _("A processing location"),
        "operations_base": _("An operations base"),
        "lookout_or_waiting": _("A place to watch or wait"),
        "other": _("Something else"),
    },
)
PURPOSE = _fact(
    "purpose",
    Kind.SEEN,
    _("Is that use for the enforcement of civil or criminal laws?"),
)
A_INSTRUMENT = _fact(
    "a_instrument",
    Kind.PAPER,
    _("Is there a duly approved formal agreement, contract or subcontract?"),
    {**YES_NO, "approval_unclear": _("There is one, and its approval is unclear")},
)
A_COVERS = _fact(
    "a_covers",
    Kind.PAPER,
    _("Does it authorize them to use such lots for such purpose?"),
)
B_PRESENTED = _fact(
    "b_presented",
    Kind.SEEN,
    _("Did they present a warrant?"),
    {**YES_NO, "on_screen_or_read_aloud": _("On a screen, or read aloud")},
)
B_ISSUER = _fact(
    "b_issuer",
    Kind.PAPER,
    _("Who issued it?"),
    {
        "article_iii_judge": _("A judge appointed pursuant to Article III of the United States Constitution"),
        "magistrate_judge": _("A federal magistrate judge"),
        "ny_court": _("A court of the State of New York"),
        "fisa_court": _("The Foreign Intelligence Surveillance Court"),
        "article_i_judge": _("A federal judge of another kind"),
        "other_court": _("Another court"),
        "executive_officer": _("An officer of an agency, an immigration judge among them"),
    },
)
B_AUTHORITY = _fact(
    "b_authority",
    Kind.PAPER,
    _("What does it authorize?"),
    {
        "custody_of_subject": _("Taking the person it names into custody"),
        "search_or_enter_this_place": _("Searching or entering this place"),
        "search_or_enter_elsewhere": _("Searching or entering another place"),
        "neither": _("Neither custody, search nor entry"),
    },
)
B_LIVE = _fact(
    "b_live",
    Kind.PAPER,
    _("Is it in force, and is this use in accordance with its terms?"),
    {
        "yes": _("Yes"),
        "use_not_in_terms": _("In force, and its terms do not speak of this use"),
        "expired_or_recalled": _("Expired or recalled"),
    },
)
C_FORMAL = _fact(
    "c_formal",
    Kind.PAPER,
    _("Is there a cooperative arrangement entered into formally on behalf of the City with state or federal agencies?"),
    {**YES_NO, "informal": _("There is one, not entered into formally")},
)
C_PART = _fact("c_part", Kind.PAPER, _("Is this use of the lot part of that arrangement?"))
D_MISSION = _fact(
    "d_mission",
    Kind.LAW,
    _("Does this use further the purpose or mission of a City agency?"),
)
E_EXIGENT = _fact("e_exigent", Kind.LAW, _("Do exigent circumstances exist?"))
F_REQUIRED = _fact("f_required", Kind.LAW, _("Is this use otherwise required by law?"))
NONPUBLIC = _fact("nonpublic", Kind.SEEN, _("Would they have access to a non-public area?"))
SERVES = _fact("serves", Kind.PAPER, _("Does the property serve a City governmental purpose?"))
G1_AGREEMENT = _fact(
    "g1_agreement",
    Kind.PAPER,
    _("Are they authorized to have access by an agreement, contract or subcontract?"),
)
G3_REQUIRED = _fact("g3_required", Kind.LAW, _("Is access otherwise required by law?"))
G4_ARRANGEMENT = _fact(
    "g4_arrangement",
    Kind.PAPER,
    _("Is access part of a cooperative arrangement involving City, State or federal agencies?"),
)
G5_MISSION = _fact(
    "g5_mission",
    Kind.LAW,
    _("Does access further the purpose or mission of a City agency?"),
)
G6_EXIGENT = _fact("g6_exigent", Kind.LAW, _("Do exigent circumstances exist for access?"))
IMMIGRATION = _fact(
    "immigration",
    Kind.SEEN,
    _("What law is being enforced?"),
    {
        "civil_ina": _("A civil provision of the Immigration and Nationality Act"),
        "entry_presence_reentry": _("A law that penalizes presence, entry or reentry"),
        "registration_documents_supervision": _("A law on registration, travel documents or supervision"),
        "mayor_determined_proxy": _("A law the Mayor has determined to be used as a proxy"),
        "other": _("Another law"),
    },
)
USES_PROPERTY = _fact(
    "uses_property",
    Kind.SEEN,
    _("Would the property be used for it?"),
    {**YES_NO, "incidental": _("Only incidentally")},
)
OTHER_RESOURCE = _fact(
    "other_resource",
    Kind.SEEN,
    _("What other City resource would be used for it?"),
    {"none": _("None"), "staff_time": _("Staff time"), "other": _("Another resource")},
)
I1_ARRANGEMENT = _fact(
    "i1_arrangement",
    Kind.LAW,
    _("Is it part of a cooperative arrangement not primarily intended to further immigration enforcement?"),
)
I2_DUTIES = _fact(
    "i2_duties",
    Kind.LAW,
    _("Would City staff be performing their duties in accordance with State and local law?"),
)
I3_FEDERAL = _fact(
    "i3_federal",
    Kind.LAW,
    _("Would City staff be complying with federal law, or would federal law bar the restriction?"),
)

_OF_THE_ORDER = (
    WHO,
    EMPOWERED,
    PLACE,
    TITLE,
    CONTROL,
    USE,
    PURPOSE,
    A_INSTRUMENT,
    A_COVERS,
    B_PRESENTED,
    B_ISSUER,
    B_AUTHORITY,
    B_LIVE,
    C_FORMAL,
    C_PART,
    D_MISSION,
    E_EXIGENT,
    F_REQUIRED,
)
_OF_ITS_NEIGHBOURS = (
    NONPUBLIC,
    SERVES,
    G1_AGREEMENT,
    G3_REQUIRED,
    G4_ARRANGEMENT,
    G5_MISSION,
    G6_EXIGENT,
    IMMIGRATION,
    USES_PROPERTY,
    OTHER_RESOURCE,
    I1_ARRANGEMENT,
    I2_DUTIES,
    I3_FEDERAL,
)

FACTS: Mapping[str, Fact] = MappingProxyType({fact.id: fact for fact in _OF_THE_ORDER + _OF_ITS_NEIGHBOURS})
"""The public vocabulary: every fact of the norms, in the order they are asked."""
