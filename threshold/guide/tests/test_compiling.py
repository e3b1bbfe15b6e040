"""The compiled norms: fresh, whole, silent about what follows, and asking staff only what staff may be asked."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from threshold.core.facts import FACTS, Kind
from threshold.core.norms import NORMS
from threshold.guide.choices import AT_THE_GATE, CHOICES, STAFF_FACTS
from threshold.guide.compiling import FILE, compiled, script
from threshold.guide.flow import ALWAYS, LAST, MORE, MOST_TAPS, RAISES, SCREENS, Screen, sentences_used
from threshold.guide.wording import wording

NEVER_OF_STAFF = {
    "immigration", "title", "control", "b_issuer", "b_authority", "b_live", "a_instrument", "a_covers", "c_formal",
    "c_part", "g1_agreement", "g4_arrangement",
}  # fmt: skip
SCREEN_IDS = {screen.id for screen in SCREENS}
MADE_ON_THE_WAY = {"facts", "done", "own", "always"}


def test_the_compiled_file_is_fresh() -> None:
    assert FILE.read_text("utf-8") == script(), "run python -m scripts.guide_norms"


def test_every_norm_is_compiled_with_its_days() -> None:
    norms = compiled()["norms"]
    assert [(norm["cite"], norm["since"], norm["until"]) for norm in norms] == [
        (norm.cite, norm.since.isoformat(), norm.until.isoformat() if norm.until else "") for norm in NORMS
    ]
    leaves = [fact for norm in norms for fact in re.findall(r"\['is', '(\w+)'", str(norm))]
    assert leaves == [leaf.fact.id for norm in NORMS for leaf in norm.leaves]


def test_staff_are_asked_what_the_eye_shows_and_nothing_else() -> None:
    assert set(STAFF_FACTS) & NEVER_OF_STAFF == set()
    assert all(FACTS[fact].kind is Kind.SEEN for fact in STAFF_FACTS)
    assert {field for screen in SCREENS for choice in screen.choices if (field := choice.field) in FACTS} == set(
        AT_THE_GATE
    )


@pytest.mark.parametrize("path", sorted(FILE.parent.glob("*.js")), ids=lambda path: path.name)
def test_no_script_of_the_guide_names_what_follows(path: Path) -> None:
    said = path.read_text("utf-8").casefold()
    assert [word for word in ("permitted", "prohibited", "outside", "standing") if word in said] == []


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.id)
def test_every_screen_leads_on_says_what_stands_in_the_words_and_takes_i_do_not_know(screen: Screen) -> None:
    texts = wording("en").texts
    for choice in (*screen.choices, *screen.asides):
        assert choice.to in SCREEN_IDS | MADE_ON_THE_WAY
        assert choice.words in texts
        assert choice.field == "" or choice.value in CHOICES[choice.field]
    assert {screen.heading, screen.question or screen.heading} <= texts.keys()
    if screen.question:
        values = {choice.value for choice in screen.choices} | ({"unknown"} if screen.id == "want" else set())
        assert values & {"unknown", "cannot_tell"}, "nobody is held to an answer"


def test_i_do_not_know_stands_behind_something_else_on_the_first_screen() -> None:
    other = next(screen for screen in SCREENS if screen.id == "else")
    assert "unknown" in {choice.value for choice in other.choices}


def test_every_sentence_of_the_review_stands_somewhere() -> None:
    assert sentences_used() == {f"s{number}" for number in range(1, 21)}


def test_every_field_of_a_record_is_asked_somewhere() -> None:
    asked = {choice.field for screen in SCREENS for choice in (*screen.choices, *screen.asides)} - {""}
    assert asked | set(MORE) == set(CHOICES)
    assert set(RAISES) == set(CHOICES["want"])


def test_the_fixed_questions_leave_room_for_those_the_norms_turn_on() -> None:
    longest = ("want", "else", "paper", "kind", *LAST)
    assert len(longest) < MOST_TAPS
    assert all(f"labels.{heading}" in wording("en").texts for heading, _sentences in ALWAYS)
