"""The figures of the report, worked out from what is recorded: pure, so that a seal over them can be worked out again.

Every confirmed record of a quarter has one fate, and the fates add up to all of them: nothing is left out silently. No
number of a record, no place and no day of one is among the figures (10-178(d): "anonymized").
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from threshold.journal.canonical import canonical

FORMAT: Final = 1
Content = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Counted:
    """One confirmed record as the report counts it."""

    qualifies: str = ""  # "" where counsel has said nothing yet
    requesting: str = ""
    received_by: str = "officer_or_employee"
    contained_in: str = ""
    ground: str = ""
    asked: tuple[str, ...] = ()
    answered: tuple[str, ...] = ()
    happened: tuple[str, ...] = ()

    @property
    def fate(self) -> str:
        """Where it is counted: `undecided`, `no`, `withheld`, `contained`, `contractor` or `reported`."""
        if self.qualifies in {"", "undecided"}:
            return "undecided"
        if self.qualifies == "no":
            return "no"
        if self.ground:
            return "withheld"
        if self.contained_in:
            return "contained"
        return "contractor" if self.received_by == "contractor" else "reported"


def part_content(quarter: str, receiving: str, records: Sequence[Counted]) -> Content:
    """One agency's part: its rows by requesting agency, and how many records had which other fate."""
    by = Counter(one.fate for one in records)
    return {
        "v": FORMAT,
        "quarter": quarter,
        "receiving": receiving,
        "rows": _rows(one for one in records if one.fate == "reported"),
        "contractor_rows": _rows(one for one in records if one.fate == "contractor"),
        "contained": _counts(one.contained_in for one in records if one.fate == "contained"),
        "withheld": _counts(one.ground for one in records if one.fate == "withheld"),
        "undecided": by["undecided"],
        "not_qualifying": by["no"],
        "records": len(records),
    }


def is_none(content: Content) -> bool:
    """Whether a part says that there was nothing to report, and nothing is undecided."""
    rest = content["records"] - content["not_qualifying"]
    return bool(rest == 0)


def edition_content(
    quarter: str, parts: Iterable[Content], *, without: Iterable[str], changed: Iterable[str]
) -> Content:
    """The City's report out of the agencies' parts. What was withheld is counted by ground alone, for no agency."""
    given = sorted(parts, key=lambda part: str(part["receiving"]))
    return {
        "v": FORMAT,
        "quarter": quarter,
        "rows": _placed(given, "rows"),
        "contractor_rows": _placed(given, "contractor_rows"),
        "contained": _added(part["contained"] for part in given),
        "withheld": _added(part["withheld"] for part in given),
        "undecided": {part["receiving"]: part["undecided"] for part in given if part["undecided"]},
        "not_qualifying": sum(part["not_qualifying"] for part in given),
        "none": [part["receiving"] for part in given if is_none(part)],
        "parts": {part["receiving"]: seal_of(part) for part in given},
        "without_part": sorted(without),
        "changed_since": sorted(changed),
    }


def totals(content: Content) -> dict[str, int]:
    """How many records have which fate: in a part, and in an edition."""
    undecided = content["undecided"]
    return {
        "reported": sum(row["requests"] for row in content["rows"]),
        "contractor": sum(row["requests"] for row in content["contractor_rows"]),
        "contained": sum(content["contained"].values()),
        "withheld": sum(content["withheld"].values()),
        "undecided": sum(undecided.values()) if isinstance(undecided, dict) else undecided,
        "no": content["not_qualifying"],
    }


def seal_of(content: Content) -> str:
    """A SHA-256 over the figures in the one form they are sealed in."""
    return hashlib.sha256(canonical(content)).hexdigest()


def _rows(records: Iterable[Counted]) -> list[Content]:
    by: dict[str, list[Counted]] = {}
    for one in records:
        by.setdefault(one.requesting, []).append(one)
    return [
        {
            "requesting": requesting,
            "requests": len(some),
            "asked": _counts(value for one in some for value in one.asked),
            "responses": _counts(value for one in some for value in one.answered),
            "actions": _counts(value for one in some for value in one.happened),
        }
        for requesting, some in sorted(by.items())
    ]


def _placed(parts: Iterable[Content], name: str) -> list[Content]:
    rows = [{"receiving": part["receiving"], **row} for part in parts for row in part[name]]
    return sorted(rows, key=lambda row: (row["requesting"], row["receiving"]))


def _counts(values: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(values).items()))


def _added(many: Iterable[Mapping[str, int]]) -> dict[str, int]:
    found: Counter[str] = Counter()
    for one in many:
        found.update(one)
    return dict(sorted(found.items()))
