"""Letters of another script, words left in English, and numbers that a line from right to left would turn about."""

from __future__ import annotations

import pytest

from threshold.core.letters import left_in_english, strange_letters, turned_about, wrong_writing


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


def test_a_number_between_two_marks_keeps_its_order() -> None:
    assert turned_about("القسم 4-210", "Arab") == "4-2"
    assert list(wrong_writing("القسم \u20664-210\u2069.", "Arab")) == []
    assert list(wrong_writing("دفعہ \u20663-119.13\u2069", "Aran")) == []


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Сейчас now", "Cyrl"),
        ("llame to the 911", "Latn"),
        ("911\u200e", "Cyrl"),
        ("الآن 3-5", "Arab"),
        ("a\u200bb", "Latn"),
    ],
)
def test_each_fault_of_writing_is_said_once(text: str, script: str) -> None:
    assert len(list(wrong_writing(text, script))) == 1


def test_of_a_script_whose_letters_are_not_held_nothing_is_found() -> None:
    assert strange_letters("ሰላም", "Ethi") == ""
