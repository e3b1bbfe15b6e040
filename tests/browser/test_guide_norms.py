"""The guide's script and the core: the same questions and the same sets, on every golden case and on random states."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from threshold.core.assertions import Assertion, Voice, known
from threshold.core.determinations import decide
from threshold.core.facts import FACTS, Known
from threshold.core.norms import NORMS
from threshold.core.rules import Norm
from threshold.core.scenarios import load_cases
from threshold.core.tests.worlds import LAW, SHARED_SCENARIOS
from threshold.guide.choices import CHOICES, STAFF_FACTS
from threshold.guide.compiling import FILE
from threshold.guide.flow import RAISES
from threshold.guide.records import FRAME, read, seen

pytestmark = pytest.mark.browser
SEED, STATES = 20261125, 3000
DAYS = [date(2026, 1, 28), date(2026, 1, 29), date(2026, 2, 5), date(2026, 2, 6), date(2026, 11, 25)]
ASKED = "cases => cases.map(([norm, known, day]) => Weigh.look(GUIDE.norms[norm], known, day))"


@pytest.fixture
def script(chromium: Browser) -> Iterator[Page]:
    """An empty page that has read the compiled norms and what weighs them."""
    page = chromium.new_page()
    page.add_script_tag(content=FILE.read_text("utf-8"))
    page.add_script_tag(content=FILE.with_name("weigh.js").read_text("utf-8"))
    yield page
    page.close()


def in_the_core(norm: Norm, facts: Known, day: date) -> dict[str, Any]:
    """What the core holds and asks under one norm, in the shape the script answers."""
    found = decide(norm, facts, day)
    ask, points = found.open_points
    return {
        "cite": norm.cite,
        "reach": int(found.reach.truth) if found.reach else None,
        "unless": [int(step.truth) for step in found.exceptions],
        "ask": list(ask),
        "decide": list(points),
    }


def plain(facts: Known) -> dict[str, list[str]]:
    return {fact: sorted(values) for fact, values in facts.items()}


def same(page: Page, cases: Sequence[tuple[int, Known, date]]) -> None:
    """Ask both about all cases in one call."""
    told = page.evaluate(ASKED, [[norm, plain(facts), day.isoformat()] for norm, facts, day in cases])
    for (norm, facts, day), answer in zip(cases, told, strict=True):
        assert answer == in_the_core(NORMS[norm], facts, day), (NORMS[norm].cite, day, plain(facts))


@pytest.mark.parametrize("path", [LAW / "scenarios.yaml", SHARED_SCENARIOS], ids=["ours", "shared"])
def test_the_golden_cases_hold_the_same_in_both(script: Page, path: Path) -> None:
    if not path.exists():
        pytest.skip("the shared scenarios are not here")
    golden = load_cases(path.read_text("utf-8"))
    same(script, [(norm, case.known(), case.day) for case in golden for norm in range(len(NORMS))])
    assert len(golden) > 10


def random_state(dice: random.Random, norm: Norm) -> dict[str, frozenset[str]]:
    """Any sets for some of the facts; in every other state mostly such as meet the words, or a norm is never met."""
    kindly = dice.random() < 0.5
    state = {}
    for leaf in dice.sample(norm.leaves, len(norm.leaves) if kindly else dice.randint(0, len(norm.leaves))):
        values = sorted(leaf.yes) if kindly and dice.random() < 0.95 else leaf.fact.values
        state[leaf.fact.id] = frozenset(dice.sample(values, dice.randint(1, len(values))))
    return state


@pytest.mark.parametrize("number", range(len(NORMS)), ids=[f"{norm.cite} {norm.since}" for norm in NORMS])
def test_random_states_hold_the_same_in_both(script: Page, number: int) -> None:
    dice = random.Random(SEED + number)
    states = [(number, random_state(dice, NORMS[number]), dice.choice(DAYS)) for _ in range(STATES)]
    same(script, states)
    answers = [in_the_core(NORMS[norm], state, day) for norm, state, day in states]
    assert {answer["reach"] for answer in answers} >= {-1, 0, 1}
    assert any(answer["ask"] for answer in answers) and any(answer["decide"] for answer in answers)


def test_statements_that_agree_narrow_and_those_that_clash_leave_both(script: Page) -> None:
    dice = random.Random(SEED)
    for_both = []
    for _ in range(STATES):
        facts = [dice.choice(list(FACTS.values())) for _ in range(dice.randint(1, 6))]
        for_both.append(
            [
                (fact.id, dice.sample(fact.values, dice.randint(1, len(fact.values))))
                for fact in facts
                if fact.kind.value != "LAW"
            ]
        )
    told = script.evaluate("all => all.map(Weigh.agreed)", for_both)
    for said, left in zip(for_both, told, strict=True):
        core = known(Assertion(fact, frozenset(values), Voice.RECORD) for fact, values in said)
        assert {fact: frozenset(values) for fact, values in left.items()} == core


def random_choices(dice: random.Random) -> dict[str, str]:
    """A record half made: some fields with a value of theirs."""
    fields = dice.sample(list(CHOICES), dice.randint(0, len(CHOICES)))
    return {field: dice.choice(CHOICES[field]) for field in {*fields, "want"}}


def core_questions(choices: dict[str, str], day: date) -> list[str]:
    """The facts staff are asked about, as the core has it."""
    frame = dict.fromkeys(FRAME, "") | {"version": "1", "id": "0" * 32, "language": "en"}
    record = read({**frame, **dict.fromkeys(("started", "kept"), "2026-05-04T10:00:00Z"), **choices})
    norms = [norm for cite in RAISES[record.want] for norm in NORMS if norm.cite == cite]
    asked = [fact for norm in norms for fact in decide(norm, seen(record), day).ask]
    return [fact for fact in dict.fromkeys(asked) if fact in STAFF_FACTS]


def test_the_script_asks_staff_what_the_core_would(script: Page) -> None:
    dice = random.Random(SEED)
    records = [(random_choices(dice), dice.choice(DAYS)) for _ in range(STATES)]
    told = script.evaluate(
        "all => all.map(([choices, day]) => Weigh.questions(choices, day, GUIDE.raises[choices.want]))",
        [[choices, day.isoformat()] for choices, day in records],
    )
    assert told == [core_questions(choices, day) for choices, day in records]
    assert {fact for facts in told for fact in facts} == set(STAFF_FACTS)


def test_the_comparison_sees_a_norm_that_differs(script: Page) -> None:
    script.evaluate("GUIDE.norms[0].unless.pop()")
    with pytest.raises(AssertionError):
        same(script, [(0, {}, DAYS[-1])])
