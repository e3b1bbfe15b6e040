"""A demonstration says so on every page, on paper and in every download, and still accuses no real body."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.pages import PAGES, RULES, axe
from tests.serving import watched

pytestmark = pytest.mark.browser
BANNER = "Demonstration: the bodies marked so are invented, and nothing here says how a real agency stands."


def test_every_page_carries_the_banner_on_screen_and_on_paper(chromium: Browser, demonstration: str) -> None:
    with watched(chromium, demonstration) as page:
        for path in PAGES.values():
            page.goto(path)
            expect(page.get_by_text(BANNER), path).to_be_visible()
            page.emulate_media(media="print")
            expect(page.get_by_text(BANNER), path).to_be_visible()
            page.emulate_media(media="screen")
        assert axe(page, RULES) == []


def test_every_download_says_which_bodies_are_invented(chromium: Browser, demonstration: str) -> None:
    with watched(chromium, demonstration) as page:
        told = page.request.get("/duties/?as=json").json()
        assert told["demonstration"] is True
        rows = page.request.get("/duties/?as=csv").text().splitlines()
        assert "demonstration" in rows[0]
        assert any("Paper Lanterns" in row and row.endswith("yes") for row in rows)
        assert page.request.get("/api/v1/duties?as_of=2036-01-01").headers["threshold-demonstration"] == "yes"


def test_an_invented_body_has_standings_and_a_real_one_still_has_none(chromium: Browser, demonstration: str) -> None:
    with watched(chromium, demonstration) as page:
        page.goto("/bodies/demo-lanterns/?as_of=2036-01-01")
        expect(page.get_by_role("main")).to_contain_text("past its date, no proof recorded")
        page.goto("/bodies/acs/?as_of=2036-01-01")
        expect(page.get_by_role("main")).to_contain_text("nothing recorded here")
        expect(page.get_by_role("main")).not_to_contain_text("no proof recorded")


def test_without_a_demonstration_there_is_no_banner(chromium: Browser, site: str) -> None:
    with watched(chromium, site) as page:
        page.goto("/")
        expect(page.get_by_text(BANNER)).to_have_count(0)
