"""The tables, a file a noun."""

from threshold.agencies.models.bodies import Approval, Body, Import
from threshold.agencies.models.contracts import Contract, Location
from threshold.agencies.models.decisions import Decision
from threshold.agencies.models.posts import Event, Holding

__all__ = ["Approval", "Body", "Contract", "Decision", "Event", "Holding", "Import", "Location"]
