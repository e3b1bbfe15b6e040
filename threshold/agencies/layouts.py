"""The three layouts a list of bodies may come in, and what their columns and words stand for here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from threshold.core.words import gettext_noop as _

STATUSES: Final = (
    _("active"),
    _("inactive"),
    _("dissolved"),
    _("reorganized"),
    _("verification pending"),
    _("excluded"),
)
CONFIDENCES: Final = (_("high"), _("medium"), _("low"))
KINDS: Final = (
    _("mayoral agency"),
    _("department of education"),
    _("mayoral office"),
    _("elected office"),
    _("public benefit corporation"),
    _("local public authority"),
    _("public benefit or development organization"),
    _("board or commission"),
    _("division"),
    _("committee"),
    _("official"),
    _("other"),
)

# What each of the City's types may be here. The first is taken while nothing finer is known; a body already held
# under one of the others keeps it, so that a coarse list never blurs a distinction a person made.
KINDS_OF_TYPE: Final = {
    "Mayoral Agency": ("mayoral agency", "department of education"),
    "Mayoral Office": ("mayoral office", "official"),
    "Division": ("division", "mayoral agency", "mayoral office", "other"),
    "Elected Office": ("elected office",),
    "Advisory or Regulatory Organization": ("board or commission", "committee", "other"),
    "Public Benefit or Development Organization": (
        "public benefit or development organization",
        "public benefit corporation",
        "local public authority",
    ),
    "Nonprofit Organization": ("other",),
    "Pension Fund": ("other",),
    "State Government Agency": ("other",),
}
CITY_DATASET: Final = "NYC Governance Organizations (NYC Open Data t3jq-9nkf)"


@dataclass(frozen=True, slots=True)
class Layout:
    """One layout: which column holds what. `tell_tale` columns are those that no other layout has."""

    slug: str
    name: str
    tell_tale: frozenset[str]
    record: str
    status: str
    other_names: tuple[str, ...]
    columns: frozenset[str]  # every column of the true layout, most of them read past
    city_type: str = ""  # the column with the City's type, "" when the kind is given instead
    kind: str = ""
    source: str = ""
    confidence: str = ""
    records: str = ""  # how its record ids begin; "" when they may begin in any way

    @property
    def wanted(self) -> frozenset[str]:
        """The columns without which the file cannot be read."""
        named = (self.record, self.status, self.city_type, self.kind, self.source, self.confidence, *self.other_names)
        return frozenset({"name", "acronym", "url", *named} - {""})


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


_SHARED: Final = _names(
    "record_id name name_alphabetized operational_status organization_type url alternate_or_former_names acronym "
    "alternate_or_former_acronyms principal_officer_title reports_to in_org_chart "
    "listed_in_nyc_gov_agency_directory"
)
# The names of principal officers are people's names: these columns are read past and nothing of them is kept.
_OFFICERS: Final = _names(
    "principal_officer_full_name principal_officer_first_name principal_officer_middle_name_or_initial "
    "principal_officer_last_name principal_officer_suffix principal_officer_name principal_officer_contact_url"
)
_GOLDEN_ONLY: Final = _names(
    "description budget_code open_datasets_url founding_year notes instance_of name_nycgov_agency_list "
    "name_nycgov_mayors_office name_nyc_open_data_portal name_oda name_cpo name_wegov name_greenbook name_checkbook "
    "name_hoo name_ops reporting_notes jan_2025_org_chart"
)

GOLDEN: Final = Layout(
    slug="nycgo-golden",
    name="the City's full list of governance organizations",
    tell_tale=frozenset({"budget_code"}),
    record="record_id",
    status="operational_status",
    city_type="organization_type",
    other_names=("alternate_or_former_names", "alternate_or_former_acronyms"),
    columns=_SHARED | _OFFICERS | _GOLDEN_ONLY,
    records="nycgo-",
)
PUBLISHED: Final = Layout(
    slug="nycgo-published",
    name="the City's published list of governance organizations",
    tell_tale=frozenset({"record_id"}),
    record="record_id",
    status="operational_status",
    city_type="organization_type",
    other_names=("alternate_or_former_names", "alternate_or_former_acronyms"),
    columns=_SHARED | _OFFICERS,
    records="nycgo-",
)
ROSTER: Final = Layout(
    slug="roster",
    name="the list of bodies with kind, source and confidence",
    tell_tale=frozenset({"kind"}),
    record="id",
    status="status",
    kind="kind",
    source="source",
    confidence="confidence",
    other_names=("former_or_other_names",),
    columns=_names(
        "id name acronym kind bound_by_s2_audit source confidence status government_level former_or_other_names "
        "budget_code reports_to listed_in_agency_directory colp_agency_codes mayor_appoints_majority "
        "mayor_majority_basis mayor_majority_confidence nycgo_type url note"
    ),
)
LAYOUTS: Final = (ROSTER, GOLDEN, PUBLISHED)  # in this order: the tell-tale of the published one is in the full one


def recognise(header: Sequence[str]) -> Layout | None:
    """The layout a header belongs to by its tell-tale columns, or None. Columns may still be missing."""
    given = frozenset(header)
    for layout in LAYOUTS:
        if layout.tell_tale <= given and len(layout.wanted & given) > len(layout.wanted) // 2:
            return layout
    return None
