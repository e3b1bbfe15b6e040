"""Recording through the API: the same actions as the pages, and the same refusals, in words."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from ninja import Router, Status
from ninja.files import UploadedFile
from ninja.params.functions import File, Form, Query

from threshold.config.api.owed_shapes import AnswerOut, DiaryOut, ProofOut, PuttingOut, RequestOut, ReviewOut
from threshold.config.api.said import as_answer, as_diary, as_proof, as_putting, as_request, as_review
from threshold.config.api.sent import LARGEST, AnswerIn, DiaryIn, ProofIn, PuttingIn, RequestIn, ReviewIn
from threshold.config.api.shapes import ProblemOut
from threshold.config.api.signed_in import signed_in, within_reach
from threshold.core.answers import Refused
from threshold.core.words import Sentence, gettext_noop
from threshold.duties.actions import (
    answer_request,
    give_proof,
    make_request,
    put_off,
    review_proof,
    write_diary,
)
from threshold.duties.actions.proving import Offered
from threshold.duties.actions.putting_off import Grounds
from threshold.duties.actions.requesting import Asking
from threshold.duties.queries.assignments import find_assignment
from threshold.duties.queries.proofs import proofs_of, shown

router = Router(tags=["recording"], auth=signed_in)
FORM: Any = Form(...)
FILE: Any = File(None)
WRONG = dict.fromkeys((400, 401, 403, 404, 413, 422), ProblemOut)
RESIDENT = Sentence(
    gettext_noop(
        "A file is taken once it is said that it names no resident: names_resident=no. One that does goes to your "
        "agency's own legal file."
    )
)


@router.get(
    "/proofs",
    response={200: list[ProofOut], 401: ProblemOut, 404: ProblemOut, 422: ProblemOut},
    summary=gettext_noop("The proofs of one assignment, for those who may read them"),
)
def proofs(request: HttpRequest, assignment: int = Query(ge=1, le=LARGEST)) -> Any:
    """Every proof of an assignment, newest first; none for those who may not read them."""
    with within_reach(request) as rights:
        return [as_proof(one) for one in proofs_of(rights, find_assignment(assignment))]


@router.post("/proofs", response={201: ProofOut, **WRONG}, summary=gettext_noop("Give proof of an assignment"))
def proof(request: HttpRequest, sent: ProofIn = FORM, file: UploadedFile | None = FILE) -> Any:
    """A file, a link or a statement; a second person reviews it (house practice)."""
    if file is not None and sent.names_resident != "no":
        raise Refused(RESIDENT, "names_resident")
    offered = Offered(sent.effective_on, sent.statement, sent.link, file, sent.supersedes)
    with within_reach(request) as rights:
        made = give_proof(by=rights.who, assignment=sent.assignment, offered=offered, today=timezone.localdate())
        return Status(201, as_proof(shown(rights, made.pk)))


@router.post("/reviews", response={201: ReviewOut, **WRONG}, summary=gettext_noop("Review a proof as a second person"))
def review(request: HttpRequest, sent: ReviewIn) -> Any:
    """Once, and never by the one who gave it."""
    with within_reach(request) as rights:
        made = review_proof(by=rights.who, today=timezone.localdate(), **sent.model_dump())
    return Status(201, as_review(made))


@router.post("/puttings", response={201: PuttingOut, **WRONG}, summary=gettext_noop("Record what puts a day off"))
def putting(request: HttpRequest, sent: PuttingIn) -> Any:
    """An extension, a pause, its end or a withdrawal, with authority and reason: the public reads both."""
    grounds = Grounds(sent.authority, sent.reason)
    with within_reach(request) as rights:
        made = put_off(
            by=rights.who, assignment=sent.assignment, kind=sent.kind, until=sent.until, grounds=grounds,
            today=timezone.localdate(),
        )  # fmt: skip
    return Status(201, as_putting(made))


@router.post("/diary", response={201: DiaryOut, **WRONG}, summary=gettext_noop("Write in the diary of efforts"))
def diary(request: HttpRequest, sent: DiaryIn) -> Any:
    """Where the law asks for efforts or consultation."""
    with within_reach(request) as rights:
        made = write_diary(by=rights.who, today=timezone.localdate(), **sent.model_dump())
    return Status(201, as_diary(made, sent.words.strip()))


@router.post("/requests", response={201: RequestOut, **WRONG}, summary=gettext_noop("Make a request under section 8"))
def make(request: HttpRequest, sent: RequestIn) -> Any:
    """What is asked is then owed by the body asked, with no deadline stated."""
    with within_reach(request) as rights:
        made = make_request(by=rights.who, asking=Asking(**sent.model_dump()), today=timezone.localdate())
    return Status(201, as_request(made))


@router.post("/answers", response={201: AnswerOut, **WRONG}, summary=gettext_noop("Answer a request, ask or reply"))
def answer(request: HttpRequest, sent: AnswerIn) -> Any:
    """The body asked answers or asks about it; the one that asks replies."""
    with within_reach(request) as rights:
        made = answer_request(by=rights.who, today=timezone.localdate(), **sent.model_dump())
    return Status(201, as_answer(made))
