"""How an agency's sites stand on signs, and its report: read from the record of a day, sent by a person."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone

from threshold.accounts.models import Person
from threshold.accounts.rights import Who
from threshold.accounts.tests.people import OURS, THEIRS, ana, ben, bodies, eli, person, sign_in
from threshold.agencies.models import Body
from threshold.core.answers import NotAllowed, Refused
from threshold.database.reach import Reach, reaching
from threshold.duties.models import Proof
from threshold.duties.queries.law import find_duty
from threshold.duties.rows import row_of_event
from threshold.files.queries import open_bytes
from threshold.property.actions.records import identify_area
from threshold.property.actions.reports import Sending, send_report
from threshold.property.actions.signs import Posted, end_sign, record_sign
from threshold.property.models import Report, Sign
from threshold.property.queries.reports import duty_of, when_due, written
from threshold.property.queries.signs import Wanted, standings, totals
from threshold.property.sample import rows
from threshold.property.tests.lists import ONE, brought

pytestmark = pytest.mark.django_db
OFFICE = replace(ONE, lot=5, code="0120", use="AGENCY OFFICE", house_number="5")
SHELTER = replace(ONE, lot=2, code="0731", use="TRANSITIONAL HOUSING - ADULT", house_number="6", street="HIDDEN ROAD")
THEIR_OFFICE = replace(OFFICE, lot=7, agency="DEMO-DTM", street="TIDE AVENUE")
REPORTING = "3-119.13(e)-1"


@pytest.fixture(autouse=True)
def _sites(settings: Any, tmp_path: Any) -> None:
    settings.DEMONSTRATION, settings.FILES = True, tmp_path
    bodies()
    brought([ONE, OFFICE, SHELTER, THEIR_OFFICE])


@pytest.fixture
def today() -> date:
    """The day the tests run."""
    return timezone.localdate()


def kay() -> Person:
    """An invented custodian of ours."""
    return person("Kay Invented", ("custodian", OURS))


def hung(by: Person, bbl: str, on: date, kind: str = "central", area: int | None = None) -> Sign:
    """A sign that hangs since a day."""
    posted = Posted(kind, "demonstration-1", ["en", "es"], "Lobby", on, area)
    return record_sign(by=Who.of(by), bbl=bbl, posted=posted, today=on)


def stand(state: str = "", day: date | None = None) -> dict[str, Any]:
    """Our sites as a list shows them, by their lot."""
    with reaching(Reach.CITY):
        page = standings(Wanted(OURS, day or timezone.localdate(), state))
    return {site.bbl: site for site in page.sites}


def owed() -> int:
    """The report of ours as an official's decision would assign it."""
    with reaching(Reach.CITY):
        row = row_of_event(Body.objects.get(pk=OURS), find_duty(REPORTING), date(2026, 7, 11), "")
        row.due = date(2026, 10, 31)
        row.save(force_insert=True)
        return row.pk


def sending(day: date, **other: Any) -> Sending:
    """What a person confirms of the report as it stands."""
    sensitive = bool(other.get("sensitive"))
    with reaching(Reach.CITY):
        seen = written(Body.objects.get(pk=OURS), day, sensitive=sensitive).hash
    told: dict[str, Any] = {"day": day, "sent_on": day, "receipt": "Letter 7", "seen": seen}
    return Sending(**(told | other))


def test_a_site_stands_as_its_record_of_that_day_says(today: date) -> None:
    by, earlier = kay(), today - timedelta(days=20)
    sign = hung(by, OFFICE.bbl, earlier)
    area = identify_area(by=Who.of(by), bbl=OFFICE.bbl, name="Vault", marked="sign", on=earlier, today=today)
    assert set(stand("posted")) == {OFFICE.bbl}
    assert set(stand("none")) == {ONE.bbl, SHELTER.bbl}
    assert set(stand("area-unsigned")) == {OFFICE.bbl}
    assert stand("posted", earlier - timedelta(days=1)) == {}
    hung(by, OFFICE.bbl, today, "area", area.pk)
    assert stand("area-unsigned") == {}
    found = stand()[OFFICE.bbl]
    assert (found.central_on, found.area_count, found.signed_count) == (earlier, 1, 1)
    end_sign(by=Who.of(by), bbl=OFFICE.bbl, sign=sign.pk, reason="Gone.", on=today, today=today)
    assert stand("posted") == {}
    assert set(stand("posted", today - timedelta(days=1))) == {OFFICE.bbl}


def test_totals_count_what_the_list_shows(today: date) -> None:
    by = kay()
    hung(by, OFFICE.bbl, today), hung(by, SHELTER.bbl, today)
    with reaching(Reach.CITY):
        found = totals(OURS, today)
    for state in ("posted", "none", "areas", "no-areas", "area-unsigned"):
        assert found[state] == len(stand(state)), state
    assert (found["sites"], found["sensitive"], found["sensitive_posted"]) == (3, 1, 1)


def test_both_dates_are_shown_where_the_day_is_a_saturday(client: Client, today: date) -> None:
    assert when_due(REPORTING, today).stated == date(2026, 10, 31)
    assert when_due(REPORTING, today).rolled == date(2026, 11, 2)
    page = sign_in(client, ana()).get(f"/sites/signs/report/?body={OURS}").content.decode()
    assert "31 October 2026" in page
    assert "2 November 2026 (Monday)" in page
    listed = client.get(f"/sites/signs/?body={OURS}").content.decode()
    assert "30 September 2026" in listed


def test_education_reports_under_title_21() -> None:
    assert (duty_of("doe"), duty_of(OURS)) == ("21-977(f)-2", REPORTING)


def test_the_list_accuses_nobody_and_asks_what_is_open(client: Client, today: date) -> None:
    page = sign_in(client, ana()).get("/sites/signs/").content.decode()
    assert page.count("No sign recorded here as of") == 3
    assert "/questions/#q-08" in page
    assert "unclear for most bodies" in page
    for word in ("late", "overdue", "violation", "breach", "failed", "missing"):
        assert f" {word} " not in page.lower()


def test_an_agency_sees_its_own_sites_and_no_other_s(client: Client) -> None:
    page = sign_in(client, ana()).get(f"/sites/signs/?body={THEIRS}").content.decode()
    assert "TIDE AVENUE" not in page
    assert "HIDDEN ROAD" in page
    theirs = sign_in(Client(), ben()).get("/sites/signs/").content.decode()
    assert "TIDE AVENUE" in theirs
    assert "KITE LANE" not in theirs
    city = sign_in(Client(), person("Lee", ("law-department", "")))
    assert "Choose an agency" in city.get("/sites/signs/").content.decode()
    assert "TIDE AVENUE" in city.get(f"/sites/signs/?body={THEIRS}").content.decode()
    assert sign_in(Client(), eli()).get("/sites/signs/").status_code == 403


def test_the_file_leaves_sensitive_sites_out_and_pages_follow_without_a_gap(client: Client) -> None:
    brought(rows(400))
    looking, seen, after = sign_in(client, ana()), list[str](), ""
    while True:
        page = looking.get(f"/sites/signs/?body={OURS}&after={after}")
        seen += [site.bbl for site in page.context["page"].sites]
        after = page.context["page"].after
        if not after:
            break
    assert len(seen) > 60
    assert len(seen) == len(set(seen))
    found = list(csv.DictReader(io.StringIO(looking.get(f"/sites/signs/?body={OURS}&as=csv").content.decode())))
    assert "HIDDEN" not in str(found)
    assert {row["bbl"] for row in found} < set(seen)


def test_a_report_lists_what_is_posted_and_counts_sensitive_sites_without_naming_them(
    client: Client, today: date
) -> None:
    by = kay()
    hung(by, OFFICE.bbl, today), hung(by, SHELTER.bbl, today)
    looking, path = sign_in(client, ana()), f"/sites/signs/report/?body={OURS}"
    page = looking.get(path).content.decode()
    assert "5 KITE LANE" in page
    assert "HIDDEN" not in page
    assert "the Mayor" in page
    told = json.loads(looking.get(f"{path}&as=json").content)
    assert [row["bbl"] for row in told["sites"]] == [OFFICE.bbl]
    assert told["counts"]["sensitive_posted"] == 1
    assert "HIDDEN" in looking.get(f"{path}&sensitive=yes").content.decode()
    (row,) = csv.DictReader(io.StringIO(looking.get(f"{path}&as=csv").content.decode()))
    assert (row["sign_place"], row["languages"], row["photograph"]) == ("Lobby", "en es", "no")


def test_a_report_is_kept_as_sent_and_given_as_proof_by_a_person(today: date) -> None:
    by, number = ana(), owed()
    hung(kay(), OFFICE.bbl, today)
    made = send_report(by=Who.of(by), body=OURS, sending=sending(today, proof=True), today=today)
    assert [row["bbl"] for row in made.rows] == [OFFICE.bbl]
    with reaching(Reach.CITY):
        proof = Proof.objects.get(assignment_id=number)
        assert proof.file is not None
        assert OFFICE.bbl in b"".join(open_bytes(proof.file)).decode()
    assert (proof.kind, proof.effective_on, proof.by_ref) == ("file", today, by.ref)
    end_sign(by=Who.of(by), bbl=OFFICE.bbl, sign=Sign.objects.get().pk, reason="x", on=today, today=today)
    with reaching(Reach.CITY):
        assert Report.objects.get().rows == made.rows
        with pytest.raises(DatabaseError, match=r"only added|permission denied"), transaction.atomic():
            Report.objects.update(receipt="x")


def test_nothing_is_proved_where_nothing_is_assigned_or_nobody_confirms_it(today: date) -> None:
    by = ana()
    hung(kay(), OFFICE.bbl, today)
    with pytest.raises(Refused, match="Nothing is owed"):
        send_report(by=Who.of(by), body=OURS, sending=sending(today, proof=True), today=today)
    number = owed()
    send_report(by=Who.of(by), body=OURS, sending=sending(today), today=today)
    with reaching(Reach.CITY):
        assert not Proof.objects.filter(assignment_id=number).exists()


def test_sensitive_sites_cross_only_with_an_approval_and_never_into_the_proof(today: date) -> None:
    by, keeper = ana(), kay()
    owed(), hung(keeper, OFFICE.bbl, today), hung(keeper, SHELTER.bbl, today)
    with pytest.raises(Refused, match="privacy officer's approval") as refused:
        send_report(by=Who.of(by), body=OURS, sending=sending(today, sensitive=True), today=today)
    assert refused.value.field == "crossing"
    told = sending(today, sensitive=True, crossing="Letter 3 of 1 October 2026", proof=True)
    made = send_report(by=Who.of(by), body=OURS, sending=told, today=today)
    assert SHELTER.bbl in json.dumps(made.rows)
    with reaching(Reach.CITY):
        proof = Proof.objects.get()
        assert proof.file is not None
        assert SHELTER.bbl not in b"".join(open_bytes(proof.file)).decode()


def test_what_changed_since_it_was_looked_at_is_not_sent(today: date) -> None:
    by, keeper = ana(), kay()
    hung(keeper, OFFICE.bbl, today)
    told = sending(today)
    hung(keeper, ONE.bbl, today)
    with pytest.raises(Refused, match="has changed since you looked"):
        send_report(by=Who.of(by), body=OURS, sending=told, today=today)


def test_only_who_gives_proof_and_sees_the_record_sends_it(today: date) -> None:
    keeper = kay()
    hung(keeper, OFFICE.bbl, today)
    for by in (keeper, ben(), eli(), person("Tess", ("trainer", OURS)), person("Lee", ("law-department", ""))):
        with pytest.raises(NotAllowed):
            send_report(by=Who.of(by), body=OURS, sending=sending(today), today=today)


@pytest.mark.parametrize(("reach", "agency", "count"), [("public", "", 0), ("agency", THEIRS, 0), ("agency", OURS, 1),
                                                        ("city", "", 1), ("audit", "", 1)])  # fmt: skip
def test_a_sent_report_is_in_sight_of_its_agency_and_the_city(reach: str, agency: str, count: int, today: date) -> None:
    hung(kay(), OFFICE.bbl, today)
    send_report(by=Who.of(ana()), body=OURS, sending=sending(today), today=today)
    with reaching(Reach(reach), agency):
        assert Report.objects.count() == count


def test_the_pages_record_a_report_with_a_confirmation(client: Client, today: date) -> None:
    number = owed()
    hung(kay(), OFFICE.bbl, today)
    looking, path = sign_in(client, ana()), f"/sites/signs/report/send/?body={OURS}"
    form = looking.get(path)
    seen = form.context["form"].initial["seen"]
    entries = {"seen": seen, "sent_on": today.isoformat(), "receipt": "Letter 9", "proof": "on"}
    assert looking.post(path, entries).status_code == 422
    done = looking.post(path, entries | {"confirmed": "on"})
    assert done.status_code == 302
    page = looking.get(done["Location"]).content.decode()
    for words in ("Letter 9", "5 KITE LANE", "compliance lead"):
        assert words in page
    assert json.loads(looking.get(f"{done['Location']}?as=json").content)["sites"][0]["bbl"] == OFFICE.bbl
    with reaching(Reach.CITY):
        assert Proof.objects.get().assignment_id == number
    assert sign_in(Client(), ben()).get(done["Location"]).status_code == 404
