"""What a lot may be under 1.a and 1.b, by tables: a row for each rule."""

from __future__ import annotations

import pytest

from threshold.core.property import (
    QUESTIONS,
    RULES,
    SENSITIVE,
    Lot,
    Property,
    Use,
    four_figures,
    propose_lot,
    propose_property,
    questions,
    sensitive_by_use,
)


def use(code: str, agency: str = "DCAS", ownership: str = "C", **more: bool | str) -> Use:
    """One use of a lot of the City's."""
    return Use(code, agency, ownership, **more)  # type: ignore[arg-type]


LOTS = (
    (Lot.VACANT, "lot-all-vacant", [use("1520"), use("1520", "HPD")]),
    (Lot.PARKING, "lot-all-parking", [use("0872"), use("1020")]),
    (Lot.GARAGE, "lot-all-garage", [use("0920"), use("0871")]),
    (Lot.PARKING, "lot-parking-and-garage", [use("0920"), use("1022")]),
    (Lot.FOR_A_PERSON, "lot-parking-beside", [use("1024", "NYPD"), use("0820", "DOT"), use("1500")]),
    (Lot.FOR_A_PERSON, "lot-parking-beside", [use("1020"), use("1520")]),
    (Lot.NO, "lot-vacant-beside-use", [use("1520"), use("1222", "CORR")]),
    (Lot.FOR_A_PERSON, "lot-unsure-code", [use("1520"), use("1500")]),
    (Lot.FOR_A_PERSON, "lot-unsure-code", [use("1500")]),
    (Lot.FOR_A_PERSON, "lot-unsure-code", [use("0940"), use("0120")]),
    (Lot.FOR_A_PERSON, "lot-unknown-code", [use("1750")]),
    (Lot.FOR_A_PERSON, "lot-mixed-owner", [use("1520", ownership="M")]),
    (Lot.VACANT, "lot-all-vacant", [use("1520", ownership="M"), use("1520")]),
    (Lot.GARAGE, "lot-all-garage", [use("0920", ownership="P", leased=True)]),
    (Lot.NO, "lot-not-citys", [use("1520", ownership="O")]),
    (Lot.NO, "lot-not-citys", [use("0920", ownership="P")]),
    (Lot.NO, "lot-other-use", [use("0440", "PARKS")]),
)
PROPERTIES = (
    (Property.CITY, "property-in-use", [use("0120")]),
    (Property.CITY, "property-in-use", [use("0120", ownership="P", leased=True)]),
    (Property.CITY, "property-in-use", [use("1020"), use("1500")]),
    (Property.CITY, "property-in-use", [use("0510"), use("0860", "NYCTA")]),
    (Property.FOR_A_PERSON, "property-leased-out", [use("0120"), use("1900", agreement="S")]),
    (Property.FOR_A_PERSON, "property-leased-out", [use("1900")]),
    (Property.FOR_A_PERSON, "property-leased-out", [use("0812", agreement="M")]),
    (Property.FOR_A_PERSON, "property-not-city-agency", [use("0860", "NYCTA"), use("1500")]),
    (Property.FOR_A_PERSON, "property-not-city-agency", [use("0120", "UNKN")]),
    (Property.FOR_A_PERSON, "property-no-use", [use("1520"), use("1500")]),
    (Property.FOR_A_PERSON, "property-residential", [use("1410"), use("1600")]),
    (Property.FOR_A_PERSON, "property-unknown-code", [use("9999")]),
    (Property.FOR_A_PERSON, "property-mixed-owner", [use("0120", ownership="M")]),
    (Property.NO, "property-not-citys", [use("0120", ownership="P"), use("0120", ownership="O")]),
)
RAISED = (
    ((), [use("0120")]),
    (("leased-out",), [use("0120", agreement="L")]),
    (("shared",), [use("0120"), use("0120", "HPD")]),
    (("mixed",), [use("1520"), use("1500")]),
    ((), [use("1520"), use("1520")]),
    (("mixed-owner",), [use("0120", ownership="M")]),
    (("mixed-owner",), [use("0120"), use("0120", ownership="P")]),
    (("shared", "not-city-agency"), [use("0860", "NYCTA"), use("0120")]),
)


@pytest.mark.parametrize(("value", "rule", "uses"), LOTS, ids=str)
def test_what_is_proposed_under_1_a(value: Lot, rule: str, uses: list[Use]) -> None:
    for sequence in (uses, uses[::-1]):
        proposed = propose_lot(sequence)
        assert (proposed.value, proposed.rule) == (value, rule)


@pytest.mark.parametrize(("value", "rule", "uses"), PROPERTIES, ids=str)
def test_what_is_proposed_under_1_b(value: Property, rule: str, uses: list[Use]) -> None:
    for sequence in (uses, uses[::-1]):
        proposed = propose_property(sequence)
        assert (proposed.value, proposed.rule) == (value, rule)


def test_every_rule_has_its_words_and_a_case_here() -> None:
    assert {rule for _value, rule, _uses in (*LOTS, *PROPERTIES)} == set(RULES)
    assert all(words.endswith(".") for words in RULES.values())


@pytest.mark.parametrize(("raised", "uses"), RAISED, ids=str)
def test_which_questions_a_lot_raises(raised: tuple[str, ...], uses: list[Use]) -> None:
    assert questions(uses) == raised


def test_every_question_is_raised_somewhere_here() -> None:
    assert {slug for raised, _uses in RAISED for slug in raised} == set(QUESTIONS)


def test_a_lot_is_sensitive_when_any_of_its_uses_is() -> None:
    assert all(sensitive_by_use([use("0120"), use(code)]) for code in SENSITIVE)
    assert not sensitive_by_use([use("0120"), use("0440")])


def test_nothing_is_proposed_of_a_lot_without_uses() -> None:
    for propose in (propose_lot, propose_property):
        with pytest.raises(ValueError, match="at least one use"):
            propose([])


@pytest.mark.parametrize(("given", "code"), [("940", "0940"), ("0940", "0940"), ("1520", "1520"), ("72", "0072")])
def test_a_code_that_lost_its_zero_is_understood(given: str, code: str) -> None:
    assert four_figures(given) == code


@pytest.mark.parametrize("given", ["", "0", "0000", "15200", "15A0", "-940", "９40"])
def test_what_is_no_code_is_refused(given: str) -> None:
    with pytest.raises(ValueError):
        four_figures(given)
