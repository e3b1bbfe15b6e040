"""The page of one assignment."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from threshold.accounts.rights import Rights
from threshold.accounts.web import also_public
from threshold.duties.queries.letters import Letter, letter_of
from threshold.duties.views.answering import in_range
from threshold.ui.days import read_day


@require_safe
@also_public
def letter(request: HttpRequest, rights: Rights, number: int) -> HttpResponse:
    """What, who, by when and why that day, what would show it, what was given."""
    today = timezone.localdate()
    as_of, problem = read_day(request.GET.get("as_of", ""), today)
    found = letter_of(rights, in_range(number), as_of)
    context = {
        "letter": found, "line": found.line, "duty": found.line.duty, "row": found.row, "as_of": as_of, "today": today,
        "problem": problem, "day_of": day_of(found, as_of), "links": links(found),
    }  # fmt: skip
    return render(request, "duties/letter.html", context)


def day_of(found: Letter, as_of: object) -> tuple[int, int] | None:
    """Which day of a clock this is: 12 of 30. None where no clock runs or it has run out or is answered."""
    row = found.row
    if row.event_on is None or row.due is None or found.line.proved_from:
        return None
    gone, whole = (as_of - row.event_on).days, (row.due - row.event_on).days  # type: ignore[operator]
    return (gone, whole) if 0 <= gone <= whole else None


def links(found: Letter) -> dict[str, str]:
    """Where each thing that can be done is done."""
    here = f"/owed/{found.row.pk}/"
    newest, waiting = found.newest, found.waiting
    return {
        "review": f"/proofs/{waiting.proof.pk}/" if waiting else "",
        "prove": f"{here}prove/",
        "supersede": f"{here}prove/?supersedes={newest.proof.pk}" if newest else "",
        "answer": f"/requests/{found.request.pk}/" if found.request else "",
        "none": f"{here}none/",
        "diary": f"{here}diary/",
        "put-off": f"{here}put-off/",
    }
