"""Who keeps a site, its non-public areas, and what is never public of it: added by its keepers, read by few."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from threshold.accounts.models import Person
from threshold.accounts.rights import Who
from threshold.accounts.tests.people import OURS, THEIRS, ana, bodies, dora, eli, person, powered, sign_in
from threshold.core.answers import NotAllowed, OutOfSight, Refused
from threshold.database.reach import Reach, reaching
from threshold.journal.models import Line
from threshold.journal.queries import details_of
from threshold.property.actions.assessments import assess_site
from threshold.property.actions.records import Keeper, end_area, identify_area, name_custodian
from threshold.property.models import Area, Assessment, Custodian, Sign
from threshold.property.tests.lists import ONE, TODAY, brought

pytestmark = pytest.mark.django_db
SHELTER = replace(ONE, lot=2, code="0731", use="TRANSITIONAL HOUSING - ADULT")
OFFICE = Keeper("Building manager's office", "212-555-0100", "building@lanterns.example")
SECRET = "Paper walls on the north side, zebra."
EARLIER = TODAY - timedelta(days=30)


@pytest.fixture(autouse=True)
def _sites(settings: Any) -> None:
    settings.DEMONSTRATION = True
    bodies()
    brought([ONE, SHELTER])


def kay(agency: str = OURS) -> Person:
    """An invented custodian."""
    return person(f"Kay {agency}", ("custodian", agency))


def named(by: Person, keeper: Keeper = OFFICE, since: date = EARLIER, bbl: str = ONE.bbl) -> Custodian:
    """Who keeps a site, recorded today."""
    return name_custodian(by=Who.of(by), bbl=bbl, keeper=keeper, since=since, today=TODAY)


def found(by: Person, name: str = "Records room", marked: str = "sign", on: date = EARLIER) -> Area:
    """A non-public area, recorded today."""
    return identify_area(by=Who.of(by), bbl=ONE.bbl, name=name, marked=marked, on=on, today=TODAY)


def said(by: Person, subject: str = "risk", value: str = "higher", reason: str = SECRET) -> Assessment:
    """Something said of barriers or risk today."""
    return assess_site(by=Who.of(by), bbl=ONE.bbl, subject=subject, value=value, reason=reason, today=TODAY)


def test_the_next_custodian_ends_the_one_before_who_stays_in_the_record() -> None:
    by = kay()
    first = named(by)
    second = named(by, Keeper("Night desk", mail="night@lanterns.example"), TODAY)
    with reaching(Reach.CITY):
        first.refresh_from_db()
    assert (first.until, second.until) == (TODAY, None)
    assert first.ended_by == by.ref
    with pytest.raises(Refused, match="begins on that day or later"):
        named(by, OFFICE, EARLIER)


@pytest.mark.parametrize(
    ("keeper", "field"),
    [
        (Keeper("", "212-555-0100"), "office"),
        (Keeper("Desk"), "telephone"),
        (Keeper("Desk", "call me"), "telephone"),
        (Keeper("Desk", mail="nobody"), "mail"),
        (Keeper("Desk\x00", "212-555-0100"), "office"),
    ],
)
def test_an_office_is_named_and_can_be_reached(keeper: Keeper, field: str) -> None:
    with pytest.raises(Refused) as refused:
        named(kay(), keeper)
    assert refused.value.field == field


def test_nothing_is_recorded_of_a_day_that_has_not_come() -> None:
    by, tomorrow = kay(), TODAY + timedelta(days=1)
    for attempt in (lambda: named(by, since=tomorrow), lambda: found(by, on=tomorrow)):
        with pytest.raises(Refused, match="today or an earlier day"):
            attempt()


def test_an_area_is_in_the_record_once_at_a_time_and_stays_when_it_ends() -> None:
    by = kay()
    area = found(by)
    with pytest.raises(Refused, match="in the record of this site already"):
        found(by)
    end_area(by=Who.of(by), bbl=ONE.bbl, area=area.pk, reason="Open to all now.", on=TODAY, today=TODAY)
    with pytest.raises(Refused, match="ended already"):
        end_area(by=Who.of(by), bbl=ONE.bbl, area=area.pk, reason="x", on=TODAY, today=TODAY)
    found(by)
    with reaching(Reach.CITY):
        assert Area.objects.count() == 2


@pytest.mark.parametrize("marked", ["", "paint", "SIGN"])
def test_how_an_area_is_marked_is_a_closed_choice(marked: str) -> None:
    with pytest.raises(Refused, match="from the list"):
        found(kay(), marked=marked)


@pytest.mark.parametrize(
    ("subject", "value"), [("risk", "installed"), ("barriers", "higher"), ("weather", "higher"), ("risk", "")]
)
def test_barriers_and_risk_are_closed_choices(subject: str, value: str) -> None:
    with pytest.raises(Refused, match="from the list"):
        said(kay(), subject, value)


def test_the_reason_is_sealed_in_the_database_and_in_no_line_of_the_journal() -> None:
    made = said(kay())
    with reaching(Reach.CITY):
        assert "zebra" not in Assessment.objects.get().reason
        line = Line.objects.get(action="property.site_assessed")
        told = json.dumps(details_of(line))
    assert json.loads(told) == {"number": made.pk}
    assert "risk" not in told


def test_only_whoever_keeps_the_record_adds_to_it() -> None:
    theirs = kay(THEIRS)
    for by in (dora(), eli(), theirs, person("Cora", ("counsel", OURS))):
        for attempt in (named, found, said):
            with pytest.raises(NotAllowed):
                attempt(by)
    with pytest.raises(OutOfSight):
        named(theirs, bbl=SHELTER.bbl)
    assert named(ana()).role == "compliance-lead"
    assert said(powered(person("Dana", ("administrator", "")))).role == "administrator"


@pytest.mark.parametrize("model", [Custodian, Area, Assessment])
@pytest.mark.parametrize(
    ("reach", "agency", "rows"),
    [("public", "", 0), ("audit", "", 0), ("own", "", 0), ("agency", THEIRS, 0), ("agency", OURS, 1), ("city", "", 1)],
)
def test_row_security_keeps_the_record_within_the_agency(model: Any, reach: str, agency: str, rows: int) -> None:
    by = kay()
    named(by), found(by), said(by)
    with reaching(Reach(reach), agency):
        assert model.objects.count() == rows


@pytest.mark.parametrize("model", [Custodian, Area, Assessment])
def test_nothing_of_the_record_is_changed_or_removed(model: Any) -> None:
    by = kay()
    named(by), found(by), said(by)
    with reaching(Reach.CITY):
        for change in (lambda: model.objects.update(recorded_by="x"), model.objects.all().delete):
            with pytest.raises(DatabaseError, match=r"are kept|only added|permission denied"), transaction.atomic():
                change()


def test_another_agency_adds_nothing_past_the_application() -> None:
    with reaching(Reach.AGENCY, THEIRS), pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
        Area.objects.create(
            site_id=ONE.bbl, name="x", marked="sign", identified_on=TODAY, role="x", recorded_at=f"{TODAY}T12:00Z",
            recorded_by="x",
        )  # fmt: skip


def test_the_page_shows_the_record_to_its_agency_and_to_city_roles_alone(client: Client) -> None:
    by = kay()
    named(by), found(by), said(by), said(by, "barriers", "not-appropriate", "A gate would close the ramp.")
    path = f"/sites/{ONE.bbl}/record/"
    assert client.get(path).status_code == 302
    for who in (by, ana(), person("Lee", ("law-department", "")), person("Cora", ("counsel", OURS))):
        page = sign_in(client, who).get(path).content.decode()
        for words in ("Building manager", "212-555-0100", "Records room", SECRET, "draft for deliberation", "ramp"):
            assert words in page, (who.name, words)
        assert ("/custodian/" in page) is (who.name.startswith(("Kay", "Ana")))
    for who in (eli(), dora(), kay(THEIRS), person("Tess", ("trainer", OURS)), person("Max", ("mayors-office", ""))):
        assert sign_in(client, who).get(path).status_code == 403


def test_barriers_and_risk_are_nowhere_public(client: Client) -> None:
    by = kay()
    said(by), said(by, "barriers", "installed"), named(by), found(by)
    nowhere = (SECRET, "zebra", "Higher", "Records room", "Building manager", "212-555-0100", "deliberation")
    paths = (
        "/sites/", "/sites/?as=csv", "/sites/?as=json", f"/sites/{ONE.bbl}/", "/api/v1/sites",
        f"/api/v1/sites/{ONE.bbl}", "/search/?q=walls", "/journal/", f"/bodies/{OURS}/",
    )  # fmt: skip
    for who in (None, person("Tess", ("trainer", OURS))):
        looking = sign_in(client, who) if who else client
        for path in paths:
            page = looking.get(path).content.decode()
            assert [words for words in nowhere if words in page] == [], path
    with reaching(Reach.CITY), connection.cursor() as cursor:
        cursor.execute("select string_agg(row_to_json(l)::text, ' ') from journal_line l")
        assert "zebra" not in cursor.fetchone()[0]


def test_a_custodian_fills_the_record_on_its_pages(client: Client) -> None:
    keeper = sign_in(client, kay())
    here = f"/sites/{ONE.bbl}/"
    sent: tuple[tuple[str, dict[str, str]], ...] = (
        ("custodian/", {"office": "Night desk", "telephone": "212-555-0101", "since": "2026-05-01"}),
        ("areas/add/", {"name": "Boiler room", "marked": "closed-door", "on": "2026-05-01"}),
        ("barriers/", {"value": "none-yet", "reason": "Nobody has looked yet."}),
        ("risk/", {"value": "lower", "reason": "Nothing stands there."}),
        ("code/", {"go": "1"}),
    )  # fmt: skip
    for end, entries in sent:
        assert keeper.get(here + end).status_code == 200
        done = keeper.post(here + end, entries)
        assert (done.status_code, done["Location"]) == (302, f"{here}record/"), end
    page = keeper.get(f"{here}record/").content.decode()
    for words in ("Night desk", "Boiler room", "None yet", "Lower", "/g/", "closed door or gate"):
        assert words in page
    assert keeper.post(f"{here}areas/add/", {"name": "", "marked": "paint", "on": "2026-05-01"}).status_code == 422
    assert keeper.post(f"{here}code/withdraw/", {"reason": "Lost."}).status_code == 302
    with reaching(Reach.CITY):
        area = Area.objects.get()
    assert keeper.post(f"{here}areas/{area.pk}/end/", {"on": "2026-05-08", "reason": "Open now."}).status_code == 302
    assert keeper.get(f"{here}areas/{area.pk + 1}/end/").status_code == 404


def test_an_empty_record_says_what_is_not_recorded_as_of_a_day_and_accuses_nobody(client: Client) -> None:
    page = sign_in(client, kay()).get(f"/sites/{ONE.bbl}/record/").content.decode()
    for words in (
        "No custodian recorded here as of",
        "No sign recorded here as of",
        "No non-public area recorded here",
    ):
        assert words in page
    assert "There is no code in use" in page
    assert not Sign.objects.exists()
