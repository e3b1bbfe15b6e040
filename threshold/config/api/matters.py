"""Matters through the API, for counsel: opened, stated, found on, sealed and read; the same actions as the pages."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router, Status
from ninja.params.functions import Path, Query

from threshold.config.api.asked import words
from threshold.config.api.determinations import NOTE
from threshold.config.api.matter_shapes import (
    DecidingIn,
    FindingsIn,
    MatterIn,
    MatterInFullOut,
    MatterOut,
    MattersOut,
    SealedOut,
    StatementOut,
    StatementsIn,
)
from threshold.config.api.sent import LARGEST
from threshold.config.api.shapes import ProblemOut
from threshold.config.api.signed_in import signed_in, within_reach
from threshold.core.determination_json import determination_json
from threshold.core.matters import answers, points
from threshold.core.sources import Statement, why_not_counted
from threshold.core.words import gettext_noop
from threshold.determinations.actions.deciding import Decided, Looked, seal
from threshold.determinations.actions.matters import Found, Stated, assert_facts, find, open_matter
from threshold.determinations.models import Matter, Sealed
from threshold.determinations.queries.listing import Asking, matters_page
from threshold.determinations.queries.matters import as_statements, find_matter, record_of
from threshold.determinations.queries.screen import state_of
from threshold.determinations.queries.sealed import find_sealed, sealed_plain, verify

router = Router(tags=["matters"], auth=signed_in)
WRONG = dict.fromkeys((400, 401, 403, 404, 422), ProblemOut)
NUMBER: Any = Path(ge=1, le=LARGEST)


@router.get("/matters", response={200: MattersOut, **WRONG}, summary=gettext_noop("The matters in sight"))
def matters(request: HttpRequest, state: str = "", kind: str = "", body: str = "", before: int = Query(0, ge=0)) -> Any:
    """One page, the newest first; `before` of the answer asks for the next. It names no outcome."""
    asking = Asking(body=words(body, "body"), kind=words(kind, "kind"), state=words(state, "state"))
    with within_reach(request) as rights:
        page = matters_page(rights, asking, timezone.localdate(), before)
    return {"matters": [_matter(one) for one in page.matters], "before": page.before}


@router.post("/matters", response={201: MatterOut, **WRONG}, summary=gettext_noop("Open a matter"))
def opened(request: HttpRequest, sent: MatterIn) -> Any:
    """For a City agency and the day of a use."""
    with within_reach(request) as rights:
        made = open_matter(by=rights.who, body=sent.body, kind=sent.kind, day=sent.day)
    return Status(201, _matter(made))


@router.get(
    "/matters/{number}",
    response={200: MatterInFullOut, **WRONG},
    summary=gettext_noop("One matter: what was stated, and what may follow under each law"),
)
def matter(request: HttpRequest, response: HttpResponse, number: int = NUMBER) -> Any:
    """A result on the facts as given. The standing answer is a reading; `practices` names those adopted."""
    response["Threshold-Note"] = NOTE
    with within_reach(request) as rights:
        found = find_matter(rights, number, timezone.localdate())
        record = record_of(found)
    determinations = answers(record)
    return _matter(found) | {
        "note": NOTE,
        "practices": sorted(record.practices),
        "statements": [_statement(said, record.statements) for said in record.statements],
        "points": [
            {"why": one.why, "fact": one.fact, "values": list(one.values), "cites": list(one.cites)}
            for one in points(record, determinations)
        ],
        "result": determination_json(found.day, determinations),
    }


@router.post(
    "/matters/{number}/statements",
    response={201: list[StatementOut], **WRONG},
    summary=gettext_noop("State facts in a matter"),
)
def stated(request: HttpRequest, sent: StatementsIn, number: int = NUMBER) -> Any:
    """Several at once; each with its own source. Nothing stated is ever changed."""
    rows = [Stated(one.fact, frozenset(one.values), one.source, one.reference) for one in sent.statements]
    with within_reach(request) as rights:
        made = as_statements(assert_facts(by=rights.who, matter=number, stated=rows, today=timezone.localdate()))
    return Status(201, [_statement(said, made) for said in made])


@router.post(
    "/matters/{number}/findings",
    response={201: list[StatementOut], **WRONG},
    summary=gettext_noop("Find on facts of a matter, with reasons"),
)
def found(request: HttpRequest, sent: FindingsIn, number: int = NUMBER) -> Any:
    """In the name of whoever is signed in; points of law only by those on the register of deciders."""
    rows = [Found(one.fact, frozenset(one.values), one.reasons) for one in sent.findings]
    with within_reach(request) as rights:
        made = as_statements(find(by=rights.who, matter=number, findings=rows, today=timezone.localdate()))
    return Status(201, [_statement(said, made) for said in made])


@router.post(
    "/matters/{number}/determinations",
    response={201: SealedOut, **WRONG},
    summary=gettext_noop("Seal a determination, with what counsel decides"),
)
def sealed(request: HttpRequest, sent: DecidingIn, number: int = NUMBER) -> Any:
    """`stated` and `sealed` are the numbers of the last statement and determination that were read."""
    decided = [Decided(one.cite, one.answer, one.reasons, tuple(one.grounds)) for one in sent.decided]
    looked, today = Looked(sent.stated, sent.sealed), timezone.localdate()
    with within_reach(request) as rights:
        made = seal(by=rights.who, matter=number, looked=looked, decided=decided, today=today)
        return Status(201, _sealed(find_matter(rights, number, today), made))


@router.get(
    "/matters/{number}/determinations/{which}",
    response={200: SealedOut, **WRONG},
    summary=gettext_noop("One sealed determination, worked out anew to see that it is the same"),
)
def determination(request: HttpRequest, number: int = NUMBER, which: int = NUMBER) -> Any:
    """As it was sealed; `verified` says whether the record up to its place gives the same text today."""
    with within_reach(request) as rights:
        held = find_matter(rights, number, timezone.localdate())
        return _sealed(held, find_sealed(held, which))


def _matter(one: Matter) -> dict[str, Any]:
    return {
        "number": one.pk, "body": one.body_id, "kind": one.kind, "day": one.day, "state": state_of(one),
        "stated": one.stated, "sealed": one.sealed, "referred": one.referred_at is not None,
    }  # fmt: skip


def _statement(said: Statement, statements: tuple[Statement, ...]) -> dict[str, Any]:
    why = why_not_counted(said, statements)
    return {
        "number": said.number, "fact": said.fact, "values": sorted(said.values), "source": said.source.value,
        "reference": said.reference, "reasons": said.reasons, "role": said.role, "by": said.by, "at": said.at,
        "not_counted": str(why) if why else "",
    }  # fmt: skip


def _sealed(matter: Matter, one: Sealed) -> dict[str, Any]:
    decisions = [
        {
            "cite": each.cite, "answer": each.answer, "grounds": each.grounds, "reasons": each.reasons,
            "role": each.by_role, "by": each.by_ref, "at": each.at,
        }
        for each in one.decisions.all()
    ]  # fmt: skip
    return {
        "matter": matter.pk, "number": one.number, "day": one.day, "through": one.through, "hash": one.hash,
        "text_seal": one.text_seal, "line": one.line_id, "at": one.at, "verified": bool(verify(matter, one)),
        "note": NOTE, "sealed": sealed_plain(one), "decisions": decisions,
    }  # fmt: skip
