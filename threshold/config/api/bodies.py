"""The bodies the law may bind."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Router
from ninja.params.functions import Query

from threshold.agencies import queries
from threshold.agencies.layouts import KINDS, STATUSES
from threshold.agencies.models import Body
from threshold.agencies.queries.decisions import decisions
from threshold.config.api.asked import a_day, words
from threshold.config.api.order import AS_OF, Day
from threshold.config.api.problems import Problem
from threshold.config.api.shapes import BodiesOut, BodyInFullOut, ProblemOut
from threshold.core.bodies import UnknownBody, bound_bodies, decisions_on
from threshold.core.editions import duties_on
from threshold.core.loader import load_law
from threshold.core.words import gettext_noop

router = Router(tags=["bodies"])
HINTS = {"kind": KINDS, "status": STATUSES}


@router.get(
    "/bodies", response={200: BodiesOut, 422: ProblemOut}, summary=gettext_noop("Bodies by name, searched and paged")
)
def bodies(
    request: HttpRequest,
    q: str = Query("", description="Words that stand in the name, the acronym or another name."),
    kind: str = Query("", description="One of: " + ", ".join(KINDS) + "."),
    status: str = Query("", description="One of: " + ", ".join(STATUSES) + "."),
    after: str = Query("", description="The `after` of the page before."),
    limit: int = Query(50, ge=1, le=queries.MOST_ON_A_PAGE),
) -> Any:
    """One page; `after` of the answer asks for the next."""
    for name, given in (("kind", kind), ("status", status)):
        _known(name, given)
    try:
        page = queries.search_bodies(
            words=words(q, "q"), kind=kind, status=status, after=words(after, "after"), limit=limit
        )
    except LookupError:
        raise Problem(422, "No page begins there any more.", "Ask again without “after”.") from None
    return {"bodies": [_shape(row) for row in page.bodies], "after": page.after}


@router.get(
    "/bodies/{body_id}",
    response={200: BodyInFullOut, 404: ProblemOut, 422: ProblemOut},
    summary=gettext_noop("One body and what binds it"),
)
def body(request: HttpRequest, response: HttpResponse, body_id: str, as_of: Day = AS_OF) -> Any:
    """One body by its id, with the duties that bind or may bind it on the day, each with its reason."""
    day, wanted = a_day(as_of), words(body_id, "body_id")
    row = queries.find_body(wanted)
    if row is None:
        raise UnknownBody(f"No body has the id '{wanted}'.")
    response["Threshold-As-Of"] = day.isoformat()
    return _shape(row) | {"bound_by": _bound_by(row, day)}


def _known(name: str, given: str) -> None:
    """Raises Problem for a word the list of bodies does not use."""
    if given and given not in HINTS[name]:
        raise Problem(
            422, f"No body has that {name}.", f"Leave “{name}” out, or ask for one of: {', '.join(HINTS[name])}."
        )


def _shape(row: Body) -> dict[str, object]:
    columns = (
        "id", "name", "acronym", "kind", "status", "record", "other_names", "url", "source", "confidence",
        "set_up_on", "demonstration",
    )  # fmt: skip
    return {column: getattr(row, column) for column in columns} | {"part_of": row.part_of_id}


def _bound_by(row: Body, day: date) -> list[dict[str, object]]:
    law, known, decided = load_law(), (queries.as_law(row),), decisions_on(decisions(), day)
    return [
        {
            "duty": duty.number,
            "verdict": member.verdict,
            "reason": member.reason,
            "confidence": member.confidence,
            "decided_on": member.decision.decided_on if member.decision else None,
        }
        for duty in duties_on(law, day)
        for _, member in bound_bodies(law, duty, known, decided)
    ]
