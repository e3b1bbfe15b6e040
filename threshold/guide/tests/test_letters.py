"""Every language in its own letters: nothing strange, nothing in English, nothing its list of words misses."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from threshold.core.plain_yaml import read_plain
from threshold.guide.letters import left_in_english, strange_letters, turned_about
from threshold.guide.wording import FOLDER, SOURCE, VALUE, languages, translated, wording

EXAMPLES = read_plain(Path(__file__).with_name("forbidden_words.yaml").read_text("utf-8"))
OTHERS = [tag for tag in translated() if tag != SOURCE]
SAME_IN_BOTH = {"No"}


@pytest.mark.parametrize(
    ("text", "script", "strange"),
    [
        ("Guía de campo", "Latn", ""),
        ("Powiedz: „Nie mogę”.", "Latn", ""),
        ("Call сейчас", "Latn", "аейсч"),
        ("Позвоните 911", "Cyrl", ""),
        ("Позвоните now", "Cyrl", "now"),
        ("{step} из {steps}", "Cyrl", ""),
        ("记录已保存", "Hans", ""),
        ("記錄已保存", "Hans", "記錄"),
        ("記錄已儲存", "Hant", ""),
        ("记录已保存", "Hant", "录记"),
        ("지도 안내", "Hang", ""),
        ("指南 안내", "Hang", "南指"),
        ("সাহায্য", "Beng", ""),
        ("सहायता", "Beng", "तयसह"),
        ("كيف ذلك", "Arab", ""),
        ("کیف ذلک", "Arab", "کی"),
        ("یہ کیا ہے", "Aran", ""),
        ("يه كيا", "Aran", "كهي"),
    ],
)
def test_a_letter_of_another_script_is_found(text: str, script: str, strange: str) -> None:
    assert strange_letters(text, script) == strange


def test_only_the_latin_words_named_stand_in_another_script() -> None:
    assert strange_letters("слово “warrant” в NYC", "Cyrl", {"warrant", "NYC"}) == ""
    assert strange_letters("слово “warranty”", "Cyrl", {"warrant"}) != ""


@pytest.mark.parametrize(("text", "word"), [("Diga esto to the officer", "the"), ("Diga esto", ""), ("No", "")])
def test_a_word_left_in_english_is_found(text: str, word: str) -> None:
    assert left_in_english(text) == word


@pytest.mark.parametrize("text", ["من 3-5", "100+ لغة", "يوم 5/4", "{count}/{count}", "٪3 أو -3", "A/B"])
def test_a_number_that_would_be_turned_about_is_found(text: str) -> None:
    assert turned_about(text, "Arab")
    assert not turned_about(text, "Latn")


@pytest.mark.parametrize("text", ["اتصل بالرقم 911.", "من 3 إلى 5", "وقت الاستلام: {time}.", "{step} من {steps}"])
def test_a_number_among_words_keeps_its_order(text: str) -> None:
    assert turned_about(text, "Arab") == ""


@pytest.mark.parametrize("tag", translated())
def test_the_list_of_each_language_finds_each_word_that_is_never_said(tag: str) -> None:
    assert len(EXAMPLES[tag]) == len(EXAMPLES[SOURCE])
    words = re.compile("|".join(wording(tag).forbidden), re.IGNORECASE)
    assert [word for word in EXAMPLES[tag] if not words.search(word)] == []


@pytest.mark.parametrize("tag", OTHERS)
def test_no_text_is_the_english_one(tag: str) -> None:
    english = wording(SOURCE).texts
    same = {
        text
        for key, text in wording(tag).texts.items()
        if text == english[key] and re.search("[a-z]", VALUE.sub("", text))
    }
    assert same <= SAME_IN_BOTH


@pytest.mark.parametrize("tag", OTHERS)
def test_911_stands_where_the_english_has_it(tag: str) -> None:
    english = wording(SOURCE).texts
    assert [key for key, text in wording(tag).texts.items() if ("911" in text) != ("911" in english[key])] == []


def test_the_two_ways_of_writing_chinese_are_two_files_that_differ() -> None:
    simplified, traditional = wording("zh-Hans").texts, wording("zh-Hant").texts
    assert sum(simplified[key] != traditional[key] for key in simplified) > len(simplified) / 2


def test_every_designated_language_has_words() -> None:
    assert {one.tag for one in languages() if one.standing != "temporary"} <= set(translated())


def test_every_file_of_words_is_of_a_language_on_the_list() -> None:
    assert {path.stem for path in FOLDER.glob("*.yaml")} - {"languages"} <= {one.tag for one in languages()}
