"""Asking for a sign to print, which the worker makes; outside a demonstration in reviewed words alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.utils import timezone

from threshold.accounts.rights import Who, acting
from threshold.agencies.words import a_line_or_none
from threshold.core.answers import Refused, require
from threshold.core.words import Sentence, gettext_noop
from threshold.jobs.queue import put
from threshold.journal.actions import record
from threshold.property import events
from threshold.property.actions.common import about_site
from threshold.property.models import Print
from threshold.property.models.records import SIGN_KINDS
from threshold.property.permissions.records import SEE_RECORD, can_see_record
from threshold.property.queries.sites import find_site
from threshold.property.sign_texts import DEMONSTRATION, printable

PRINT: Final = "property.print"
NO_SUCH_KIND = Sentence(gettext_noop("Choose the kind of sign from the list."))
NOT_PRINTABLE = Sentence(gettext_noop("Nobody has reviewed the words of this language, so no sign is printed in it."))


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which sign, of which area, in which language: "" is every one, a file each."""

    kind: str
    language: str = ""
    area: str = ""


def ask_print(*, by: Who, bbl: str, wanted: Wanted) -> Print:
    """Ask for a sign of a site as PDF. Raises OutOfSight, NotAllowed, Refused."""
    with acting(by) as rights:
        site = find_site(rights, bbl)
        require(can_see_record(rights, site))
        if wanted.kind not in SIGN_KINDS:
            raise Refused(NO_SUCH_KIND, "kind")
        offered = {one.tag for one in printable(DEMONSTRATION, demonstration=settings.DEMONSTRATION)}
        if wanted.language and wanted.language not in offered:
            raise Refused(NOT_PRINTABLE, "language")
        area = a_line_or_none(wanted.area, "area", most=120) if wanted.kind == "area" else ""
        asked = Print.objects.create(
            site=site, kind=wanted.kind, area=area, language=wanted.language, edition=DEMONSTRATION,
            asked_at=timezone.now(), asked_by=by.ref,
        )  # fmt: skip
        put(PRINT, {"number": asked.pk})
        details: dict[str, str | int] = {"number": asked.pk, "kind": asked.kind, "language": asked.language}
        actor = rights.actor(SEE_RECORD, site.body_id or "")
        record(events.PRINT_ASKED, by=actor, about=about_site(site, "3-119.13(c)"), details=details)
    return asked
