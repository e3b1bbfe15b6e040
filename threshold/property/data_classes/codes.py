"""What each field of the codes on signs is for."""

from __future__ import annotations

from threshold.database.data_classes import Field, Retention

KEPT = Retention.NONE_ADOPTED
KEEPERS = "about a place, read by those who keep its record"

CODES = {
    "Code.id": Field("record number", "the place of the code", KEPT),
    "Code.site": Field(KEEPERS, "which site it stands for", KEPT),
    "Code.code": Field(KEEPERS, "opens the guide for the site; nobody can list them", KEPT),
    "Code.made_on": Field(KEEPERS, "since when it is in use", KEPT),
    "Code.role": Field("record", "in which role it was made", KEPT),
    "Code.recorded_at": Field("record", "when it was recorded", KEPT),
    "Code.recorded_by": Field("about staff, by an opaque mark", "who made it", KEPT),
    "Code.withdrawn_on": Field(KEEPERS, "since when it opens nothing", KEPT),
    "Code.withdrawn_because": Field("record, never public", "why", KEPT),
    "Code.withdrawn_by": Field("about staff, by an opaque mark", "who withdrew it", KEPT),
}
