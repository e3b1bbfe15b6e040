"""What every page is told: its language and direction, where the header leads, the version."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import get_language_bidi

from threshold import __version__
from threshold.ui.navigation import FOOT, ITEMS


def page(request: HttpRequest) -> dict[str, object]:
    """The frame around every page."""
    language = getattr(request, "LANGUAGE_CODE", settings.LANGUAGE_CODE)
    return {
        "language": language,
        "direction": "rtl" if get_language_bidi() else "ltr",
        "languages": [(code, name, with_language(request, code)) for code, name in settings.LANGUAGES],
        "unreviewed": language != settings.LANGUAGE_CODE,
        "navigation": [(to, name, is_here(request.path, to)) for to, name in ITEMS],
        "foot": FOOT,
        "version": __version__,
        "demonstration": settings.DEMONSTRATION,
    }


def with_language(request: HttpRequest, code: str) -> str:
    """This page's own address, in another language."""
    query = request.GET.copy()
    query["lang"] = code
    return f"{request.path}?{query.urlencode()}"


def is_here(path: str, to: str) -> bool:
    """Whether a page stands under an item of the header; the order's clauses stand under the order."""
    return path == to or (to != "/" and path.startswith(to)) or (to == "/" and path.startswith("/order/"))
