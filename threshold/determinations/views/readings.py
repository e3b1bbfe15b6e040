"""The pages of what the Law Department keeps: readings, the register of deciders, the points that wait for it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from threshold.accounts.agencies import agency_names
from threshold.accounts.rights import Rights
from threshold.accounts.web import signed_in
from threshold.agencies.views.common import answered
from threshold.core.answers import require
from threshold.core.designations import CLAUSES, NAMES_NO_ONE
from threshold.core.facts import FACTS
from threshold.core.readings import PRACTICES
from threshold.determinations.actions.readings import (
    Designation,
    NewReading,
    adopt,
    designate,
    end_designation,
    end_reading,
)
from threshold.determinations.forms.readings import DeciderForm, EndForm, ReadingForm
from threshold.determinations.permissions.readings import can_adopt, can_keep_deciders, can_look
from threshold.determinations.queries.listing import in_sight_of, open_points
from threshold.determinations.queries.readings import (
    every_decider,
    every_reading,
    find_decider,
    find_reading,
    who_may_be_designated,
)
from threshold.determinations.shapes import KINDS

TAKEN = ["GET", "HEAD", "POST"]


@require_safe
@signed_in
def readings(request: HttpRequest, rights: Rights) -> HttpResponse:
    """Every reading: adopted, ended, or not adopted."""
    require(can_look(rights))
    rows, today = every_reading(), timezone.localdate()
    held = {row.practice for row in rows if row.until is None or row.until >= today}
    context = {
        "rows": rows, "practices": [(one, one.id in held) for one in PRACTICES], "facts": FACTS, "kinds": KINDS,
        "today": today, "may_adopt": can_adopt(rights).yes,
    }  # fmt: skip
    return render(request, "determinations/readings.html", context)


@require_http_methods(TAKEN)
@signed_in
def adopted(request: HttpRequest, rights: Rights) -> HttpResponse:
    """Adopt a reading."""
    require(can_adopt(rights))
    form = ReadingForm(request.POST or None)

    def act() -> str:
        given = form.cleaned_data
        reading = NewReading(
            uses=tuple(given["uses"]), since=given["since"], until=given["until"], reasons=given["reasons"],
            **form.parts(),
        )  # fmt: skip
        adopt(by=rights.who, reading=reading, today=timezone.localdate())
        return "/readings/"

    return answered(request, form, act, _told(_("Adopt a reading"), _("Adopt"), "/readings/", _("Readings")))


@require_http_methods(TAKEN)
@signed_in
def reading_ended(request: HttpRequest, rights: Rights, number: int) -> HttpResponse:
    """End a reading on a day."""
    find_reading(number)
    require(can_adopt(rights))
    form = EndForm(request.POST or None, initial={"until": timezone.localdate()})

    def act() -> str:
        end_reading(by=rights.who, reading=number, until=form.cleaned_data["until"])
        return "/readings/"

    return answered(request, form, act, _told(_("End a reading"), _("End it"), "/readings/", _("Readings")))


@require_safe
@signed_in
def deciders(request: HttpRequest, rights: Rights) -> HttpResponse:
    """The register of deciders, as far as it concerns whoever looks."""
    require(can_look(rights))
    context = {
        "rows": every_decider(), "may_keep": can_keep_deciders(rights).yes, "names_no_one": NAMES_NO_ONE,
        "clauses": [(cite, FACTS[fact].asks) for fact, cite in CLAUSES.items()], "today": timezone.localdate(),
    }  # fmt: skip
    return render(request, "determinations/deciders.html", context)


@require_http_methods(TAKEN)
@signed_in
def designated(request: HttpRequest, rights: Rights) -> HttpResponse:
    """Enter somebody the City has designated in writing."""
    require(can_keep_deciders(rights))
    people = [(one.ref, one.name) for one in who_may_be_designated()]
    form = DeciderForm(request.POST or None, people=people, bodies=agency_names().items())

    def act() -> str:
        given = form.cleaned_data
        designation = Designation(
            given["person"], tuple(given["clauses"]), given["body"], f"designation:{given['number']}", given["since"],
            given["until"],
        )  # fmt: skip
        designate(by=rights.who, designation=designation)
        return "/deciders/"

    return answered(request, form, act, _told(_("Enter a decider"), _("Enter"), "/deciders/", _("Deciders")))


@require_http_methods(TAKEN)
@signed_in
def designation_ended(request: HttpRequest, rights: Rights, number: int) -> HttpResponse:
    """End an entry on the register."""
    find_decider(number)
    require(can_keep_deciders(rights))
    form = EndForm(request.POST or None, initial={"until": timezone.localdate()})

    def act() -> str:
        end_designation(by=rights.who, decider=number, until=form.cleaned_data["until"])
        return "/deciders/"

    return answered(request, form, act, _told(_("End an entry"), _("End it"), "/deciders/", _("Deciders")))


@require_safe
@signed_in
def waiting(request: HttpRequest, rights: Rights) -> HttpResponse:
    """The points that wait for the Law Department: matter, agency and question; the rest once a matter is referred."""
    require(can_look(rights))
    why, before = request.GET.get("why", ""), request.GET.get("before", "")
    why = why if why in {"differ", "contested"} else ""
    rows, following = open_points(why, int(before) if before.isascii() and before.isdigit() else 0)
    seen = in_sight_of(rights, {row.matter_id for row in rows}, timezone.localdate())
    context = {
        "rows": [(row, FACTS[row.fact], row.matter_id in seen) for row in rows], "why": why, "following": following,
        "before": before,
    }  # fmt: skip
    return render(request, "determinations/open_points.html", context)


def _told(title: str, verb: str, back: str, back_words: str) -> dict[str, object]:
    return {"title": title, "verb": verb, "back": back, "back_words": back_words}
