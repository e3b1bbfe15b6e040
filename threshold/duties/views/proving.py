"""Giving proof in one of three ways, attesting that there was none, and the second person's review."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from threshold.accounts.actions import open_sensitive
from threshold.accounts.forms import PurposeForm
from threshold.accounts.rights import Rights
from threshold.accounts.web import signed_in
from threshold.core.answers import OutOfSight, require
from threshold.duties import permissions
from threshold.duties.actions import attest_none, give_proof, review_proof
from threshold.duties.actions.proving import Offered
from threshold.duties.forms import PROOF_FORMS, NoneForm, ReviewForm, WayForm
from threshold.duties.models import Assignment
from threshold.duties.queries.assignments import find_assignment
from threshold.duties.queries.law import find_duty
from threshold.duties.queries.proofs import Shown, find_proof
from threshold.duties.queries.proofs import shown as shown_proof
from threshold.duties.views.answering import done, in_range, said, shown
from threshold.files.downloads import download
from threshold.files.forms import NO, ResidentForm


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def prove(request: HttpRequest, rights: Rights, number: int) -> HttpResponse:
    """Give proof: first how, for a file then whether it names a resident, then the proof itself."""
    owed = find_assignment(in_range(number))
    require(permissions.can_give(rights, owed.body_id))
    way = request.GET.get("way", "")
    supersedes = _number(request.GET.get("supersedes", ""))
    told = {"owed": owed, "duty": find_duty(owed.duty), "way": way, "supersedes": supersedes}
    if way not in PROOF_FORMS:
        return shown(request, "duties/prove_how.html", WayForm(request.GET if "way" in request.GET else None), **told)
    if way == "file" and request.method != "POST" and request.GET.get("names_resident") != NO:
        asked = ResidentForm(request.GET if "names_resident" in request.GET else None)
        return shown(request, "duties/prove_resident.html", asked, **told)
    return _given(request, rights, owed, told)


def _given(request: HttpRequest, rights: Rights, owed: Assignment, told: dict[str, Any]) -> HttpResponse:
    """The form of the proof itself, shown or sent."""
    kind, today = PROOF_FORMS[told["way"]], timezone.localdate()
    sent = request.method == "POST"
    form = kind(request.POST, request.FILES) if sent else kind(initial={"names_resident": NO, "effective_on": today})
    if sent and done(form, lambda data: give_proof(
        by=rights.who, assignment=owed.pk, offered=_offered(data, told["supersedes"]), today=today
    )):  # fmt: skip
        return said(request, _("Your proof was given. A second person reviews it (house practice)."), _page(owed))
    return shown(request, "duties/prove.html", form, **told)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def none(request: HttpRequest, rights: Rights, number: int) -> HttpResponse:
    """Attest that there was nothing to report for a period (house practice)."""
    owed = find_assignment(in_range(number))
    require(permissions.can_attest_none(rights, owed.body_id))
    form = NoneForm(request.POST if request.method == "POST" else None)

    def act(data: dict[str, Any]) -> object:
        return attest_none(
            by=rights.who, assignment=owed.pk, statement=data["statement"], today=timezone.localdate()
        )  # fmt: skip

    if form.is_bound and done(form, act):
        return said(request, _("It was attested that there was none. A second person reviews it."), _page(owed))
    return shown(request, "duties/none.html", form, owed=owed, duty=find_duty(owed.duty))


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def proof(request: HttpRequest, rights: Rights, number: int) -> HttpResponse:
    """One proof for those who may read it, with the review where this person is the second person."""
    one = shown_proof(rights, in_range(number))
    owed, may = one.proof.assignment, permissions.can_review(rights, one.proof.agency_id, one.proof.by_ref)
    form = ReviewForm(request.POST if request.method == "POST" else None)
    if form.is_bound:
        require(may)
        if done(form, lambda data: _reviewed(rights, one, data, timezone.localdate())):
            return said(request, _("Your review was recorded."), _page(owed))
        one = shown_proof(rights, one.proof.pk)
    told = {"one": one, "owed": owed, "duty": find_duty(owed.duty), "may": may, "open": one.state == "waiting"}
    return shown(request, "duties/proof.html", form, better=_wants_better(rights, one), **told)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def proof_file(request: HttpRequest, rights: Rights, number: int) -> HttpResponse:
    """The file of a proof, to be saved, for those who may read it; for an auditor once the purpose is stated."""
    found = find_proof(rights, in_range(number))
    if found.file is None:
        raise OutOfSight(str(number))
    if not rights.reads_all:
        return cast(HttpResponse, download(found.file))
    form = PurposeForm(request.POST if request.method == "POST" else None)
    if form.is_bound and done(form, lambda data: open_sensitive(
        by=rights.who, kind="proof", number=str(found.pk), purpose=data["purpose"], words=data["words"]
    )):  # fmt: skip
        return cast(HttpResponse, download(found.file))
    owed = found.assignment
    return shown(request, "duties/purpose.html", form, owed=owed, duty=find_duty(owed.duty))


def _wants_better(rights: Rights, one: Shown) -> bool:
    """Whether this proof was refused and it is for this person to give better."""
    owed = one.proof.assignment
    missing = one.state == "refused" and one.superseded_by is None and owed.withdrawn_on is None
    return missing and permissions.can_give(rights, owed.body_id).yes


def _reviewed(rights: Rights, one: Shown, data: dict[str, Any], today: date) -> object:
    return review_proof(
        by=rights.who, proof=one.proof.pk, accepted=data["accepted"] == "yes", reason=data["reason"], today=today
    )


def _offered(data: dict[str, Any], supersedes: int | None) -> Offered:
    """What a form of proof holds, as the action takes it."""
    return Offered(
        effective_on=data["effective_on"], statement=data.get("statement", ""), link=data.get("link", "").strip(),
        file=data.get("file"), supersedes=supersedes,
    )  # fmt: skip


def _number(given: str) -> int | None:
    """A record number within an address, or None. Raises OutOfSight for one no record can have."""
    return in_range(int(given)) if given.isascii() and given.isdecimal() and len(given) < 20 else None


def _page(owed: Assignment) -> str:
    return f"/owed/{owed.pk}/"
