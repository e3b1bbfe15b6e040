"""An invented rota, an invented approval and a few invented encounters, for a demonstration to show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.utils import timezone

from threshold.accounts.invented import OURS
from threshold.accounts.models import Person
from threshold.accounts.rights import Who, acting
from threshold.agencies.actions.crossings import Approved, approve_crossing
from threshold.core.answers import Answer, require
from threshold.core.words import Sentence, gettext_noop
from threshold.encounters import events
from threshold.encounters.actions.answering import acknowledge, ask_back, close, reply
from threshold.encounters.actions.calling import LAW_DEPARTMENT
from threshold.encounters.actions.opening import open_encounter
from threshold.encounters.actions.rota import Turn, add_shift
from threshold.encounters.models import Encounter
from threshold.encounters.permissions.encounters import GATE
from threshold.encounters.told import Came, Told
from threshold.journal.actions import About, record

FOR_DEMONSTRATIONS = Sentence(
    gettext_noop("Invented encounters are for demonstrations only. Set THRESHOLD_DEMONSTRATION to load them.")
)
DAYS_ON_CALL = 14
FIRST, SECOND, STAFF, OFFICER = "cora", "carl", "fay", "petra"


@dataclass(frozen=True, slots=True)
class Scene:
    """One invented encounter: its number among them, what was said, and what counsel did."""

    number: int
    told: Told
    by_staff: bool = True
    done: tuple[str, ...] = ()


SCENES = (
    Scene(1, Told(
        {"kind": "entry", "channel": "gate", "said_to_be": "federal", "officers": "two_to_four",
         "identification": "shown", "came_for": "person", "paper": "no_judge", "signed": "no",
         "issuer": "agency_office", "dated": "yes", "shown": "shown", "place": "nonpublic_area", "nonpublic": "yes",
         "capacity": "employee"},
        {"asked": ("come_in",), "answered": ("cannot_give_or_refuse", "called_counsel"), "happened": ("left",)},
        outside="federal-other",
    ), done=("acknowledge", "reply", "close")),
    Scene(2, Told(
        {"kind": "status_only", "channel": "telephone", "said_to_be": "federal", "came_for": "information",
         "paper": "none", "capacity": "employee"},
        {"asked": ("status",), "answered": ("to_privacy_officer", "called_counsel")}, outside="federal-other",
    ), done=("acknowledge", "ask")),
    Scene(3, Told(
        {"kind": "use_of_lot", "channel": "gate", "said_to_be": "did_not_say", "officers": "five_to_nine",
         "identification": "declined", "place": "parking_lot", "use": "lookout_or_waiting", "capacity": "contractor"},
        {"asked": ("use_place",), "answered": ("asked_to_wait", "called_counsel"), "happened": ("waiting",)},
    )),
    Scene(4, Told({"kind": "observed", "channel": "gate", "place": "parking_lot"}), by_staff=False),
)  # fmt: skip


def load_demonstration(*, by: Who, today: date) -> int:
    """Have the invented people keep a rota and record encounters, once. How many there are. Raises NotAllowed."""
    with acting(by) as rights:
        require(Answer(yes=bool(settings.DEMONSTRATION) and rights.unbound, reason=FOR_DEMONSTRATIONS))
        if Encounter.objects.filter(demonstration=True).exists():
            return 0
        people = {short: _invented(short) for short in (FIRST, SECOND, STAFF, OFFICER)}
        _on_call(people, today)
        approved = Approved(LAW_DEPARTMENT, "Answering encounters nobody took (invented)", "Invented memorandum", today)
        approve_crossing(by=Who.of(people[OFFICER]), from_body=OURS, approved=approved)
        for scene in SCENES:
            _play(scene, people)
        about = About("encounters", "demonstration")
        record(events.DEMONSTRATION_LOADED, by=rights.actor(""), about=about, details={"count": len(SCENES)})
    return len(SCENES)


def _on_call(people: dict[str, Person], today: date) -> None:
    begins = timezone.make_aware(datetime.combine(today, time(0)))
    for place, short in ((1, FIRST), (2, SECOND)):
        for day in range(DAYS_ON_CALL - place + 1):  # the second's last day is left open, as gaps are to be seen
            since = begins + timedelta(days=day)
            turn = Turn(people[short].pk, place, since, since + timedelta(days=1))
            add_shift(by=Who.of(people[FIRST]), body=OURS, turn=turn)


def _play(scene: Scene, people: dict[str, Person]) -> None:
    staff, counsel = Who.of(people[STAFF]), Who.of(people[FIRST])
    came = Came(key=f"{scene.number:032x}", body=OURS, reporter="signed_in" if scene.by_staff else "unconfirmed")
    made = open_encounter(by=staff if scene.by_staff else GATE, told=scene.told, came=came).encounter
    for act in scene.done:
        if act == "acknowledge":
            acknowledge(by=counsel, encounter=made.pk)
        elif act == "ask":
            ask_back(by=counsel, encounter=made.pk, question="officers")
        elif act == "reply":
            reply(by=counsel, encounter=made.pk, words="nothing_more")
        else:
            close(by=counsel, encounter=made.pk)


def _invented(short: str) -> Person:
    return Person.objects.get(email=f"{short}@example.invalid", demonstration=True)
