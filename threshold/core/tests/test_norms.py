"""The norms as data: their words stand in the sealed texts, their size is known, each fact is used once."""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Callable
from datetime import date
from fractions import Fraction

import pytest
import yaml

from threshold.core.facts import FACTS, Kind
from threshold.core.norms import (
    AC_4_210_B,
    AC_10_178_C_2017,
    AC_10_178_C_2026,
    NORMS,
    SECTION_3,
    judicial_warrant,
    norms_on,
)
from threshold.core.rules import All, Is, Norm, Test, Truth, leaves
from threshold.core.tests.worlds import LAW, NAMES, SHARED_SCENARIOS

EVERY_NORM = pytest.mark.parametrize("norm", NORMS, ids=NAMES.values())
SIZES = [
    (SECTION_3, 18, 979_776_000, "94.7"),
    (AC_4_210_B, 15, 8_709_120, "96.1"),
    (AC_10_178_C_2017, 9, 6_480, "98.5"),
    (AC_10_178_C_2026, 9, 6_480, "97.0"),
]


def sealed(name: str) -> str:
    return (LAW / name).read_text(encoding="utf-8")


def on_one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


@EVERY_NORM
def test_every_words_of_a_test_stand_verbatim_in_the_sealed_text(norm: Norm) -> None:
    text = sealed(norm.text)
    assert [leaf.words for leaf in norm.leaves if leaf.words not in text] == []


@EVERY_NORM
def test_each_fact_is_used_once_so_that_weighing_is_exact(norm: Norm) -> None:
    facts = [leaf.fact.id for leaf in norm.leaves]
    assert len(facts) == len(set(facts))


@EVERY_NORM
def test_every_fact_of_a_norm_is_in_the_public_vocabulary(norm: Norm) -> None:
    assert all(FACTS[leaf.fact.id] is leaf.fact for leaf in norm.leaves)


@EVERY_NORM
def test_every_test_can_be_met_and_not_met(norm: Norm) -> None:
    assert all(leaf.yes and leaf.yes | leaf.contested < leaf.fact.domain for leaf in norm.leaves)


@pytest.mark.parametrize(("norm", "tests", "worlds", "_settled"), SIZES, ids=[NAMES[row[0]] for row in SIZES])
def test_the_size_of_each_norm(norm: Norm, tests: int, worlds: int, _settled: str) -> None:
    assert len(norm.leaves) == tests
    assert math.prod(len(leaf.fact.domain) for leaf in norm.leaves) == worlds


Odds = dict[Truth, Fraction]


def odds(test: Test) -> Odds:
    """How much of all worlds gives a test each truth, contested values left open; exact, as facts are used once."""
    if isinstance(test, Is):
        known = [test.weigh({test.fact.id: frozenset({value})}).truth for value in test.fact.values]
        return {truth: Fraction(known.count(truth), len(known)) for truth in Truth}
    parts = [odds(part) for part in test.parts]
    return combined(parts, Truth.YES, min) if isinstance(test, All) else combined(parts, Truth.NO, max)


def combined(parts: list[Odds], start: Truth, pick: Callable[[Truth, Truth], Truth]) -> Odds:
    total: Odds = {start: Fraction(1)}
    for part in parts:
        step: Odds = {truth: Fraction(0) for truth in Truth}
        for a, p in total.items():
            for b, q in part.items():
                step[pick(a, b)] += p * q
        total = step
    return total


@pytest.mark.parametrize(("norm", "_tests", "_worlds", "settled"), SIZES, ids=[NAMES[row[0]] for row in SIZES])
def test_how_many_worlds_the_words_alone_settle(norm: Norm, _tests: int, _worlds: int, settled: str) -> None:
    reach = odds(norm.reaches)
    excepted = combined([odds(clause.test) for clause in norm.unless], Truth.NO, max)
    part = reach[Truth.NO] + reach[Truth.YES] * (excepted[Truth.YES] + excepted[Truth.NO])
    assert f"{float(part) * 100:.1f}" == settled


def test_the_words_of_section_3_that_no_test_stands_for() -> None:
    """A word of the law that no test stands for cannot hide: this is all that is left over."""
    text = sealed(SECTION_3.text)
    section = on_one_line(text[text.index("§ 3. Prohibiting") : text.index("§ 4. Rule of Construction")])
    for leaf in sorted(SECTION_3.leaves, key=lambda leaf: -len(leaf.words)):
        section = section.replace(leaf.words, "|")
    left = [piece.strip(" ,;.-") for piece in section.split("|")]
    assert [piece for piece in left if piece] == [
        "§ 3. Prohibiting Non-City Use of City Lots",
        "are not permitted to use City lots, as such term is defined in section 1 of this Order, as",
        "unless: - a. Such personnel are",
        "b",
        "c",
        "d",
        "e",
        "or - f",
    ]


def test_the_sealed_texts_match_their_seals() -> None:
    rows = yaml.safe_load(sealed("texts.yaml"))["texts"]
    found = {row["file"]: hashlib.sha256((LAW / row["file"]).read_bytes()).hexdigest() for row in rows}
    assert found == {row["file"]: row["seal"] for row in rows}
    assert {norm.text for norm in NORMS} - {SECTION_3.text} <= set(found)


def test_the_dates_of_the_sealed_texts_are_those_of_the_norms() -> None:
    rows = {row["file"]: row for row in yaml.safe_load(sealed("texts.yaml"))["texts"]}
    for norm in NORMS[1:]:
        row = rows[norm.text]
        assert (row["since"], row.get("until")) == (str(norm.since), str(norm.until) if norm.until else None)


DAYS = [
    (date(2018, 1, 29), ()),
    (date(2018, 1, 30), (AC_10_178_C_2017,)),
    (date(2018, 4, 15), (AC_10_178_C_2017,)),
    (date(2018, 4, 16), (AC_4_210_B, AC_10_178_C_2017)),
    (date(2026, 1, 28), (AC_4_210_B, AC_10_178_C_2017)),
    (date(2026, 1, 29), (AC_4_210_B, AC_10_178_C_2026)),
    (date(2026, 2, 5), (AC_4_210_B, AC_10_178_C_2026)),
    (date(2026, 2, 6), (SECTION_3, AC_4_210_B, AC_10_178_C_2026)),
]


@pytest.mark.parametrize(("day", "norms"), DAYS)
def test_which_norms_are_in_force(day: date, norms: tuple[Norm, ...]) -> None:
    assert norms_on(day) == norms


def test_the_detainer_laws_take_no_new_york_courts_warrant() -> None:
    paper = {
        "probable_cause": frozenset({"yes"}),
        "federal_custody": frozenset({"yes"}),
        "b_issuer": frozenset({"ny_court"}),
        "b_authority": frozenset({"custody_of_subject"}),
        "b_live": frozenset({"yes"}),
    }
    assert judicial_warrant.meets(judicial_warrant.OF_THE_ORDER, paper).truth is Truth.YES
    assert judicial_warrant.meets(judicial_warrant.OF_4_210, paper).truth is Truth.YES
    assert judicial_warrant.meets(judicial_warrant.OF_THE_DETAINER_LAWS, paper).truth is Truth.NO
    judge = {**paper, "b_issuer": frozenset({"magistrate_judge"})}
    assert judicial_warrant.meets(judicial_warrant.OF_THE_DETAINER_LAWS, judge).truth is Truth.YES
    quiet = {**judge, "probable_cause": frozenset({"no"})}
    assert judicial_warrant.meets(judicial_warrant.OF_THE_ORDER, quiet).truth is Truth.YES
    assert judicial_warrant.meets(judicial_warrant.OF_THE_DETAINER_LAWS, quiet).truth is Truth.NO


def test_the_words_of_the_detainer_laws_stand_in_their_sealed_text() -> None:
    text = sealed(judicial_warrant.DETAINER_TEXT)
    assert all(leaf.words in text for leaf in leaves(judicial_warrant.OF_THE_DETAINER_LAWS))


def test_a_test_that_names_a_value_twice_cannot_be_built() -> None:
    with pytest.raises(ValueError, match="names one twice"):
        Is(FACTS["use"], frozenset({"other"}), "words", contested=frozenset({"other"}))


@pytest.mark.skipif(not SHARED_SCENARIOS.exists(), reason="the commission's scenario file is not on this machine")
def test_the_vocabulary_is_the_commissions() -> None:
    facts = yaml.safe_load(SHARED_SCENARIOS.read_text(encoding="utf-8"))["facts"]
    assert {name: (row["asks"], row["decided_by"], sorted(row["values"])) for name, row in facts.items()} == {
        name: (fact.asks, fact.kind.value, sorted(fact.values)) for name, fact in FACTS.items()
    }
    words = {(cite, name): text for name, row in facts.items() for cite, text in row["words"].items()}
    ours = {(norm.cite, leaf.fact.id): leaf.words for norm in NORMS for leaf in norm.leaves}
    assert ours == words


def test_only_an_official_may_decide_the_facts_of_law() -> None:
    law = {name for name, fact in FACTS.items() if fact.kind is Kind.LAW}
    assert law == {"d_mission", "e_exigent", "f_required", "g3_required", "g5_mission", "g6_exigent"} | {
        "i1_arrangement",
        "i2_duties",
        "i3_federal",
    }
