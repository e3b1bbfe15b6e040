"""The API answers as the core and the command line do: the order, its duties, the bodies, every scenario."""

from __future__ import annotations

import html
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.guards.sources import ROOT
from threshold.core.cases import case_json
from threshold.core.determination_json import determination_json
from threshold.core.loader import load_law
from threshold.core.scenarios import load_cases, run_case

pytestmark = pytest.mark.django_db
SCENARIOS = [
    path for path in (ROOT / "law" / "scenarios.yaml", ROOT.parent / "shared" / "scenarios.yaml") if path.exists()
]
DAYS = ["2026-01-01", "2026-02-06", "2026-11-23", "2031-03-01"]


def asked(client: Client, address: str, **query: str) -> Any:
    """A good answer's content."""
    answer = client.get(f"/api/v1/{address}", query)
    assert answer.status_code == 200, answer.content
    return answer.json()


def determined(client: Client, case: object) -> Any:
    """The answer to one case."""
    answer = client.post("/api/v1/determinations", case, content_type="application/json")
    assert answer.status_code == 200, answer.content
    return answer.json()


@pytest.mark.parametrize("path", SCENARIOS, ids=lambda path: path.parent.name)
def test_every_scenario_is_answered_as_the_core_answers_it(client: Client, path: Path) -> None:
    cases = load_cases(path.read_text("utf-8"))
    assert cases
    differing = [
        case.id for case in cases if determined(client, case_json(case)) != determination_json(case.day, run_case(case))
    ]
    assert differing == []


def test_a_case_is_answered_as_on_the_command_line(client: Client, tmp_path: Path) -> None:
    case = {"date": "2026-03-02", "facts": {"who": "federal"}}
    path = tmp_path / "case.json"
    path.write_text(json.dumps(case))
    assert determined(client, case) == json.loads(threshold("determine", str(path), "--json"))


def test_a_determination_says_that_no_official_decided_it(client: Client) -> None:
    answer = client.post("/api/v1/determinations", {"date": "2026-03-02"}, content_type="application/json")
    assert answer["Threshold-Note"] == "Result on the facts as given. No official has decided this."
    assert answer["Threshold-As-Of"] == "2026-03-02"


@pytest.mark.parametrize("day", DAYS)
def test_duties_on_any_day_are_those_of_the_command_line(client: Client, day: str) -> None:
    assert asked(client, "duties", as_of=day) == json.loads(threshold("duties", "--as-of", day, "--json"))


def test_duties_of_one_body_are_those_of_the_command_line(client: Client) -> None:
    said = json.loads(threshold("duties", "--as-of", "2026-11-23", "--body", "ACS", "--json"))
    assert said
    assert asked(client, "duties", as_of="2026-11-23", body="acs") == said


def threshold(*arguments: str) -> str:
    """What the command line prints."""
    command = [sys.executable, "-m", "threshold.cli", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


def test_a_body_not_set_up_here_is_never_said_to_lack_anything(client: Client) -> None:
    standings = {duty["standing"] for duty in asked(client, "duties", as_of="2027-12-01")}
    assert standings <= {"nothing recorded here", "open question of law"}


def test_the_order_is_whole_and_bears_its_seal(client: Client) -> None:
    order, found = load_law().order, asked(client, "order")
    assert found["seal"] == order.seal
    assert [clause["text"] for clause in found["clauses"]] == [clause.text for clause in order.clauses]
    assert asked(client, "clauses") == found["clauses"]


@pytest.mark.parametrize("cite", ["2.a", "2(a)", "§ 2(a)", "s.2(a)"])
def test_a_clause_is_found_however_it_is_cited(client: Client, cite: str) -> None:
    found = asked(client, f"clauses/{cite}", as_of="2026-11-23")
    assert (found["id"], found["parents"], found["holds"]) == ("2.a", ["2"], True)
    assert found["duties"]


def test_every_clause_has_its_own_address(client: Client) -> None:
    for clause in load_law().order.clauses:
        assert asked(client, f"clauses/{clause.id}")["text"] == clause.text


def test_a_clause_does_not_hold_before_the_order(client: Client) -> None:
    assert asked(client, "clauses/2.a", as_of="2026-02-05")["holds"] is False


def test_questions_and_laws_show_how_sure_they_are(client: Client) -> None:
    questions, laws = asked(client, "questions"), asked(client, "laws")
    assert [one["id"] for one in questions] == [one.id for one in load_law().order.ambiguities]
    assert [one["verified"] for one in laws] == [one.verified for one in load_law().neighbours]
    assert all(one["source"]["confidence"] in {"high", "medium", "low"} for one in questions + laws)


def test_bodies_are_searched_and_paged_to_the_end(client: Client) -> None:
    assert [body["id"] for body in asked(client, "bodies", q="probation")["bodies"]] == ["dop"]
    seen, after = [], ""
    while True:
        page = asked(client, "bodies", limit="10", after=after)
        seen += [body["id"] for body in page["bodies"]]
        after = page["after"]
        if not after:
            break
    assert sorted(seen) == sorted(body.id for body in load_law().order.bodies)


def test_a_body_says_what_binds_it_and_why(client: Client) -> None:
    found = asked(client, "bodies/acs", as_of="2026-11-23")
    mine = {one["duty"]: one for one in found["bound_by"]}
    assert mine["2-1"]["verdict"] == "yes"
    assert mine["2-1"]["reason"] == "Named in section 2."


def test_every_answer_says_its_day_and_whether_anything_is_invented(client: Client) -> None:
    answer = client.get("/api/v1/duties", {"as_of": "2026-11-23"})
    assert answer["Threshold-As-Of"] == "2026-11-23"
    assert "Threshold-Demonstration" not in answer


def test_the_description_loads_names_no_third_party_and_there_is_no_page_from_elsewhere(client: Client) -> None:
    answer = client.get("/api/v1/openapi.json")
    assert answer.status_code == 200
    assert answer.json()["openapi"].startswith("3.1")
    assert b"//" not in answer.content.replace(b"application/json", b"")
    assert client.get("/api/v1/docs").status_code == 404


def test_the_page_of_the_api_lists_every_address_and_its_examples_answer(client: Client) -> None:
    page = client.get("/api/").content.decode()
    paths = client.get("/api/v1/openapi.json").json()["paths"]
    assert [path for path in paths if path not in page] == []
    for example in re.findall(r'href="(/api/v1/[^"]+)"', page):
        assert client.get(html.unescape(example)).status_code == 200
