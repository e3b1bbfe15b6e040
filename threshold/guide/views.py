"""The page at the gate: the guide, its card and form for paper, and what lets a phone keep it without a network."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation.trans_real import parse_accept_lang_header
from django.views.decorators.http import require_safe

from threshold.guide.choices import CHOICES
from threshold.guide.flow import ALWAYS, MORE, PROCEDURES, SCREENS, STEPS
from threshold.guide.numbers import numbers, procedures
from threshold.guide.staff import COOKIE, LONGEST, holds
from threshold.guide.version import FILES, version
from threshold.guide.wording import SOURCE, Language, approved, not_settled, published, wording
from threshold.property.queries.codes import read_code, site_of_code
from threshold.sealing.boxes import offered

Asked = ParamSpec("Asked")
Page = Callable[Concatenate[HttpRequest, Language, Asked], HttpResponse]
ON_PAPER = tuple(CHOICES)
ON_CARD = ("want", "say", "leave", "emergency", "about", "kind")


def in_a_language(view: Page[Asked]) -> Callable[Concatenate[HttpRequest, Asked], HttpResponse]:
    """A page in the language asked for, or the one the phone prefers, of those that are published."""

    @wraps(view)
    def answer(request: HttpRequest, /, *args: Asked.args, **kwargs: Asked.kwargs) -> HttpResponse:
        language = _language(request)
        response = view(request, language, *args, **kwargs)
        response.headers["Content-Language"] = language.tag
        response.headers["Cache-Control"] = "no-cache, private"
        patch_vary_headers(response, ("Accept-Language", "Cookie"))
        return response

    return answer


@require_safe
@in_a_language
def guide(request: HttpRequest, language: Language, code: str = "") -> HttpResponse:
    """The guide itself; for a site where the code of its sign is in the address. A code that opens nothing says so."""
    site = site_of_code(code) if code else None
    own = [name for name, bodies in PROCEDURES.items() if site and site.body_id in bodies]
    key = offered()
    context = _framed(request, language) | {
        "code": read_code(code) if site else "", "given": code, "own": own[0] if own else "",
        "screens": SCREENS, "steps": STEPS, "more": [(field, CHOICES[field]) for field in MORE],
        "key_id": key.id, "key": key.public.hex(),
    }  # fmt: skip
    return render(request, "guide/page.html", context)


@require_safe
@in_a_language
def card(request: HttpRequest, language: Language) -> HttpResponse:
    """The decision card with the telephone tree, on one sheet."""
    screens = [screen for screen in SCREENS if screen.id in ON_CARD]
    return render(request, "guide/card.html", _framed(request, language) | {"screens": screens})


@require_safe
@in_a_language
def form(request: HttpRequest, language: Language) -> HttpResponse:
    """The form to fill in by hand and enter later, with both times."""
    fields = [(field, CHOICES[field]) for field in ON_PAPER]
    return render(request, "guide/form.html", _framed(request, language) | {"fields": fields})


@require_safe
@in_a_language
def manifest(request: HttpRequest, language: Language) -> HttpResponse:
    """What a phone needs to keep the guide among its applications."""
    texts = wording(language.tag).texts
    told = {
        "name": texts["labels.guide"], "short_name": texts["labels.guide"], "lang": language.tag,
        "dir": language.direction, "start_url": f"/g/?lang={language.tag}", "scope": "/g/", "display": "standalone",
        "background_color": "#ffffff", "theme_color": "#1a4480",
        "icons": [
            {"src": static(f"guide/icon-{size}.png"), "sizes": f"{size}x{size}", "type": "image/png"}
            for size in (192, 512)
        ],
    }  # fmt: skip
    return HttpResponse(json.dumps(told, ensure_ascii=False), content_type="application/manifest+json")


@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """The guide's own service worker: what it keeps stands in it, under the version of all of it."""
    files = [static(name) for name in FILES]
    context = {"version": version(), "files": json.dumps(files), "queue": static("guide/queue.js")}
    response = render(request, "guide/worker.js", context, content_type="text/javascript")
    response.headers["Cache-Control"] = "no-cache"
    return response


@require_safe
def staff_link(request: HttpRequest, token: str) -> HttpResponse:
    """Keep a staff link on this device and go to the guide; a link that is not good leads there all the same."""
    response = redirect("guide")
    if holds(token):
        secure = settings.SERVED_OVER_TLS
        response.set_cookie(COOKIE, token, max_age=LONGEST, path="/g/", secure=secure, httponly=True, samesite="Lax")
    return response


def _framed(request: HttpRequest, language: Language) -> dict[str, object]:
    """What every page of the guide shows."""
    token = request.COOKIES.get(COOKIE, "")
    staff = token if holds(token) else ""
    day = timezone.localdate().isoformat()
    hidden = frozenset() if settings.GUIDE_UNREVIEWED else not_settled()
    return {
        "language": language, "languages": published(day, unreviewed=settings.GUIDE_UNREVIEWED), "staff": staff,
        "reviewed": wording(language.tag).reviewed, "approved": approved(), "not_settled": not_settled(),
        "hidden": hidden, "english_only": not settings.GUIDE_UNREVIEWED and len(published(day, unreviewed=False)) == 1,
        "numbers": numbers(with_link=bool(staff)), "procedures": procedures(), "always": ALWAYS,
    }  # fmt: skip


def _language(request: HttpRequest) -> Language:
    """The language asked for in the address, else the first the phone prefers, else English."""
    known = published(timezone.localdate().isoformat(), unreviewed=settings.GUIDE_UNREVIEWED)
    preferred = [tag for tag, _weight in parse_accept_lang_header(request.META.get("HTTP_ACCEPT_LANGUAGE", ""))]
    by_tag = {one.tag.casefold(): one for one in known}
    for tag in (request.GET.get("lang", ""), *preferred):
        for candidate in _candidates(tag.casefold()):
            if candidate in by_tag:
                return by_tag[candidate]
    return by_tag[SOURCE]


def _candidates(tag: str) -> tuple[str, ...]:
    """A tag as the list may have it: itself, Chinese by its script, the language alone."""
    if tag.split("-")[0] == "zh":
        traditional = {"hant", "tw", "hk", "mo"} & set(tag.split("-"))
        return (tag, "zh-hant" if traditional else "zh-hans")
    return (tag, tag.split("-")[0])
