"""What an account leaves possible of the facts of the norms, as seen: kept for counsel, decided by nobody here."""

from __future__ import annotations

from threshold.core.facts import FACTS, Known
from threshold.encounters.models import Account

DIRECT = ("place", "use", "purpose", "nonpublic", "uses_property", "other_resource")
NOT_ON_PAPER = {"on_screen", "read_aloud"}
# An encounter's kind as a matter calls it.
MATTERS = {
    "use_of_lot": "lot-use", "entry": "entry", "resources": "help", "information": "information",
    "status_only": "information", "papers": "papers", "observed": "observed", "": "observed",
}  # fmt: skip


def seen_facts(account: Account) -> Known:
    """By fact, the values that are left. Which law is enforced and whose personnel they are, counsel classifies."""
    found = {}
    for fact in DIRECT:
        value = getattr(account, fact)
        if value in FACTS[fact].domain:
            found[fact] = frozenset({value})
    if account.place == "nonpublic_area":
        found.setdefault("nonpublic", frozenset({"yes"}))
    presented = _presented(account)
    if presented:
        found["b_presented"] = presented
    return found


def _presented(account: Account) -> frozenset[str]:
    """Whether a paper is a warrant is for counsel: one that was shown leaves both, one that was not leaves none."""
    if not account.paper:
        return frozenset()
    if account.paper == "none" or account.shown == "not_shown":
        return frozenset({"no"})
    return frozenset({"on_screen_or_read_aloud" if account.shown in NOT_ON_PAPER else "yes", "no"})
