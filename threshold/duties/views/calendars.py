"""The days of one body, for calendars that subscribe to them."""

from __future__ import annotations

from datetime import UTC

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from threshold.accounts.rights import Rights
from threshold.accounts.web import also_public
from threshold.agencies.queries import find_body
from threshold.core.answers import OutOfSight
from threshold.duties.calendars import days_of, feed


@require_safe
@also_public
def calendar(request: HttpRequest, rights: Rights, body_id: str) -> HttpResponse:
    """An iCalendar feed of what one body owes by a stated day, for everybody."""
    body = find_body(body_id)
    if body is None or body.set_up_on is None:
        raise OutOfSight(body_id)
    now, today = timezone.now().astimezone(UTC), timezone.localdate()
    text = feed(body, days_of(body, today), now, today, request.build_absolute_uri)
    headers = {"Content-Disposition": f'attachment; filename="duties-{body.pk}.ics"', "Cache-Control": "no-cache"}
    return HttpResponse(text, content_type="text/calendar; charset=utf-8", headers=headers)
