"""The pages of the bodies: who there is, and what binds each, with the reason."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from threshold.accounts.rights import Rights
from threshold.accounts.web import also_public
from threshold.agencies.layouts import KINDS
from threshold.agencies.permissions.posts import can_see_posts, can_set_up
from threshold.agencies.queries import find_body, search_bodies
from threshold.agencies.queries.posts import Asking, seats_on
from threshold.reports import queries
from threshold.reports.asked import Asked
from threshold.reports.views import frame, look


@require_safe
def bodies(request: HttpRequest) -> HttpResponse:
    """The bodies by name, searched and filtered, in pages."""
    words = request.GET.get("words", "")[:200].replace("\0", "")
    kind = request.GET.get("kind", "")
    kind = kind if kind in KINDS else ""
    after = request.GET.get("after", "")[:100].replace("\0", "")
    try:
        found = search_bodies(words=words, kind=kind, after=after)
    except LookupError:
        found = search_bodies(words=words, kind=kind)
    context = {"found": found, "words": words, "kind": kind, "kinds": KINDS, "after": after}
    return render(request, "reports/bodies.html", context)


@require_safe
@also_public
def body(request: HttpRequest, rights: Rights, body_id: str) -> HttpResponse:
    """One body: what binds it, why we think so, how each duty stands; and to those who may see them its posts."""
    held = find_body(body_id)
    if held is None:
        raise Http404
    law, roster, asked = look(request)
    one = next(found for found in roster.bodies if found.id == held.id)
    looked = Asked(asked.as_of, asked.today, one, asked.kind, asked.problems)
    rows = queries.owing_on(law, roster, looked)
    set_up = held.id in roster.set_up
    asking = Asking(body=held.id)
    posts = seats_on(rights, asked.as_of, asking, limit=100).seats if can_see_posts(rights, held.id) else ()
    context = {
        **frame(law, roster, asked),
        "held": held,
        "rows": rows,
        "set_up": set_up,
        "posts": posts,
        "may_set_up": can_set_up(rights).yes,
        "decided": queries.decided_of(law, roster, asked, held.id),
    }
    return render(request, "reports/body.html", context)
