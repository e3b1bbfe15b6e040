"""The tables of encounters, a file a noun."""

from threshold.encounters.models.calls import Practice, Shift
from threshold.encounters.models.intake import Held, Link
from threshold.encounters.models.records import Account, Encounter, Step

__all__ = ["Account", "Encounter", "Held", "Link", "Practice", "Shift", "Step"]
