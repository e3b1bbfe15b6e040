"""The guide's words: the review's sentences unchanged, every key in every language, nothing forbidden in any."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from threshold.guide.wording import (
    Language,
    Wording,
    approved,
    hash_of,
    language,
    languages,
    not_settled,
    problems,
    published,
    translated,
    wording,
)

SENTENCES = "c8733953bc3ee1345510d7baf8fee06a6dbf831ecd172fba552de05a07dc68dd"
DAY = "2026-05-04"
DESIGNATED = {"es", "zh-Hans", "zh-Hant", "ru", "bn", "ht", "ko", "ar", "ur", "fr", "pl"}


def test_the_sentences_are_those_of_the_review_word_for_word() -> None:
    texts = wording("en").texts
    said = "\n".join(texts[f"sentences.s{number}"] for number in range(1, 21))
    assert hashlib.sha256(said.encode()).hexdigest() == SENTENCES
    assert not [key for key in texts if key.startswith("sentences.") and not 1 <= int(key[11:]) <= 20]


@pytest.mark.parametrize("tag", translated())
def test_every_language_says_everything_and_nothing_forbidden(tag: str) -> None:
    assert problems(wording(tag), wording("en")) == []


def test_the_list_has_english_and_the_ten_designated_with_chinese_in_two_scripts() -> None:
    assert [one.tag for one in languages() if one.standing == "source"] == ["en"]
    assert {one.tag for one in languages() if one.standing == "designated"} == DESIGNATED
    assert {one.tag for one in languages() if one.direction == "rtl"} == {"ar", "ur"}


def changed(**texts: str) -> Wording:
    english = wording("en")
    return replace(english, texts={**english.texts, **{key.replace("__", "."): text for key, text in texts.items()}})


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ({"buttons__back": " "}, "is empty"),
        ({"queue__waiting": "Kept here"}, "braces"),
        ({"buttons__back": "<b>Back</b>"}, "markup"),
        ({"labels__here": "ICE is here"}, "never used"),
        ({"labels__here": "This is PROHIBITED"}, "never used"),
        ({"sentences__s8": "Say that it is not allowed."}, "forbidden word: not allowed"),
        ({"buttons__more": "More"}, "the English has no buttons.more"),
    ],
)
def test_what_may_not_stand_in_a_language_is_said(fault: dict[str, str], words: str) -> None:
    assert words in "\n".join(problems(changed(**fault), wording("en")))


def test_a_missing_word_and_a_missing_list_of_forbidden_words_are_said() -> None:
    english = wording("en")
    short = replace(
        english, forbidden=(), texts={key: text for key, text in english.texts.items() if "back" not in key}
    )
    assert {"en: buttons.back is missing", "en: says nothing of the words forbidden in it"} <= set(
        problems(short, english)
    )


def test_a_language_nobody_has_reviewed_is_published_only_where_that_is_wanted() -> None:
    wanted = {one.tag for one in published(DAY, unreviewed=True)}
    assert wanted == set(translated())
    assert [one.tag for one in published(DAY, unreviewed=False)] == ["en"]


def test_a_review_is_of_the_words_as_they_stand() -> None:
    texts = wording("en").texts
    assert hash_of(texts) != hash_of({**texts, "buttons.back": "Return"})


def test_a_temporary_language_is_offered_between_its_days() -> None:
    passing = Language("wo", "Wolof", "Latn", "ltr", "temporary", since="2026-05-04", until="2026-06-04")
    assert [passing.offered(day) for day in ("2026-05-03", "2026-05-04", "2026-06-04", "2026-06-05")] == [
        False, True, True, False,
    ]  # fmt: skip


def test_a_language_that_is_not_there_is_not_found() -> None:
    with pytest.raises(LookupError):
        language("../en")


def test_nobody_has_approved_the_text_and_one_sentence_is_for_counsel() -> None:
    assert not approved()
    assert not_settled() == {"s16"}
