"""Every read of notices and the outbox. What is out of sight is not there."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from threshold.accounts.rights import CITYWIDE, Rights
from threshold.core.answers import OutOfSight
from threshold.core.words import Sentence
from threshold.notices.kinds import page_of, sentence_of
from threshold.notices.models import Delivery, Endpoint, Letter, Notice, Seen
from threshold.notices.permissions import SEE

PER_PAGE = 50


def waiting_for(rights: Rights) -> QuerySet[Notice]:
    """The open notices to this person, by name or by what they may do, that they have not put aside; newest first."""
    if rights.who.person is None:
        return Notice.objects.none()
    mine = Q(person_id=rights.who.person)
    for agency, abilities in rights.held.items():
        where = Q() if agency == CITYWIDE else Q(at_agency=agency)
        mine |= Q(ability__in=sorted(abilities)) & where
    aside = Seen.objects.filter(notice=OuterRef("pk"), person_id=rights.who.person)
    return Notice.objects.filter(mine, ~Exists(aside), answered_at__isnull=True).order_by("-pk")


@dataclass(frozen=True, slots=True)
class Waiting:
    """One open notice as its reader sees it: the sentence, where the record is, since when."""

    notice: Notice
    sentence: Sentence
    page: str


def waiting_lines(rights: Rights, most: int = 50) -> list[Waiting]:
    """The newest open notices to this person, in words: for `notices/_waiting.html`."""
    return [
        Waiting(one, sentence_of(one.kind, one.about_number, one.day), page_of(one.kind, one.about_number))
        for one in waiting_for(rights)[:most]
    ]


@dataclass(frozen=True, slots=True)
class Asked:
    """What part of the outbox is looked at: a state, a channel, an agency ("" for each: all), and the page."""

    state: str = ""
    channel: str = ""
    agency: str = ""
    before: int | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Some messages, newest first, and the key of the next page."""

    deliveries: list[Delivery]
    before: int | None


def outbox(rights: Rights, asked: Asked) -> Page:
    """One page of the messages this person may see: the City's, or those about their agencies' records."""
    found = _in_sight(rights).select_related("notice", "person")
    for column, value in (("state", asked.state), ("channel", asked.channel), ("agency_id", asked.agency)):
        if value:
            found = found.filter(**{column: value})
    if asked.before is not None:
        found = found.filter(pk__lt=asked.before)
    rows = list(found.order_by("-pk")[: PER_PAGE + 1])
    return Page(rows[:PER_PAGE], rows[PER_PAGE - 1].pk if len(rows) > PER_PAGE else None)


def find_delivery(rights: Rights, place: int) -> Delivery:
    """One message. Raises OutOfSight."""
    found = _in_sight(rights).filter(pk=place).first()
    if found is None:
        raise OutOfSight(str(place))
    return found


def _in_sight(rights: Rights) -> QuerySet[Delivery]:
    """The messages of this person's outbox; row security keeps other agencies' away besides."""
    if rights.may(SEE):
        return Delivery.objects.all()
    return Delivery.objects.filter(agency_id__in=rights.agencies_with(SEE) - {CITYWIDE})


def latest_letters(most: int = 20) -> list[Letter]:
    """The last one-time links that were sent, without what was in them; none for whoever does not see the City."""
    return list(Letter.objects.select_related("person").defer("sealed").order_by("-pk")[:most])


def endpoints() -> list[Endpoint]:
    """Where notices are posted to; none for whoever does not see the City."""
    return list(Endpoint.objects.defer("sealed").order_by("agency_id"))
