"""The administrator's page for setting a body up here, and for taking that back."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from threshold.accounts.rights import Rights
from threshold.accounts.web import signed_in
from threshold.agencies.actions.set_up import Paper, set_up_body, take_back_set_up
from threshold.agencies.forms.posts import SetUpForm, TakeBackForm
from threshold.agencies.permissions.posts import can_set_up
from threshold.agencies.queries.bodies import find_body
from threshold.agencies.queries.posts import approvals_of
from threshold.agencies.views.common import answered
from threshold.core.answers import OutOfSight, require


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def set_up(request: HttpRequest, rights: Rights, body_id: str) -> HttpResponse:
    """Set a body up, or where it is, take that back; with every approval recorded so far."""
    body = find_body(body_id)
    if body is None:
        raise OutOfSight(body_id)
    require(can_set_up(rights))
    here = body.set_up_on is not None
    form = TakeBackForm(request.POST or None) if here else SetUpForm(request.POST or None)

    def act() -> str:
        given = form.cleaned_data
        if here:
            take_back_set_up(by=rights.who, body=body_id, day=given["day"], reason=given["reason"])
        else:
            paper = Paper(given["given_by"], given["given_on"], given["reference"])
            set_up_body(by=rights.who, body=body_id, day=given["day"], approval=paper, reason=given["reason"])
        return f"/bodies/{body_id}/set-up/"

    told = {
        "template": "agencies/set_up.html", "body": body, "approvals": list(approvals_of(body_id)),
        "title": _("Take back the setting up") if here else _("Set this body up here"),
        "verb": _("Take back") if here else _("Set up"), "back": f"/bodies/{body_id}/", "back_words": body.name,
    }  # fmt: skip
    return answered(request, form, act, told)
