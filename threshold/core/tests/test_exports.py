"""The exports say what the core says: DMN tables on complete facts, JSON Schema on cases and answers."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from datetime import date
from xml.etree import ElementTree as ET

import jsonschema_rs
import pytest
import yaml

from threshold.core.determination_json import determination_json
from threshold.core.determinations import decide
from threshold.core.duty_json import Here, duties_json
from threshold.core.exports.dmn import NAMESPACE, dmn, name_of
from threshold.core.exports.schema import schema, schemas
from threshold.core.loader import load_law
from threshold.core.norms import NORMS
from threshold.core.rules import Norm, leaves
from threshold.core.scenarios import load_cases, run_case
from threshold.core.tests.worlds import LAW, NAMES

DMN = f"{{{NAMESPACE}}}"


def entries(rule: ET.Element, tag: str) -> list[str]:
    return [entry.findtext(f"{DMN}text") or "" for entry in rule.findall(f"{DMN}{tag}")]


def first_row(decision: ET.Element, given: Mapping[str, str]) -> str:
    """What a table says by its first row that fits, as a reader of DMN works it out."""
    table = decision.find(f"{DMN}decisionTable")
    assert table is not None
    columns = [column.findtext(f"{DMN}inputExpression/{DMN}text") or "" for column in table.findall(f"{DMN}input")]
    for rule in table.findall(f"{DMN}rule"):
        pairs = zip(columns, entries(rule, "inputEntry"), strict=True)
        if all(cell == "-" or f'"{given[column]}"' in cell.split(",") for column, cell in pairs):
            return entries(rule, "outputEntry")[0].strip('"')
    raise AssertionError("no row fits")


def settled_world(norm: Norm, chance: random.Random) -> dict[str, str]:
    return {leaf.fact.id: chance.choice(sorted(leaf.fact.domain - leaf.contested)) for leaf in norm.leaves}


def likely_world(norm: Norm, chance: random.Random) -> dict[str, str]:
    """A settled world that reaches the use and mostly shows no exception, so that every outcome is seen."""
    met = {leaf.fact.id: chance.choice(sorted(leaf.yes)) for leaf in leaves(norm.reaches)}
    excepted = [leaf for clause in norm.unless for leaf in leaves(clause.test) if chance.random() < 0.8]
    unmet = {leaf.fact.id: min(leaf.fact.domain - leaf.yes - leaf.contested) for leaf in excepted}
    return settled_world(norm, chance) | met | unmet


@pytest.mark.parametrize("norm", NORMS, ids=NAMES.values())
def test_the_tables_say_what_the_core_says_of_complete_facts(norm: Norm) -> None:
    chance = random.Random(norm.cite)
    root = ET.fromstring(dmn())
    decisions = {decision.get("id"): decision for decision in root.findall(f"{DMN}decision")}
    seen = set()
    for number in range(400):
        world = (settled_world if number % 2 else likely_world)(norm, chance)
        name = name_of(norm)
        for what in ("reached", "excepted", "outcome"):
            world[f"{name}_{what}"] = first_row(decisions[f"{name}_{what}"], world)
        known = {leaf.fact.id: frozenset({world[leaf.fact.id]}) for leaf in norm.leaves}
        assert decide(norm, known, norm.since).may == {world[f"{name}_outcome"]}
        seen.add(world[f"{name}_outcome"])
    assert seen == {"OUTSIDE", "PERMITTED", "PROHIBITED"}


def test_every_table_says_that_it_wants_complete_facts() -> None:
    root = ET.fromstring(dmn())
    said = [decision.findtext(f"{DMN}description") or "" for decision in root.findall(f"{DMN}decision")]
    assert len(said) == 3 * len(NORMS) and all("A table cannot say OPEN" in one for one in said)


def test_every_id_of_the_dmn_is_there_once_and_every_reference_leads_somewhere() -> None:
    root = ET.fromstring(dmn())
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert {element.get("href", "#")[1:] for element in root.iter() if element.get("href")} <= set(ids)


def part(name: str) -> jsonschema_rs.Draft202012Validator:
    whole = schemas()
    return jsonschema_rs.Draft202012Validator({"$ref": f"#/$defs/{name}", "$defs": whole["$defs"]})


def test_every_scenario_and_every_answer_is_as_the_schema_says() -> None:
    text = (LAW / "scenarios.yaml").read_text(encoding="utf-8")
    rows = yaml.safe_load(text)["scenarios"]
    case, answer = part("case"), part("determination")
    assert [row["id"] for row in rows if not case.is_valid(row)] == []
    for given in load_cases(text)[::7]:
        assert answer.is_valid(determination_json(given.day, run_case(given)))


WRONG: list[dict[str, object]] = [
    {},
    {"date": "2026-03-02", "facts": {"whose": "federal"}},
    {"date": "2026-03-02", "facts": {"who": "fedral"}},
    {"date": "2026-03-02", "facts": {"who": True}},
    {"date": "2026-03-02", "findings": [{"fact": "e_exigent", "value": "yes", "by": "counsel"}]},
    {"date": "2026-03-02", "fact": {}},
    {"date": "tomorrow"},
]


@pytest.mark.parametrize("wrong", WRONG)
def test_the_schema_refuses_what_the_core_refuses(wrong: dict[str, object]) -> None:
    assert not part("case").is_valid(wrong)


def test_every_duty_is_as_the_schema_says() -> None:
    law = load_law()
    duties = duties_json(law, date(2026, 11, 23), None, Here(law.order.bodies))
    validator = part("duty")
    assert duties and [duty["clause"] for duty in duties if not validator.is_valid(duty)] == []


def test_the_schema_is_itself_a_schema() -> None:
    assert json.loads(schema()) == schemas()
    assert jsonschema_rs.meta.is_valid(schemas())
