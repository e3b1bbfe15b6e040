"""The tables, a file a noun."""

from threshold.agencies.models.bodies import Approval, Body, Import
from threshold.agencies.models.contracts import Contract, Location
from threshold.agencies.models.crossings import Crossing
from threshold.agencies.models.decisions import Decision
from threshold.agencies.models.posts import Event, Holding

__all__ = ["Approval", "Body", "Contract", "Crossing", "Decision", "Event", "Holding", "Import", "Location"]
