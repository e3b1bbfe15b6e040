"""The pages on which a person decides of a site: operational control, and whether it is sensitive."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from threshold.accounts.rights import Rights
from threshold.accounts.web import signed_in
from threshold.agencies.views.common import answered
from threshold.core.answers import require
from threshold.property.actions.decisions import decide_control, mark_sensitive
from threshold.property.forms.sites import ControlForm, MarkForm
from threshold.property.permissions.sites import SEE, can_decide_control, can_mark_sensitive
from threshold.property.queries.sites import find_site


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def controlled(request: HttpRequest, rights: Rights, bbl: str) -> HttpResponse:
    """Decide operational control of a site, with a reason and a day."""
    site = find_site(rights, bbl)
    require(can_decide_control(rights, site))
    form = ControlForm(request.POST or None)

    def act() -> str:
        given = form.cleaned_data
        decide_control(
            by=rights.who, bbl=bbl, verdict=given["verdict"], reason=given["reason"], since=given["since"],
            today=timezone.localdate(),
        )  # fmt: skip
        return f"/sites/{bbl}/"

    told = {"title": _("Decide operational control"), "verb": _("Decide"), "back": f"/sites/{bbl}/"}
    return answered(request, form, act, told | {"back_words": site.called})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def marked(request: HttpRequest, rights: Rights, bbl: str) -> HttpResponse:
    """Mark a site as sensitive, or as so no longer."""
    site = find_site(rights, bbl)
    require(can_mark_sensitive(rights, site))
    form = MarkForm(request.POST or None)

    def act() -> str:
        given = form.cleaned_data
        yes = given["sensitive"] == "yes"
        mark_sensitive(by=rights.who, bbl=bbl, sensitive=yes, reason=given["reason"], today=timezone.localdate())
        return f"/sites/{bbl}/" if rights.may(SEE, site.body_id or "") else "/sites/"

    told = {"title": _("Mark a site as sensitive"), "verb": _("Record"), "back": f"/sites/{bbl}/"}
    return answered(request, form, act, told | {"back_words": site.called})
