"""An invented quarter of the report of 10-178(d), for a demonstration to show: tagged, signed off and compiled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.utils import timezone

from threshold.accounts.invented import OURS
from threshold.accounts.models import Person
from threshold.accounts.rights import Who, acting
from threshold.core.answers import Answer, require
from threshold.encounters import events
from threshold.encounters.actions.answering import close
from threshold.encounters.actions.demonstrating import FOR_DEMONSTRATIONS
from threshold.encounters.actions.designating import record_designation
from threshold.encounters.actions.opening import open_encounter
from threshold.encounters.actions.reporting import compile_edition, sign_off
from threshold.encounters.actions.tagging import Tagging, tag, withhold
from threshold.encounters.models import Designation
from threshold.encounters.quarterly.quarters import Quarter, quarter_of
from threshold.encounters.told import Came, Times, Told
from threshold.journal.actions import About, record

OFFICE = "demo-clouds"
STAFF, COUNSEL, OFFICIAL, COMPILER, LAWYER = "fay", "cora", "wren", "odo", "lena"


@dataclass(frozen=True, slots=True)
class Scene:
    """One invented paper of last quarter: on which of its days, what it says, what counsel said, and any ground."""

    day: int
    told: Told
    said: Tagging | None = None
    ground: str = ""


SCENES = (
    Scene(5, Told(
        {"kind": "resources", "channel": "telephone", "said_to_be": "federal", "capacity": "employee"},
        {"asked": ("staff_help",), "answered": ("called_counsel",), "happened": ("left",)}, outside="federal-other",
    ), Tagging("yes", "request", "federal-other")),
    Scene(19, Told(
        {"kind": "information", "channel": "mail", "said_to_be": "federal", "capacity": "employee"},
        {"asked": ("records",), "answered": ("to_privacy_officer",)}, outside="federal-other",
    ), Tagging("yes", "request", "federal-other")),
    Scene(33, Told(
        {"kind": "resources", "channel": "gate", "said_to_be": "federal", "capacity": "contractor"},
        {"asked": ("equipment",), "answered": ("asked_to_wait", "called_counsel"), "happened": ("waiting", "left")},
        outside="federal-other",
    ), Tagging("yes", "request", "federal-other", received_by="contractor")),
    Scene(47, Told(
        {"kind": "information", "channel": "email", "said_to_be": "federal", "capacity": "employee"},
        {"asked": ("records",), "answered": ("called_counsel",)}, outside="federal-other",
    ), Tagging("yes", "request", "federal-other"), "investigation"),
    Scene(58, Told(
        {"kind": "papers", "channel": "gate", "said_to_be": "state", "capacity": "employee"},
        {"asked": ("take_papers",), "answered": ("called_counsel",), "happened": ("handed_papers",)},
        outside="state-other",
    ), Tagging("no", "other_purpose")),
    Scene(71, Told(
        {"kind": "entry", "channel": "gate", "said_to_be": "did_not_say", "capacity": "employee"},
        {"asked": ("come_in",), "answered": ("asked_to_wait",), "happened": ("left",)},
    )),
)  # fmt: skip


def load_reports(*, by: Who, today: date) -> int:
    """Have the invented people report last quarter, once. How many records it has. Raises NotAllowed."""
    with acting(by) as rights:
        require(Answer(yes=bool(settings.DEMONSTRATION) and rights.unbound, reason=FOR_DEMONSTRATIONS))
        if Designation.objects.exists():
            return 0
        quarter = quarter_of(today).before
        record_designation(
            by=_invented(LAWYER), body=OFFICE, document="Letter of the Mayor on the report of 10-178(d) (invented)",
            since=quarter.first, today=today,
        )  # fmt: skip
        for number, scene in enumerate(SCENES, 1):
            _play(number, scene, quarter)
        sign_off(by=_invented(COUNSEL), body=OURS, quarter=quarter)
        compile_edition(by=_invented(COMPILER), quarter=quarter)
        about = About("encounters", "demonstration of a report")
        record(events.DEMONSTRATION_LOADED, by=rights.actor(""), about=about, details={"count": len(SCENES)})
    return len(SCENES)


def _play(number: int, scene: Scene, quarter: Quarter) -> None:
    at = timezone.make_aware(datetime.combine(quarter.first + timedelta(days=scene.day), time(10, 20)))
    came = Came(
        key=f"{1000 + number:032x}", body=OURS, way="paper", reporter="signed_in", times=Times(happened_at=at)
    )  # fmt: skip
    made = open_encounter(by=_invented(STAFF), told=scene.told, came=came).encounter
    if scene.said is not None:
        tag(by=_invented(COUNSEL), encounter=made.pk, said=scene.said)
    close(by=_invented(COUNSEL), encounter=made.pk)
    if scene.ground:
        reasons = "An inquiry is under way (invented)."
        withhold(by=_invented(OFFICIAL), encounter=made.pk, ground=scene.ground, reasons=reasons)


def _invented(short: str) -> Who:
    return Who.of(Person.objects.get(email=f"{short}@example.invalid", demonstration=True))
