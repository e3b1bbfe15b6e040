"""The pages of the registers: recorded, confirmed by a second person, ended, superseded; only findings are public."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone

from threshold.accounts.tests.people import OURS, THEIRS, bodies, eli, person, sign_in
from threshold.database.reach import Reach, reaching
from threshold.files.tests.made import PDF, uploaded
from threshold.journal.models import Line
from threshold.property.models import Agreement, Placement, Step
from threshold.property.tests.entries import agreement, arrangement, confirmed, finding, keeper, law, placement
from threshold.property.tests.lists import ONE, brought

pytestmark = pytest.mark.django_db
FORM: dict[str, Any] = {
    "body": OURS, "kind": "agreement", "title": "Invented berth", "outside": "Invented Patrol\nAnother Patrol",
    "governments": ["federal"], "covers": "sites", "sites": ONE.bbl, "purposes": ["staging_area"], "formal": "yes",
    "approval": "unclear", "since": "2026-03-01", "reference": "Drawer 4",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _sites(settings: Any, tmp_path: Any) -> None:
    settings.DEMONSTRATION = True
    settings.FILES = tmp_path
    bodies()
    brought([ONE])


@pytest.fixture
def kit(client: Client) -> Client:
    """Counsel of our agency, who records."""
    return sign_in(client, keeper())


@pytest.fixture
def lou() -> Client:
    """Another counsel of our agency, who confirms."""
    return sign_in(Client(), keeper("Lou Invented"))


def text(client: Client, path: str, status: int = 200) -> str:
    """A page with its status."""
    answer = client.get(path)
    assert answer.status_code == status, path
    return str(answer.content.decode())


def test_one_person_records_and_another_confirms(kit: Client, lou: Client) -> None:
    done = kit.post("/agreements/add/", FORM)
    assert done.status_code == 302, done.content.decode()
    at = done["Location"]
    page = text(kit, at)
    assert "Waits for a second person" in page
    assert "not the one who recorded it" in page
    assert kit.get(f"{at}confirm/").status_code == 403
    assert lou.post(f"{at}confirm/", {}).status_code == 422
    assert lou.post(f"{at}confirm/", {"sure": "on"}).status_code == 302
    page = text(lou, at)
    assert "In force." in page
    assert "confirmed by a second person (house practice)" in page
    assert "Kit" not in page
    again = lou.post(f"{at}confirm/", {"sure": "on"})
    assert again.status_code == 422
    assert "Somebody has confirmed this entry already" in again.content.decode()


def test_what_was_recorded_stands_in_the_journal_without_words(kit: Client) -> None:
    kit.post("/agreements/add/", FORM)
    with reaching(Reach.CITY):
        line = Line.objects.get(action="property.entry_recorded")
        made = Agreement.objects.get()
    assert (line.object_kind, line.object_number, line.clause, line.agency_id) == (
        "agreement", str(made.pk), "3(a)", OURS,
    )  # fmt: skip
    assert (made.outside, made.role) == (["Invented Patrol", "Another Patrol"], "counsel")


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"outside": " "}, "Fill this in"),
        ({"reference": ""}, "Say where the paper is"),
        ({"link": "http://x.example"}, "beginning with https://"),
        ({"sites": "1 2"}, "is no lot known here"),
        ({"sites": ""}, "Name at least one lot"),
        ({"covers": "body"}, "Choose the body whose lots"),
        ({"covers": "described"}, "Fill this in"),
        ({"covers": "city"}, "not this body&#x27;s"),
        ({"approval": "yes"}, "Say which office approved it"),
        ({"until": "2026-02-01"}, "It ends before it begins"),
        ({"purposes": []}, "Choose at least one"),
        ({"title": "x\ufffdx"}, "cannot be seen"),
        ({"governments": ["city"]}, "not one of the choices"),
    ],
)
def test_what_is_not_in_order_is_said_beside_its_entry(kit: Client, other: dict[str, Any], words: str) -> None:
    answer = kit.post("/agreements/add/", FORM | other)
    assert answer.status_code in {422, 403}
    assert words in answer.content.decode()
    with reaching(Reach.CITY):
        assert not Agreement.objects.exists()


def test_a_paper_is_asked_about_before_it_is_chosen_and_kept_sealed(kit: Client) -> None:
    asked = text(kit, "/agreements/add/?paper=file")
    assert 'type="file"' not in asked
    assert text(kit, "/agreements/add/?paper=file&names_resident=yes", 422).count("legal file")
    form = FORM | {"reference": "", "names_resident": "no"}
    done = kit.post("/agreements/add/?paper=file&names_resident=no", form | {"file": uploaded(PDF)})
    assert done.status_code == 302, done.content.decode()
    saved = kit.get(f"{done['Location']}paper/")
    assert b"".join(saved.streaming_content) == PDF  # type: ignore[attr-defined]
    auditor = sign_in(Client(), eli())
    assert "Why you open this file" in text(auditor, f"{done['Location']}paper/")
    opened = auditor.post(f"{done['Location']}paper/", {"purpose": "audit", "words": "The yearly audit"})
    assert opened.status_code == 200


def test_a_file_that_names_a_resident_is_not_taken(kit: Client) -> None:
    form = FORM | {"names_resident": "yes", "file": uploaded(PDF)}
    assert kit.post("/agreements/add/?paper=file&names_resident=no", form).status_code == 422
    with reaching(Reach.CITY):
        assert not Agreement.objects.exists()


def test_the_lists_are_the_agency_s_and_the_city_s_alone(kit: Client) -> None:
    with_lot = agreement(keeper("Lou Invented"))
    for who, status in (
        (keeper("Oda Invented", THEIRS), 404), (person("Tri", ("trainer", OURS)), 404), (eli(), 200), (law(), 200),
        (person("Cus", ("custodian", OURS)), 200),
    ):  # fmt: skip
        client = sign_in(Client(), who)
        assert client.get(f"/agreements/{with_lot.pk}/").status_code == status, who.name
        listed = client.get("/agreements/")
        assert ("Invented berth" in listed.content.decode()) is (status == 200), who.name
    assert Client().get("/agreements/").status_code == 302


def test_an_agency_whose_lots_are_covered_sees_the_entry(kit: Client) -> None:
    agreement(law(), body=THEIRS)
    assert "Invented berth" in text(kit, "/agreements/")


def test_the_mayor_s_findings_are_public_once_confirmed_and_not_before(client: Client) -> None:
    empty = text(client, "/mayoral-findings/")
    assert "None is recorded here." in empty
    may, mel = (person(name, ("mayors-office", "")) for name in ("May Invented", "Mel Invented"))
    made = finding(may)
    assert "99 USC" not in text(client, "/mayoral-findings/")
    text(client, f"/mayoral-findings/{made.pk}/", 404)
    confirmed(mel, made)
    assert "99 USC" in text(client, "/mayoral-findings/")
    assert "In force." in text(client, f"/mayoral-findings/{made.pk}/")
    assert client.get(f"/mayoral-findings/{made.pk}/end/").status_code == 302


def test_a_placement_is_by_unit_and_count_with_counsel_s_finding_apart(kit: Client, lou: Client) -> None:
    form = {
        "body": OURS, "unit": "Invented harbor unit", "count": "2", "directed_by": "non-local-law-enforcement",
        "directing": "Invented Patrol", "aim": "training", "reviewer": "Invented deputy", "since": "2026-03-01",
    }  # fmt: skip
    at = kit.post("/placements/add/", form)["Location"]
    assert kit.post(f"{at}review/", {"reason": "Unchanged.", "next_review": "2099-01-01"}).status_code == 302
    assert kit.post(f"{at}review/", {"reason": "Unchanged.", "next_review": "2020-01-01"}).status_code == 422
    assert lou.post(f"{at}find/", {"verdict": "open", "reason": "The paper is not read."}).status_code == 302
    page = text(kit, at)
    assert "left open" in page
    assert "The paper is not read." in page
    assert Client().get(at).status_code == 302
    assert kit.get(f"{at}confirm/").status_code == 404
    with reaching(Reach.PUBLIC):
        assert not Placement.objects.exists()
        assert not Step.objects.exists()


def test_an_entry_superseded_leads_to_the_one_in_its_place(kit: Client, lou: Client) -> None:
    at = kit.post("/agreements/add/", FORM)["Location"]
    begun = text(kit, f"{at}supersede/")
    assert "for every day" in begun
    assert "Invented berth" in begun
    done = kit.post(f"{at}supersede/", FORM | {"title": "Invented berth, corrected"})
    assert done.status_code == 302
    assert "before anybody confirmed it" in text(kit, at)
    assert kit.post(f"{at}supersede/", FORM).status_code == 422
    assert lou.post(f"{at}confirm/", {"sure": "on"}).status_code == 422
    assert lou.post(f"{done['Location']}confirm/", {"sure": "on"}).status_code == 302


def test_an_end_is_recorded_within_its_time(kit: Client) -> None:
    made = agreement(keeper("Lou Invented"))
    path = f"/agreements/{made.pk}/end/"
    for day in ("2026-04-01", "2026-02-27"):
        assert kit.post(path, {"last_day": day, "reason": "By letter."}).status_code == 422
    assert kit.post(path, {"last_day": "2026-03-10", "reason": "By letter."}).status_code == 302
    assert "By letter." in text(kit, f"/agreements/{made.pk}/")
    assert kit.post(path, {"last_day": "2026-03-11", "reason": "Again."}).status_code == 422


def test_a_list_is_narrowed_by_words_body_and_standing_as_of_a_day(kit: Client) -> None:
    first = agreement(keeper("Lou Invented"))
    agreement(keeper("Mia Invented"), title="Another mooring")
    confirmed(keeper("Noa Invented"), first)
    for query, shown in (
        ("words=berth", {"berth"}), ("words=MOOR", {"mooring"}), ("state=waiting", {"mooring"}),
        ("state=in-force&on=2026-03-31", {"berth"}), ("state=in-force&on=2026-04-01", set()),
        ("state=over&on=2026-04-01", {"berth", "mooring"}), (f"body={OURS}", {"berth", "mooring"}), ("body=x", set()),
        ("words=ooring", set()),
    ):  # fmt: skip
        page = text(kit, f"/agreements/?{query}")
        assert {word for word in ("berth", "mooring") if f" {word}</a>" in page} == shown, query
    assert "There is no such choice" in text(kit, "/agreements/?state=castle")


def test_pages_follow_each_other(kit: Client) -> None:
    by = keeper("Lou Invented")
    for n in range(3):
        placement(by, unit=f"Unit {n}")
    page = text(kit, "/placements/")
    assert page.index("Unit 2") < page.index("Unit 0")


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_an_export_says_the_same_with_its_day(kit: Client, kind: str) -> None:
    made = agreement(keeper("Lou Invented"), title="=1+1")
    body = text(kit, f"/agreements/?as={kind}&on=2026-03-02").removeprefix("\ufeff")
    (row,) = json.loads(body)["entries"] if kind == "json" else csv.DictReader(io.StringIO(body))
    assert str(row["number"]) == str(made.pk)
    assert (row["title"], row["as_of"]) == ("=1+1" if kind == "json" else "'=1+1", "2026-03-02")
    assert row["lots"] == ([ONE.bbl] if kind == "json" else ONE.bbl)


def test_the_overview_says_what_is_read_by_whom(client: Client, kit: Client) -> None:
    assert "Not public." in text(Client(), "/registers/")
    assert 'href="/agreements/"' not in text(Client(), "/registers/")
    assert 'href="/agreements/"' in text(kit, "/registers/")


def test_another_agency_s_entry_is_not_written_past_the_application(kit: Client) -> None:
    made = arrangement(keeper("Lou Invented"))
    with reaching(Reach.AGENCY, THEIRS):
        assert not Agreement.objects.filter(pk=made.pk).exists()
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            Step.objects.create(
                body_id=OURS, arrangement=made, kind="confirmed", on=date(2026, 5, 8), role="x",
                recorded_at=timezone.now() - timedelta(days=1), recorded_by="x",
            )  # fmt: skip
