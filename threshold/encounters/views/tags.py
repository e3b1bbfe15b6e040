"""What counsel says of one record for the report, and what an official withholds."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from threshold.accounts.rights import Rights
from threshold.accounts.web import signed_in
from threshold.agencies.views.common import answered, in_range
from threshold.core import gate
from threshold.core.answers import OutOfSight, require
from threshold.encounters.actions.tagging import Tagging, end_withholding, tag, withhold
from threshold.encounters.forms.quarterly import EndWithholdingForm, TagForm, WithholdForm
from threshold.encounters.models import Encounter, Tag, Withholding
from threshold.encounters.outside import called
from threshold.encounters.permissions.encounters import SEE
from threshold.encounters.permissions.quarterly import can_tag, can_withhold
from threshold.encounters.quarterly.choices import CONTAINED_IN, GROUNDS, QUALIFIES, RECEIVED_BY, WHY
from threshold.encounters.quarterly.choices import requesting as listed
from threshold.encounters.quarterly.quarters import quarter_at
from threshold.encounters.quarterly.words import opened_words
from threshold.encounters.queries.encounters import find_encounter
from threshold.encounters.queries.quarterly import ground_of, tag_of

NAMES = ("qualifies", "why", "requesting", "received_by", "contained_in")


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def tagged(request: HttpRequest, rights: Rights, number: int) -> HttpResponse:
    """What was said of one record for the report, and for counsel the form to say it."""
    found = _found(rights, number)
    may = can_tag(rights, found)
    if request.method == "POST":
        require(may)
    now, ground = tag_of(found), ground_of(found)
    form = TagForm(request.POST if request.method == "POST" else None, initial=_first(found, now))

    def act() -> str:
        given = form.cleaned_data
        tag(by=rights.who, encounter=found.pk, said=Tagging(**{n: given[n] for n in (*NAMES, "reasons")}))
        return f"/quarterly/{quarter_at(found.happened_at or found.received_at).name}/{found.body_id}/"

    context = _context(found, now, ground) | {"template": "encounters/tag.html", "may": may.yes}
    if may and now is not None:
        context["reasons"] = opened_words(now.reasons, "tag", now.seal_place)
    return answered(request, form, act, context | {"may_withhold": can_withhold(rights, found).yes})


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def withheld(request: HttpRequest, rights: Rights, number: int) -> HttpResponse:
    """Invoke a statutory ground for one record, or take it back."""
    found = _found(rights, number)
    require(can_withhold(rights, found))
    now, ground = tag_of(found), ground_of(found)
    kind = WithholdForm if ground is None else EndWithholdingForm
    form = kind(request.POST if request.method == "POST" else None)

    def act() -> str:
        given = form.cleaned_data
        if ground is None:
            withhold(by=rights.who, encounter=found.pk, ground=given["ground"], reasons=given["reasons"])
        else:
            end_withholding(by=rights.who, encounter=found.pk, reasons=given["reasons"])
        return f"/encounters/{found.pk}/report/"

    context = _context(found, now, ground) | {"template": "encounters/withhold.html"}
    if ground is not None:
        context["reasons"] = opened_words(ground.reasons, "withholding", ground.seal_place)
    return answered(request, form, act, context)


def _found(rights: Rights, number: int) -> Encounter:
    """The record, for whoever sees its agency's records: not for those who only recorded it. Raises OutOfSight."""
    found = find_encounter(rights, in_range(number))
    if not rights.may(SEE, found.body_id or ""):
        raise OutOfSight(str(number))
    return found


def _first(found: Encounter, now: Tag | None) -> dict[str, Any]:
    """What stands in the form before anybody typed: what was said last, else what the record itself says."""
    if now is not None:
        return {name: getattr(now, name) for name in NAMES}
    contractor = found.account is not None and found.account.capacity in {"contractor", "subcontractor"}
    outside = found.account.outside if found.account else ""
    return {
        "received_by": "contractor" if contractor else "officer_or_employee",
        "requesting": outside if outside in listed() else "",
    }  # fmt: skip


def _context(found: Encounter, now: Tag | None, ground: Withholding | None) -> dict[str, Any]:
    account = found.account
    said = called(account.outside, account.unit) or gate.SAID_TO_BE.get(account.said_to_be, "") if account else ""
    asked = [gate.ASKED[value] for value in account.asked] if account else []
    return {
        "one": found, "said": said, "asked": asked, "kind": gate.KINDS[account.kind] if account else "",
        "quarter": quarter_at(found.happened_at or found.received_at), "now": now, "ground": ground,
        "qualifies": QUALIFIES[now.qualifies] if now else "", "why": WHY[now.qualifies].get(now.why, "") if now else "",
        "requesting": listed().get(now.requesting, "") if now else "",
        "received_by": RECEIVED_BY[now.received_by] if now else "",
        "contained_in": CONTAINED_IN.get(now.contained_in, "") if now else "",
        "ground_words": GROUNDS[ground.ground] if ground else "",
    }  # fmt: skip
