"""What stands at the gate without signing in: taking records from devices, the plain form, and how a record stands."""

from __future__ import annotations

import json
import secrets
from typing import Any
from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from threshold.accounts.rights import looking
from threshold.accounts.web import refuse_on
from threshold.core.answers import OutOfSight, Refused
from threshold.core.gate import ONE_OF
from threshold.encounters.actions.answering import answer
from threshold.encounters.actions.opening import open_encounter
from threshold.encounters.forms.records import KEY, RecordForm
from threshold.encounters.permissions.encounters import GATE
from threshold.encounters.queries.board import mark_of, steps_of
from threshold.encounters.queries.encounters import find_by_key
from threshold.encounters.queries.reporters import reporter_of
from threshold.encounters.receiving import Taken, take, take_stray
from threshold.encounters.replies import QUESTIONS, REPLIES
from threshold.encounters.shapes import open_questions
from threshold.encounters.told import Came
from threshold.encounters.views.live import unless_same
from threshold.guide.staff import COOKIE
from threshold.property.queries.codes import read_code

MOST_AT_ONCE, LARGEST = 50, 1_048_576


@csrf_exempt
@require_POST
def intake(request: HttpRequest) -> HttpResponse:
    """Records of devices, as sealed boxes: each is kept once, whatever comes twice. No cookie counts here."""
    if _from_elsewhere(request):
        return _no(403, _("Records are taken from this site's own pages alone."))
    raw = _body(request)
    if raw is None:
        return _no(413, _("This is longer than a megabyte. Nothing was taken; what the device keeps is still there."))
    boxes = _boxes(request, raw)
    if boxes is None:
        kind = request.content_type or ""
        stray = take_stray(raw, "image" if kind.startswith(("image/", "multipart/")) else "cannot_open")
        return JsonResponse({"answers": [_answered(stray)]})
    if len(boxes) > MOST_AT_ONCE:
        return _no(413, _("Send at most 50 at once. Nothing was taken; what the device keeps is still there."))
    return JsonResponse({"answers": [_answered(take(box)) for box in boxes]})


@require_http_methods(["GET", "HEAD", "POST"])
def plain_form(request: HttpRequest) -> HttpResponse:
    """The record as a plain form, for whoever holds the code of a sign or a link: no script, no sign-in."""
    code = read_code(request.POST.get("code", "") or request.GET.get("site", ""))
    form = RecordForm(request.POST or None, initial={"key": secrets.token_hex(16), "channel": "gate"})
    if request.method == "POST" and form.is_valid():
        by = reporter_of(code, request.COOKIES.get(COOKIE, "")[:200])
        came = Came(key=form.cleaned_data["key"], body=by.body, reporter=by.known_by, link=by.link)
        try:
            open_encounter(by=GATE, told=form.told(by.site), came=came)
            return redirect("gate-status", key=came.key)
        except Refused as refused:
            refuse_on(form, refused)
    status = 422 if form.is_bound else 200
    return render(request, "encounters/plain_form.html", {"form": form, "code": code}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def status(request: HttpRequest, key: str) -> HttpResponse:
    """How a record stands, for the device that holds its key; and the answers to what counsel asks. No outcome."""
    _check(key)
    refused = None
    if request.method == "POST":
        refused = _answer(request, key)
        if refused is None:
            return redirect("gate-status", key=key)
    context = _standing(key) | {"refused": refused}
    return render(request, "encounters/status.html", context, status=422 if refused else 200)


@require_safe
def status_now(request: HttpRequest, key: str) -> HttpResponse:
    """The part of the same page that changes."""
    _check(key)
    context = _standing(key)
    return unless_same(request, context["mark"], lambda: render(request, "encounters/_status.html", context))


def _answer(request: HttpRequest, key: str) -> Refused | None:
    question = request.POST.get("question", "")[:40]
    try:
        with looking(GATE):
            found = find_by_key(key)
        answer(by=GATE, encounter=found.pk, question=question, values=request.POST.getlist("value")[:5])
    except OutOfSight as missing:
        raise Http404 from missing
    except Refused as refused:
        return refused
    return None


def _standing(key: str) -> dict[str, Any]:
    """What a device is told: received, acknowledged, what counsel asks and says. Raises Http404."""
    try:
        with looking(GATE):
            found = find_by_key(key)
            steps = steps_of(found)
    except OutOfSight as missing:
        raise Http404 from missing
    asked = [QUESTIONS[name] for name in open_questions(steps) if name in QUESTIONS]
    replies = [(one.at, REPLIES[one.about]) for one in steps if one.kind == "replied" and one.about in REPLIES]
    return {
        "encounter": found, "key": key, "mark": mark_of(found, steps), "replies": replies[::-1],
        "questions": [(one, list(ONE_OF[one.id].items())) for one in asked],
        "nobody": any(one.kind == "nobody_on_call" for one in steps) and found.acknowledged_at is None,
    }  # fmt: skip


def _check(key: str) -> None:
    if not KEY.fullmatch(key):
        raise Http404


def _answered(taken: Taken) -> dict[str, Any]:
    """What the device is told of one box: taken or not, when, and where it sees how the record stands."""
    found = taken.encounter
    received = found.received_at if found is not None else timezone.now()
    told: dict[str, Any] = {"id": taken.id, "taken": True, "held": taken.held, "fresh": taken.fresh}
    told["received"] = received.isoformat()
    if found is not None:
        told["page"] = f"/g/records/{taken.id}/"
    return told


def _boxes(request: HttpRequest, raw: bytes) -> list[Any] | None:
    """The boxes of a post, or None where it is no list of them."""
    if request.content_type != "application/json":
        return None
    try:
        given = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    return given if isinstance(given, list) else None


def _body(request: HttpRequest) -> bytes | None:
    """The bytes that came, at most a megabyte; None for more."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not (length.isascii() and length.isdigit()) or int(length) > LARGEST:
        return None
    return request.read(LARGEST)


def _from_elsewhere(request: HttpRequest) -> bool:
    """Whether another site's page sent this: a browser says so in one of two headers."""
    origin = request.headers.get("Origin", "")
    if origin and origin != "null":
        return urlsplit(origin).netloc != request.get_host()
    return origin == "null" or request.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}


def _no(status: int, words: str) -> JsonResponse:
    return JsonResponse({"error": words}, status=status)
