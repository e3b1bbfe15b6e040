"""The language of a page: asked for in the address, kept in a cookie, else what the browser prefers."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_supported_language_variant
from django.utils.translation.trans_real import parse_accept_lang_header

COOKIE = "language"
A_YEAR = 31_536_000


class Language:
    """Turns the language on for one request, and off again."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked = supported(request.GET.get("lang", ""))
        language = asked or supported(request.COOKIES.get(COOKIE, "")) or preferred(request)
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        patch_vary_headers(response, ("Accept-Language", "Cookie"))
        if asked:
            keep_language(response, asked)
        return response


def keep_language(response: HttpResponse, code: str) -> None:
    """Let the browser keep a language."""
    secure = settings.LANGUAGE_COOKIE_SECURE
    response.set_cookie(COOKIE, code, max_age=A_YEAR, secure=secure, httponly=True, samesite="Lax")


def supported(code: str) -> str:
    """The language we speak for a code, or "" when there is none."""
    try:
        return get_supported_language_variant(code) if 0 < len(code) < 20 else ""
    except LookupError:
        return ""


def preferred(request: HttpRequest) -> str:
    """The first language the browser prefers that we speak, else English."""
    header = request.META.get("HTTP_ACCEPT_LANGUAGE", "")
    spoken = (supported(code) for code, _ in parse_accept_lang_header(header) if code != "*")
    return next((code for code in spoken if code), settings.LANGUAGE_CODE)
