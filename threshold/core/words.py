"""Sentences the core says: a template and its values, put into words in English here and translated by the pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

Value = str | int | date


def gettext_noop(text: str) -> str:
    """Mark a string for the translators and give it back unchanged."""
    return text


def day_in_words(day: date) -> str:
    """A day as the pages write it: `7 May 2026`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def plainly(value: Value) -> str:
    """One value of a sentence, in English."""
    return day_in_words(value) if isinstance(value, date) else str(value)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One whole sentence: `template` is the marked English with {names}; `values` fill the names."""

    template: str
    values: Mapping[str, Value] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.said(lambda text: text, plainly)

    def said(self, translate: Callable[[str], str], show: Callable[[Value], str]) -> str:
        """The sentence with its template put through `translate` and each value through `show`."""
        return translate(self.template).format(**{name: show(value) for name, value in self.values.items()})
