"""Every read of contracts: in pages, one by one, and those in force that the duties of 4-210(c) and (f) run over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.fields.tuple_lookups import Tuple, TupleGreaterThan
from django.db.models.functions import Coalesce

from threshold.accounts.rights import CITYWIDE, Rights
from threshold.agencies.models import Contract, Location
from threshold.agencies.permissions.contracts import MANAGE, SEE, can_see_contracts
from threshold.core.answers import OutOfSight

MOST_ON_A_PAGE = 100
MOST_WORDS = 10
OF_THIS = Location.objects.filter(contract=OuterRef("pk")).order_by().values("contract")
PLACES: Final = Coalesce(Subquery(OF_THIS.annotate(n=Count("pk")).values("n")), 0)  # counted for a page's rows alone
KINDS: Final = {"human services": Q(human_services=True), "security": Q(security=True)}


@dataclass(frozen=True, slots=True)
class Asking:
    """What a list of contracts is narrowed to; empty means all of them."""

    body: str = ""
    kind: str = ""  # one of KINDS
    words: str = ""
    in_force_on: date | None = None


@dataclass(frozen=True, slots=True)
class ContractsPage:
    """One page of contracts, and where the next one begins ("" when this is the last)."""

    contracts: tuple[Contract, ...]
    after: str


def contracts_page(rights: Rights, asking: Asking, after: str = "", limit: int = 50) -> ContractsPage:
    """Contracts in sight by vendor, in pages that begin after one contract. Raises LookupError for an unknown one."""
    found = _narrowed(in_sight(rights), asking).order_by("vendor", "id")
    if after:
        last = in_sight(rights).filter(pk=int(after)).first() if after.isdecimal() and len(after) < 19 else None
        if last is None:
            raise LookupError(after)
        # as one row beside another, so that the index leads straight there however many contracts a vendor has
        found = found.filter(TupleGreaterThan(Tuple(F("vendor"), F("id")), (last.vendor, last.pk)))
    limit = max(1, min(limit, MOST_ON_A_PAGE))
    rows = tuple(found.select_related("body", "parent").annotate(places=PLACES)[: limit + 1])
    return ContractsPage(rows[:limit], str(rows[limit - 1].pk) if len(rows) > limit else "")


def in_sight(rights: Rights) -> QuerySet[Contract]:
    """The contracts this person may see."""
    known = Contract.objects.all()
    if rights.may(SEE) or rights.may(MANAGE):
        return known
    return known.filter(body_id__in=(rights.agencies_with(SEE) | rights.agencies_with(MANAGE)) - {CITYWIDE})


def every_contract(rights: Rights, asking: Asking) -> Iterator[Contract]:
    """All contracts in sight that were asked for, by vendor, each with how many places it serves."""
    found = _narrowed(in_sight(rights), asking).order_by("vendor", "id")
    yield from found.select_related("parent").annotate(places=PLACES).iterator(2000)


def shows_addresses(rights: Rights, contract: Contract) -> bool:
    """Whether this person sees the addresses of sensitive places: not an auditor who has stated no purpose."""
    return not rights.reads_all or rights.may(MANAGE, contract.body_id)


def find_contract(rights: Rights, contract: int) -> Contract:
    """One contract. Raises OutOfSight."""
    found = Contract.objects.select_related("body", "parent", "keeper").filter(pk=contract).first()
    if found is None or not can_see_contracts(rights, found.body_id):
        raise OutOfSight(str(contract))
    return found


def find_place(rights: Rights, location: int) -> Location:
    """One place, by way of its contract. Raises OutOfSight."""
    found = Location.objects.select_related("contract", "body").filter(pk=location).first()
    if found is None or not can_see_contracts(rights, found.body_id):
        raise OutOfSight(str(location))
    return found


def in_force(body: str, day: date) -> QuerySet[Contract]:
    """A body's contracts in force on a day that 4-210(c) and (f) speak of: human services and security."""
    of_the_day = Q(since__lte=day) & (Q(until__isnull=True) | Q(until__gte=day))
    return Contract.objects.filter(of_the_day, Q(human_services=True) | Q(security=True), body_id=body).order_by("id")


def numbers_of(body: str) -> Iterator[str]:
    """The numbers of a body's contracts, one after the other."""
    return Contract.objects.filter(body_id=body).order_by("number").values_list("number", flat=True).iterator()


def parents_of(bodies: set[str]) -> dict[tuple[str, str], tuple[str, str] | None]:
    """Every contract of some bodies, with the one it stands under."""
    rows = Contract.objects.filter(body_id__in=bodies).annotate(above=F("parent__number"))
    found = rows.values_list("body_id", "number", "above").iterator()
    return {(body, number): (body, above) if above else None for body, number, above in found}


def _narrowed(found: QuerySet[Contract], asking: Asking) -> QuerySet[Contract]:
    if asking.body:
        found = found.filter(body_id=asking.body)
    if asking.kind in KINDS:
        found = found.filter(KINDS[asking.kind])
    if asking.in_force_on is not None:
        day = asking.in_force_on
        found = found.filter(Q(until__isnull=True) | Q(until__gte=day), since__lte=day)
    for word in asking.words.split()[:MOST_WORDS]:
        found = found.filter(Q(vendor__icontains=word) | Q(number__icontains=word))
    return found
