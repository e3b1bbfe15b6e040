"""Recording agreements and contracts (3(a)) and cooperative arrangements (3(c)): with whom, which lots, for what."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from threshold.accounts.rights import CITYWIDE, Rights, Who, acting
from threshold.agencies.importer import CONTROL
from threshold.agencies.models import Body
from threshold.agencies.words import a_day, a_line, a_line_or_none
from threshold.core.answers import Refused, require
from threshold.core.registers import PURPOSES
from threshold.core.words import Sentence, gettext_noop
from threshold.journal.actions import record
from threshold.property import events
from threshold.property.entered import EnteredAgreement, EnteredArrangement, EnteredTerms
from threshold.property.lots import searched
from threshold.property.models import Agreement, Arrangement, Covered, Site
from threshold.property.models.registers import APPROVALS, COVERS, FORMS, GOVERNMENTS, KINDS, Terms
from threshold.property.permissions.registers import can_keep, can_keep_lots
from threshold.property.queries.entries import AGREEMENT, ARRANGEMENT, Register
from threshold.property.queries.sites import sites_in_sight
from threshold.property.recording import about, add_row, keeper, told

MOST_PARTIES, MOST_SITES = 20, 200
CHOOSE = Sentence(gettext_noop("Choose one of the list."))
NO_PARTY = Sentence(gettext_noop("Name the outside agency, one a line: the body, never a person."))
TOO_MANY = gettext_noop("At most {most} stand in one entry.")
NO_SUCH_SITE = gettext_noop("{bbl} is no lot known here. Write the ten figures of the BBL, one lot a line.")
NO_SITE = Sentence(gettext_noop("Name at least one lot by its BBL, or say that it covers others."))
NO_BODY = Sentence(gettext_noop("Choose the body whose lots it covers."))
APPROVED_BY_WHOM = Sentence(
    gettext_noop("Say which office approved it and on which day, or that its approval is unclear.")
)
NOT_STATE_OR_FEDERAL = Sentence(
    gettext_noop("Section 3(c) speaks of arrangements with state or federal agencies. Choose which they are of.")
)
STATE_OR_FEDERAL = frozenset({"federal", "state", "state_or_interstate_authority"})


def record_agreement(*, by: Who, entered: EnteredAgreement, today: date) -> Agreement:
    """Record an agreement, contract or subcontract (3(a)). It counts once a second person has confirmed it.

    Raises NotAllowed, OutOfSight, Refused.
    """
    with acting(by) as rights:
        require(can_keep(rights, AGREEMENT.abilities, entered.body))
        one_of(entered.kind, KINDS, "kind")
        one_of(entered.approval, APPROVALS, "approval")
        approved_by = a_line_or_none(entered.approved_by, "approved_by", most=200)
        if entered.approval == "yes" and not (approved_by and entered.approved_on):
            raise Refused(APPROVED_BY_WHOM, "approved_by")
        if entered.approved_on is not None:
            a_day(entered.approved_on, "approved_on")
        columns = {
            "kind": entered.kind, "formal": entered.formal, "approval": entered.approval, "approved_by": approved_by,
            "approved_on": entered.approved_on,
        }  # fmt: skip
        made = _recorded(rights, AGREEMENT, entered, columns, today)
        actor = keeper(rights, AGREEMENT, made)
        record(events.ENTRY_RECORDED, by=actor, about=about(AGREEMENT, made), details=told(AGREEMENT, made))
    assert isinstance(made, Agreement)
    return made


def record_arrangement(*, by: Who, entered: EnteredArrangement, today: date) -> Arrangement:
    """Record a cooperative arrangement (3(c)). It counts once confirmed. Raises as `record_agreement` does."""
    with acting(by) as rights:
        require(can_keep(rights, ARRANGEMENT.abilities, entered.body))
        one_of(entered.form, FORMS, "form")
        if not STATE_OR_FEDERAL & set(entered.governments):
            raise Refused(NOT_STATE_OR_FEDERAL, "governments")
        columns = {
            "form": entered.form, "entered_by": a_line(entered.entered_by, "entered_by", most=200),
            "entered_on": a_day(entered.entered_on, "entered_on"),
        }  # fmt: skip
        made = _recorded(rights, ARRANGEMENT, entered, columns, today)
        actor = keeper(rights, ARRANGEMENT, made)
        record(events.ENTRY_RECORDED, by=actor, about=about(ARRANGEMENT, made), details=told(ARRANGEMENT, made))
    assert isinstance(made, Arrangement)
    return made


def one_of(given: str, known: Sequence[str], field: str) -> str:
    """One of a closed list. Raises Refused."""
    if given not in known:
        raise Refused(CHOOSE, field)
    return given


def _recorded(rights: Rights, register: Register, entered: EnteredTerms, own: dict[str, Any], today: date) -> Terms:
    """The row and the lots it names."""
    sites = _sites(rights, entered)
    columns = _terms(rights, entered, sites) | own
    made = add_row(rights, register, entered, columns, today=today)
    assert isinstance(made, Terms)
    Covered.objects.bulk_create(Covered(body_id=made.body_id, site=site, **{register.name: made}) for site in sites)
    return made


def _terms(rights: Rights, entered: EnteredTerms, sites: list[Site]) -> dict[str, Any]:
    """The columns agreements and arrangements share. Raises Refused, NotAllowed."""
    title, outside = a_line(entered.title, "title", most=200), _names(entered.outside)
    one_of(entered.covers, COVERS, "covers")
    for field, known in (("governments", GOVERNMENTS), ("purposes", tuple(PURPOSES))):
        given = getattr(entered, field)
        if not given or not set(given) <= set(known):
            raise Refused(CHOOSE, field)
    lots_of = _lots_of(entered)
    whose = {CITYWIDE} if entered.covers == "city" else {lots_of} if lots_of else {site.body_id or "" for site in sites}
    require(can_keep_lots(rights, entered.body, whose))
    bodies = _bodies(entered.city_bodies)
    described = a_line(entered.described, "described", most=500) if entered.covers == "described" else ""
    return {
        "title": title, "outside": outside, "governments": sorted(set(entered.governments)), "city_bodies": bodies,
        "covers": entered.covers, "lots_of_id": lots_of, "described": described,
        "purposes": sorted(set(entered.purposes)),
        "seen_by": sorted({entered.body, *bodies, *filter(None, [lots_of]), *_keepers(sites)}),
        "words": " ".join(searched(" ".join((title, *outside, *(site.called for site in sites))))),
    }  # fmt: skip


def _names(given: tuple[str, ...]) -> list[str]:
    names = list(dict.fromkeys(a_line_or_none(name, "outside", most=200) for name in given))
    names = [name for name in names if name]
    if not names:
        raise Refused(NO_PARTY, "outside")
    if len(names) > MOST_PARTIES:
        raise Refused(Sentence(TOO_MANY, {"most": MOST_PARTIES}), "outside")
    return names


def _bodies(given: tuple[str, ...]) -> list[str]:
    wanted = sorted({one for one in given if one})
    if any(CONTROL.search(one) for one in wanted) or Body.objects.filter(id__in=wanted).count() != len(wanted):
        raise Refused(CHOOSE, "city_bodies")
    return wanted


def _lots_of(entered: EnteredTerms) -> str | None:
    if entered.covers != "body":
        return None
    if CONTROL.search(entered.lots_of) or not Body.objects.filter(id=entered.lots_of).exists():
        raise Refused(NO_BODY, "lots_of")
    return entered.lots_of


def _sites(rights: Rights, entered: EnteredTerms) -> list[Site]:
    """The lots named, each in sight of whoever records it. Raises Refused."""
    if entered.covers != "sites":
        return []
    wanted = list(dict.fromkeys("".join(sign for sign in bbl if sign.isalnum()) for bbl in entered.sites))
    wanted = [bbl for bbl in wanted if bbl]
    if not wanted:
        raise Refused(NO_SITE, "sites")
    if len(wanted) > MOST_SITES:
        raise Refused(Sentence(TOO_MANY, {"most": MOST_SITES}), "sites")
    found = {site.bbl: site for site in sites_in_sight(rights, [one for one in wanted if one.isascii()])}
    for bbl in wanted:
        if bbl not in found:
            raise Refused(Sentence(NO_SUCH_SITE, {"bbl": bbl[:20]}), "sites")
    return [found[bbl] for bbl in wanted]


def _keepers(sites: list[Site]) -> set[str]:
    return {site.body_id for site in sites if site.body_id}
