"""Encounters through the API: recorded, listed, read, acknowledged, asked about and answered, as on the pages."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Router, Schema, Status
from ninja.params.functions import Path, Query
from pydantic import Field

from threshold.config.api.asked import words
from threshold.config.api.problems import Problem
from threshold.config.api.sent import LARGEST, Number, Sent, Short
from threshold.config.api.shapes import ProblemOut
from threshold.config.api.signed_in import signed_in, within_reach
from threshold.core.gate import KINDS, ONE_OF, SOME_OF
from threshold.core.words import gettext_noop
from threshold.encounters.actions.answering import acknowledge, answer, ask_back
from threshold.encounters.actions.opening import open_encounter
from threshold.encounters.models import Encounter, Step
from threshold.encounters.queries.board import PER_PAGE, STANDING, Asking, board, steps_of
from threshold.encounters.queries.encounters import find_encounter
from threshold.encounters.shapes import open_questions, stands
from threshold.encounters.told import Came, Times, Told

router = Router(tags=["encounters"], auth=signed_in)
WRONG = dict.fromkeys((400, 401, 403, 404, 422), ProblemOut)
Choice = Annotated[str, Field(max_length=40, pattern="^[a-z_]*$")]
Chosen = Annotated[list[Choice], Field(max_length=20)]
LISTED = "The closed choices are those of the form; anything else is refused and not repeated."


class EncounterIn(Sent):
    """A record. `key` is a random 128-bit number in hexadecimal: sent again, it adds nothing. There is no free text."""

    body: Short
    key: Annotated[str, Field(pattern="^([0-9a-f]{32})?$")] = ""
    one: Annotated[dict[Choice, Choice], Field(max_length=30)]
    some: Annotated[dict[Choice, Chosen], Field(max_length=5)] = {}
    outside: Annotated[str, Field(max_length=40, pattern="^[a-z-]*$")] = ""
    unit: Annotated[str, Field(max_length=40, pattern="^[a-z-]*$")] = ""
    site: Annotated[str, Field(pattern="^([1-5][0-9]{9})?$")] = ""
    happened_at: datetime | None = None


class AboutIn(Sent):
    """Which encounter."""

    encounter: Number


class QuestionIn(AboutIn):
    """A closed question to the gate."""

    question: Choice


class AnswerIn(QuestionIn):
    """An answer to such a question."""

    value: Choice


class EncounterOut(Schema):
    """One encounter, without the note and without an outcome."""

    number: int
    body: str
    received_at: datetime
    standing: Literal["waiting", "acknowledged", "closed"]
    confirmed: bool
    reporter: str
    came_by: str
    one: dict[str, str]
    some: dict[str, list[str]]
    outside: str
    unit: str
    site: str
    demonstration: bool


class StepOut(Schema):
    """One thing that was done."""

    kind: str
    at: datetime
    about: str
    values: list[str]


class EncounterInFullOut(EncounterOut):
    """The same with every step and the questions that wait for an answer."""

    steps: list[StepOut]
    open_questions: list[str]


class EncountersOut(Schema):
    """One page, newest first. `before` asks for the next, null on the last."""

    encounters: list[EncounterOut]
    before: int | None


class Asked(Schema):
    """What the list is narrowed to."""

    standing: str = Field("open", description="One of: " + ", ".join(STANDING) + ".")
    kind: str = Field("", description="One of: " + ", ".join(KINDS) + ".")
    body: str = Field("", description="The id of a body.")
    before: int | None = Field(None, ge=1, le=LARGEST)


ASKED: Any = Query(...)


@router.get(
    "/encounters",
    response={200: EncountersOut, 401: ProblemOut, 422: ProblemOut},
    summary=gettext_noop("Encounters you may see, newest first"),
)
def encounters(request: HttpRequest, asked: Asked = ASKED) -> Any:
    """One page; those of your agencies, those that crossed to you, and your own."""
    for name, given, known in (("standing", asked.standing, STANDING), ("kind", asked.kind, ("", *KINDS))):
        if given not in known:
            raise Problem(
                422, f"There is no such {name}.", f"Ask for one of: {', '.join(one for one in known if one)}."
            )
    with within_reach(request) as rights:
        page = board(rights, Asking(asked.standing, asked.kind, words(asked.body, "body"), asked.before))
        return {"encounters": [_as_values(one) for one in page.rows[:PER_PAGE]], "before": page.before}


@router.get(
    "/encounters/{number}",
    response={200: EncounterInFullOut, 401: ProblemOut, 404: ProblemOut, 422: ProblemOut},
    summary=gettext_noop("One encounter with what was done"),
)
def encounter(request: HttpRequest, number: int = Path(ge=1, le=LARGEST)) -> Any:
    """What was said last, and every step."""
    with within_reach(request) as rights:
        return _in_full(find_encounter(rights, number))


@router.post("/encounters", response={201: EncounterOut, **WRONG}, summary=gettext_noop("Record an encounter"))
def record(request: HttpRequest, sent: EncounterIn) -> Any:
    """Kept once for each key; counsel on call is told in the same transaction."""
    told = Told(
        {name: value for name, value in sent.one.items() if value or name in ONE_OF},
        {name: tuple(values) for name, values in sent.some.items() if values or name in SOME_OF},
        sent.outside, sent.unit, sent.site,
    )  # fmt: skip
    came = Came(
        key=sent.key or secrets.token_hex(16), body=sent.body, way="api", times=Times(happened_at=sent.happened_at)
    )
    with within_reach(request) as rights:
        made = open_encounter(by=rights.who, told=told, came=came).encounter
        return Status(201, _as_values(find_encounter(rights, made.pk)))


@router.post(
    "/encounter-acknowledgements",
    response={201: EncounterOut, **WRONG},
    summary=gettext_noop("Acknowledge an encounter as counsel"),
)
def acknowledged(request: HttpRequest, sent: AboutIn) -> Any:
    """Of two at the same moment the second is told who was first."""
    with within_reach(request) as rights:
        acknowledge(by=rights.who, encounter=sent.encounter)
        return Status(201, _as_values(find_encounter(rights, sent.encounter)))


@router.post(
    "/encounter-questions", response={201: StepOut, **WRONG}, summary=gettext_noop("Ask the gate a closed question")
)
def asked(request: HttpRequest, sent: QuestionIn) -> Any:
    """One of the listed questions: staff are asked nothing else."""
    with within_reach(request) as rights:
        return Status(201, _step(ask_back(by=rights.who, encounter=sent.encounter, question=sent.question)))


@router.post(
    "/encounter-answers", response={201: StepOut, **WRONG}, summary=gettext_noop("Answer a question of counsel's")
)
def answered(request: HttpRequest, sent: AnswerIn) -> Any:
    """Once for each time it was asked; kept beside what was said before."""
    with within_reach(request) as rights:
        made = answer(by=rights.who, encounter=sent.encounter, question=sent.question, values=[sent.value])
        return Status(201, _step(made))


def _as_values(found: Encounter) -> dict[str, object]:
    account = found.account
    one = {name: getattr(account, name) for name in ONE_OF if getattr(account, name, "")}
    some = {name: getattr(account, name) for name in SOME_OF if getattr(account, name, ())}
    return {
        "number": found.pk, "body": found.body_id or "", "received_at": found.received_at, "standing": stands(found),
        "confirmed": found.confirmed_at is not None, "reporter": found.reporter, "came_by": found.came_by, "one": one,
        "some": some, "outside": account.outside if account else "", "unit": account.unit if account else "",
        "site": (account.site_id or "") if account else "", "demonstration": found.demonstration,
    }  # fmt: skip


def _in_full(found: Encounter) -> dict[str, object]:
    steps = steps_of(found)
    return _as_values(found) | {"steps": [_step(one) for one in steps], "open_questions": open_questions(steps)}


def _step(one: Step) -> dict[str, object]:
    return {"kind": one.kind, "at": one.at, "about": one.about, "values": one.values}
