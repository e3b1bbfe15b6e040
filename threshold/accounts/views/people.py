"""People: the list in sight, adding one, one person with their roles past and present, and what is changed there."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from threshold.accounts import actions
from threshold.accounts.agencies import agency_names
from threshold.accounts.delivery import shown_to_the_administrator
from threshold.accounts.forms import GiveRoleForm, NewPersonForm, ReasonForm
from threshold.accounts.models import Person
from threshold.accounts.permissions import (
    can_change_roles,
    can_manage_people,
    can_see_anybody,
)  # fmt: skip
from threshold.accounts.queries import find_grant, find_person, grants_of, roles, search_people, second_factors
from threshold.accounts.rights import Rights
from threshold.accounts.web import recent, refuse_on, signed_in
from threshold.core.answers import Refused, require

MOST_NUMBER = 2**62


@require_safe
@signed_in
def people(request: HttpRequest, rights: Rights) -> HttpResponse:
    """The people in sight, by name, searched and paged by key."""
    require(can_see_anybody(rights))
    asked = {name: request.GET.get(name, "")[:200].replace("\0", "") for name in ("words", "agency", "role")}
    after = request.GET.get("after", "")
    number = int(after) if after.isdecimal() and after.isascii() and len(after) < 19 else 0
    told = {
        "found": search_people(rights, now=timezone.now(), after=number, **asked), "after": number,
        "agencies": agency_names(), "roles": roles(), "can_manage": can_manage_people(rights), **asked,
    }  # fmt: skip
    return render(request, "accounts/people.html", told)


@never_cache
@require_http_methods(["GET", "POST"])
@signed_in
@recent
def add(request: HttpRequest, rights: Rights) -> HttpResponse:
    """Add somebody who may sign in; the one-time link for their password is shown once, to hand to them."""
    require(can_manage_people(rights))
    form = NewPersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            person = actions.add_person(by=rights.who, **form.cleaned_data)
            return _link_made(request, rights, person)
        except Refused as why:
            refuse_on(form, why)
    return render(request, "accounts/add_person.html", {"form": form})


@require_safe
@signed_in
def person(request: HttpRequest, rights: Rights, ref: str) -> HttpResponse:
    """One person: the roles they hold and held where the viewer may see, and what may be changed."""
    found = find_person(rights, ref)
    told = {
        "person": found, "grants": grants_of(found), "agencies": agency_names(), "now": timezone.now(),
        "can_change": can_change_roles(rights, found.pk), "can_manage": can_manage_people(rights),
    }  # fmt: skip
    return render(request, "accounts/person.html", told)


@require_http_methods(["GET", "POST"])
@signed_in
@recent
def give_role(request: HttpRequest, rights: Rights, ref: str) -> HttpResponse:
    """Give a person a role, where it is held, until when, and why."""
    found = find_person(rights, ref)
    require(can_change_roles(rights, found.pk))
    named = {role.slug: gettext(role.name) for role in roles()}
    form = GiveRoleForm(request.POST or None, roles=named, agencies=agency_names())
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        until = end_of(told["until"]) if told["until"] else None
        try:
            actions.give_role(
                by=rights.who, person=ref, role=told["role"], agency=told["agency"], reason=told["reason"], until=until
            )
            return redirect("person", ref=ref)
        except Refused as why:
            refuse_on(form, why)
    return render(request, "accounts/give_role.html", {"form": form, "person": found, "roles": roles()})


def end_of(day: date) -> datetime:
    """The moment a day is over, in the City's time."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))


@require_http_methods(["GET", "POST"])
@signed_in
@recent
def end_role(request: HttpRequest, rights: Rights, ref: str, number: int) -> HttpResponse:
    """End a role a person holds, with a reason."""
    found = find_person(rights, ref)
    require(can_change_roles(rights, found.pk))
    grant = find_grant(found, min(number, MOST_NUMBER))
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.end_role(by=rights.who, grant=grant.pk, reason=form.cleaned_data["reason"])
        return redirect("person", ref=ref)
    shown = {"form": form, "person": found, "grant": grant, "agencies": agency_names()}
    return render(request, "accounts/end_role.html", shown)


@require_http_methods(["GET", "POST"])
@signed_in
@recent
def switch(request: HttpRequest, rights: Rights, ref: str) -> HttpResponse:
    """Keep a person from signing in, or let them again, with a reason."""
    found = find_person(rights, ref)
    require(can_manage_people(rights))
    require(can_change_roles(rights, found.pk))
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.switch_person(by=rights.who, ref=ref, active=not found.is_active, reason=form.cleaned_data["reason"])
        return redirect("person", ref=ref)
    return render(request, "accounts/switch.html", {"form": form, "person": found})


@never_cache
@require_http_methods(["GET", "POST"])
@signed_in
@recent
def link(request: HttpRequest, rights: Rights, ref: str) -> HttpResponse:
    """Make a one-time link for a person's password, after asking; it is shown once."""
    found = find_person(rights, ref)
    require(can_manage_people(rights))
    if request.method != "POST":
        return render(request, "accounts/make_link.html", {"person": found})
    return _link_made(request, rights, found)


def _link_made(request: HttpRequest, rights: Rights, person: Person) -> HttpResponse:
    """Make and send the link; it is shown as well where no mail server brings it."""
    link = actions.make_link(by=rights.who, ref=person.ref)
    shown = request.build_absolute_uri(link) if shown_to_the_administrator() else ""
    return render(request, "accounts/link_made.html", {"person": person, "link": shown})


@require_http_methods(["GET", "POST"])
@signed_in
@recent
def reset_factors(request: HttpRequest, rights: Rights, ref: str) -> HttpResponse:
    """Remove the second factors of somebody who lost theirs, with a reason."""
    found = find_person(rights, ref)
    require(can_manage_people(rights))
    require(can_change_roles(rights, found.pk))
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.reset_factors(by=rights.who, ref=ref, reason=form.cleaned_data["reason"])
        return redirect("person", ref=ref)
    shown = {"form": form, "person": found, "count": second_factors(found).count()}
    return render(request, "accounts/reset_factors.html", shown)
