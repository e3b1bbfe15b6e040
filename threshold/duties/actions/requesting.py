"""Requests between offices and agencies under section 8, and their answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from threshold.accounts.models import Person
from threshold.accounts.rights import Rights, Who, acting
from threshold.agencies.models import Body
from threshold.core.answers import Refused, require
from threshold.core.words import Sentence, gettext_noop
from threshold.duties import events, permissions
from threshold.duties.models import Assignment, Request, Response
from threshold.duties.queries.law import find_duty
from threshold.duties.queries.requests import askers_of, binds, find_request
from threshold.duties.rows import row_of_event, set_up
from threshold.duties.sealed_words import hash_of
from threshold.journal.actions import About, record
from threshold.notices.actions import settle, tell
from threshold.notices.addressees import Addressee

LONGEST = 2000
SAY_WHAT = Sentence(gettext_noop("Say in at most 2,000 characters what is asked for."))
SAY_MORE = Sentence(gettext_noop("Say in at most 2,000 characters what you answer."))
NOT_AN_ASKER = gettext_noop("Under {clause} other offices ask. Choose one of those it names.")
NOT_BOUND = gettext_noop("{clause} does not surely bind this body, so nothing is asked of it here.")
NO_TIME = Sentence(gettext_noop("The day it is wanted by lies before the day it is asked on."))


@dataclass(frozen=True, slots=True)
class Asking:
    """What is asked: under which duty of section 8, by whom, of whom, and by when it is wanted (house practice)."""

    duty: str
    from_body: str
    to_body: str
    words: str
    wanted_by: date | None = None


def make_request(*, by: Who, asking: Asking, today: date) -> Request:
    """Ask a body for cooperation or resources. It is then owed, with no deadline stated. Raises NotAllowed, Refused."""
    with acting(by) as rights:
        require(permissions.can_ask(rights, asking.from_body))
        _check(asking, today)
        body = set_up(asking.to_body)
        owed = row_of_event(body, find_duty(asking.duty), today, f"request {_number(body, asking.duty)}")
        owed.save()
        actor = rights.actor(permissions.ASK, asking.from_body)
        request = Request.objects.create(
            assignment=owed, from_body_id=asking.from_body, to_body_id=asking.to_body, clause=asking.duty,
            words=asking.words.strip(), asked_on=today, wanted_by=asking.wanted_by, at=timezone.now(),
            by_ref=actor.ref, by_role=actor.role,
        )  # fmt: skip
        details: dict[str, str | int] = {
            "from_body": asking.from_body, "to_body": asking.to_body, "wanted_by": str(asking.wanted_by or ""),
            "hash": hash_of(request.words),
        }  # fmt: skip
        about = About("request", str(request.pk), clause=asking.duty, agency=asking.to_body)
        record(events.REQUEST_MADE, by=actor, about=about, details=details)
        to = Addressee.holders(permissions.ANSWER, asking.to_body)
        tell(by=rights, to=to, kind=events.ASKED, about=about, key=f"request {request.pk}", day=asking.wanted_by)
    return request


def answer_request(*, by: Who, request: int, kind: str, words: str, today: date) -> Response:
    """Answer a request, ask about it, or reply to such a question. Raises NotAllowed, OutOfSight, Refused."""
    with acting(by) as rights:
        asked = find_request(rights, request)
        replies = kind == "reply"
        ability, side = (permissions.ASK, asked.from_body_id) if replies else (permissions.ANSWER, asked.to_body_id)
        require(rights.can(ability, side))
        if not words.strip() or len(words) > LONGEST:
            raise Refused(SAY_MORE, "words")
        actor = rights.actor(ability, side)
        response = Response.objects.create(
            request=asked, from_body=asked.from_body_id, to_body=asked.to_body_id, kind=kind, words=words.strip(),
            on=today, at=timezone.now(), by_ref=actor.ref, by_role=actor.role,
        )  # fmt: skip
        details: dict[str, str | int] = {
            "from_body": asked.from_body_id, "to_body": asked.to_body_id, "kind": kind, "hash": hash_of(response.words),
        }  # fmt: skip
        about = About("request", str(asked.pk), clause=asked.clause, agency=asked.to_body_id)
        record(events.REQUEST_ANSWERED, by=actor, about=about, details=details)
        _tell_other_side(rights, asked, response)
    return response


def _tell_other_side(rights: Rights, asked: Request, response: Response) -> None:
    """The asker hears of an answer or a question, the body asked of a reply."""
    about = About("request", str(asked.pk), clause=asked.clause, agency=asked.to_body_id)
    settle(by=rights, about=about)
    key = f"response {response.pk}"
    if response.kind == "reply":
        to = Addressee.holders(permissions.ANSWER, asked.to_body_id)
        tell(by=rights, to=to, kind=events.ASKED, about=about, key=key)
        return
    asker = Person.objects.filter(ref=asked.by_ref).first()
    if asker is not None:
        tell(by=rights, to=Addressee.one(asker.pk), kind=events.ANSWERED, about=about, key=key)


def _number(body: Body, duty: str) -> int:
    """The number of the next request to a body under a duty, its row kept from changing until this one is written."""
    Body.objects.select_for_update().get(pk=body.pk)
    return Assignment.objects.filter(body=body, duty=duty, event_on__isnull=False).count() + 1


def _check(asking: Asking, today: date) -> None:
    """Whether the order lets this be asked so. Raises Refused."""
    if asking.from_body not in askers_of(asking.duty):
        raise Refused(Sentence(NOT_AN_ASKER, {"clause": asking.duty}), "from_body")
    if not binds(asking.duty, asking.to_body, today):
        raise Refused(Sentence(NOT_BOUND, {"clause": asking.duty}), "to_body")
    if not asking.words.strip() or len(asking.words) > LONGEST:
        raise Refused(SAY_WHAT, "words")
    if asking.wanted_by is not None and asking.wanted_by < today:
        raise Refused(NO_TIME, "wanted_by")
