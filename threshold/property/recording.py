"""The row of an entry of a register, new or superseding another: checked, with its paper, within an action."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django.db import IntegrityError, transaction
from django.utils import timezone

from threshold.accounts.rights import Rights
from threshold.agencies.models import Body
from threshold.agencies.words import a_day, a_line_or_none
from threshold.core.answers import OutOfSight, Refused, require
from threshold.core.words import Sentence, gettext_noop
from threshold.database.turns import take_turn
from threshold.files.actions import add_file
from threshold.journal.actions import About, Actor
from threshold.property.entered import Entered, Paper
from threshold.property.models.registers import Entry
from threshold.property.permissions.registers import can_keep
from threshold.property.purposes import PAPER
from threshold.property.queries.entries import Register, find_entry

ENDS_BEFORE = Sentence(gettext_noop("It ends before it begins. Correct one of the two days."))
NOT_SET_UP = Sentence(gettext_noop("This body is not set up here, so its entries are not taken yet."))
NO_PAPER = Sentence(gettext_noop("Say where the paper is: a file, a link, or where it is kept."))
NOT_A_LINK = Sentence(gettext_noop("Give the whole address of the page, beginning with https://."))
SUPERSEDED_ALREADY = Sentence(gettext_noop("Another entry has superseded this one already. Look at the newest."))
OF_ANOTHER_BODY = Sentence(gettext_noop("An entry supersedes an entry of the same body alone."))
LONGEST_LINK = 500


def add_row(
    rights: Rights, register: Register, entered: Entered, columns: dict[str, Any], *, today: date, paper: bool = True
) -> Entry:
    """The row of one entry, within the action under way. Raises NotAllowed, OutOfSight, Refused.

    `columns` are those of its own table; `paper` says whether a document must be named.
    """
    require(can_keep(rights, register.abilities, entered.body))
    actor = rights.actor(register.abilities.keep, entered.body)
    shared = _shared(entered, today, needs_paper=paper)
    before = _superseded(rights, register, entered)
    shared |= {
        "role": actor.role, "recorded_by": rights.who.ref, "supersedes_id": before and before.pk,
        "first_id": None if before is None else before.chain,
    }  # fmt: skip
    if entered.paper.file is not None:
        shared["file"] = add_file(by=actor, agency=entered.body, purpose=PAPER, uploaded=entered.paper.file)
    try:
        with transaction.atomic():
            made: Entry = register.model._default_manager.create(**shared, **columns)
    except IntegrityError as taken:
        raise Refused(SUPERSEDED_ALREADY) from taken
    return made


def keeper(rights: Rights, register: Register, entry: Entry) -> Actor:
    """Who the journal says recorded it."""
    return rights.actor(register.abilities.keep, entry.body_id)


def about(register: Register, entry: Entry) -> About:
    """What a line of the journal about an entry is about."""
    return About(register.name, str(entry.pk), register.clause, entry.body_id)


def told(register: Register, made: Entry) -> dict[str, str | int]:
    """What a line of the journal tells of a new entry: its days, and a hash over all of it."""
    values = {field.attname: str(getattr(made, field.attname)) for field in made._meta.concrete_fields}
    return {
        "register": register.name, "since": made.since.isoformat(),
        "until": made.until.isoformat() if made.until else "", "supersedes": made.before or "",
        "file": str(made.file_id or ""), "hash": hashlib.sha256(repr(sorted(values.items())).encode()).hexdigest(),
    }  # fmt: skip


def one_at_a_time(register: Register, number: int) -> None:
    """Wait for any other word on this entry to end; the lock falls with the transaction."""
    take_turn(f"{register.name}|{number}")


def _shared(entered: Entered, today: date, *, needs_paper: bool) -> dict[str, Any]:
    """The columns every entry has. Raises OutOfSight, Refused."""
    body = Body.objects.filter(id=entered.body).first()
    if body is None:
        raise OutOfSight(entered.body)
    if body.set_up_on is None:
        raise Refused(NOT_SET_UP, "body")
    a_day(entered.since, "since")
    if entered.until is not None and a_day(entered.until, "until") < entered.since:
        raise Refused(ENDS_BEFORE, "until")
    told = _paper(entered.paper, needed=needs_paper)
    return told | {
        "body": body, "since": entered.since, "until": entered.until, "recorded_on": today,
        "recorded_at": timezone.now(),
    }  # fmt: skip


def _paper(paper: Paper, *, needed: bool) -> dict[str, Any]:
    reference = a_line_or_none(paper.reference, "reference")
    link = a_line_or_none(paper.link, "link", most=LONGEST_LINK)
    if link and not _is_link(link):
        raise Refused(NOT_A_LINK, "link")
    if needed and not (reference or link or paper.file is not None):
        raise Refused(NO_PAPER, "reference")
    return {"reference": reference, "link": link}


def _is_link(link: str) -> bool:
    """Whether this is a whole https address without anybody's name or password in it."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    return parts.scheme == "https" and bool(parts.hostname) and not parts.username


def _superseded(rights: Rights, register: Register, entered: Entered) -> Entry | None:
    """The entry this one is to stand in place of. Raises OutOfSight, Refused."""
    if entered.supersedes is None:
        return None
    before: Entry = find_entry(rights, register, entered.supersedes)
    one_at_a_time(register, before.pk)
    if before.body_id != entered.body:
        raise Refused(OF_ANOTHER_BODY, "body")
    if register.model._default_manager.filter(supersedes_id=before.pk).exists():
        raise Refused(SUPERSEDED_ALREADY)
    return before
