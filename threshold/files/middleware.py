"""Turns away what is too long by its own account, before a byte of it is read."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render

from threshold.files.sizes import size_in_words

API = "/api/"  # programs are answered as programs read
FORM = "multipart/form-data"
BESIDE = 1_048_576  # what the other fields of the form and the boundaries may take


class UploadLimit:
    """Answers 413 with a page that names both sizes. The server lets go of the rest of the body unread."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.content_type != FORM or announced(request) <= settings.FILE_LIMIT + BESIDE:
            return self.get_response(request)
        context = {"size": size_in_words(announced(request)), "limit": size_in_words(settings.FILE_LIMIT)}
        if request.path.startswith(API):
            error = "This file has {size}. The most taken here is {limit}. Nothing of it was kept.".format(**context)
            return JsonResponse({"error": error, "what_to_do": "Send it in smaller parts."}, status=413)
        return render(request, "files/too_big.html", context, status=413)


def announced(request: HttpRequest) -> int:
    """How long the body says it is; 0 when it does not say, and then nothing of it is read either."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    return int(length) if length.isdecimal() else 0
