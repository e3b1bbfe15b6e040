"""What is owed, what was given as proof, what was put off, what was asked and answered."""

from threshold.duties.models.assignments import Assignment, Putting, Total
from threshold.duties.models.proofs import Diary, Proof, Review
from threshold.duties.models.requests import Request, Response

__all__ = ["Assignment", "Diary", "Proof", "Putting", "Request", "Response", "Review", "Total"]
