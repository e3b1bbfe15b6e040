"""The registers through the API: read and recorded as on the pages, and what they say for a use."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from threshold.accounts.tests.people import OURS, THEIRS, bodies, person, sign_in
from threshold.property.tests.entries import COAST_GUARD, agreement, confirmed, finding, keeper
from threshold.property.tests.lists import ONE, brought

pytestmark = pytest.mark.django_db
AGREEMENT: dict[str, Any] = {
    "body": OURS, "since": "2026-03-01", "reference": "Drawer 4", "title": "Invented berth", "outside": [COAST_GUARD],
    "governments": ["federal"], "covers": "sites", "sites": [ONE.bbl], "purposes": ["staging_area"], "formal": True,
    "approval": "yes", "approved_by": "Invented Office", "approved_on": "2026-02-01",
}  # fmt: skip
PLACEMENT = {
    "body": OURS, "since": "2026-03-01", "unit": "Invented unit", "count": 2, "directed_by": "homeland-security",
    "directing": "Invented", "aim": "training", "reviewer": "Invented post",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _sites(settings: Any) -> None:
    settings.DEMONSTRATION = True
    bodies()
    brought([ONE])


@pytest.fixture
def kit(client: Client) -> Client:
    """Counsel of our agency."""
    return sign_in(client, keeper())


def sent(client: Client, path: str, what: dict[str, Any]) -> Any:
    """A change as a program sends it."""
    return client.post(f"/api/v1/{path}", what, content_type="application/json")


def read(client: Client, path: str) -> Any:
    """What the API answers."""
    answer = client.get(f"/api/v1/{path}")
    assert answer.status_code == 200, answer.content
    return json.loads(answer.content)


def test_an_agreement_is_recorded_and_read(kit: Client) -> None:
    answer = sent(kit, "agreements", AGREEMENT)
    assert answer.status_code == 201, answer.content
    made = answer.json()
    assert (made["confirmed"], made["lots"], made["role"]) == (False, [ONE.bbl], "counsel")
    assert read(kit, f"agreements/{made['number']}") == made
    listed = read(kit, "agreements?state=waiting&q=berth")["entries"]
    assert [one["number"] for one in listed] == [made["number"]]
    assert read(kit, "agreements?state=in-force")["entries"] == []


@pytest.mark.parametrize(
    ("path", "what", "status"),
    [
        ("agreements", AGREEMENT | {"approved_on": None}, 422),
        ("agreements", AGREEMENT | {"covers": "everything"}, 422),
        ("agreements", AGREEMENT | {"reference": ""}, 422),
        ("agreements", AGREEMENT | {"name": "x"}, 422),
        ("agreements", AGREEMENT | {"body": THEIRS}, 403),
        ("agreements", AGREEMENT | {"supersedes": 999}, 404),
        ("placements", PLACEMENT, 201),
        ("placements", PLACEMENT | {"count": 0}, 422),
        ("placements", PLACEMENT | {"aim": "x"}, 422),
        (
            "mayoral-findings",
            {"body": OURS, "since": "2026-03-01", "law": "x", "found_on": "2026-03-01", "reference": "x"},
            403,
        ),
        (f"sites/{ONE.bbl}/control", {"verdict": "yes", "since": "2026-03-01", "reason": "x"}, 403),
    ],
)
def test_the_api_refuses_what_the_page_refuses(kit: Client, path: str, what: dict[str, Any], status: int) -> None:
    answer = sent(kit, path, what)
    assert answer.status_code == status, answer.content


def test_what_the_registers_say_for_a_use_is_answered_with_what_they_leave_open(kit: Client) -> None:
    path = f"registers/for-use?bbl={ONE.bbl}&on=2026-03-02&use=staging_area&party=invented+coast+patrol"
    made = agreement(keeper("Mia Invented"))
    assert read(kit, path)["offered"] == []
    confirmed(keeper("Lou Invented"), made)
    told = read(kit, path)
    assert {one["fact"]: one["values"] for one in told["offered"]} == {"a_instrument": ["yes"], "a_covers": ["yes"]}
    assert {one["reference"] for one in told["offered"]} == {f"agreement {made.pk}"}
    assert {"control", "c_formal"} <= {one["fact"] for one in told["left_open"]}
    assert kit.get(f"/api/v1/{path}&use=castle".replace("use=staging_area&", "")).status_code == 422


def test_a_custodian_decides_control_through_the_api(client: Client) -> None:
    keeps = sign_in(client, person("Cus Invented", ("custodian", OURS)))
    what = {"verdict": "part", "since": "2026-03-01", "reason": "A part is let."}
    first, second = (sent(keeps, f"sites/{ONE.bbl}/control", what).json() for _ in range(2))
    assert second["supersedes"] == first["number"]
    assert read(Client(), f"sites/{ONE.bbl}")["operational_control"] == "part"
    assert sent(keeps, f"sites/{ONE.bbl}/control", what | {"reason": " "}).status_code == 422
    assert sent(Client(), f"sites/{ONE.bbl}/control", what).status_code == 401


def test_findings_of_the_mayor_are_everybody_s_once_confirmed(client: Client) -> None:
    may, mel = (person(name, ("mayors-office", "")) for name in ("May Invented", "Mel Invented"))
    made = finding(may)
    assert read(client, "mayoral-findings")["entries"] == []
    assert client.get(f"/api/v1/mayoral-findings/{made.pk}").status_code == 404
    confirmed(mel, made)
    assert read(client, f"mayoral-findings/{made.pk}")["law"].startswith("99 USC")
    assert client.get("/api/v1/placements").status_code == 401
