"""The law as values: orders, clauses, duties, neighbouring laws, bodies and open questions. Read by `loader`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Literal

Confidence = Literal["high", "medium", "low"]
NEIGHBOURS = "nyc-admin-code"  # what `Duty.order` says of a duty that stands in a neighbouring law


class Modality(Enum):
    """How strongly a clause speaks, in the order's own words."""

    SHALL = "shall"
    ENCOURAGED = "encouraged"
    MAY = "may"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement of law was read, and how sure we are of it."""

    text: str  # a citation: "Local Law 228 of 2017", "the order"
    confidence: Confidence
    note: str = ""


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause with its permanent anchor. `text` is its own words; its children follow it in `Order.clauses`."""

    id: str  # "2", "2.a", "7.a.vi", "recital-4", "enacting"
    eid: str  # Akoma Ntoso eId: "sec_2__para_a"
    label: str  # "§ 2", "§ 2(a)", "§ 7(a)(vi)"
    heading: str  # "Public Safety Audits", or ""
    text: str  # own words, verbatim from the sealed text, paragraphs joined by blank lines
    kind: Literal["recital", "enacting", "section", "paragraph", "subparagraph"]
    parent: str | None
    tail: str = ""  # words of the clause that follow its children, if any


@dataclass(frozen=True, slots=True)
class Deadline:
    """When a duty falls due, as the law states it. `kind` is one of the closed family in `deadlines`."""

    kind: str  # see deadlines.KINDS
    stated: date | None = None  # a date the text itself states
    days: int | None = None  # a count of days the text states
    event: str = ""  # what starts the count: "issuance", "vacancy", "designation"...
    month: int | None = None  # for dates that come round: 1 September -> month 9, day 1
    day: int | None = None
    every: int = 1  # years between two dates that come round
    year: int | None = None  # any year in which it falls, to count from, when no first one is stated
    first: date | None = None  # the first of the dates that come round, when the text states it
    efforts: bool = False  # "all reasonable efforts": past the day, show the efforts made
    words: str = ""  # the law's words for it, verbatim, when it has any


@dataclass(frozen=True, slots=True)
class Duty:
    """One duty, power or encouragement of a clause, as in the register."""

    number: str  # "2-3", "6.a-1", "2.c", "10-178(d)-2"
    order: str  # slug of the order or law it stands in: "eo-13-2026", "nyc-admin-code"
    clause: str  # id of the clause it stands in: "2", "6.a"; for a neighbouring law its citation: "10-178(d)"
    words: tuple[str, ...]  # pieces of the sealed text that say it, verbatim (empty for neighbouring laws)
    bound: tuple[str, ...]  # ids of the groups bound, see `Group`
    modality: Modality
    act: str  # what is to be done, in plain words
    trigger: str  # what starts it, in plain words, "" when always
    deadline: Deadline
    recipient: str  # "" when none is named
    proof: str  # what would show it
    recurring: bool
    source: Source
    since: date | None = None
    until: date | None = None
    home: str = ""  # the room where the work is done: "audits", "policies", "training", ...


@dataclass(frozen=True, slots=True)
class Body:
    """An agency, office, corporation or official that the law may bind."""

    id: str  # slug: "acs", "doe", "chief-privacy-officer"
    name: str
    acronym: str
    kind: str  # "mayoral agency", "mayoral office", "public benefit corporation", "official", ...
    source: Source
    part_of: str = ""  # id of the body whose audit covers it: "dss" for DHS and HRA
    status: str = "active"
    record: str = ""  # its id in the City's governance dataset: "nycgo-000002"


@dataclass(frozen=True, slots=True)
class Decided:
    """What an official decided of one body and one group the law leaves unclear: never law, always with a reason."""

    group: str
    body: str
    verdict: Literal["yes", "no"]
    reason: str
    since: date  # from which day it is to hold
    decided_on: date
    by: str  # the role in which it was decided, never a name


@dataclass(frozen=True, slots=True)
class Member:
    """Whether one body belongs to a group, and why."""

    body: str
    verdict: Literal["yes", "no", "unclear"]
    reason: str
    confidence: Confidence
    decision: Decided | None = None  # the decision of an official this rests on, where the law leaves it unclear


@dataclass(frozen=True, slots=True)
class Group:
    """Whom a clause binds: named members, and kinds of body taken to belong until decided otherwise."""

    id: str  # "six", "every-agency", "mayoral-agencies", "pbc-mayoral-majority", "cpo", "irc"
    name: str  # "the six agencies of section 2"
    members: tuple[Member, ...]
    kinds: tuple[tuple[str, Member], ...] = ()  # (kind of body, verdict with reason; Member.body is "")
    question: str = ""  # id of the ambiguity this group depends on
    designated: bool = False  # its member is the one designated in writing, and nobody until then


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """An open question of law: listed for an official, never decided here."""

    id: str  # "q-01"
    clauses: tuple[str, ...]
    question: str
    settled_by: str  # who may settle it: "the Law Department"
    source: Source
    why: str = ""  # what turns on it


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A neighbouring law read with the order: what it asks, dated, with its source."""

    cite: str  # "10-178", "4-210", "23-1101 ff."
    title: str
    asks: tuple[str, ...]  # operational content, one plain sentence each
    since: date | None
    until: date | None
    read_with: tuple[str, ...]  # clause ids of the order
    source: Source
    verified: bool = True  # False is shown as "not verified"


@dataclass(frozen=True, slots=True)
class Term:
    """A defined word: what it means, and where it says so."""

    term: str
    words: str
    clause: str  # clause id, or citation of a neighbouring law
    defined: bool = True  # False: the order uses the term and does not define it


@dataclass(frozen=True, slots=True)
class Home:
    """Where a clause lives: its room in the house, its page, or the written reason why it has none."""

    clause: str
    room: str  # "audits", "policies", ... or ""
    why_none: str = ""
    mentions: tuple[date, ...] = ()  # days its words mention and on which nothing falls due


@dataclass(frozen=True, slots=True)
class Change:
    """A clause suspended, revived or superseded from a day, by a cited instrument."""

    clause: str
    kind: Literal["suspended", "revived", "superseded"]
    since: date
    by: str  # the court order or order that does it
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """One edition of one order: the sealed text as clauses, and everything the folder says beside it."""

    slug: str  # "eo-13-2026"
    edition: str  # "2026-02-06"
    name: str  # "Executive Order No. 13"
    title: str  # "Protecting New Yorkers from Abusive Immigration Enforcement"
    issuer: str
    issued: date
    effective: date
    seal: str  # SHA-256 of the text file, hex
    text: str  # the whole text, as sealed
    clauses: tuple[Clause, ...]  # in reading order
    duties: tuple[Duty, ...]
    groups: tuple[Group, ...]
    bodies: tuple[Body, ...]
    ambiguities: tuple[Ambiguity, ...]
    terms: tuple[Term, ...]
    homes: tuple[Home, ...]
    changes: tuple[Change, ...] = ()
    signature: str = ""  # the first line of the signature block
    number: str = ""  # "13"
    sources: tuple[str, ...] = ()  # where the text was read
    opens_here: bool = False  # the order the pages open with


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day on which public offices are closed, with its source."""

    day: date
    name: str
    source: str
    confidence: Confidence = "high"


@dataclass(frozen=True, slots=True)
class SealedText:
    """A neighbouring law's text that a norm quotes, as enacted, under its own seal."""

    file: str  # under law/: "nyc-admin-code/4-210.txt"
    cite: str
    text: str
    seal: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Law:
    """Everything under `law/`: the orders, the neighbouring laws and their duties, the calendar."""

    orders: tuple[Order, ...]  # the first is the one the pages open with
    neighbours: tuple[Neighbour, ...]
    neighbour_duties: tuple[Duty, ...]
    holidays: tuple[Holiday, ...]
    neighbour_groups: tuple[Group, ...] = ()  # whom the neighbouring laws bind
    sealed: tuple[SealedText, ...] = ()  # the texts of neighbouring laws that the norms quote
    past: tuple[Order, ...] = ()  # earlier editions of the orders, kept for the records made under them

    @property
    def groups(self) -> tuple[Group, ...]:
        """Every group a duty can bind: the orders' and the neighbouring laws'."""
        return tuple(g for order in self.orders for g in order.groups) + self.neighbour_groups

    @property
    def order(self) -> Order:
        """The order this house runs."""
        return self.orders[0]

    @property
    def duties(self) -> tuple[Duty, ...]:
        """Every duty: the order's in its own sequence, then the neighbouring laws'."""
        return tuple(d for order in self.orders for d in order.duties) + self.neighbour_duties
