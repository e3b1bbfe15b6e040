"""Each catalogue is current, keeps its placeholders, and says that nobody has reviewed it."""

from __future__ import annotations

import re
from pathlib import Path

import polib
import pytest

from scripts.pseudo_locale import pseudo
from threshold.accounts.role_list import listed_roles
from threshold.agencies.post_list import posts
from threshold.core.loader import load_law
from threshold.core.translatable import translatable

LOCALE = Path(__file__).resolve().parents[2] / "threshold" / "locale"
CATALOGUE = LOCALE / "es" / "LC_MESSAGES" / "django.po"
PLACEHOLDER = re.compile(r"\{\w*\}|%\(\w+\)[sd]")
NEVER = ("ilegal", "inválid", "falso", "santuario", "prohibido compartir")


def entries() -> list[polib.POEntry]:
    """The Spanish catalogue's entries."""
    return list(polib.pofile(str(CATALOGUE)))


def said(entry: polib.POEntry) -> list[tuple[str, str]]:
    """Each English string of an entry with its Spanish, untranslated ones left out."""
    if entry.msgid_plural:
        return [(entry.msgid_plural, text) for text in entry.msgstr_plural.values() if text]
    return [(entry.msgid, entry.msgstr)] if entry.msgstr else []


def test_spanish_says_that_nobody_has_reviewed_it() -> None:
    assert polib.pofile(str(CATALOGUE)).metadata["X-Reviewed"] == "no"


def test_the_compiled_catalogue_is_the_written_one() -> None:
    compiled = {e.msgid: (e.msgstr, dict(e.msgstr_plural)) for e in polib.mofile(str(CATALOGUE.with_suffix(".mo")))}
    written = {e.msgid: (e.msgstr, dict(e.msgstr_plural)) for e in entries() if e.translated()}
    assert compiled == written


def test_every_string_of_the_laws_data_is_in_the_catalogue() -> None:
    have = {entry.msgid for entry in entries()}
    assert [text for text in translatable(load_law()) if text and text not in have] == []


def test_what_pages_show_of_roles_and_posts_is_in_the_catalogue() -> None:
    have = {entry.msgid for entry in entries()}
    shown = [text for role in listed_roles() for text in (role.name, role.about)]
    shown += [text for post in posts().values() for text in (post.name, post.basis, post.source)]
    assert shown
    assert [text for text in shown if text not in have] == []


def test_no_translation_loses_or_adds_a_placeholder() -> None:
    for entry in entries():
        for english, spanish in said(entry):
            assert sorted(PLACEHOLDER.findall(spanish)) == sorted(PLACEHOLDER.findall(english)), english


def test_no_translation_says_what_may_not_be_said() -> None:
    spoken = " ".join(spanish for entry in entries() for _english, spanish in said(entry)).lower()
    assert [word for word in NEVER if word in spoken] == []


@pytest.mark.parametrize("text", ["As of {day}.", "%(count)d days", "Search"])
def test_the_made_up_language_keeps_placeholders_and_turns_the_rest(text: str) -> None:
    turned = pseudo(text)
    assert PLACEHOLDER.findall(turned) == PLACEHOLDER.findall(text)
    assert not re.search("[A-Za-z]", PLACEHOLDER.sub("", turned))
