"""Every golden scenario, entered on counsel's pages and read off them: the answers are those written from the law."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from threshold.accounts.tests.people import OURS, bodies, person, sign_in
from threshold.core.cases import Case
from threshold.determinations.tests.golden import OFFICIALS, Sent, answered, expected, golden, on_the_page, sent
from threshold.determinations.tests.people import adopted, counsel, decider, entered, law_department

pytestmark = pytest.mark.django_db
CASES = golden()
# Two officials differ in time: the answer written there is by the practice that the latest finding holds.
LATEST = {"E07"}
PARTS = 8


@pytest.fixture
def clients(settings: Any) -> dict[str, Client]:
    """A session for counsel ("") and for each official the scenarios name, all of them designated in writing."""
    settings.DEMONSTRATION = True
    bodies()
    law, by = law_department(), counsel()
    adopted(law, "standing-answer")
    adopted(law, "latest-finding", uses=("papers",))
    entered(by, law, agency=OURS)
    people = {"": by, "agency counsel": by}
    people |= {name: decider(name, law) for name in OFFICIALS if name not in {"agency counsel"}}
    return {name: sign_in(Client(), who) for name, who in people.items()}


def entered_on_the_page(clients: dict[str, Client], case: Case) -> str:
    """The page of a new matter after everything a case says was sent by its forms."""
    kind = "papers" if case.id in LATEST else "lot-use"
    told = {"body": OURS, "kind": kind, "day": case.day.isoformat()}
    address = redirected(clients[""], "/matters/open/", told)
    for one in sent(case):
        post(clients, address, one)
    page = clients[""].get(address)
    assert page.status_code == 200
    return page.content.decode()


def post(clients: dict[str, Client], address: str, one: Sent) -> None:
    """One form sent: facts by counsel, findings by the official, what only counsel may find by counsel."""
    facts = {f"fact-{fact}": list(values) for fact, values in one.facts.items()}
    if one.source != "official":
        told = facts | {"source": one.source, "register": one.register, "number": "1" if one.register else ""}
        redirected(clients[""], f"{address}state/", told)
        return
    for_counsel = {"fact-b_issuer", "fact-use"} & facts.keys()
    redirected(clients["" if for_counsel else one.by], f"{address}find/", facts | {"reasons": one.reasons})


def redirected(client: Client, address: str, told: dict[str, Any]) -> str:
    """Where a form that was taken leads on to."""
    answer = client.post(address, told)
    assert answer.status_code == 302, (address, told, answer.content.decode()[-3000:])
    return str(answer["Location"])


@pytest.mark.parametrize("part", range(PARTS))
def test_every_scenario_is_answered_on_the_page_as_it_was_written(clients: dict[str, Client], part: int) -> None:
    differing = {}
    for case in CASES[part::PARTS]:
        wanted = expected(case)
        found = answered(on_the_page(entered_on_the_page(clients, case)))
        wrong = {name: (found[name], wanted[name]) for name in wanted if found[name] != wanted[name]}
        if wrong:
            differing[case.id] = wrong
    assert differing == {}


def test_the_scenarios_are_all_there() -> None:
    assert len(CASES) >= 132
    assert {said.by for case in CASES for said in case.assertions if said.voice.value == "official"} <= set(OFFICIALS)


def test_e07_stays_open_where_the_practice_is_not_adopted_and_stands_on_the_law_department_s_list(
    clients: dict[str, Client],
) -> None:
    case = next((one for one in CASES if one.id == "E07"), None)
    if case is None:
        pytest.skip("the shared scenarios are not at hand")
    address = redirected(clients[""], "/matters/open/", {"body": OURS, "kind": "lot-use", "day": case.day.isoformat()})
    for one in sent(case):
        post(clients, address, one)
    html = clients[""].get(address).content.decode()
    first = on_the_page(html)[0]
    assert first["may"] == ["PERMITTED", "PROHIBITED"]
    assert first["decide"] == ["e_exigent"]
    assert "Officials differ. The point stays open, whoever spoke last." in html
    listed = sign_in(Client(), person("Lou Law", ("law-department", ""))).get("/open-points/?why=differ")
    assert "Do exigent circumstances exist?" in listed.content.decode()
