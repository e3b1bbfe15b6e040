"""The board of encounters, its live part, and one encounter: the story, what was done, and what may be done now."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from threshold.accounts.rights import Rights
from threshold.accounts.web import signed_in
from threshold.agencies.views.common import in_range
from threshold.core.answers import NotAllowed, OutOfSight, Refused
from threshold.core.explanations import JUDGES_PAPER
from threshold.core.gate import KINDS, ONE_OF
from threshold.core.words import Sentence, gettext_noop
from threshold.determinations.queries.matters import find_matter
from threshold.determinations.queries.screen import screen
from threshold.determinations.views.matters import parts
from threshold.encounters.actions.answering import acknowledge, answer, ask_back, close, reply
from threshold.encounters.actions.correcting import confirm, place
from threshold.encounters.models import Account, Encounter, Step
from threshold.encounters.notes import opened_note
from threshold.encounters.permissions.encounters import (
    COUNSEL,
    LINKS,
    PLACE,
    RECORD,
    ROTA,
    SEE,
    can_confirm,
    can_counsel,
    can_place,
)
from threshold.encounters.queries.board import (
    STANDING,
    Asking,
    BoardPage,
    board,
    bodies_to_see,
    called_now,
    mark_of,
    on_call_now,
    steps_of,
    waiting,
)
from threshold.encounters.queries.encounters import find_encounter
from threshold.encounters.queries.places import contract_at, set_up_bodies
from threshold.encounters.replies import QUESTIONS, REPLIES
from threshold.encounters.shapes import (
    CAME_BY,
    REPORTERS,
    STEPS,
    WHY,
    clock_difference,
    open_questions,
    story,
    words_of,
)
from threshold.encounters.views.live import unless_same

NO_SUCH_ACT = Sentence(gettext_noop("Choose one of the buttons of this page."))


@require_safe
@signed_in
def listed(request: HttpRequest, rights: Rights) -> HttpResponse:
    """Encounters in sight: the agency's for counsel, those that crossed, and one's own."""
    if not any(rights.anywhere(ability) for ability in (RECORD, SEE, PLACE, "encounters.crossed")):
        raise NotAllowed(rights.can(SEE).reason)
    asking = _asked(request)
    page, bodies = board(rights, asking), bodies_to_see(rights)
    context = _waiting(rights) | {
        "rows": page.rows, "more": _next(request, page), "asking": asking, "standings": STANDING,
        "kinds": list(KINDS.items()), "bodies": bodies, "counsel": rights.anywhere(COUNSEL),
        "records": rights.anywhere(RECORD), "rota": rights.anywhere(ROTA), "links": rights.anywhere(LINKS),
        "sees": rights.anywhere(SEE), "on_call": on_call_now([slug for slug, _ in bodies][:20], timezone.now()),
    }  # fmt: skip
    return render(request, "encounters/board.html", context)


@require_safe
@signed_in
def listed_now(request: HttpRequest, rights: Rights) -> HttpResponse:
    """The live part of the board: what nobody has acknowledged."""
    context = _waiting(rights)
    return unless_same(request, context["mark"], lambda: render(request, "encounters/_waiting.html", context))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def one(request: HttpRequest, rights: Rights, number: int) -> HttpResponse:
    """One encounter; a button of it posts what is to be done."""
    encounter = find_encounter(rights, in_range(number))
    refused = None
    if request.method == "POST":
        try:
            _acted(request, rights, encounter)
            return redirect("encounter", number=encounter.pk)
        except Refused as why:
            refused, encounter = why, find_encounter(rights, encounter.pk)
    context = _told(rights, encounter) | {"refused": refused}
    if context["counsel"]:
        context |= _matter(rights, encounter)
    return render(request, "encounters/one.html", context, status=422 if refused else 200)


@require_safe
@signed_in
def one_now(request: HttpRequest, rights: Rights, number: int) -> HttpResponse:
    """The live part of one encounter: what was done, what waits for an answer."""
    encounter = find_encounter(rights, in_range(number))
    context = _told(rights, encounter)
    return unless_same(request, context["mark"], lambda: render(request, "encounters/_steps.html", context))


def _acted(request: HttpRequest, rights: Rights, encounter: Encounter) -> None:
    """Do what a button says. Raises NotAllowed, Refused."""
    sent = request.POST
    by, number = rights.who, encounter.pk
    acts: dict[str, Callable[[], object]] = {
        "acknowledge": lambda: acknowledge(by=by, encounter=number),
        "ask": lambda: ask_back(by=by, encounter=number, question=sent.get("question", "")[:40]),
        "reply": lambda: reply(by=by, encounter=number, words=sent.get("reply", "")[:40]),
        "close": lambda: close(by=by, encounter=number),
        "confirm": lambda: confirm(by=by, encounter=number),
        "place": lambda: place(by=by, encounter=number, body=sent.get("body", "")[:80]),
        "answer": lambda: answer(
            by=by, encounter=number, question=sent.get("question", "")[:40], values=sent.getlist("value")[:5]
        ),
    }
    act = acts.get(sent.get("act", ""))
    if act is None:
        raise Refused(NO_SUCH_ACT)
    act()


def _asked(request: HttpRequest) -> Asking:
    """What the board is narrowed to; what is not one of the choices is as if it were not there."""
    standing, kind = request.GET.get("standing", "open"), request.GET.get("kind", "")
    before, body = request.GET.get("before", ""), request.GET.get("body", "")
    number = int(before) if before.isascii() and before.isdigit() and len(before) < 19 else None
    known = body if len(body) <= 80 and body.isascii() and body.isprintable() else ""
    return Asking(standing if standing in STANDING else "open", kind if kind in KINDS else "", known, number)


def _next(request: HttpRequest, page: BoardPage) -> str:
    if page.before is None:
        return ""
    kept = {name: request.GET[name] for name in ("standing", "kind", "body") if request.GET.get(name)}
    return f"?{urlencode(kept | {'before': page.before})}"


def _waiting(rights: Rights) -> dict[str, Any]:
    """The encounters nobody has acknowledged, which of them call whoever looks, and a mark of both."""
    rows = waiting(rights) if rights.anywhere(SEE) or rights.anywhere("encounters.crossed") else []
    mine = called_now(rights, rows)
    mark = hashlib.sha256(repr([(row.pk, row.climbs_at, row.pk in mine) for row in rows]).encode()).hexdigest()[:24]
    return {"waiting": [(row, row.pk in mine) for row in rows], "mark": mark}


def _told(rights: Rights, encounter: Encounter) -> dict[str, Any]:
    """What the page of one encounter tells whoever looks, and what they may do."""
    steps, account = steps_of(encounter), encounter.account
    counsel = bool(can_counsel(rights, encounter)) and not rights.unbound
    return {
        "encounter": encounter, "mark": mark_of(encounter, steps), "counsel": counsel,
        "own_counsel": rights.may(COUNSEL, encounter.body_id or "") and encounter.body_id is not None,
        "story": story(account) if account else [], "why": WHY[account.why] if account else "",
        "steps": [_step(one) for one in steps], "came_by": CAME_BY[encounter.came_by],
        "reporter": REPORTERS[encounter.reporter], "difference": clock_difference(encounter),
        "note": opened_note(encounter.note, encounter.seal_place) if counsel else "",
        "questions": [(one.id, one.asks) for one in QUESTIONS.values()], "replies": list(REPLIES.items()),
        "open": [(QUESTIONS[name], list(ONE_OF[name].items())) for name in open_questions(steps) if name in QUESTIONS],
        "confirms": encounter.confirmed_at is None and bool(can_confirm(rights, encounter)),
        "places": set_up_bodies() if encounter.body_id is None and can_place(rights) else [],
        "corrects": counsel or encounter.recorded_by == rights.who.ref,
        "contract": contract_at(account) if account and counsel else None, **_flags(account),
    }  # fmt: skip


def _matter(rights: Rights, encounter: Encounter) -> dict[str, object]:
    """Counsel's screen of the encounter's matter, where they may see one: the only place here with outcomes."""
    if encounter.matter_id is None:
        return {}
    today = timezone.localdate()
    try:
        return parts(screen(rights, find_matter(rights, encounter.matter_id, today), today))
    except OutOfSight:
        return {}


def _flags(account: Account | None) -> dict[str, Any]:
    """What counsel is told of besides (care.md 1): status alone, a judge's paper, a contractor who recorded it."""
    if account is None:
        return {}
    return {
        "status_only": account.kind == "status_only" or "status" in account.asked,
        "judges_paper": JUDGES_PAPER if account.signed == "yes" or account.paper == "judge" else None,
        "contractors": account.capacity in {"contractor", "subcontractor"},
    }


def _step(one: Step) -> dict[str, Any]:
    """One step in words: what, when, who or for whom, and the closed choice it is about."""
    about = ""
    if one.kind in {"asked", "answered"} and one.about in QUESTIONS:
        about = QUESTIONS[one.about].asks
    elif one.kind == "replied":
        about = REPLIES.get(one.about, "")
    said = [words_of(one.about, value) for value in one.values]
    return {
        "words": STEPS[one.kind],
        "at": one.at,
        "person": one.person,
        "role": one.by_role,
        "about": about,
        "said": said,
    }
