"""The journal's public pages: what is proved, the newest checkpoints, the key, and the verifier to take away."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from threshold.journal.exporting import VERIFIER, told
from threshold.journal.models import Checkpoint
from threshold.journal.queries import PER_PAGE, checkpoint_of, checkpoints, newest_checkpoint

PLAIN = "text/plain; charset=utf-8"
LARGEST = 2**63 - 1


@require_safe
def journal(request: HttpRequest) -> HttpResponse:
    """What the journal proves and what it does not, the newest checkpoints, and how to check."""
    asked = request.GET.get("before", "")
    before = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < len(str(LARGEST)) else None
    found, after = checkpoints(before)
    told = {"found": found, "after": after, "before": before, "newest": found[0] if found and before is None else None}
    return render(request, "journal/journal.html", told)


@require_safe
def newest(request: HttpRequest) -> HttpResponse:
    """The newest checkpoint as a signed note."""
    return HttpResponse(_newest().note, content_type=PLAIN)


@require_safe
def key(request: HttpRequest) -> HttpResponse:
    """The public key the newest checkpoint is signed under."""
    return HttpResponse(_newest().key + "\n", content_type=PLAIN)


@require_safe
def one(request: HttpRequest, size: int) -> HttpResponse:
    """One checkpoint as JSON, with the proof that the tree only grew since the one before."""
    found = checkpoint_of(size) if size <= LARGEST else None
    if found is None:
        raise Http404
    return JsonResponse(told(found) | {"demonstration": settings.DEMONSTRATION})


@require_safe
def verifier(request: HttpRequest) -> HttpResponse:
    """The stand-alone verifier: one file that needs nothing but Python."""
    headers = {"Content-Disposition": f'attachment; filename="{VERIFIER.name}"'}
    return HttpResponse(VERIFIER.read_bytes(), content_type="text/x-python; charset=utf-8", headers=headers)


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """The newest checkpoints as an Atom feed: whoever follows it keeps them outside."""
    here = request.build_absolute_uri("/journal/")
    title = (
        gettext("Demonstration: checkpoints of the journal")
        if settings.DEMONSTRATION
        else gettext("Checkpoints of the journal")
    )
    atom = Atom1Feed(title, here, "", language=request.LANGUAGE_CODE, feed_url=request.build_absolute_uri())
    for found in checkpoints()[0][:PER_PAGE]:
        link = request.build_absolute_uri(f"/journal/checkpoints/{found.size}")
        atom.add_item(_title(found), link, found.note, unique_id=link, updateddate=found.at, pubdate=found.at)
    return HttpResponse(atom.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _title(found: Checkpoint) -> str:
    return gettext("Checkpoint over %(size)s lines") % {"size": found.size}


def _newest() -> Checkpoint:
    """The newest checkpoint; 404 before the first."""
    found = newest_checkpoint()
    if found is None:
        raise Http404
    return found
