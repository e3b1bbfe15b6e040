"""The tables of places, a file a noun."""

from threshold.property.models.changes import Change
from threshold.property.models.codes import Code
from threshold.property.models.placements import Finding, Placement, Step
from threshold.property.models.prints import Print, Report
from threshold.property.models.records import Area, Assessment, Custodian, Sign
from threshold.property.models.registers import Agreement, Arrangement, Covered
from threshold.property.models.search import SearchTerm, Stamp
from threshold.property.models.sites import Control, Import, Mark, Site, Use

__all__ = [
    "Agreement",
    "Area",
    "Arrangement",
    "Assessment",
    "Change",
    "Code",
    "Control",
    "Covered",
    "Custodian",
    "Finding",
    "Import",
    "Mark",
    "Placement",
    "Print",
    "Report",
    "SearchTerm",
    "Sign",
    "Site",
    "Stamp",
    "Step",
    "Use",
]
