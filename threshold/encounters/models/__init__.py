"""The tables of encounters, a file a noun."""

from threshold.encounters.models.afterwards import Custody, Export, Finding, FollowUp, Referral
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
    "Account", "Custody", "Designation", "Edition", "Encounter", "Export", "Finding", "FollowUp", "Held",
    "Link", "Paper", "Part", "Practice", "Receipt", "Referral", "Shift", "Step", "Tag", "Transmission",
    "Withholding",
]  # fmt: skip
