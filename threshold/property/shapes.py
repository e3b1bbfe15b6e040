"""A site in words and values: what the pages, the exports and the API say of it, the same everywhere."""

from __future__ import annotations

from dataclasses import dataclass

from threshold.core.property import QUESTIONS, RULES
from threshold.core.words import gettext_noop
from threshold.property.lots import BOROUGHS
from threshold.property.models import Control, Import, Site

VERDICTS = {
    "yes": gettext_noop("yes"),
    "no": gettext_noop("no"),
    "part": gettext_noop("in part"),
}
CHANGE_KINDS = {
    "added": gettext_noop("added"),
    "changed": gettext_noop("changed"),
    "listed-again": gettext_noop("named again"),
    "absent": gettext_noop("no longer named"),
}
# What a change of the list is called, by the column that differs.
FIELDS = {
    "called": gettext_noop("Called"), "address": gettext_noop("Address"), "borough": gettext_noop("Borough"),
    "district": gettext_noop("Community district"), "agencies": gettext_noop("Agencies"),
    "body_id": gettext_noop("Custodian"), "latitude": gettext_noop("Latitude"),
    "longitude": gettext_noop("Longitude"), "lot": gettext_noop("Under 1.a, proposed"),
    "lot_rule": gettext_noop("Rule under 1.a"), "property": gettext_noop("Under 1.b, proposed"),
    "property_rule": gettext_noop("Rule under 1.b"), "questions": gettext_noop("Open questions for counsel"),
    "uses": gettext_noop("Uses on the list"),
}  # fmt: skip
NOT_DECIDED = gettext_noop("not decided")
CONTROLS_CALLED = {
    "yes": gettext_noop("Decided: yes"),
    "in-part": gettext_noop("Decided: in part"),
    "no": gettext_noop("Decided: no"),
    "not-decided": gettext_noop("Not decided"),
}
OWNERSHIP = {
    "C": gettext_noop("owned by the City"),
    "M": gettext_noop("mixed ownership"),
    "P": gettext_noop("privately owned"),
    "O": gettext_noop("owned by another public body"),
}
AGREEMENTS = {
    "S": gettext_noop("leased out for a short term"),
    "L": gettext_noop("leased out for a long term"),
    "M": gettext_noop("leased out for mixed terms"),
}


@dataclass(frozen=True, slots=True)
class Question:
    """One open question a site raises, and where the order's own question stands."""

    words: str
    at: str


def open_questions(site: Site) -> list[Question]:
    """The open questions of a site."""
    return [Question(*QUESTIONS[slug]) for slug in site.questions if slug in QUESTIONS]


def as_values(site: Site, control: Control | None, newest: Import | None) -> dict[str, object]:
    """One public site as an export and the API say it."""
    return {
        "bbl": site.bbl, "called": site.called, "address": site.address, "borough": BOROUGHS[site.borough],
        "community_district": site.district, "agencies": list(site.agencies), "body": site.body_id or "",
        "latitude": None if site.latitude is None else float(site.latitude),
        "longitude": None if site.longitude is None else float(site.longitude),
        "proposed_1a": site.lot, "proposed_1a_rule": RULES[site.lot_rule],
        "proposed_1b": site.property, "proposed_1b_rule": RULES[site.property_rule],
        "operational_control": control.verdict if control else "not decided",
        "control_since": control.since if control else None,
        "control_decided_on": control.decided_on if control else None,
        "control_role": control.role if control else "",
        "open_questions": list(site.questions),
        "not_listed_since": site.absent_since, "list_imported_on": newest.on if newest else None,
        "list_edition": newest.edition if newest else None, "demonstration": site.demonstration,
    }  # fmt: skip
