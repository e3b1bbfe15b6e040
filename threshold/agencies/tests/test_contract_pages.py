"""The pages of contracts and of unclear clauses: looked over before they are kept, and no address in a list."""

from __future__ import annotations

import io
import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from threshold.accounts.tests.people import OURS, ana, ben, cleo, eli, person, sign_in
from threshold.agencies.actions.contract_import import import_contracts
from threshold.agencies.models import Contract, Location
from threshold.agencies.tests.places import bodies
from threshold.agencies.tests.test_contract_files import HEADER, ONE, OPERATOR, SECOND_PLACE, UNDER
from threshold.database.reach import Reach, reaching

pytestmark = pytest.mark.django_db
ENTRIES = {
    "body": OURS, "number": "L-7", "vendor": "Invented Paper Ltd.", "human_services": "on", "category": "day care",
    "since": "2026-03-01", "until": "2028-02-29", "responsible": "compliance-lead",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _bodies() -> None:
    bodies()


@pytest.fixture
def lead(client: Client) -> Client:
    """Ana, signed in."""
    return sign_in(client, ana())


def text(client: Client, path: str) -> str:
    """A page that is there."""
    answer = client.get(path)
    assert answer.status_code == 200, path
    return str(answer.content.decode())


def data(*rows: str) -> bytes:
    """A file of contracts."""
    return "\n".join((HEADER, *rows)).encode()


def send(client: Client, content: bytes, seen: str = "") -> tuple[int, str]:
    """Choose a file on the page."""
    file = SimpleUploadedFile("contracts.csv", content, "text/csv")
    answer = client.post("/contracts/import/", {"file": file, "seen": seen})
    return answer.status_code, answer.content.decode()


def held() -> int:
    """How many contracts are held."""
    with reaching(Reach.CITY):
        return Contract.objects.count()


def test_a_contract_is_looked_over_before_it_is_kept(lead: Client) -> None:
    first = lead.post("/contracts/add/", ENTRIES).content.decode()
    assert "Nothing is kept yet" in first and "1 March 2026" in first
    assert held() == 0
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', first))
    assert lead.post("/contracts/add/", hidden | {"again": "yes"}).status_code == 200
    assert held() == 0
    done = lead.post("/contracts/add/", hidden | {"sure": "yes"})
    assert done.status_code == 302
    page = text(lead, done["Location"])
    assert "Invented Paper Ltd." in page and "day care" in page
    with reaching(Reach.CITY):
        made = Contract.objects.get()
    assert (made.human_services, made.security, made.responsible) == (True, False, "compliance-lead")


def test_a_contract_and_its_places_are_changed_on_pages(lead: Client) -> None:
    import_contracts(by=OPERATOR, file=io.BytesIO(data(ONE, SECOND_PLACE)))
    with reaching(Reach.CITY):
        contract = Contract.objects.get()
        second = Location.objects.get(sensitive=True)
    path = f"/contracts/{contract.pk}/"
    changed = {**ENTRIES, "vendor": "Invented Wicks and Sons", "reason": "new name", "sure": "yes"}
    assert lead.post(path + "change/", changed | {"until": "2026-01-01"}).status_code == 422
    assert lead.post(path + "change/", changed).status_code == 302
    assert lead.post(path + "places/add/", {"address": "3 Invented Street", "city_property": "no"}).status_code == 302
    assert lead.post(path + "places/add/", {"address": "3 Invented Street"}).status_code == 422
    ended = {"address": "2 Invented Street", "city_property": "yes", "sensitive": "on", "until": "2026-06-01"}
    assert lead.post(f"/contracts/places/{second.pk}/", ended).status_code == 302
    page = text(lead, path)
    assert "Invented Wicks and Sons" in page and "L-1" in page and "served no longer from 1 June 2026" in page


def test_no_list_and_no_export_holds_an_address(lead: Client) -> None:
    import_contracts(by=OPERATOR, file=io.BytesIO(data(ONE, SECOND_PLACE, UNDER)))
    for path in ("/contracts/", "/contracts/?as=csv", "/contracts/?as=json"):
        page = text(lead, path)
        assert "Invented Wicks Inc." in page and "Invented Street" not in page
    told = json.loads(text(lead, "/contracts/?as=json&kind=security"))["contracts"]
    assert [(row["number"], row["parent"], row["locations"], row["demonstration"]) for row in told] == [
        ("L-1-A", "L-1", 0, "yes")
    ]
    with reaching(Reach.CITY):
        path = f"/contracts/{Contract.objects.get(number='L-1').pk}/"
    assert "2 Invented Street" in text(lead, path)
    auditor = sign_in(Client(), eli())
    seen = text(auditor, path)
    assert "1 Invented Street" in seen and "2 Invented Street" not in seen
    opened = auditor.post(path, {"purpose": "audit", "words": "checking 4-210(c)"})
    assert "2 Invented Street" in opened.content.decode()


def test_a_file_is_previewed_and_then_the_same_file_is_imported(lead: Client) -> None:
    status, page = send(lead, data(ONE, UNDER))
    assert status == 200 and "This is a preview" in page and held() == 0
    seen = re.findall(r'name="seen" value="([0-9a-f]{64})"', page)[0]
    status, other = send(lead, data(ONE), seen)
    assert status == 422 and "not the file that was previewed" in other and held() == 0
    status, done = send(lead, data(ONE, UNDER), seen)
    assert status == 200 and "The file is imported" in done and held() == 2


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (data(ONE, UNDER.replace("2026-03-01", "soon")), "“soon” in “since” is not a day"),
        (data(ONE).replace(b",", b";"), "not separated by commas"),
        (b"\xff\xfea", "UTF-16"),
        (b"", "The submitted file is empty"),
        (data(ONE.replace(OURS, "demo-tides")), "You may not keep the contracts"),
    ],
)
def test_a_file_at_fault_is_said_so_on_the_page(lead: Client, content: bytes, words: str) -> None:
    status, page = send(lead, content)
    assert status == 422
    assert words in page
    assert held() == 0


def test_a_file_beyond_the_limit_is_refused_in_words(lead: Client) -> None:
    status, page = send(lead, b"x" * 25_000_001)
    assert status == 422
    assert "longer than" in page


def test_contracts_of_another_agency_are_not_there(client: Client) -> None:
    import_contracts(by=OPERATOR, file=io.BytesIO(data(ONE)))
    with reaching(Reach.CITY):
        contract, place = Contract.objects.get(), Location.objects.get()
    paths = [f"/contracts/{contract.pk}/{end}" for end in ("", "change/", "places/add/")]
    paths.append(f"/contracts/places/{place.pk}/")
    other = sign_in(Client(), ben())
    assert {other.get(path).status_code for path in [*paths, f"/contracts/{10**30}/"]} == {404}
    assert "Invented Wicks" not in text(other, "/contracts/")
    reader = sign_in(Client(), person("Rae Invented", ("counsel", OURS)))
    assert [reader.get(path).status_code for path in paths] == [200, 403, 403, 403]
    nobody = sign_in(Client(), cleo())
    for path in ("/contracts/", "/contracts/add/", "/contracts/import/"):
        assert nobody.get(path).status_code == 403
        assert client.get(path)["Location"].startswith("/sign-in/")


def test_an_official_decides_an_unclear_pair_on_its_page(client: Client) -> None:
    sign_in(client, person("Lou Invented", ("law-department", "")))
    listed = text(client, "/unclear/?words=education&group=every-agency")
    assert "/unclear/every-agency/doe/" in listed and "/questions/#q-12" in listed
    path = "/unclear/every-agency/doe/"
    assert "Who may settle it:" in text(client, path)
    assert client.post(path, {"verdict": "yes", "day": "2026-03-02", "reason": ""}).status_code == 422
    done = client.post(path, {"verdict": "yes", "day": "2026-03-02", "reason": "Paid from the City treasury."})
    assert done.status_code == 302
    assert "Paid from the City treasury." in text(client, path)
    assert client.get("/unclear/six/acs/").status_code == 404
    assert sign_in(Client(), ana()).get("/unclear/").status_code == 403


def test_every_unclear_pair_is_reached_page_by_page(client: Client) -> None:
    sign_in(client, person("Lou Invented", ("law-department", "")))
    path, found = "/unclear/?as_of=2026-05-04", 0
    count = int(re.findall(r"as of 4 May 2026: (\d+)", text(client, path))[0])
    while path:
        page = text(client, path)
        found += page.count('<th scope="row">')
        following = re.findall(r'rel="next" href="([^"]*)"', page)
        path = "/unclear/" + following[0].replace("&amp;", "&") if following else ""
    assert found == count > 50
