"""The closed choices of a record: short values, whole words, nothing of a resident, no outcome."""

from __future__ import annotations

import re

from threshold.core.facts import WHO
from threshold.core.gate import NEEDED, ONE_OF, SAID_TO_BE, SOME_OF

NEVER = re.compile(r"\b(permitted|prohibited|outside|illegal|invalid|fake|refused|trespass\w*|ICE)\b", re.IGNORECASE)


def test_every_choice_is_a_short_word_of_its_own_with_words_for_a_page() -> None:
    for name, choices in {**ONE_OF, **SOME_OF}.items():
        for value, words in choices.items():
            assert re.fullmatch("[a-z][a-z_]{0,29}", value), (name, value)
            assert words[:1].isupper() or words[:1].isdigit(), (name, words)


def test_no_choice_names_an_outcome_or_calls_all_officers_by_one_name() -> None:
    words = [words for choices in {**ONE_OF, **SOME_OF}.values() for words in choices.values()]
    assert [one for one in words if NEVER.search(one.replace("refuse permission", ""))] == []


def test_what_they_said_they_are_is_a_class_the_norms_know_or_that_they_did_not_say() -> None:
    assert set(SAID_TO_BE) - {"did_not_say"} == set(WHO.values)


def test_only_by_which_way_they_asked_is_needed() -> None:
    assert {"channel"} == NEEDED
    assert set(ONE_OF) >= NEEDED
