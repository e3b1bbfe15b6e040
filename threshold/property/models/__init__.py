"""The tables of places, a file a noun."""

from threshold.property.models.codes import Code
from threshold.property.models.sites import Control, Import, Mark, Site, Use

__all__ = ["Code", "Control", "Import", "Mark", "Site", "Use"]
