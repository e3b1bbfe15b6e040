"""A whole encounter in two browsers, from the gate to counsel and back; and a look at every page of encounters."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.pages import COLOURS, RULES, axe, sideways
from tests.browser.test_every_page import PHONE
from tests.serving import watched
from tests.sessions import sessions

pytestmark = pytest.mark.browser
PLAYERS = ("cora", "fay", "petra")
PAGES = {
    "board": ("cora", "/encounters/?standing=all"),
    "one": ("cora", "/encounters/3/"),
    "own": ("fay", "/encounters/2/"),
    "record": ("fay", "/encounters/new/"),
    "paper": ("fay", "/encounters/new/?way=paper"),
    "anew": ("cora", "/encounters/3/anew/"),
    "rota": ("cora", "/encounters/rota/"),
    "links": ("cora", "/encounters/links/"),
    "crossings": ("petra", "/encounters/crossings/"),
    "held": ("cora", "/encounters/held/"),
    "plain form": ("", "/g/records/new/"),
    "status": ("", f"/g/records/{2:032x}/"),
}


class Cast:
    """Invented people of a demonstration, each with a session of their own."""

    def __init__(self, browser: Browser, site: str, found: dict[str, str]) -> None:
        self.browser, self.site, self.sessions = browser, site, found

    @contextmanager
    def opened(self, *short: str, **more: Any) -> Iterator[tuple[Page, ...]]:
        """A page for each in a browser of their own; "" has not signed in."""
        with ExitStack() as stack:
            yield tuple(self._page(stack, one, more) for one in short)

    def _page(self, stack: ExitStack, short: str, more: dict[str, Any]) -> Page:
        page = stack.enter_context(watched(self.browser, self.site, **more))
        if short:
            page.context.add_cookies([{"name": "session", "value": self.sessions[short], "url": self.site}])
        return page


@pytest.fixture(scope="module")
def players(chromium: Browser, demonstration: str, superuser_url: str) -> Cast:
    """Those who play in these stories."""
    name = "threshold_demonstration_" + os.environ.get("PYTEST_XDIST_WORKER", "main")
    found = sessions(name, superuser_url, *(f"{one}@example.invalid" for one in PLAYERS))
    return Cast(chromium, demonstration, dict(zip(PLAYERS, found, strict=True)))


def test_a_whole_encounter_from_the_gate_to_counsel_and_back(players: Cast) -> None:
    with players.opened("fay", "cora") as (gate, counsel):
        counsel.goto("/encounters/")
        gate.goto("/encounters/new/")
        gate.get_by_label(re.compile("What sort of request")).select_option("entry")
        gate.get_by_label(re.compile("Whom did they say")).select_option("federal")
        gate.get_by_label(re.compile("What sort of paper")).select_option("judge")
        gate.get_by_role("button", name="Keep the record").click()
        number = gate.url.rstrip("/").rsplit("/", 1)[1]
        counsel.get_by_role("link", name=re.compile(f"Encounter {number}, ")).click()  # the live part brings it
        expect(counsel.locator("#said").get_by_text("it does not bind the officers")).to_be_visible()
        counsel.get_by_role("button", name="Acknowledge").click()
        expect(gate.get_by_text("Counsel acknowledged")).to_be_visible()
        counsel.get_by_label("Ask the gate").select_option("signed")
        counsel.get_by_role("button", name="Ask", exact=True).click()
        asked = gate.get_by_label("Does it look signed by a judge or a court?")
        expect(asked).to_be_visible()
        asked.select_option("cannot_tell")
        gate.get_by_role("button", name="Answer").click()
        expect(counsel.get_by_text("The gate answered")).to_be_visible()
        counsel.get_by_label("Tell the gate").select_option("coming")
        counsel.get_by_role("button", name="Tell", exact=True).click()
        expect(gate.get_by_text("Counsel is on the way to you.")).to_be_visible()
        for word in ("PERMITTED", "PROHIBITED", "OUTSIDE"):
            expect(gate.get_by_text(word)).to_have_count(0)
        counsel.get_by_role("button", name="Close the encounter").click()
        expect(gate.get_by_text("Counsel closed the encounter")).to_be_visible()


def test_the_gate_that_has_not_signed_in_records_by_the_plain_form_without_script(players: Cast) -> None:
    with players.opened("", java_script_enabled=False) as (gate,):
        gate.goto("/g/records/new/")
        gate.get_by_label(re.compile("What sort of request")).select_option("papers")
        gate.get_by_role("button", name="Keep the record").click()
        expect(gate).to_have_url(re.compile("/g/records/[0-9a-f]{32}/"))
        expect(gate.get_by_text("Received at")).to_be_visible()
        gate.get_by_role("link", name="Look again").click()
        expect(gate.get_by_text("Received at")).to_be_visible()


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_in_light_or_dark_and_nothing_scrolls_sideways(players: Cast, name: str) -> None:
    who, path = PAGES[name]
    for language in ("en", "ar-xb"):
        with players.opened(who, viewport=PHONE) as (page,):
            page.goto(f"{path}{'&' if '?' in path else '?'}lang={language}")
            assert axe(page, RULES) == [], language
            assert sideways(page) == [], language
    with players.opened(who, color_scheme="dark") as (page,):
        page.goto(path)
        assert axe(page, COLOURS) == []
