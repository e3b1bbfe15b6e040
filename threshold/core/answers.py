"""Whether somebody may do a thing, always with the reason: never a bare no."""

from __future__ import annotations

from dataclasses import dataclass

from threshold.core.words import Sentence


@dataclass(frozen=True, slots=True)
class Answer:
    """Yes or no, and why."""

    yes: bool
    reason: Sentence

    def __bool__(self) -> bool:
        return self.yes


class NotAllowed(PermissionError):
    """The action is not for this person; `reason` says why, in words a page can translate."""

    def __init__(self, reason: Sentence) -> None:
        super().__init__(str(reason))
        self.reason = reason


class Refused(ValueError):
    """What was asked cannot be done so; `reason` says why and what to do, `field` which entry it is about."""

    def __init__(self, reason: Sentence, field: str = "") -> None:
        super().__init__(str(reason))
        self.reason, self.field = reason, field


class OutOfSight(LookupError):
    """There is no such record, or none within this person's sight: to them the two are the same."""


def require(answer: Answer) -> None:
    """Raises NotAllowed with the reason when the answer is no."""
    if not answer:
        raise NotAllowed(answer.reason)
