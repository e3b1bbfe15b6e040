"""Clients signed in as each role of the table, and the people and records its rows name."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.test import Client
from django.utils import timezone

from tests.reported import reported
from tests.role_answers import (
    ELSEWHERE,
    FOR_THE_CITY,
    KEY,
    NO_ROLE,
    OURS,
    POWERED,
    PUBLIC_ALONE,
    RECORD,
    SITE,
    SOMEBODY,
    SOMEBODY_ELSE,
    THEIRS,
)
from threshold.accounts.models import Person
from threshold.accounts.tests.people import person, powered, sign_in
from threshold.agencies.models import Body, Contract, Event, Holding, Location
from threshold.agencies.tests.places import bodies
from threshold.core.loader import load_law
from threshold.core.matters import canonical, content, hash_of, text_seal
from threshold.database.reach import Reach, reaching
from threshold.determinations.events import MATTER_OPENED
from threshold.determinations.models import Adopted, Decider, Matter, Sealed, StatementRow
from threshold.determinations.queries.matters import record_of
from threshold.determinations.recording import about
from threshold.duties.models import Proof, Request
from threshold.duties.queries.law import find_duty
from threshold.duties.rows import row_of_event
from threshold.duties.sealed_words import seal_words
from threshold.encounters.models import Account, Encounter, Held
from threshold.encounters.told import hash_of_key
from threshold.journal.actions import Actor, record
from threshold.property.layouts import LAYOUTS
from threshold.property.models import (
    Agreement,
    Area,
    Arrangement,
    Finding,
    Import,
    Placement,
    Print,
    Report,
    Sign,
    Site,
    Step,
)


def cast() -> None:
    """The two people the rows name: a trainer at our agency and one at another."""
    for ref, agency in ((SOMEBODY, OURS), (SOMEBODY_ELSE, THEIRS)):
        made = person(f"Somebody {agency}", ("trainer", agency))
        Person.objects.filter(pk=made.pk).update(ref=ref)
    records()


def records() -> None:
    """A post held, a contract with a place and a site at our agency, each under the number the rows name."""
    bodies()
    now, day = timezone.now(), date(2026, 2, 6)
    said: dict[str, Any] = {"recorded_at": now, "recorded_by": "tests"}
    with reaching(Reach.CITY):
        held = Holding.objects.create(
            pk=RECORD, body_id=OURS, post="privacy-officer", since=day, instrument="Letter 1", **said
        )
        Event.objects.create(pk=RECORD, body_id=OURS, kind="designation", post=held.post, on=day, holding=held, **said)
        contract = Contract.objects.create(
            pk=RECORD, body_id=OURS, number="L-1", vendor="Invented", since=day, created_at=now, updated_at=now
        )
        Location.objects.create(pk=RECORD, body_id=OURS, contract=contract, address="1 Invented Street")
        Site.objects.create(
            pk=SITE, called="1 INVENTED STREET", borough="1", agencies=["DEMO-DPL"], body_id=OURS, lot="vacant lot",
            lot_rule="lot-all-vacant", property="for a person to say", property_rule="property-no-use",
            sensitive_by_use=False, sensitive=False, words="", fingerprint="", demonstration=True, added_on=day,
            changed_on=day,
        )  # fmt: skip
        Import.objects.create(
            pk=RECORD, at=now, on=day, layout=LAYOUTS[0].slug, file_hash="0" * 64, root="0" * 64, demonstration=True,
            rows=1, repeated=0, sites=1, added=1, changed=0, unchanged=0, absent=0,
        )  # fmt: skip
        on_the_site(day, now)
        what_is_owed(said)
        registered(said | {"role": "tests", "body_id": OURS}, day)
        encountered(now)
        in_question(day)
        reported(now, day)


def registered(said: Mapping[str, Any], day: date) -> None:
    """An entry of each register at our agency, under the same number; the finding of the Mayor is confirmed."""
    told = {**said, "pk": RECORD, "since": day, "recorded_on": day, "words": "invented", "reference": "Invented"}
    terms = told | {
        "title": "Invented", "outside": ["Invented Patrol"], "governments": ["federal"], "covers": "sites",
        "purposes": ["staging_area"], "seen_by": [OURS],
    }  # fmt: skip
    Agreement.objects.create(**terms, kind="agreement", formal=True, approval="unclear")
    Arrangement.objects.create(**terms, form="formal", entered_by="Invented Office", entered_on=day)
    Placement.objects.create(
        **told, unit="Invented unit", count=2, directed_by="homeland-security", directing="Invented", aim="training",
        reviewer="Invented post",
    )  # fmt: skip
    Finding.objects.create(**told, law="99 USC 9999, invented", found_on=day)
    Step.objects.create(**said, finding_id=RECORD, kind="confirmed", on=day)


def encountered(now: datetime) -> None:
    """An encounter at our agency and something under seal, under the same number and a key the rows name."""
    made = Encounter.objects.create(
        pk=RECORD, body_id=OURS, key_hash=hash_of_key(KEY), content_hash="0" * 64, came_by="device", reporter="code",
        confirmed_at=now, received_at=now,
    )  # fmt: skip
    account = Account.objects.create(
        pk=RECORD, encounter=made, kind="entry", channel="gate", recorded_at=now, recorded_role="gate"
    )
    Encounter.objects.filter(pk=RECORD).update(account=account)
    Held.objects.create(pk=RECORD, body_id=OURS, key_hash="0" * 64, why="image", sealed="invented", received_at=now)


def in_question(day: date) -> None:
    """A matter at our agency with a statement and a determination, a reading and a decider, under the same number."""
    at, by = timezone.now(), {"by_ref": "tests", "by_role": "tests"}
    matter = Matter.objects.create(
        pk=RECORD, body_id=OURS, kind="lot-use", day=day, opened_at=at, opened_by="tests", opened_role="tests",
        stated=1, sealed=1, sealed_through=1,
    )  # fmt: skip
    StatementRow.objects.create(
        matter=matter, number=1, fact="who", values=["federal"], source="document", at=at, recorded_at=at, **by
    )
    line = record(MATTER_OPENED, by=Actor("tests"), about=about(matter), details={"kind": "lot-use", "day": "x"})
    state = record_of(matter)
    text = canonical(content(state, load_law()))
    Sealed.objects.create(
        matter=matter, number=1, day=day, through=1, text=text, hash=hash_of(text), line=line, at=at,
        text_seal=text_seal(state, load_law()), **by,
    )  # fmt: skip
    Adopted.objects.create(
        pk=RECORD, what="practice", practice="latest-finding", uses=["papers"], since=day, reasons="invented",
        adopted_on=day, at=at, **by,
    )  # fmt: skip
    Decider.objects.create(
        pk=RECORD, person=Person.objects.get(ref=SOMEBODY), clauses=["EO13 s.3(d)"], document="letter:1", since=day,
        at=at, **by,
    )  # fmt: skip


def on_the_site(day: date, now: datetime) -> None:
    """A non-public area of the site, a sign of it, a PDF that was asked for, and a report that was sent."""
    said: dict[str, Any] = {"site_id": SITE, "role": "custodian", "recorded_at": now, "recorded_by": "tests"}
    Area.objects.create(pk=RECORD, name="Invented room", marked="sign", identified_on=day, **said)
    Sign.objects.create(
        pk=RECORD, kind="area", area_id=RECORD, edition="demonstration-1", languages=["en"], place="Invented door",
        posted_on=day, **said,
    )  # fmt: skip
    Print.objects.create(
        pk=RECORD, site_id=SITE, kind="lot", language="en", edition="demonstration-1", state="made", content=b"%PDF-",
        asked_at=now, asked_by="tests", ended_at=now,
    )  # fmt: skip
    Report.objects.create(
        pk=RECORD, body_id=OURS, duty="3-119.13(e)-1", as_of=day, sent_on=day, recipient="x", receipt="Letter 1",
        rows=[], counts={}, hash="0" * 64, role="compliance-lead", recorded_at=now, recorded_by="tests",
    )  # fmt: skip


def what_is_owed(said: Mapping[str, Any]) -> None:
    """A clock that runs at our agency with proof that waits for review, and a request to it, under the same number."""
    day, place, by = date(2026, 2, 20), uuid.uuid4(), {"by_ref": said["recorded_by"], "by_role": "tests"}
    at, body = said["recorded_at"], Body.objects.get(pk=OURS)
    for number, duty, event in ((RECORD, "6-2", "vacancy 1"), (RECORD + 1, "8.a-2", "request 1")):
        owed = row_of_event(body, find_duty(duty), day, event)
        owed.pk = number
        owed.save(force_insert=True)
    Proof.objects.create(
        pk=RECORD, assignment_id=RECORD, agency_id=OURS, kind="statement", effective_on=day, given_at=at, given_on=day,
        statement=seal_words("Invented.", "statement", place), place=place, **by,
    )  # fmt: skip
    Request.objects.create(
        pk=RECORD, assignment_id=RECORD + 1, from_body_id="irc", to_body_id=OURS, clause="8.a-2", words="Invented.",
        asked_on=day, at=at, **by,
    )  # fmt: skip


def who(role: str) -> Person:
    """An invented person holding a role of the table, at our agency unless it says elsewhere."""
    if role == NO_ROLE:
        return person("Whoever")
    if role == POWERED:
        return powered(person("Whoever", ("administrator", "")))
    held = ELSEWHERE.get(role, role)
    at = THEIRS if role in ELSEWHERE else "" if held in FOR_THE_CITY else OURS
    return person("Whoever", (held, at))


def as_role(client: Client, role: str) -> Client:
    """The same client, signed in as somebody who holds a role; the public stays who it is."""
    return client if role == PUBLIC_ALONE else sign_in(client, who(role))
