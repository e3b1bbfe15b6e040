"""Every change to what is owed and proved: one action, one transaction, one line in the journal."""

from threshold.duties.actions.assigning import Event, assign_body, start_clock
from threshold.duties.actions.demonstrating import load_demonstration
from threshold.duties.actions.proving import attest_none, give_proof, review_proof
from threshold.duties.actions.putting_off import put_off, write_diary
from threshold.duties.actions.reminding import remind
from threshold.duties.actions.requesting import answer_request, make_request

__all__ = [
    "Event",
    "answer_request",
    "assign_body",
    "attest_none",
    "give_proof",
    "load_demonstration",
    "make_request",
    "put_off",
    "remind",
    "review_proof",
    "start_clock",
    "write_diary",
]
