"""The closed choices of a record made at the gate, by telephone or by mail: each value with the words a page shows.

A record holds these, times and a place; it has no field for a resident, and of an officer only whether identification
was shown (10-178(d), 4-210). "I don't know" is a choice left out: an empty value, which a page calls "not said".
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from threshold.core.facts import NONPUBLIC, OTHER_RESOURCE, PLACE, PURPOSE, USE, USES_PROPERTY
from threshold.core.words import gettext_noop as _

Choices = Mapping[str, str]


def _choices(**words: str) -> Choices:
    return MappingProxyType(words)


KINDS: Final = _choices(
    use_of_lot=_("Use of a lot"),
    entry=_("Entry to a non-public area"),
    resources=_("Help or resources"),
    information=_("Information"),
    status_only=_("Citizenship or immigration status, and nothing else"),
    papers=_("Serving papers"),
    observed=_("A use seen, with nothing asked"),
)
CHANNELS: Final = _choices(
    gate=_("At the gate"),
    telephone=_("By telephone"),
    mail=_("By mail"),
    email=_("By e-mail"),
)
# What they said they are: classes of the fact `who`, and that they did not say. Counsel classifies.
SAID_TO_BE: Final = _choices(
    federal=_("The federal government"),
    state=_("The State of New York"),
    state_or_interstate_authority=_("A state or interstate authority"),
    other_government=_("Another government"),
    district_attorney=_("A district attorney"),
    city=_("The City"),
    doe=_("The Department of Education"),
    local_pbc_or_authority=_("A local public benefit corporation or local public authority"),
    government_contractor=_("A contractor of a government"),
    private=_("Nobody in government"),
    did_not_say=_("They did not say"),
)
OFFICERS: Final = _choices(
    one=_("1"),
    two_to_four=_("2 to 4"),
    five_to_nine=_("5 to 9"),
    ten_or_more=_("10 or more"),
)
IDENTIFICATION: Final = _choices(
    shown=_("Shown"),
    not_shown=_("Not shown"),
    declined=_("Asked for and declined"),
)
CAME_FOR: Final = _choices(
    person=_("To speak with or look for somebody"),
    arrest_or_search=_("To arrest or to search"),
    place=_("To use the place"),
    information=_("Information or records"),
    papers=_("To hand over papers"),
    inspection=_("An inspection or audit"),
    emergency=_("An emergency, they said"),
    other=_("Something else"),
    did_not_say=_("They did not say"),
)
ASKED: Final = _choices(
    come_in=_("To come into a non-public area"),
    use_place=_("To use the place"),
    records=_("For records or information"),
    status=_("For citizenship or immigration status"),
    staff_help=_("For help by staff"),
    equipment=_("For equipment or another resource"),
    cameras=_("For camera pictures"),
    take_papers=_("To take their papers"),
    other=_("For something else"),
    nothing=_("For nothing"),
)
PAPERS: Final = _choices(
    none=_("No paper"),
    warrant=_("It said it is a warrant"),
    subpoena=_("It said it is a subpoena"),
    court_order=_("It said it is an order of a court"),
    detainer=_("It said it is a detainer"),
    judge=_("A paper that looks like a judge's or a court's"),
    no_judge=_("A paper that names no judge"),
    form=_("A form of an agency"),
    letter=_("A letter"),
    other=_("Another paper"),
    cannot_tell=_("I can't tell"),
)
SIGNED: Final = _choices(
    yes=_("Yes"),
    no=_("No"),
    cannot_tell=_("I can't tell"),
)
ISSUERS: Final = _choices(
    federal_court=_("A federal court"),
    state_court=_("A court of the State of New York"),
    immigration_court=_("An immigration court"),
    other_court=_("Another court"),
    agency_office=_("An office of an agency"),
    named=_("One is named"),
    none=_("None is named"),
    cannot_tell=_("I can't tell"),
)
DATED: Final = _choices(
    yes=_("Yes"),
    no=_("No"),
    cannot_tell=_("I can't tell"),
)
SHOWN: Final = _choices(
    shown=_("Shown"),
    read_aloud=_("Read aloud"),
    copied=_("A copy was given"),
    on_screen=_("On a screen"),
    not_shown=_("Spoken of and not shown"),
)
PLACES: Final = MappingProxyType(
    {
        **{value: words for value, words in PLACE.answers.items() if value != "other"},
        "public_area": _("A public area of a building"),
        "nonpublic_area": _("A non-public area of a building"),
        "service_location": _("A service location of a contractor"),
        "other": PLACE.answers["other"],
    }
)
USES: Final = MappingProxyType(dict(USE.answers))
ANSWERED: Final = _choices(
    cannot_give_or_refuse=_("I cannot give or refuse permission, and I am calling the person who can"),
    asked_name_agency_reason=_("Asked for name, agency and reason"),
    asked_for_paper=_("Asked to see a paper, or for a copy"),
    asked_to_wait=_("Asked them to wait"),
    called_counsel=_("Called counsel"),
    to_privacy_officer=_("Said that requests go to counsel and the privacy officer"),
    gave_information=_("Gave information or records"),
    let_in=_("Let them in"),
    helped=_("Helped"),
    nothing=_("Nothing was said"),
)
HAPPENED: Final = _choices(
    waiting=_("They are waiting"),
    left=_("They left"),
    came_in=_("They came in without waiting"),
    came_in_after_counsel=_("They came in after counsel was asked"),
    used_place=_("They used the place"),
    handed_papers=_("They handed over papers"),
    took_copies=_("They took records or copies"),
    emergency=_("They said it is an emergency"),
    other=_("Something else"),
)
CAPACITIES: Final = _choices(
    employee=_("City employee"),
    contractor=_("Contractor"),
    subcontractor=_("Subcontractor"),
)

ONE_OF: Final[Mapping[str, Choices]] = MappingProxyType(
    {
        "kind": KINDS, "channel": CHANNELS, "said_to_be": SAID_TO_BE, "officers": OFFICERS,
        "identification": IDENTIFICATION, "came_for": CAME_FOR, "paper": PAPERS, "signed": SIGNED, "issuer": ISSUERS,
        "dated": DATED, "shown": SHOWN, "place": PLACES, "use": USES, "capacity": CAPACITIES,
        **{fact.id: fact.answers for fact in (PURPOSE, NONPUBLIC, USES_PROPERTY, OTHER_RESOURCE)},
    }
)  # fmt: skip
"""The choices of which a record holds one, or none where it was not said."""
SOME_OF: Final[Mapping[str, Choices]] = MappingProxyType({"asked": ASKED, "answered": ANSWERED, "happened": HAPPENED})
"""The choices of which a record holds any number."""
NEEDED: Final = frozenset({"channel"})
"""What no record is without."""
