"""YAML read as plain words: maps, lists and text only, with the line of every key and no way to make it explode."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any as Anything

import yaml

MOST_CHARACTERS = 2_000_000
MOST_LEVELS = 12
_LOADER: Anything = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


class PlainYamlError(ValueError):
    """Text that cannot be read as plain YAML, with the line and what to do."""


class LinedMap(dict[str, Anything]):
    """A map that remembers on which line each of its keys stands."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: dict[str, int] = {}


def read_plain(text: str) -> Anything:
    """The document as maps, lists, text and None. Words such as `yes`, `2026-03-02` and `10:00` stay text.

    Raises PlainYamlError for text that is too long or too deep, for anchors, aliases and tags, for a key given
    twice, and for what is not YAML at all.
    """
    if len(text) > MOST_CHARACTERS:
        raise PlainYamlError(f"The file is longer than {MOST_CHARACTERS:,} characters. Split it into smaller files.")
    try:
        return _document(_Events(text))
    except yaml.YAMLError as error:
        raise PlainYamlError(_in_words(error)) from None


class _Events:
    """The stream of YAML events, checked one by one."""

    def __init__(self, text: str) -> None:
        self._events: Iterator[Anything] = yaml.parse(text, Loader=_LOADER)

    def next(self) -> Anything:
        event = next(self._events)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            _refuse(
                event,
                "uses an anchor or an alias (& or *). Write the value out in full.",
            )
        if getattr(event, "tag", None):
            _refuse(event, "uses a tag (!). Leave it out: every value is plain text.")
        return event


def _document(events: _Events) -> Anything:
    """The one document of the stream, or None when there is none."""
    events.next()
    event = events.next()
    if isinstance(event, yaml.StreamEndEvent):
        return None
    value = _value(events, events.next(), 0)
    events.next()
    after = events.next()
    if not isinstance(after, yaml.StreamEndEvent):
        _refuse(after, "starts a second document (---). Keep one document in a file.")
    return value


def _value(events: _Events, event: Anything, level: int) -> Anything:
    if level > MOST_LEVELS:
        _refuse(
            event,
            f"is nested deeper than {MOST_LEVELS} levels. A case needs no more than four.",
        )
    if isinstance(event, yaml.ScalarEvent):
        return None if event.implicit[0] and event.value in _NULLS else event.value
    if isinstance(event, yaml.SequenceStartEvent):
        return _list(events, level)
    return _map(events, level)


def _list(events: _Events, level: int) -> list[Anything]:
    items: list[Anything] = []
    while not isinstance(event := events.next(), yaml.SequenceEndEvent):
        items.append(_value(events, event, level + 1))
    return items


def _map(events: _Events, level: int) -> LinedMap:
    items = LinedMap()
    while not isinstance(event := events.next(), yaml.MappingEndEvent):
        if not isinstance(event, yaml.ScalarEvent):
            _refuse(
                event,
                "has a list or a map where a name is wanted. Write a plain word before the colon.",
            )
        key = str(event.value)
        if key in items:
            _refuse(event, f'gives "{key}" twice. Keep one of the two.')
        items.lines[key] = event.start_mark.line + 1
        items[key] = _value(events, events.next(), level + 1)
    return items


def _refuse(event: Anything, what: str) -> None:
    raise PlainYamlError(f"Line {event.start_mark.line + 1} {what}")


def _in_words(error: yaml.YAMLError) -> str:
    """The parser's complaint with its line, in words."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    where = f"Line {mark.line + 1} cannot be read as YAML" if mark else "The file cannot be read as YAML"
    problem = getattr(error, "problem", None) or getattr(error, "reason", None)
    why = f" ({problem})" if problem else ""
    return f"{where}{why}. Check the indentation, the colons and the quotation marks near it."
