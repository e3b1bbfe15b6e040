"""Roles as data: what each may do, and changing that."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from threshold.accounts import actions
from threshold.accounts.abilities import ABILITIES
from threshold.accounts.forms import AbilitiesForm
from threshold.accounts.permissions import GRANT, can_change_role
from threshold.accounts.queries import find_role
from threshold.accounts.queries import roles as all_roles
from threshold.accounts.rights import Rights
from threshold.accounts.web import recent, refuse_on, signed_in
from threshold.core.answers import Refused, require


@require_safe
@signed_in
def roles(request: HttpRequest, rights: Rights) -> HttpResponse:
    """Every role, what its holders may do, and what only while the power is on."""
    shown = [(role, _words(role.abilities), _words(role.powers)) for role in all_roles()]
    return render(request, "accounts/roles.html", {"roles": shown, "may_change": bool(rights.can(GRANT))})


@require_http_methods(["GET", "POST"])
@signed_in
@recent
def role(request: HttpRequest, rights: Rights, slug: str) -> HttpResponse:
    """Change what a role may do, with a reason."""
    found = find_role(slug)
    require(can_change_role(rights, found))
    now = {"abilities": found.abilities, "powers": found.powers}
    known = {ability: f"{gettext(words)} ({ability})" for ability, words in ABILITIES.items()}
    form = AbilitiesForm(request.POST or None, known=known, initial=now)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_role(by=rights.who, role=slug, **form.cleaned_data)
            return redirect("roles")
        except Refused as why:
            refuse_on(form, why)
    return render(request, "accounts/role.html", {"form": form, "role": found})


def _words(abilities: list[str]) -> list[str]:
    return [gettext(ABILITIES.get(ability, ability)) for ability in sorted(abilities)]
