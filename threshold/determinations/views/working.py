"""The pages on which a matter is worked on: facts stated, findings made, decided and sealed, referred, advised."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from threshold.accounts.rights import Rights
from threshold.accounts.web import signed_in
from threshold.agencies.views.common import answered
from threshold.core.answers import NotAllowed, Refused, require
from threshold.core.designations import NAMES_NO_ONE
from threshold.core.facts import FACTS
from threshold.core.matters import answers
from threshold.determinations.actions.deciding import Decided, Looked, advise, seal
from threshold.determinations.actions.matters import Found, Stated, assert_facts, find, refer_matter
from threshold.determinations.forms.matters import AdviceForm, DecideForm, FindForm, NothingForm, StateForm
from threshold.determinations.models import Matter
from threshold.determinations.permissions import matters as may
from threshold.determinations.queries.matters import find_matter, record_of
from threshold.determinations.queries.screen import findable
from threshold.determinations.queries.sealed import advice_on

TAKEN = ["GET", "HEAD", "POST"]
FORM = "determinations/form.html"


@require_http_methods(TAKEN)
@signed_in
def stated(request: HttpRequest, rights: Rights, number: int) -> HttpResponse:
    """State several facts at once, from one source."""
    matter = _matter(rights, number)
    require(may.can_state(rights, matter))
    form = StateForm(request.POST or None, facts=tuple(FACTS.values()), initial={"source": "document"})

    def act() -> str:
        given = form.cleaned_data
        rows = [Stated(fact, values, given["source"], form.reference) for fact, values in form.given().items()]
        assert_facts(by=rights.who, matter=number, stated=rows, today=timezone.localdate())
        return f"/matters/{number}/"

    return answered(request, form, act, _told(matter, _("State facts"), _("State them")) | _sorted(form, matter))


@require_http_methods(TAKEN)
@signed_in
def found(request: HttpRequest, rights: Rights, number: int) -> HttpResponse:
    """Find on facts, with reasons, in one's own name."""
    matter = _matter(rights, number)
    facts = findable(rights, matter, timezone.localdate())
    if not facts:
        raise NotAllowed(NAMES_NO_ONE)
    form = FindForm(request.POST or None, facts=tuple(FACTS.values()) if request.method == "POST" else facts)

    def act() -> str:
        rows = [Found(fact, values, form.cleaned_data["reasons"]) for fact, values in form.given().items()]
        find(by=rights.who, matter=number, findings=rows, today=timezone.localdate())
        return f"/matters/{number}/"

    told = _told(matter, _("Find on facts"), _("Record the findings"))
    return answered(request, form, act, told | _sorted(form, matter))


@require_http_methods(TAKEN)
@signed_in
def decided(request: HttpRequest, rights: Rights, number: int) -> HttpResponse:
    """Seal a determination, with what counsel decides under each law."""
    matter = _matter(rights, number)
    require(may.can_decide(rights, matter))
    looked = {"stated": matter.stated, "sealed": matter.sealed}
    form = DecideForm(request.POST or None, norms=answers(record_of(matter)), initial=looked)

    def act() -> str:
        given = form.cleaned_data
        rows = [Decided(cite, answer, reasons, grounds) for cite, answer, grounds, reasons in form.decided()]
        try:
            made = seal(
                by=rights.who, matter=number, looked=Looked(given["stated"], given["sealed"]), decided=rows,
                today=timezone.localdate(),
            )  # fmt: skip
        except Refused as refused:
            raise Refused(refused.reason, form.field_of(refused.field)) from None
        return f"/matters/{number}/determinations/{made.number}/"

    told = _told(matter, _("Decide and seal"), _("Decide and seal")) | {"template": "determinations/decide.html"}
    return answered(request, form, act, told)


@require_http_methods(TAKEN)
@signed_in
def referred(request: HttpRequest, rights: Rights, number: int) -> HttpResponse:
    """Show a matter to the Law Department, under the privacy officer's approval."""
    matter = _matter(rights, number)
    require(may.can_refer(rights, matter))
    form = NothingForm(request.POST if request.method == "POST" else None)

    def act() -> str:
        refer_matter(by=rights.who, matter=number, today=timezone.localdate())
        return f"/matters/{number}/"

    told = _told(matter, _("Show this matter to the Law Department"), _("Show it"))
    told["lead"] = _("The Law Department then sees its facts, findings and determinations, and none of its advice.")
    return answered(request, form, act, told)


@require_http_methods(TAKEN)
@signed_in
def advised(request: HttpRequest, rights: Rights, number: int) -> HttpResponse:
    """Privileged advice: read and kept by counsel of the matter alone."""
    matter = _matter(rights, number)
    require(may.can_read_advice(rights, matter))
    form = AdviceForm(request.POST or None)

    def act() -> str:
        advise(by=rights.who, matter=number, words=form.cleaned_data["words"], today=timezone.localdate())
        return f"/matters/{number}/advice/"

    told = _told(matter, _("Privileged advice"), _("Keep it here")) | {"template": "determinations/advice.html"}
    return answered(request, form, act, told | {"advice": advice_on(rights, matter)})


def _matter(rights: Rights, number: int) -> Matter:
    return find_matter(rights, number, timezone.localdate())


def _told(matter: Matter, title: str, verb: str) -> dict[str, Any]:
    """What every such page shows."""
    back = {"back": f"/matters/{matter.pk}/", "back_words": _("Matter %(number)d") % {"number": matter.pk}}
    return {"title": title, "verb": verb, "template": FORM, "matter": matter} | back


def _sorted(form: StateForm | FindForm, matter: Matter) -> dict[str, Any]:
    """The questions that can still change an answer first, then the others."""
    live = {fact for one in answers(record_of(matter)) for fact in (*one.ask, *one.decide)}
    fields = [(fact.id in live, form[f"fact-{fact.id}"]) for fact in form.facts]
    return {
        "live": [field for is_live, field in fields if is_live],
        "other": [f for is_live, f in fields if not is_live],
    }
