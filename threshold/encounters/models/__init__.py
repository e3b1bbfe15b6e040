"""The tables of encounters, a file a noun."""

from threshold.encounters.models.calls import Practice, Shift
from threshold.encounters.models.intake import Held, Link
from threshold.encounters.models.quarterly import (
    Designation,
    Edition,
    Paper,
    Part,
    Receipt,
    Tag,
    Transmission,
    Withholding,
)
from threshold.encounters.models.records import Account, Encounter, Step

__all__ = [
    "Account", "Designation", "Edition", "Encounter", "Held", "Link", "Paper", "Part", "Practice", "Receipt", "Shift",
    "Step", "Tag", "Transmission", "Withholding",
]  # fmt: skip
