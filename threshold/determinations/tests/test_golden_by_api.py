"""Every golden scenario, entered and read through the API: the answers are those written from the law."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from threshold.accounts.tests.people import OURS, bodies, sign_in
from threshold.core.cases import Case
from threshold.determinations.tests.golden import OFFICIALS, Sent, answered, expected, golden, sent
from threshold.determinations.tests.people import adopted, counsel, decider, entered, law_department

pytestmark = pytest.mark.django_db
CASES = golden()
# Two officials differ in time: the answer written there is by the practice that the latest finding holds.
LATEST = {"E07"}
FOR_COUNSEL = {"b_issuer", "use"}
PARTS = 8


@pytest.fixture
def clients(settings: Any) -> dict[str, Client]:
    """A session for counsel ("") and for each official the scenarios name, all of them designated in writing."""
    settings.DEMONSTRATION = True
    bodies()
    law, by = law_department(), counsel()
    adopted(law, "latest-finding", uses=("papers",))
    entered(by, law, agency=OURS)
    people = {"": by, "agency counsel": by} | {
        name: decider(name, law) for name in OFFICIALS if name != "agency counsel"
    }
    return {name: sign_in(Client(), who) for name, who in people.items()}


def posted(client: Client, address: str, what: dict[str, Any]) -> Any:
    """What a change that was made answers."""
    answer = client.post(f"/api/v1/{address}", what, content_type="application/json")
    assert answer.status_code == 201, (address, what, answer.content)
    return answer.json()


def asked(client: Client, address: str) -> Any:
    """What a look answers."""
    answer = client.get(f"/api/v1/{address}")
    assert answer.status_code == 200, (address, answer.content)
    return answer.json()


def opened(clients: dict[str, Client], case: Case) -> int:
    """A new matter in which everything a case says was stated and found; its number."""
    kind = "papers" if case.id in LATEST else "lot-use"
    made = posted(clients[""], "matters", {"body": OURS, "kind": kind, "day": case.day.isoformat()})
    for one in sent(case):
        said(clients, made["number"], one)
    return int(made["number"])


def said(clients: dict[str, Client], number: int, one: Sent) -> None:
    """Facts stated by counsel, or findings of an official."""
    facts = [{"fact": fact, "values": list(values)} for fact, values in one.facts.items()]
    if one.source == "official":
        client = clients["" if FOR_COUNSEL & one.facts.keys() else one.by]
        found = [fact | {"reasons": one.reasons} for fact in facts]
        posted(client, f"matters/{number}/findings", {"findings": found})
        return
    where = {"source": one.source, "reference": f"{one.register}:1" if one.register else ""}
    posted(clients[""], f"matters/{number}/statements", {"statements": [fact | where for fact in facts]})


@pytest.mark.parametrize("part", range(PARTS))
def test_every_scenario_is_answered_by_the_api_as_it_was_written(clients: dict[str, Client], part: int) -> None:
    differing = {}
    for case in CASES[part::PARTS]:
        wanted = expected(case)
        found = answered(asked(clients[""], f"matters/{opened(clients, case)}")["result"]["norms"])
        wrong = {name: (found[name], wanted[name]) for name in wanted if found[name] != wanted[name]}
        if wrong:
            differing[case.id] = wrong
    assert differing == {}


def test_a_determination_sealed_by_the_api_is_what_is_read_there_and_verifies(clients: dict[str, Client]) -> None:
    number = opened(clients, next(case for case in CASES if case.id == "S001"))
    matter = asked(clients[""], f"matters/{number}")
    decided = {"cite": "EO13 s.3", "answer": "no-exception", "reasons": "nothing was shown"}
    looked = {"stated": matter["stated"], "sealed": 0}
    made = posted(clients[""], f"matters/{number}/determinations", looked | {"decided": [decided]})
    read = asked(clients[""], f"matters/{number}/determinations/1")
    assert read == made
    assert read["verified"] is True
    assert [one["may"] for one in read["sealed"]["answers"]] == [one["may"] for one in matter["result"]["norms"]]
    assert [one["answer"] for one in read["decisions"]] == ["no-exception"]
    assert read["note"] == "Result on the facts as given. No official has decided this."
    again = clients[""].post(
        f"/api/v1/matters/{number}/determinations", looked | {"decided": [decided]}, content_type="application/json"
    )
    assert (again.status_code, "Somebody sealed determination 1" in again.json()["error"]) == (422, True)


@pytest.mark.parametrize(
    ("path", "what", "status", "words"),
    [
        ("statements", {"statements": [{"fact": "whoo", "values": ["x"], "source": "seen"}]}, 422, "no fact called"),
        ("statements", {"statements": [{"fact": "who", "values": ["x"], "source": "seen"}]}, 422, "“x”"),
        (
            "statements",
            {"statements": [{"fact": "who", "values": ["city"], "source": "seen", "note": "x"}]},
            422,
            "note",
        ),
        ("findings", {"findings": [{"fact": "use", "values": ["other"], "reasons": " "}]}, 422, "stands in the record"),
        ("findings", {"findings": [{"fact": "use", "values": ["other"]}]}, 422, "reasons"),
        ("determinations", {"stated": 0, "sealed": 0}, 422, "Nothing is stated"),
    ],
)
def test_bad_input_is_refused_in_words(
    clients: dict[str, Client], path: str, what: dict[str, Any], status: int, words: str
) -> None:
    number = posted(clients[""], "matters", {"body": OURS, "kind": "entry", "day": "2026-03-02"})["number"]
    answer = clients[""].post(f"/api/v1/matters/{number}/{path}", what, content_type="application/json")
    assert answer.status_code == status
    assert words in answer.json()["error"] or words.strip("“”") in answer.json()["error"]


def test_a_point_of_law_is_refused_by_name_to_whoever_is_not_on_the_register(clients: dict[str, Client]) -> None:
    other = sign_in(Client(), counsel("Not Designated"))
    number = posted(other, "matters", {"body": OURS, "kind": "entry", "day": "2026-03-02"})["number"]
    found = {"findings": [{"fact": "d_mission", "values": ["yes"], "reasons": "so"}]}
    answer = other.post(f"/api/v1/matters/{number}/findings", found, content_type="application/json")
    assert answer.status_code == 403
    assert answer.json()["error"].startswith("The order names no one.")
