"""The sign of life: the law reads, and the database answers."""

from __future__ import annotations

from django.db import Error, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from threshold.core.loader import load_law


@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """200 with the order's seal when all is well, 503 while the database does not answer."""
    seal = load_law().order.seal
    try:
        with connection.cursor() as cursor:
            cursor.execute("select 1")
    except Error:
        return JsonResponse({"order": seal, "database": "no answer"}, status=503)
    return JsonResponse({"order": seal, "database": "answers"})
