"""What each field of searching for sites is for."""

from __future__ import annotations

from threshold.database.data_classes import Field
from threshold.property.data_classes.sites import PUBLIC, REPLACED

SEARCH = {
    "SearchTerm.term": Field(PUBLIC, "finding a site that is not sensitive", REPLACED),
    "SearchTerm.site": Field(PUBLIC, "which site it finds", REPLACED),
    "Stamp.id": Field("record number", "the one row there is", REPLACED),
    "Stamp.number": Field("record", "telling whether any site has changed", REPLACED),
}
