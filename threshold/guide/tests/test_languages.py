"""Every language in its own letters: nothing strange, nothing in English, nothing its list of words misses."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from threshold.core.plain_yaml import read_plain
from threshold.guide.wording import FOLDER, SOURCE, VALUE, languages, translated, wording

EXAMPLES = read_plain(Path(__file__).with_name("forbidden_words.yaml").read_text("utf-8"))
OTHERS = [tag for tag in translated() if tag != SOURCE]
SAME_IN_BOTH = {"No"}


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
