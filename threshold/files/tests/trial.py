"""An app above the files, as small as can be: one purpose with a rule, a page to give a file, one to fetch it."""

from __future__ import annotations

import os
from pathlib import Path
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from threshold.core.answers import Answer
from threshold.core.words import Sentence
from threshold.database.reach import Reach, reaching
from threshold.files.actions import add_file
from threshold.files.downloads import download
from threshold.files.forms import FileForm, next_step
from threshold.files.purposes import Purpose, register
from threshold.files.queries import find_file
from threshold.journal.actions import Actor

BY, OURS = Actor("trial", "opaque"), "invented-agency"


def for_trial(by: Actor, what: object) -> Answer:
    """A rule as an app above would give it."""
    return Answer(yes=by.role == "trial", reason=Sentence("Only for the trial."))


register(Purpose("trial.proof", "a trial", can_add=for_trial, can_open=for_trial))


@csrf_exempt
def give(request: HttpRequest) -> HttpResponse:
    """The two steps, and the file's number and hash once it is taken."""
    if request.method == "GET":
        return render(request, "files/_upload.html", {"form": next_step(request.GET)})
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "files/_upload.html", {"form": form}, status=422)
    with reaching(Reach.AGENCY, OURS):
        file = add_file(by=BY, agency=OURS, purpose="trial.proof", uploaded=form.cleaned_data["file"])
    return JsonResponse({"id": str(file.id), "sha256": file.sha256})


def out(request: HttpRequest, number: UUID) -> HttpResponseBase:
    """The file, handed out."""
    with reaching(Reach.AGENCY, OURS):
        file = find_file(number)
        if file is None:
            raise Http404
        return download(file)


def health(request: HttpRequest) -> HttpResponse:
    """Which process answers."""
    return HttpResponse(str(os.getpid()))


def lying(folder: Path) -> list[Path]:
    """Every file below a folder."""
    return [path for path in folder.rglob("*") if path.is_file()]


urlpatterns = [path("give/", give), path("files/<uuid:number>/", out), path("healthz", health)]
