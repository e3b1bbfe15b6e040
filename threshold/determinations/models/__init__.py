"""The tables of determinations, a file a noun."""

from threshold.determinations.models.advice import Advice
from threshold.determinations.models.matters import Matter, OpenPoint, Referral, StatementRow
from threshold.determinations.models.readings import Adopted, Decider
from threshold.determinations.models.sealed import Decision, Sealed

__all__ = ["Adopted", "Advice", "Decider", "Decision", "Matter", "OpenPoint", "Referral", "Sealed", "StatementRow"]
