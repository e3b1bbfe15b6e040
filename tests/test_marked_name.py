"""A marked, invented name typed anywhere it can be typed is found nowhere it may not be (care.md 3 and 4).

Every way in is an entry of ENTRIES: a function that types the name somewhere. Afterwards every page is looked at, and
every column of every table, every file below the folders for mail and files, and all that was logged is searched. Who
adds a page that takes words adds an entry.
"""

from __future__ import annotations

import json
import logging
import os
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from tests.as_roles import cast
from tests.role_answers import KEY, RECORD, SITE
from tests.role_table import TABLE
from threshold.accounts.rights import Who
from threshold.accounts.tests.people import OURS, person, sign_in
from threshold.encounters.actions.rota import set_practice
from threshold.encounters.tests.quarter import happened, tagged
from threshold.sealing.boxes import box_json, offered, seal_box

pytestmark = pytest.mark.django_db
NAME = "Zenobia Markwell-Nowhere"
WORDS = (NAME, "Markwell", "markwell")
CHOICES = ("kind", "said_to_be", "outside", "officers", "paper", "asked", "happened", "where", "body", "key", "why")


@dataclass(frozen=True, slots=True)
class Desk:
    """Whoever types: somebody who has not signed in, counsel, front-line staff."""

    public: Client
    counsel: Client
    staff: Client


Entry = Callable[[Desk], object]


def form(**said: str) -> dict[str, str]:
    """A record's form as staff send it."""
    return {"key": secrets.token_hex(16), "channel": "gate", "kind": "entry", "body": OURS, "where": "", **said}


def boxed(given: dict[str, Any]) -> Any:
    """A record as a device seals it."""
    plain = json.dumps(given).encode()
    return box_json(seal_box(plain, given["id"], offered(), os.urandom(12)))


def from_device(**said: Any) -> str:
    """A list of one box, with whatever else is said."""
    frame = {"version": "1", "id": secrets.token_hex(16), "language": "en", "site": "", "staff": "", "want": "papers"}
    moment = {"started": "2026-11-20T10:00:00+00:00", "kept": "2026-11-20T10:01:00+00:00"}
    return json.dumps([boxed({**frame, **moment, **said})])


def posts_box(**said: Any) -> Entry:
    """A sealed box that says something a record has no place for."""
    return lambda desk: desk.public.post("/g/records/", from_device(**said), content_type="application/json")


def types_choice(name: str) -> Entry:
    """The name in a field of the form that takes choices alone."""
    return lambda desk: desk.staff.post("/encounters/new/", form(**{name: NAME}))


ENTRIES: dict[str, Entry] = {
    "the note": lambda desk: desk.staff.post("/encounters/new/", form(note=f"Asked for {NAME}.")),
    "the note, too long": lambda desk: desk.staff.post("/encounters/new/", form(note=NAME * 30)),
    "the note, in unseen signs": lambda desk: desk.staff.post("/encounters/new/", form(note=f"\u202e{NAME}")),
    **{f"a choice of the form: {name}": types_choice(name) for name in CHOICES},
    "a field the form has not": lambda desk: desk.staff.post("/encounters/new/", form(resident=NAME)),
    "the plain form": lambda desk: desk.public.post("/g/records/new/", {"key": NAME, "code": NAME, "kind": NAME}),
    "the plain form's address": lambda desk: desk.public.get("/g/records/new/", {"site": NAME}),
    "a box with a stranger": posts_box(resident=NAME),
    "a box with a wrong choice": posts_box(officers=NAME),
    "a box with a wrong version": posts_box(version=NAME),
    "a box with a wrong site": posts_box(site=NAME),
    "a list that is none": lambda desk: desk.public.post("/g/records/", NAME, content_type="application/json"),
    "a picture": lambda desk: desk.public.post("/g/records/", NAME.encode(), content_type="image/jpeg"),
    "an answer of the gate": lambda desk: desk.public.post(f"/g/records/{KEY}/", {"question": NAME, "value": NAME}),
    "a status address": lambda desk: desk.public.get(f"/g/records/{NAME}/"),
    "counsel's buttons": lambda desk: [
        desk.counsel.post(f"/encounters/{RECORD}/", {"act": act, "question": NAME, "reply": NAME, "value": NAME})
        for act in ("ask", "reply", "answer", NAME)
    ],
    "a correction": lambda desk: desk.counsel.post(f"/encounters/{RECORD}/anew/", form(why=NAME, kind=NAME)),
    "filters of the board": lambda desk: desk.counsel.get(
        "/encounters/", {"standing": NAME, "kind": NAME, "body": NAME, "before": NAME}
    ),
    "the rota": lambda desk: desk.counsel.post(
        "/encounters/rota/", {"act": "add", "person": NAME, "place": NAME, "since": NAME, "until": NAME}
    ),
    "a link": lambda desk: desk.counsel.post(
        "/encounters/links/", {"act": "make", "until": NAME, "site": NAME, "capacity": NAME}
    ),
    "what lies under seal": lambda desk: desk.counsel.post(
        f"/encounters/held/{RECORD}/", {"decision": "to_legal_file", "legal_file": NAME}
    ),
    "reasons for the report": lambda desk: desk.counsel.post(
        f"/encounters/{happened().pk}/report/",
        {"qualifies": "no", "why": "no_assistance", "received_by": "contractor", "reasons": NAME},
    ),
    "looking back": lambda desk: desk.counsel.post(
        f"/encounters/{happened().pk}/afterwards/", {"prompt": "number", "finding": "missing", "words": NAME}
    ),
    "choices for the report": lambda desk: [
        desk.counsel.post(f"/encounters/{RECORD}/report/", {"qualifies": NAME, "why": NAME, "requesting": NAME}),
        desk.counsel.post(f"/encounters/{RECORD}/refer/", {"to": NAME, "why": NAME}),
        desk.counsel.post(f"/encounters/{RECORD}/afterwards/", {"what": NAME, "owner": NAME, "due": NAME}),
    ],
    "reasons for withholding": lambda desk: sign_in(
        Client(), person("Wren Typing", ("withholding-official", OURS))
    ).post(f"/encounters/{tagged().pk}/withhold/", {"ground": "investigation", "reasons": NAME, "sure": "on"}),
    "an export": lambda desk: sign_in(Client(), person("Lena Typing", ("law-department", ""))).post(
        "/encounters/exports/", {"encounters": NAME, "purpose": NAME, "reference": NAME}
    ),
    "a sending": lambda desk: sign_in(Client(), person("Odo Typing", ("report-office", OURS))).post(
        f"/quarterly/editions/{RECORD}/send/", {"how": NAME, "sent_on": NAME, "reference": NAME, "sure": "on"}
    ),
    "advice": lambda desk: desk.counsel.post(f"/matters/{RECORD}/advice/", {"words": NAME}),
    "a statement": lambda desk: desk.counsel.post(
        f"/matters/{RECORD}/state/", {"source": NAME, "document": NAME, "number": NAME, "fact-who": NAME}
    ),
    "filters of matters": lambda desk: desk.counsel.get("/matters/", {"body": NAME, "kind": NAME, "state": NAME}),
    "barriers": lambda desk: sign_in(Client(), person("Cole Typing", ("custodian", OURS))).post(
        f"/sites/{SITE}/barriers/", {"value": "installed", "reason": NAME}
    ),
    "figures": lambda desk: desk.counsel.get("/encounters/statistics/", {"since": NAME, "until": NAME, "body": NAME}),
    "search": lambda desk: desk.counsel.get("/search/", {"q": NAME}),
    "the list of sites": lambda desk: desk.public.get("/sites/", {"words": NAME}),
}


@pytest.fixture
def desk() -> Desk:
    """Everybody who types, with the records the table of pages names; our agency allows a note."""
    cast()
    counsel = person("Counsel Typing", ("counsel", OURS))
    set_practice(by=Who.of(counsel), body=OURS, climb_minutes=5, note=True)
    staff = person("Staff Typing", ("front-line", OURS))
    return Desk(Client(), sign_in(Client(), counsel), sign_in(Client(), staff))


def columns() -> Iterator[tuple[str, str]]:
    """Every table of ours and Django's with every column, as the database itself knows them."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select table_name, column_name from information_schema.columns where table_schema = 'public' "
            "and table_name in (select tablename from pg_tables where schemaname = 'public') order by 1, 2"
        )
        yield from cursor.fetchall()


def found_in_tables() -> list[str]:
    """The columns in which the name stands, past row security, in this transaction."""
    found = []
    with connection.cursor() as cursor:
        cursor.execute("select set_config('app.reach', 'city', true)")
        for table, column in columns():
            cursor.execute(f'select count(*) from "{table}" where "{column}"::text ilike %s', [f"%{WORDS[1]}%"])
            if cursor.fetchone()[0]:
                found.append(f"{table}.{column}")
    return found


def found_in_files(*folders: Path) -> list[str]:
    """The files in which the name stands."""
    files = [path for folder in folders if folder.exists() for path in folder.rglob("*") if path.is_file()]
    return [path.name for path in files if any(word.encode() in path.read_bytes() for word in WORDS)]


def found_on_pages() -> list[str]:
    """The pages of the table that show the name to counsel, the auditor, the public; the page of its own note aside."""
    found = []
    counsel, auditor = person("Counsel Looking", ("counsel", OURS)), person("Auditor Looking", ("auditor", ""))
    for client in (Client(), sign_in(Client(), counsel), sign_in(Client(), auditor)):
        for row in TABLE.values():
            if row.posts is None:
                found += [path for path in row.there if any(word in _text(client, path) for word in WORDS)]
    return found


def _text(client: Client, path: str) -> str:
    answer: Any = client.get(path)
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return bytes(content).decode("utf-8", "replace")


# Sealed in the database, and opened for one reader alone: counsel of the agency, on these pages.
READ_BY_COUNSEL = (f"/matters/{RECORD}/advice/", f"/sites/{SITE}/record/")


def test_the_marked_name_is_found_nowhere(desk: Desk, tmp_path: Path, settings: Any, caplog: Any) -> None:
    settings.FILES, settings.EMAIL_FILE_PATH = tmp_path / "files", str(tmp_path / "mail")
    with caplog.at_level(logging.DEBUG):
        for name, types in ENTRIES.items():
            assert types(desk) is not None, name
    assert found_in_tables() == []
    assert found_in_files(tmp_path) == []
    assert not [record.name for record in caplog.records if any(word in record.getMessage() for word in WORDS)]
    assert sorted(found_on_pages()) == sorted(READ_BY_COUNSEL)


# What a person typed into a note or a search stands in their own form and address again; a record repeats nothing.
REPEATED = {
    "the note, too long", "the note, in unseen signs", "search", "the list of sites",
    "the plain form's address", "a status address", "filters of the board", "choices for the report",
    "figures", "the rota", "a link", "what lies under seal", "filters of matters", "an export",
    "a sending", "a statement",
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(ENTRIES.keys() - REPEATED))
def test_an_answer_repeats_the_name_nowhere(name: str, desk: Desk) -> None:
    answered: Any = ENTRIES[name](desk)
    for one in answered if isinstance(answered, list) else [answered]:
        assert not [word for word in WORDS if word in one.content.decode("utf-8", "replace")], name


def test_the_search_finds_a_name_where_it_stands(desk: Desk, tmp_path: Path) -> None:
    person(f"{NAME}")
    (tmp_path / "left").write_text(NAME)
    assert "accounts_person.name" in found_in_tables()
    assert found_in_files(tmp_path) == ["left"]
