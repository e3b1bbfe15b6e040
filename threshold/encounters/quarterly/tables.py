"""The report as tables of words and numbers, for the page, the PDF, CSV and JSON: the same figures in each."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from django.utils import timezone
from django.utils.translation import gettext as _

from threshold.agencies.queries.bodies import agency_names
from threshold.core.gate import ANSWERED, ASKED, HAPPENED
from threshold.encounters.quarterly.cells import Content, totals
from threshold.encounters.quarterly.choices import CONTAINED_IN, GROUNDS, requesting
from threshold.ui.downloads import unformula

COLUMNS = ("quarter", "edition", "as_of", "table", "requesting", "receiving", "measure", "choice", "count", "seal",
           "demonstration")  # fmt: skip
MEASURES: Mapping[str, Mapping[str, str]] = {"asked": ASKED, "responses": ANSWERED, "actions": HAPPENED}


class Sealed(Protocol):
    """What an edition and its tables have: figures under a seal, as of a moment."""

    quarter: str
    number: int
    as_of: datetime
    content: Content
    seal: str
    demonstration: bool


@dataclass(frozen=True, slots=True)
class Row:
    """One requesting and one receiving agency: how many requests, what was asked, answered and done."""

    requesting: str
    receiving: str
    requests: int
    asked: tuple[tuple[str, int], ...]
    responses: tuple[tuple[str, int], ...]
    actions: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Tables:
    """What a page or a paper shows of an edition or of an agency's part."""

    rows: tuple[Row, ...]
    contractor_rows: tuple[Row, ...]
    contained: tuple[tuple[str, int], ...]
    withheld: tuple[tuple[str, int], ...]
    undecided: tuple[tuple[str, int], ...]
    none: tuple[str, ...]
    without_part: tuple[str, ...]
    changed_since: tuple[str, ...]
    totals: Mapping[str, int]

    @property
    def is_of_none(self) -> bool:
        """Whether there is nothing to report and nothing undecided."""
        return not any(count for fate, count in self.totals.items() if fate != "no")


def tables_of(content: Content, names: Mapping[str, str] | None = None) -> Tables:
    """The tables of an edition, or of a part, in the reader's language."""
    called = names if names is not None else agency_names()
    undecided = content["undecided"]
    by_agency = undecided if isinstance(undecided, dict) else {content["receiving"]: undecided} if undecided else {}

    def agencies(slugs: list[str]) -> tuple[str, ...]:
        return tuple(called.get(slug, slug) for slug in slugs)

    def rows(name: str) -> tuple[Row, ...]:
        return tuple(_row(one, called, content.get("receiving", "")) for one in content[name])

    return Tables(
        rows=rows("rows"), contractor_rows=rows("contractor_rows"),
        contained=_counts(content["contained"], CONTAINED_IN), withheld=_counts(content["withheld"], GROUNDS),
        undecided=tuple((called.get(slug, slug), count) for slug, count in by_agency.items()),
        none=agencies(content.get("none", [])), without_part=agencies(content.get("without_part", [])),
        changed_since=agencies(content.get("changed_since", [])), totals=totals(content),
    )  # fmt: skip


def as_json(edition: Sealed) -> str:
    """The figures as they are sealed, with what they are of. The seal is over `content` as canonical JSON."""
    told = {
        "report": "10-178(d)", "quarter": edition.quarter, "edition": edition.number, "as_of": edition.as_of,
        "demonstration": edition.demonstration, "seal": edition.seal, "content": edition.content,
    }  # fmt: skip
    return json.dumps(told, default=_moment, ensure_ascii=False, indent=1)


def as_csv(edition: Sealed) -> str:
    """One line a figure, none left out."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    head = (edition.quarter, edition.number, _moment(edition.as_of))
    tail = (edition.seal, "yes" if edition.demonstration else "no")
    for line in _lines(edition.content):
        writer.writerow([unformula(str(cell)) for cell in (*head, *line, *tail)])
    return out.getvalue()


def _lines(content: Content) -> Iterator[tuple[object, ...]]:
    for table in ("rows", "contractor_rows"):
        for row in content[table]:
            who = (table, row["requesting"], row["receiving"])
            yield (*who, "requests", "", row["requests"])
            yield from (
                (*who, measure, choice, count) for measure in MEASURES for choice, count in row[measure].items()
            )
    yield from (("contained", "", "", "requests", law, count) for law, count in content["contained"].items())
    yield from (("withheld", "", "", "requests", ground, count) for ground, count in content["withheld"].items())
    yield from (("undecided", "", agency, "records", "", count) for agency, count in content["undecided"].items())
    yield ("not_qualifying", "", "", "records", "", content["not_qualifying"])
    for table in ("none", "without_part", "changed_since"):
        yield from ((table, "", agency, "", "", "") for agency in content[table])


def _row(row: Mapping[str, Any], called: Mapping[str, str], receiving: str) -> Row:
    of = row.get("receiving", receiving)
    said = {name: _counts(row[name], words) for name, words in MEASURES.items()}
    asked = requesting().get(row["requesting"], row["requesting"])
    return Row(_(asked), called.get(of, of), row["requests"], said["asked"], said["responses"], said["actions"])


def _counts(counted: Mapping[str, int], words: Mapping[str, str]) -> tuple[tuple[str, int], ...]:
    return tuple((_(words[value]) if value in words else value, count) for value, count in counted.items())


def _moment(value: object) -> str:
    return timezone.localtime(value).isoformat(timespec="seconds") if isinstance(value, datetime) else str(value)
