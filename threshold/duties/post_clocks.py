"""Which clocks an event of a post starts: section 6 of the order speaks of privacy officers and of no other post."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from threshold.agencies.models import Event as PostEvent
from threshold.core.loader import load_law
from threshold.duties.actions import Event

PRIVACY_OFFICER = "privacy-officer"
SUCCESSOR, TELL_THE_CPO, TRAIN, CPO = "6-2", "6-3", "6.a-2", "cpo"


@dataclass(frozen=True, slots=True)
class Clock:
    """A duty, the body that owes it, and the event that starts it."""

    duty: str
    body: str
    event: Event


def clocks_of(happened: PostEvent) -> tuple[Clock, ...]:
    """The clocks one event starts.

    A vacancy: the agency's thirty days of efforts (6-2). A designation: the Chief Privacy Officer's sixty days to train
    (6.a-2); where somebody held the post before, also the agency's prompt notice (6-3), since the first name is what
    6-1 asks for.
    """
    if happened.post != PRIVACY_OFFICER or happened.on < load_law().order.issued:
        return ()
    event = Event(happened.on, f"{happened.kind} {happened.pk}", happened.body_id)
    if happened.kind == "vacancy":
        return (Clock(SUCCESSOR, happened.body_id, event),)
    if happened.kind != "designation":
        return ()
    told = (Clock(TELL_THE_CPO, happened.body_id, event),) if _held_before(happened) else ()
    return (*told, Clock(TRAIN, CPO, event))


def events_to_follow(today: date) -> list[PostEvent]:
    """The events of that post that stand today: those that were corrected have given way to others."""
    return list(
        PostEvent.objects.filter(
            post=PRIVACY_OFFICER, kind__in=("vacancy", "designation"), on__lte=today, on__gte=load_law().order.issued
        ).order_by("pk")
    )


def corrected_names() -> set[str]:
    """The names of events that were corrected: the clocks they started are owed no longer."""
    wrong = PostEvent.objects.filter(post=PRIVACY_OFFICER, corrected__isnull=False)
    return {f"{kind} {number}" for kind, number in wrong.values_list("kind", "pk")}


def _held_before(happened: PostEvent) -> bool:
    earlier = PostEvent.objects.filter(
        body_id=happened.body_id, post=happened.post, seat=happened.seat, kind="designation", on__lt=happened.on
    )
    return earlier.exists()
