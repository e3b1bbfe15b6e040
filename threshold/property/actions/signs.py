"""Recording the signs on a site: posted, pictured, replaced, gone. A person says so; nothing is presumed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.files.base import File as Uploaded
from django.utils import timezone

from threshold.accounts.rights import Rights, Who, acting
from threshold.agencies.words import a_day, a_line
from threshold.core.answers import OutOfSight, Refused
from threshold.core.words import Sentence, gettext_noop
from threshold.files.actions import add_file
from threshold.journal.actions import record
from threshold.property import events
from threshold.property.actions.common import about_site, came, kept_site
from threshold.property.models import Area, Sign, Site
from threshold.property.models.records import SIGN_KINDS
from threshold.property.permissions.records import KEEP
from threshold.property.purposes import PHOTO
from threshold.property.sign_texts import editions, languages

CLAUSES = {"lot": "3", "central": "3-119.13(c)", "area": "3-119.13(c)"}
NO_SUCH_KIND = Sentence(gettext_noop("Choose the kind of sign from the list."))
NO_SUCH_EDITION = Sentence(gettext_noop("Choose the edition of the text from the list."))
NO_LANGUAGE = Sentence(gettext_noop("Choose the languages the sign is in, one at least."))
WHICH_AREA = Sentence(gettext_noop("Choose which non-public area this sign speaks of."))
NO_AREA = Sentence(gettext_noop("Only a sign of a non-public area names an area."))
BEFORE_THE_AREA = Sentence(gettext_noop("The area was identified later than that day."))
GONE_ALREADY = Sentence(gettext_noop("Somebody has recorded already that this sign is gone."))
GONE_BEFORE = Sentence(gettext_noop("A sign cannot go before it was posted."))
PICTURED = Sentence(gettext_noop("There is a photograph of this sign already."))
A_PICTURE = Sentence(gettext_noop("A photograph is a JPEG, PNG or WebP picture."))
NO_AGENCY = Sentence(gettext_noop("Several agencies share this site, so no agency could keep the photograph."))
REPLACED = gettext_noop("Replaced by another sign.")
PICTURES = ("image/jpeg", "image/png", "image/webp")


@dataclass(frozen=True, slots=True)
class Posted:
    """One sign as it hangs: kind, edition of its text, languages, where, since when, and of which area."""

    kind: str
    edition: str
    languages: Sequence[str]
    place: str
    on: date
    area: int | None = None


def record_sign(*, by: Who, bbl: str, posted: Posted, today: date, replaces: int | None = None) -> Sign:
    """Record that a sign hangs on a site; the one it replaces went that day. Raises OutOfSight, NotAllowed, Refused."""
    with acting(by) as rights:
        site = kept_site(rights, bbl)
        fields, before = _checked(site, posted, today), _replaced(site, posted, replaces)
        if before is not None:
            before.ended_on, before.ended_because, before.ended_by = posted.on, REPLACED, by.ref
            before.save(update_fields=("ended_on", "ended_because", "ended_by"))
        actor = rights.actor(KEEP, site.body_id or "")
        made = Sign.objects.create(
            site=site, replaces=before, role=actor.role, recorded_at=timezone.now(), recorded_by=by.ref, **fields
        )
        details: dict[str, str | int] = {
            "number": made.pk, "kind": made.kind, "edition": made.edition, "languages": " ".join(made.languages),
            "on": made.posted_on.isoformat(), "replaces": before.pk if before else "",
        }  # fmt: skip
        record(events.SIGN_POSTED, by=actor, about=about_site(site, CLAUSES[made.kind]), details=details)
    return made


def end_sign(*, by: Who, bbl: str, sign: int, reason: str, on: date, today: date) -> Sign:
    """Record that a sign is gone, with the reason; its entry stays. Raises OutOfSight, NotAllowed, Refused."""
    with acting(by) as rights:
        site = kept_site(rights, bbl)
        found = _still_there(site, sign)
        on = came(a_day(on, "on"), today, "on")
        if on < found.posted_on:
            raise Refused(GONE_BEFORE, "on")
        found.ended_on, found.ended_because, found.ended_by = on, a_line(reason, "reason"), by.ref
        found.save(update_fields=("ended_on", "ended_because", "ended_by"))
        actor = rights.actor(KEEP, site.body_id or "")
        details: dict[str, str | int] = {"number": found.pk, "on": on.isoformat(), "reason": found.ended_because}
        record(events.SIGN_ENDED, by=actor, about=about_site(site, CLAUSES[found.kind]), details=details)
    return found


def picture_sign(*, by: Who, bbl: str, sign: int, uploaded: Uploaded[Any]) -> Sign:
    """Add a photograph of a sign that shows no resident, once. Raises OutOfSight, NotAllowed, Refused."""
    with acting(by) as rights:
        site = kept_site(rights, bbl)
        found = _sign(site, sign)
        if found.photo_id is not None:
            raise Refused(PICTURED)
        if not site.body_id:
            raise Refused(NO_AGENCY)
        actor = rights.actor(KEEP, site.body_id)
        found.photo = _picture(rights, site, uploaded)
        found.save(update_fields=("photo",))
        details: dict[str, str | int] = {"number": found.pk, "file": str(found.photo_id)}
        record(events.SIGN_PICTURED, by=actor, about=about_site(site, CLAUSES[found.kind]), details=details)
    return found


def _picture(rights: Rights, site: Site, uploaded: Uploaded[Any]) -> Any:
    """The picture kept among the files, its metadata taken out there. Raises Refused."""
    body = site.body_id or ""
    file = add_file(by=rights.actor(KEEP, body), agency=body, purpose=PHOTO, uploaded=uploaded)
    if file.media_type not in PICTURES:
        raise Refused(A_PICTURE, "file")
    return file


def _checked(site: Site, posted: Posted, today: date) -> dict[str, Any]:
    """The fields of a sign's row, in order. Raises Refused."""
    known = [one.tag for one in languages()]
    if posted.kind not in SIGN_KINDS:
        raise Refused(NO_SUCH_KIND, "kind")
    if posted.edition not in {one.slug for one in editions()}:
        raise Refused(NO_SUCH_EDITION, "edition")
    chosen = [tag for tag in known if tag in posted.languages]
    if not chosen or set(posted.languages) - set(known):
        raise Refused(NO_LANGUAGE, "languages")
    on = came(a_day(posted.on, "on"), today, "on")
    return {
        "kind": posted.kind, "edition": posted.edition, "languages": chosen, "posted_on": on,
        "place": a_line(posted.place, "place", most=160), "area": _area_of(site, posted, on),
    }  # fmt: skip


def _area_of(site: Site, posted: Posted, on: date) -> Area | None:
    if posted.kind != "area":
        if posted.area is not None:
            raise Refused(NO_AREA, "area")
        return None
    found = Area.objects.filter(site=site, pk=posted.area or 0, ended_on__isnull=True).first()
    if found is None:
        raise Refused(WHICH_AREA, "area")
    if on < found.identified_on:
        raise Refused(BEFORE_THE_AREA, "on")
    return found


def _replaced(site: Site, posted: Posted, number: int | None) -> Sign | None:
    """The sign that goes as this one comes. Raises OutOfSight, Refused."""
    if number is None:
        return None
    found = _still_there(site, number)
    if posted.on < found.posted_on:
        raise Refused(GONE_BEFORE, "on")
    return found


def _still_there(site: Site, number: int) -> Sign:
    found = _sign(site, number)
    if found.ended_on is not None:
        raise Refused(GONE_ALREADY)
    return found


def _sign(site: Site, number: int) -> Sign:
    found = Sign.objects.filter(site=site, pk=number).first()
    if found is None:
        raise OutOfSight(str(number))
    return found
