"""Each agency's counsel signs off its part; the designated office compiles the quarter's report as of a moment."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone

from threshold.accounts.rights import Rights, Who, acting
from threshold.agencies.models import Body
from threshold.agencies.queries.crossings import crossing_on
from threshold.core.answers import OutOfSight, Refused, require
from threshold.core.words import Sentence, gettext_noop
from threshold.database.reach import Reach, reaching
from threshold.database.turns import take_turn
from threshold.encounters.models import Edition, Part
from threshold.encounters.permissions.encounters import COUNSEL
from threshold.encounters.permissions.quarterly import COMPILE, can_compile, can_sign_off
from threshold.encounters.quarterly import events
from threshold.encounters.quarterly.cells import edition_content, is_none, seal_of
from threshold.encounters.quarterly.purposes import PAPER
from threshold.encounters.quarterly.quarters import Quarter, quarter_of
from threshold.encounters.queries.quarterly import (
    agencies_here,
    changed_since,
    designated,
    fresh_content,
    newest_parts,
    part_of,
)
from threshold.jobs.queue import put
from threshold.journal.actions import About, record
from threshold.notices.actions import tell
from threshold.notices.addressees import Addressee

CLAUSE = "10-178(d)"
NOT_BEGUN = Sentence(gettext_noop("This quarter has not begun."))
SIGNED_ALREADY = Sentence(gettext_noop("This part is signed off as it stands, and nothing of it has changed since."))
COMPILED_ALREADY = Sentence(
    gettext_noop("The newest edition says the same. An edition is made when something changed.")
)
SOMETHING = Sentence(
    gettext_noop("Some records belong in the report, or nobody has decided. It cannot be attested that there was none.")
)
NO_PARTS = Sentence(gettext_noop("No agency has signed off a part of this quarter yet."))


def sign_off(*, by: Who, body: str, quarter: Quarter, none: bool = False) -> Part:
    """Sign off an agency's part as the records stand. `none` attests that there was none (house practice).

    Raises OutOfSight, NotAllowed, Refused.
    """
    now = timezone.now()
    with acting(by) as rights:
        require(can_sign_off(rights, body))
        _begun(quarter, now)
        if not Body.objects.filter(pk=body, set_up_on__isnull=False).exists():
            raise OutOfSight(body)
        take_turn(f"encounters|part|{quarter.name}|{body}")
        content, before = fresh_content(quarter, body), part_of(quarter, body)
        if none and not is_none(content):
            raise Refused(SOMETHING, "none")
        if before is not None and before.seal == seal_of(content):
            raise Refused(SIGNED_ALREADY)
        actor, office = rights.actor(COUNSEL, body), designated(timezone.localdate(now))
        crossing = crossing_on(body, office.body_id, now) if office else None
        made = Part.objects.create(
            body_id=body, quarter=quarter.name, number=before.number + 1 if before else 1, as_of=now, content=content,
            seal=seal_of(content), none=is_none(content), crossing=crossing, by_ref=actor.ref, by_role=actor.role,
        )  # fmt: skip
        details: dict[str, str | int] = {
            "quarter": quarter.name, "number": made.number, "seal": made.seal, "none": int(made.none),
            "crossing": crossing.pk if crossing else "",
        }  # fmt: skip
        about = About("part", str(made.pk), CLAUSE, body)
        record(events.PART_SIGNED, by=actor, about=about, details=details)
        if office is not None:
            to, of = Addressee.holders(COMPILE, office.body_id), About("quarter", quarter.name, CLAUSE, office.body_id)
            with reaching(Reach.CITY):  # the notice is the office's, out of this agency's reach
                tell(by=rights, to=to, kind=events.PART_CAME, about=of, key=f"part {made.pk}")
    return made


def compile_edition(*, by: Who, quarter: Quarter) -> Edition:
    """Compile the quarter's report out of the parts in hand, sealed; an agency without a part is listed as that.

    Raises NotAllowed, Refused.
    """
    now = timezone.now()
    with acting(by) as rights:
        office = designated(timezone.localdate(now))
        require(can_compile(rights, office.body_id if office else ""))
        _begun(quarter, now)
        take_turn(f"encounters|edition|{quarter.name}")
        edition = _edition(rights, quarter, office.body if office else None, now)
        details: dict[str, str | int] = {
            "quarter": quarter.name, "number": edition.number, "seal": edition.seal,
            "parts": len(edition.content["parts"]),
        }  # fmt: skip
        about = About("edition", str(edition.pk), CLAUSE, edition.office_id)
        record(events.EDITION_COMPILED, by=rights.actor(COMPILE, edition.office_id), about=about, details=details)
        put(PAPER, {"edition": edition.pk})
    return edition


def _edition(rights: Rights, quarter: Quarter, office: Body | None, now: datetime) -> Edition:
    """The row. Raises Refused when no part is in hand, or the newest edition says the same."""
    parts, here = newest_parts(quarter), agencies_here()
    if not parts or office is None:
        raise Refused(NO_PARTS)
    have = {one.body_id for one in parts}
    without = [one.pk for one in here if one.pk not in have]
    content = edition_content(
        quarter.name, [one.content for one in parts], without=without, changed=changed_since(quarter, parts)
    )
    before = Edition.objects.filter(quarter=quarter.name).order_by("-number").first()
    if before is not None and before.seal == seal_of(content):
        raise Refused(COMPILED_ALREADY)
    actor = rights.actor(COMPILE, office.pk)
    return Edition.objects.create(
        quarter=quarter.name, number=before.number + 1 if before else 1, office=office, as_of=now, content=content,
        seal=seal_of(content), by_ref=actor.ref, by_role=actor.role,
        demonstration=office.demonstration or any(one.body.demonstration for one in parts),
    )  # fmt: skip


def _begun(quarter: Quarter, now: datetime) -> None:
    """Raises Refused."""
    if quarter > quarter_of(timezone.localdate(now)):
        raise Refused(NOT_BEGUN)
