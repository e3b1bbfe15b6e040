"""What the confirmed registers say for a use of a site on a day, as facts with references; all else stays open."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from threshold.core.facts import CONTROL, PLACE, TITLE
from threshold.core.property import Use, place_of, title_of
from threshold.core.registers import (
    AGREEMENTS,
    ARRANGEMENTS,
    Asked,
    Instrument,
    LeftOpen,
    Offered,
    Register,
    folded,
    weigh,
)
from threshold.core.words import Sentence, Value, gettext_noop
from threshold.property.models import Agreement, Arrangement, Control, Covered, Site
from threshold.property.models.registers import Terms
from threshold.property.queries.entries import counting

DECIDED = gettext_noop("The role {role} decided operational control on {decided}, to hold from {since}.")
IN_PART = gettext_noop(
    "The role {role} decided on {decided} that the City has operational control in part, from {since}. "
    "Whether this part of the site is among it, counsel finds."
)
NOT_DECIDED = gettext_noop("Nobody has decided operational control of this site as of that day.")
OF_THE_LIST = gettext_noop("As the City's list has every use of this lot, read here on {day}.")
LIST_UNSURE = gettext_noop("The City's list does not settle it.")
PROPOSED_ALONE = gettext_noop(
    "The City's list only proposes it: nobody has decided anything of this site as of that day."
)
LIST_CHANGED = gettext_noop("The City's list was read anew after that moment, and what it said then is not kept.")
NO_LONGER_LISTED = gettext_noop("The City's list, read on {day}, names this lot no longer.")
NO_SITE = gettext_noop("The place is not known as a site here.")
APPROVED = gettext_noop("Approved by {office} on {day}; recorded, and confirmed by a second person.")
UNCLEAR = gettext_noop("Recorded with its approval unclear, and confirmed by a second person.")
APPROVED_LATER = gettext_noop("Its approval is of {day}, after the day of the use.")
NOT_DULY_APPROVED = gettext_noop("Recorded as not formal, or as not approved.")
ENTERED = gettext_noop("Entered into formally by {office} on {day}; recorded, and confirmed by a second person.")
INFORMAL = gettext_noop("Recorded as entered into without form by {office} on {day}, and confirmed by a second person.")
ENTERED_LATER = gettext_noop("It was entered into on {day}, after the day of the use.")
DESCRIBED = gettext_noop(
    "{reference} describes the lots it covers in words. Whether this lot is among them, counsel reads."
)


@dataclass(frozen=True, slots=True)
class ForUse:
    """What the registers say of a use, and what they leave open with the reason: absence is never a no."""

    offered: tuple[Offered, ...]
    left_open: tuple[LeftOpen, ...]


def for_use(
    site: Site | None,
    day: date,
    *,
    uses: Collection[str] = (),
    party: str = "",
    known_at: datetime | None = None,
) -> tuple[Offered, ...]:
    """The facts that confirmed registers say for a use of a site on a day, as known at a moment (None is now).

    `uses` are values of the fact `use`, or "access" for 4-210(b); `party` is the outside agency by its name. Without
    them an instrument's existence is offered, never that it covers this use.
    """
    return read_for_use(site, day, uses=uses, party=party, known_at=known_at).offered


def read_for_use(
    site: Site | None,
    day: date,
    *,
    uses: Collection[str] = (),
    party: str = "",
    known_at: datetime | None = None,
) -> ForUse:
    """The same, with what is left open beside it, within the reach of whoever asks."""
    if site is None:
        facts = (PLACE, TITLE, CONTROL, AGREEMENTS.exists, ARRANGEMENTS.exists)
        return ForUse((), tuple(LeftOpen(fact.id, Sentence(NO_SITE)) for fact in facts))
    asked = Asked(frozenset(uses), party)
    parts = [_of_the_site(site, day, known_at)]
    readers: tuple[tuple[type[Terms], Register, Callable[[Any, date], Instrument]], ...] = (
        (Agreement, AGREEMENTS, _agreement), (Arrangement, ARRANGEMENTS, _arrangement),
    )  # fmt: skip
    for model, register, made in readers:
        entries = counting(model, day, known_at)
        found = list(_perhaps_covering(entries, site).order_by("id"))
        offered, left = weigh(register, [made(one, day) for one in found if one.covers != "described"], asked)
        told = [LeftOpen(register.exists.id, _described(one)) for one in found if one.covers == "described"]
        parts.append((offered, left + told))
    return ForUse(tuple(one for said, _ in parts for one in said), tuple(one for _, left in parts for one in left))


def control_on(site: Site, day: date, known_at: datetime | None = None) -> Control | None:
    """The decision of operational control that holds on a day, as known at a moment."""
    found = Control.objects.filter(site=site, since__lte=day)
    return (found.filter(recorded_at__lte=known_at) if known_at else found).order_by("-id").first()


def _of_the_site(site: Site, day: date, known_at: datetime | None) -> tuple[list[Offered], list[LeftOpen]]:
    """Place and title as the list has them once a person has decided of the site; control as it was decided."""
    control, reference = control_on(site, day, known_at), f"site {site.pk}"
    if control is None:
        return [], [
            LeftOpen(PLACE.id, Sentence(PROPOSED_ALONE)), LeftOpen(TITLE.id, Sentence(PROPOSED_ALONE)),
            LeftOpen(CONTROL.id, Sentence(NOT_DECIDED)),
        ]  # fmt: skip
    told: dict[str, Value] = {
        "role": control.role.replace("-", " "),
        "decided": control.decided_on,
        "since": control.since,
    }
    offered: list[Offered] = []
    left = [LeftOpen(CONTROL.id, Sentence(IN_PART, told))] if control.verdict == "part" else []
    if not left:
        values = frozenset({"city" if control.verdict == "yes" else "not_city"})
        offered = [Offered(CONTROL.id, values, reference, Sentence(DECIDED, told))]
    for fact, values in ((PLACE, place_of(site.lot_rule)), (TITLE, _title(site))):
        silent = _list_is_silent(site, day, known_at) or (None if values else Sentence(LIST_UNSURE))
        if silent:
            left.append(LeftOpen(fact.id, silent))
        else:
            offered.append(Offered(fact.id, values, reference, Sentence(OF_THE_LIST, {"day": site.changed_on})))
    return offered, left


def _list_is_silent(site: Site, day: date, known_at: datetime | None) -> Sentence | None:
    if known_at and site.changed_on > timezone.localdate(known_at):
        return Sentence(LIST_CHANGED)
    if site.absent_since and site.absent_since <= day:
        return Sentence(NO_LONGER_LISTED, {"day": site.absent_since})
    return None


def _title(site: Site) -> frozenset[str]:
    return title_of([Use(use.code, use.agency, use.ownership, use.leased, use.agreement) for use in site.uses.all()])


def _perhaps_covering(entries: QuerySet[Any], site: Site) -> QuerySet[Any]:
    """Those that name this lot, all lots of its body, all lots of the City, or lots only described."""
    name = entries.model._meta.model_name
    named = Covered.objects.filter(site=site).exclude(**{f"{name}__isnull": True}).values(f"{name}_id")
    covers = Q(covers__in=("city", "described")) | Q(covers="sites", pk__in=named)
    if site.body_id:
        covers |= Q(covers="body", lots_of_id=site.body_id)
    return entries.filter(covers)


def _agreement(one: Agreement, day: date) -> Instrument:
    standing, words = "", Sentence(NOT_DULY_APPROVED)
    if one.formal and one.approval == "yes" and one.approved_on is not None:
        standing, words = "yes", Sentence(APPROVED, {"office": one.approved_by, "day": one.approved_on})
        if one.approved_on > day:
            standing, words = "approval_unclear", Sentence(APPROVED_LATER, {"day": one.approved_on})
    elif one.formal and one.approval == "unclear":
        standing, words = "approval_unclear", Sentence(UNCLEAR)
    return _instrument(one, standing, words, gives_access=one.approval != "no")


def _arrangement(one: Arrangement, day: date) -> Instrument:
    told: dict[str, Value] = {"office": one.entered_by, "day": one.entered_on}
    if one.entered_on > day:
        return _instrument(one, "", Sentence(ENTERED_LATER, {"day": one.entered_on}), gives_access=False)
    standing = "yes" if one.form == "formal" else "informal"
    return _instrument(one, standing, Sentence(ENTERED if standing == "yes" else INFORMAL, told), gives_access=True)


def _instrument(one: Terms, standing: str, words: Sentence, *, gives_access: bool) -> Instrument:
    return Instrument(
        str(one), standing, frozenset(map(folded, one.outside)), frozenset(one.purposes), words, gives_access
    )


def _described(one: Terms) -> Sentence:
    return Sentence(DESCRIBED, {"reference": str(one).capitalize()})
