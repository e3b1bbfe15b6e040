"""How a field says what it is for: its class, its purpose and when it dies (Administrative Code 23-1202)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Retention(Enum):
    """When a field's content dies. The software ships with no schedule adopted, so nothing is deleted."""

    NONE_ADOPTED = "kept: no retention schedule is adopted"
    REPLACED = "until the next import replaces it"
    SENT = "until it is sent"
    DAY = "a day at most: the worker takes it out"
    WINDOW = "an hour at most: deleted when the stretch of time it counts is over"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: what class of data it holds, what it is for, when it dies."""

    data_class: str
    purpose: str
    retention: Retention
