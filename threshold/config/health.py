"""The sign of life: the law reads, the database answers, the worker was seen a moment ago."""

from __future__ import annotations

from django.db import Error
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from threshold.core.loader import load_law
from threshold.jobs.queries import worker_state


@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """200 with the order's seal when the pages work, 503 while the database does not answer; how the worker is."""
    seal = load_law().order.seal
    try:
        worker = worker_state()
    except Error:
        return JsonResponse({"order": seal, "database": "no answer"}, status=503)
    seen = "answers" if worker.works(timezone.now()) else "not seen"
    return JsonResponse({"order": seal, "database": "answers", "worker": seen})
