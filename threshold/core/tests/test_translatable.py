"""What translators are given: every string of the data that people read, once, and none of the law's own words."""

from __future__ import annotations

from threshold.core.loader import load_law
from threshold.core.translatable import translatable

LAW = load_law()
STRINGS = translatable(LAW)


def test_every_act_proof_reason_and_question_is_there() -> None:
    for duty in LAW.duties:
        assert {duty.act, duty.proof} <= set(STRINGS)
    for group in LAW.groups:
        assert {group.name, *(member.reason for member in group.members)} <= set(STRINGS)
    assert {question.question for question in LAW.order.ambiguities} <= set(STRINGS)
    assert {ask for law in LAW.neighbours for ask in law.asks} <= set(STRINGS)


def test_each_stands_once_and_none_is_empty() -> None:
    assert len(STRINGS) == len(set(STRINGS))
    assert all(text.strip() for text in STRINGS)


def test_the_sealed_words_are_not_for_translation() -> None:
    assert not any(clause.text in STRINGS for clause in LAW.order.clauses if clause.text)


def test_no_string_holds_markup() -> None:
    assert [text for text in STRINGS if "<" in text or "&" in text] == []
