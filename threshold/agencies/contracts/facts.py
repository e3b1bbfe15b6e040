"""What is known of a contract and of the places it serves: the shape that forms, files and the table share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from threshold.core.words import gettext_noop

# The kinds of human services the order names in section 1.d, in its words and its sequence.
CATEGORIES: Final = (
    gettext_noop("day care"),
    gettext_noop("foster care"),
    gettext_noop("home care"),
    gettext_noop("homeless assistance"),
    gettext_noop("housing and shelter assistance"),
    gettext_noop("preventive services"),
    gettext_noop("youth services"),
    gettext_noop("senior centers"),
    gettext_noop("health or medical services"),
    gettext_noop("legal services"),
    gettext_noop("employment assistance services"),
    gettext_noop("vocational and educational programs"),
    gettext_noop("recreation programs"),
    gettext_noop("other services to third parties"),
)


@dataclass(frozen=True, slots=True)
class Facts:
    """One contract, or one subcontract under `parent`. `until` is its last day; None where none is fixed."""

    body: str
    number: str
    vendor: str
    since: date
    until: date | None = None
    parent: str = ""  # the number of the contract it stands under, at the same body
    human_services: bool = False
    category: str = ""  # one of CATEGORIES, or "" where it is not stated
    public_contact: bool = False  # regular contact with the public (4-210(c))
    security: bool = False  # a contract for security (4-210(f))
    responsible: str = ""  # which post at the body answers for it

    @property
    def key(self) -> tuple[str, str]:
        """What tells one contract from another."""
        return self.body, self.number


@dataclass(frozen=True, slots=True)
class Place:
    """One place a contract serves. `sensitive` keeps its address off lists and out of exports."""

    address: str
    city_property: bool | None = None  # None: not known
    sensitive: bool = False
    until: date | None = None  # the first day it is served no longer
