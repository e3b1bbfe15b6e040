"""YAML read strictly: plain rows that know their line, so that a mistake in the data is named where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

import yaml

MOST_CHARACTERS = 2_000_000


class LawError(ValueError):
    """A mistake in the data of the law: the file, the line, what is wrong and what to do."""


@dataclass(slots=True)
class Row:
    """One mapping of a file. Every key must be read; `done` names the first one nobody asked for."""

    file: str
    line: int
    values: Mapping[str, object]
    read: set[str] = field(default_factory=set)

    def wrong(self, problem: str, remedy: str) -> LawError:
        """The error for this row, in one sentence and a remedy."""
        return LawError(f"{self.file}, line {self.line}: {problem} {remedy}")

    def has(self, key: str) -> bool:
        """Whether the row gives this key a value."""
        self.read.add(key)
        return self.values.get(key) is not None

    def text(self, key: str) -> str:
        """A text that must be there."""
        if not self.has(key):
            raise self.wrong(f"'{key}' is missing.", f"Add '{key}:' to this entry.")
        value = self.values[key]
        if not isinstance(value, str):
            raise self.wrong(f"'{key}' is not text but {value!r}.", "Put it in quotes.")
        return value.strip()

    def some(self, key: str, default: str = "") -> str:
        """A text that may be left out."""
        return self.text(key) if self.has(key) else default

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; one text alone is a list of one; left out is empty."""
        if not self.has(key):
            return ()
        value = self.values[key]
        items = value if isinstance(value, list) else [value]
        if not all(isinstance(item, str) for item in items):
            raise self.wrong(f"'{key}' must be a list of texts.", "Put each entry in quotes.")
        return tuple(str(item).strip() for item in items)

    def day(self, key: str) -> date:
        """A day that must be there, written year-month-day."""
        return self.as_day(self.text(key))

    def as_day(self, text: str) -> date:
        """A text as a day."""
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise self.wrong(f"'{text}' is not a day.", "Write a day there is, as 2026-02-06.") from None

    def maybe_day(self, key: str) -> date | None:
        """A day that may be left out."""
        return self.day(key) if self.has(key) else None

    def number(self, key: str) -> int | None:
        """A whole number that may be left out."""
        if not self.has(key):
            return None
        value = self.text(key)
        if not value.lstrip("-").isdigit():
            raise self.wrong(f"'{key}' is '{value}', not a whole number.", "Write digits only.")
        return int(value)

    def yes(self, key: str, default: bool = False) -> bool:
        """A yes or no, written `yes` or `no`."""
        value = self.some(key, "yes" if default else "no")
        if value not in ("yes", "no"):
            raise self.wrong(f"'{key}' is '{value}'.", "Write yes or no.")
        return value == "yes"

    def choice(self, key: str, allowed: tuple[str, ...], default: str = "") -> str:
        """One of a closed list of words."""
        value = self.some(key, default) if default else self.text(key)
        if value not in allowed:
            raise self.wrong(f"'{key}' is '{value}', which is not known here.", f"Use one of: {', '.join(allowed)}.")
        return value

    def rows(self, key: str) -> tuple[Row, ...]:
        """A list of rows; left out is empty."""
        if not self.has(key):
            return ()
        value = self.values[key]
        if not isinstance(value, list) or not all(isinstance(item, Row) for item in value):
            raise self.wrong(f"'{key}' must be a list of entries.", "Begin each entry with a dash.")
        return tuple(item for item in value if isinstance(item, Row))

    def row(self, key: str) -> Row | None:
        """One row inside this one, or nothing."""
        value = self.values.get(key) if self.has(key) else None
        if value is not None and not isinstance(value, Row):
            raise self.wrong(f"'{key}' must be an entry with its own keys.", "Indent its keys below it.")
        return value

    def done(self) -> None:
        """Nothing may be left unread: a misspelt key must not pass in silence."""
        unknown = sorted(set(self.values) - self.read)
        if unknown:
            raise self.wrong(f"'{unknown[0]}' is not a key of this entry.", "Correct its spelling or take it out.")


def read_rows(text: str, file: str) -> Row:
    """The top row of a YAML text. Every scalar stays the text it is: no day, number or truth is guessed.

    Raises LawError when the text is not YAML, repeats a key, uses an alias, or is not a mapping.
    """
    if len(text) > MOST_CHARACTERS:
        raise LawError(f"{file}: the file is larger than {MOST_CHARACTERS} characters. Split it.")
    _refuse_aliases(text, file)
    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    top = _value(node, file) if node is not None else None
    if not isinstance(top, Row):
        raise LawError(f"{file}, line 1: the file must hold keys and values. Begin a line with a key and a colon.")
    return top


def _refuse_aliases(text: str, file: str) -> None:
    for event in _events(text, file):
        if isinstance(event, yaml.AliasEvent):
            line = event.start_mark.line + 1 if event.start_mark else 1
            raise LawError(f"{file}, line {line}: an alias (*) is used. Write the value out.")


def _events(text: str, file: str) -> Iterator[yaml.Event]:
    try:
        yield from yaml.parse(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise LawError(f"{file}, line {line}: this is not YAML ({error.problem}). Check dashes and quotes.") from None


def _value(node: yaml.Node, file: str) -> object:
    if isinstance(node, yaml.MappingNode):
        return _row(node, file)
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, file) for item in node.value]
    return None if node.tag.endswith(":null") and node.value in ("", "~", "null") else node.value


def _row(node: yaml.MappingNode, file: str) -> Row:
    values: dict[str, object] = {}
    for key, value in node.value:
        if key.value in values:
            raise LawError(f"{file}, line {key.start_mark.line + 1}: '{key.value}' stands twice. Keep one.")
        values[key.value] = _value(value, file)
    return Row(file, node.start_mark.line + 1, values)
