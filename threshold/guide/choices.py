"""The closed choices a record at the gate is made of, and what each leaves possible of a fact of the norms, as seen."""

from __future__ import annotations

from collections.abc import Mapping

from threshold.core.facts import FACTS, Kind

YES_NO_CANNOT_TELL = ("yes", "no", "cannot_tell")
NEVER_ASKED = {"immigration"}  # which law is being enforced is for counsel to classify (care, section 1)
AT_THE_GATE = ("place", "use", "purpose", "nonpublic", "uses_property", "other_resource")


def of_the_fact(fact: str) -> tuple[str, ...]:
    """The values of a fact as a choice, with "unknown" last."""
    return (*FACTS[fact].values, "unknown")


CHOICES: Mapping[str, tuple[str, ...]] = {
    "want": ("come_inside", "use_lot", "information", "help", "papers", "from_afar", "unknown"),
    "about": ("status", "other", "records", "unknown"),
    "paper": ("yes", "screen", "no", "unknown"),
    "kind": ("judge", "no_judge", "cannot_tell"),
    "place": of_the_fact("place"),
    "use": of_the_fact("use"),
    "purpose": of_the_fact("purpose"),
    "nonpublic": of_the_fact("nonpublic"),
    "uses_property": of_the_fact("uses_property"),
    "other_resource": of_the_fact("other_resource"),
    "body": ("federal", "state", "other_government", "city", "private", "did_not_say", "unknown"),
    "officers": ("one", "two_to_four", "five_to_nine", "ten_or_more", "unknown"),
    "answered": ("asked_to_wait", "nothing", "let_in", "gave_information", "helped", "unknown"),
    "happened": ("waited", "did_not_wait", "emergency", "left", "unknown"),
    "identification": ("shown", "not_shown", "declined", "unknown"),
    "signed": YES_NO_CANNOT_TELL,
    "named": YES_NO_CANNOT_TELL,
    "dated": YES_NO_CANNOT_TELL,
    "how": ("shown", "read_aloud", "copied", "on_screen", "unknown"),
    "capacity": ("employee", "contractor", "subcontractor", "unknown"),
}
"""Every field of a record with all it can say. There is none for a resident, and none that takes words."""

PAPER_LEAVES: Mapping[str, frozenset[str]] = {
    # Whether a paper is a warrant is for counsel: a paper seen leaves both, one not shown leaves none.
    "yes": frozenset({"yes", "no"}),
    "screen": frozenset({"on_screen_or_read_aloud", "no"}),
    "no": frozenset({"no"}),
}
STAFF_FACTS: tuple[str, ...] = tuple(
    fact.id for fact in FACTS.values() if fact.kind is Kind.SEEN and fact.id not in NEVER_ASKED
)
"""What staff may be asked: what the eye shows, and nothing else."""


def leaves() -> dict[str, dict[str, dict[str, frozenset[str]]]]:
    """By field and value: the facts a choice narrows and what it leaves of each. "unknown" narrows nothing."""
    found = {
        field: {value: {field: frozenset({value})} for value in FACTS[field].values} for field in AT_THE_GATE
    }  # fmt: skip
    found["paper"] = {value: {"b_presented": left} for value, left in PAPER_LEAVES.items()}
    return found
