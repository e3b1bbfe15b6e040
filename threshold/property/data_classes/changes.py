"""What each field of the changes of an import is for."""

from __future__ import annotations

from threshold.database.data_classes import Field
from threshold.property.data_classes.sites import KEPT, PUBLIC

CHANGES = {
    "Change.id": Field("record number", "the place of the change", KEPT),
    "Change.of": Field("record", "which import made it", KEPT),
    "Change.site": Field(PUBLIC, "which site it is about", KEPT),
    "Change.kind": Field(PUBLIC, "whether the list added, changed, left out or named it again", KEPT),
    "Change.fields": Field(PUBLIC, "what the list said before and says now", KEPT),
}
