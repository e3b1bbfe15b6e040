"""What is told of an encounter and how it came: plain values, held to the closed choices before they are kept."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any, Final

from threshold.core.answers import Refused
from threshold.core.gate import NEEDED, ONE_OF, SOME_OF
from threshold.core.words import Sentence, gettext_noop
from threshold.encounters.outside import outside_agencies

NOT_LISTED = Sentence(gettext_noop("Choose one of those listed. A record has no place for other words."))
CHOOSE = Sentence(gettext_noop("Choose one of those listed."))
COLUMNS: Final = (*ONE_OF, *SOME_OF, "outside", "unit")


@dataclass(frozen=True, slots=True)
class Told:
    """What was said of an encounter: closed choices, each "" or left out where it was not said, and where it was."""

    one: Mapping[str, str]
    some: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    outside: str = ""
    unit: str = ""
    site: str = ""  # a lot, by its BBL
    location: int | None = None  # a place of a contract

    def columns(self) -> dict[str, Any]:
        """The same as columns of an account. Raises Refused, naming the field, for what is not listed."""
        for name in (*self.one, *self.some):
            if name not in ONE_OF and name not in SOME_OF:
                raise Refused(NOT_LISTED)
        ones = {name: _one_of(name, self.one.get(name, "")) for name in ONE_OF}
        some = {name: _some_of(name, self.some.get(name, ())) for name in SOME_OF}
        self._check_outside()
        placed = {"site_id": self.site or None, "location_id": self.location}
        return {**ones, **some, "outside": self.outside, "unit": self.unit, **placed}

    def _check_outside(self) -> None:
        listed = outside_agencies().get(self.outside) if self.outside else None
        if self.outside and listed is None:
            raise Refused(NOT_LISTED, "outside")
        if self.unit and (listed is None or self.unit not in listed.units):
            raise Refused(NOT_LISTED, "unit")


@dataclass(frozen=True, slots=True)
class Times:
    """When, by the clock of the device or the words of a paper; the server's own time is taken when it is kept."""

    started_at: datetime | None = None
    kept_at: datetime | None = None
    happened_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Came:
    """How a record came: under which key, by which way, and by what its reporter is known."""

    key: str
    body: str = ""
    way: str = "form"
    reporter: str = "signed_in"
    link: int | None = None
    times: Times = Times()
    note: str = ""


def hash_of_key(key: str) -> str:
    """What is kept of the random key of a record: enough to know it again, not to make it."""
    return hashlib.sha256(f"threshold encounter key\n{key}".encode()).hexdigest()


def content_hash(told: Told, came: Came) -> str:
    """One hash over what was told and by which clock, so that a record sent again is told from another."""
    plain = {"told": asdict(told), "times": asdict(came.times), "body": came.body}
    return hashlib.sha256(json.dumps(plain, sort_keys=True, default=str).encode()).hexdigest()


def _one_of(name: str, value: str) -> str:
    if value == "" and name in NEEDED:
        raise Refused(CHOOSE, name)
    if value and value not in ONE_OF[name]:
        raise Refused(NOT_LISTED, name)
    return value


def _some_of(name: str, values: tuple[str, ...]) -> list[str]:
    if any(value not in SOME_OF[name] for value in values):
        raise Refused(NOT_LISTED, name)
    return [value for value in SOME_OF[name] if value in values]
