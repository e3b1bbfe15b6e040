"""The words of signs: complete in every language, nothing forbidden in any, true to the law, approved by nobody yet."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from threshold.core.loader import load_law
from threshold.property.sign_texts import (
    DEMONSTRATION,
    SOURCE,
    Text,
    approved,
    edition,
    editions,
    hash_of,
    language,
    languages,
    printable,
    problems,
    text,
)

DESIGNATED = {"es", "zh-Hans", "zh-Hant", "ru", "bn", "ht", "ko", "ar", "ur", "fr", "pl"}
TAGS = [one.tag for one in languages()]
LETTERS = {
    "ru": "\u0400-\u04ff", "bn": "\u0980-\u09ff", "ar": "\u0600-\u06ff", "ur": "\u0600-\u06ff", "ko": "\uac00-\ud7a3",
    "zh-Hans": "\u4e00-\u9fff", "zh-Hant": "\u4e00-\u9fff",
}  # fmt: skip


@pytest.mark.parametrize("tag", TAGS)
def test_every_language_says_everything_and_nothing_forbidden(tag: str) -> None:
    assert problems(text(DEMONSTRATION, tag), text(DEMONSTRATION, SOURCE)) == []


def test_the_list_has_english_and_the_designated_languages_with_chinese_in_two_scripts() -> None:
    assert {one.tag for one in languages() if one.standing == "designated"} == DESIGNATED
    assert {one.tag for one in languages() if one.direction == "rtl"} == {"ar", "ur"}


@pytest.mark.parametrize("tag", sorted(DESIGNATED))
def test_no_translation_was_reviewed_and_each_says_so_in_its_own_words(tag: str) -> None:
    found, english = text(DEMONSTRATION, tag), text(DEMONSTRATION, SOURCE)
    assert not found.reviewed
    assert [key for key, said in found.words.items() if said == english.words[key] and key != "staff.code"] == []
    if tag in LETTERS:
        assert re.search(f"[{LETTERS[tag]}]", found.words["marks.unreviewed"])


def test_simplified_and_traditional_chinese_differ() -> None:
    hans, hant = (text(DEMONSTRATION, tag).words for tag in ("zh-Hans", "zh-Hant"))
    assert hans["lot.rule"] != hant["lot.rule"]


def test_the_sign_on_lots_says_what_section_3_says() -> None:
    order = next(one for one in load_law().orders if one.slug == "eo-13-2026")
    words, sealed = text(DEMONSTRATION, SOURCE).words, " ".join(order.text.split())
    for piece in (
        "Government personnel who are empowered to enforce civil or criminal laws, other than personnel of the City,",
        "or a local public benefit corporation or local public authority, are not permitted to use City lots",
        "as staging areas, processing locations, or operations bases for the enforcement of civil or criminal laws",
    ):
        assert piece in words["lot.rule"]
        assert piece in sealed
    for exception in (
        "duly approved formal agreement", "judicial warrant", "entered into formally on behalf of the City",
        "furthers the purpose or mission", "xigent circumstances", "otherwise required by law",
    ):  # fmt: skip
        assert exception in sealed
        assert exception in words["lot.exceptions"]


def test_the_sign_of_an_area_says_what_3_119_13_c_says_and_binds_nobody_by_a_finding() -> None:
    words = text(DEMONSTRATION, SOURCE).words
    assert words["area.rule"].startswith("Non-local law enforcement may not enter this area unless access is permitted")
    assert "subdivision b of section 4-210" in words["area.rule"]
    assert "The City may not knowingly permit" in words["central.rule"]
    assert not any(re.search(r"\bmust\b|\bleave\b|\bremove", said) for said in words.values())


def changed(**words: str) -> Text:
    """The English with some words replaced; two underscores stand for a dot."""
    english = text(DEMONSTRATION, SOURCE)
    return replace(english, words={**english.words, **{key.replace("__", "."): said for key, said in words.items()}})


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ({"lot__title": " "}, "is empty"),
        ({"lot__title": "<b>Lots</b>"}, "markup"),
        ({"area__rule": "Entry is PROHIBITED"}, "never used"),
        ({"area__rule": "ICE may not enter"}, "never used"),
        ({"area__rule": "This is a safe zone"}, "never used"),
        ({"area__rule": "Entry is illegal"}, "forbidden word"),
        ({"area__rule": "Officers are bound by this sign"}, "forbidden word"),
        ({"area__more": "x"}, "the English has no area.more"),
    ],
)
def test_what_may_not_stand_on_a_sign_is_said(fault: dict[str, str], words: str) -> None:
    assert words in "\n".join(problems(changed(**fault), text(DEMONSTRATION, SOURCE)))


def test_a_sections_number_that_a_line_from_right_to_left_would_turn_about_is_said() -> None:
    arabic = text(DEMONSTRATION, "ar")
    turned = replace(arabic, words={**arabic.words, "area.law": "القانون الإداري، القسم 4-210"})
    assert "turned about" in "\n".join(problems(turned, text(DEMONSTRATION, SOURCE)))


def test_a_missing_word_is_said() -> None:
    english = text(DEMONSTRATION, SOURCE)
    short = replace(english, words={key: said for key, said in english.words.items() if key != "lot.rule"})
    assert problems(short, english) == ["en: lot.rule is missing"]


def test_no_edition_is_approved_and_a_changed_word_would_void_an_approval() -> None:
    assert [one.slug for one in editions() if approved(one.slug)] == []
    words = text(DEMONSTRATION, SOURCE).words
    assert hash_of(words) != hash_of({**words, "lot.title": "Lots"})


def test_outside_a_demonstration_only_reviewed_words_are_printed() -> None:
    assert [one.tag for one in printable(DEMONSTRATION, demonstration=False)] == [SOURCE]
    assert [one.tag for one in printable(DEMONSTRATION, demonstration=True)] == TAGS


def test_what_is_not_there_is_not_found() -> None:
    for attempt in (lambda: edition("../x"), lambda: language("../en"), lambda: text("moia", "en")):
        with pytest.raises(LookupError):
            attempt()
