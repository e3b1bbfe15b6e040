"""What a person does with a register: adds an entry or supersedes one, confirms, ends, looks again, finds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from threshold.accounts.rights import Rights
from threshold.accounts.web import signed_in
from threshold.agencies.queries.bodies import set_up_bodies
from threshold.agencies.queries.posts import bodies_with
from threshold.agencies.views.common import answered, in_range
from threshold.core.answers import NotAllowed, require
from threshold.files.forms import ELSEWHERE, NO, ResidentForm
from threshold.property.actions.placements import record_finding, record_placement
from threshold.property.actions.steps import confirm_entry, end_entry, find_of_placement, review_placement
from threshold.property.actions.terms import record_agreement, record_arrangement
from threshold.property.entry_shapes import heading
from threshold.property.entry_words import CALLED
from threshold.property.forms.registers import (
    FORMS_OF,
    ConfirmForm,
    CounselForm,
    EndForm,
    EntryForm,
    ReviewForm,
    WithFile,
)
from threshold.property.models import Placement
from threshold.property.models.registers import Terms
from threshold.property.permissions.registers import can_confirm, can_find, can_keep
from threshold.property.queries.entries import BY_NAME, PLACEMENT, Register, find_entry, lots_of

RECORD: dict[str, Callable[..., Any]] = {
    "agreement": record_agreement, "arrangement": record_arrangement, "placement": record_placement,
    "finding": record_finding,
}  # fmt: skip
FILED = {name: type(f"{form.__name__}WithFile", (form, WithFile), {}) for name, form in FORMS_OF.items()}


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def added(request: HttpRequest, rights: Rights, register: str) -> HttpResponse:
    """Add an entry: with a reference or a link, or with its paper once it was said that it names no resident."""
    kind = BY_NAME[register]
    if not rights.anywhere(kind.abilities.keep):
        raise NotAllowed(can_keep(rights, kind.abilities).reason)
    return _recorded(request, rights, kind, None)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def superseded(request: HttpRequest, rights: Rights, register: str, number: int) -> HttpResponse:
    """Record an entry in place of another, for every day; the other stays in the record."""
    kind = BY_NAME[register]
    before = find_entry(rights, kind, in_range(number))
    require(can_keep(rights, kind.abilities, before.body_id))
    return _recorded(request, rights, kind, before)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def confirmed(request: HttpRequest, rights: Rights, register: str, number: int) -> HttpResponse:
    """Confirm an entry as a second person (house practice)."""
    kind = BY_NAME[register]
    entry = find_entry(rights, kind, in_range(number))
    require(can_confirm(rights, kind.abilities, entry.body_id, entry.recorded_by))

    def act(form: Form) -> object:
        return confirm_entry(by=rights.who, register=kind, number=entry.pk, today=timezone.localdate())

    return _step(request, kind, entry, ConfirmForm, act, _("Confirm this entry"), _("Confirm"))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def ended(request: HttpRequest, rights: Rights, register: str, number: int) -> HttpResponse:
    """Record that an entry ended early."""
    kind = BY_NAME[register]
    entry = find_entry(rights, kind, in_range(number))
    require(can_keep(rights, kind.abilities, entry.body_id))

    def act(form: Form) -> object:
        today = timezone.localdate()
        return end_entry(by=rights.who, register=kind, number=entry.pk, today=today, **form.cleaned_data)

    return _step(request, kind, entry, EndForm, act, _("Record that it ended early"), _("Record"))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def reviewed(request: HttpRequest, rights: Rights, number: int) -> HttpResponse:
    """Record that a placement was looked at again (house practice)."""
    entry = find_entry(rights, PLACEMENT, in_range(number))
    require(can_keep(rights, PLACEMENT.abilities, entry.body_id))

    def act(form: Form) -> object:
        return review_placement(by=rights.who, number=entry.pk, today=timezone.localdate(), **form.cleaned_data)

    return _step(request, PLACEMENT, entry, ReviewForm, act, _("Record that it was looked at again"), _("Record"))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def found(request: HttpRequest, rights: Rights, number: int) -> HttpResponse:
    """Record counsel's finding under 10-178(b)."""
    entry = find_entry(rights, PLACEMENT, in_range(number))
    require(can_find(rights, entry.body_id))

    def act(form: Form) -> object:
        return find_of_placement(by=rights.who, number=entry.pk, today=timezone.localdate(), **form.cleaned_data)

    return _step(request, PLACEMENT, entry, CounselForm, act, _("Record counsel's finding (10-178(b))"), _("Record"))


def _recorded(request: HttpRequest, rights: Rights, register: Register, before: Any) -> HttpResponse:
    """The question whether the paper names a resident, where one is to be sent; then the form."""
    called, with_file = CALLED[register.name], request.GET.get("paper") == "file"
    told = {
        "called": called, "before": before, "register": register, "with_file": with_file,
        "back": f"{called.path}{before.pk}/" if before else called.path,
        "title": _("Record another in its place") if before else gettext(called.add),
    }  # fmt: skip
    if with_file and request.method != "POST" and request.GET.get("names_resident") != NO:
        asked = ResidentForm(request.GET if "names_resident" in request.GET else None)
        status = 422 if asked.is_bound else 200
        return render(request, "property/entry_resident.html", told | {"form": asked}, status=status)
    return _given(request, rights, register, told)


def _given(request: HttpRequest, rights: Rights, register: Register, told: dict[str, Any]) -> HttpResponse:
    """The form of an entry, shown or sent."""
    before, kind = told["before"], FILED if told["with_file"] else FORMS_OF
    bodies = [before.body] if before else bodies_with(rights, register.abilities.keep)
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    initial = _known(register, before) if before else {}
    form = cast(
        EntryForm,
        kind[register.name](*sent, bodies=bodies, every=set_up_bodies(), initial={"names_resident": NO} | initial),
    )

    def act() -> str:
        entered = form.entered(before.pk if before else None)
        made = RECORD[register.name](by=rights.who, entered=entered, today=timezone.localdate())
        messages.success(request, _("It was recorded."))
        return f"{told['called'].path}{made.pk}/"

    if request.method == "POST" and told["with_file"] and request.POST.get("names_resident") != NO:
        form.add_error(None, ELSEWHERE)
    return answered(request, form, act, told | {"template": "property/entry_form.html"})


def _step(
    request: HttpRequest, register: Register, entry: Any, kind: type[Form], act: Callable[[Form], object],
    *words: str,
) -> HttpResponse:  # fmt: skip
    """One form about one entry, and back to the entry."""
    form, (title, verb) = kind(request.POST if request.method == "POST" else None), words
    back = f"{CALLED[register.name].path}{entry.pk}/"

    def done() -> str:
        act(form)
        messages.success(request, _("It was recorded."))
        return back

    told = {"title": title, "verb": verb, "back": back, "back_words": heading(entry)}
    return answered(request, form, done, told)


def _known(register: Register, before: Any) -> dict[str, Any]:
    """What an entry says, as the form that supersedes it begins with."""
    told = {name: getattr(before, name) for name in FORMS_OF[register.name].own if hasattr(before, name)}
    told |= {"body": before.body_id, "since": before.since, "until": before.until}
    told |= {"reference": before.reference, "link": before.link}
    if isinstance(before, Terms):
        lots = lots_of(register, [before.pk]).get(before.pk, [])
        told |= {"outside": "\n".join(before.outside), "sites": "\n".join(one.site_id for one in lots)}
        told |= {"lots_of": before.lots_of_id or ""}
    if "formal" in told:
        told["formal"] = "yes" if told["formal"] else "no"
    return told | ({"count": before.count} if isinstance(before, Placement) else {})
