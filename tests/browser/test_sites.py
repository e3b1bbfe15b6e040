"""The pages of sites in a real browser: searched, read and decided on, on a phone, without script, under axe."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.pages import RULES, axe, sideways
from tests.serving import watched

pytestmark = pytest.mark.browser
LIST, SITE, SHELTER = "/sites/", "/sites/1900000001/", "/sites/4900000009/"
PHONE = {"width": 360, "height": 740}


@pytest.mark.parametrize("path", [LIST, "/sites/?lot=garage&question=any", SITE, "/sites/?words=nothing+is+called+so"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(chromium: Browser, demonstration: str, path: str, scheme: str) -> None:
    with watched(chromium, demonstration, color_scheme=scheme) as page:
        page.goto(path)
        assert axe(page, RULES) == []


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("path", [LIST, SITE])
def test_nothing_scrolls_sideways_on_a_phone(chromium: Browser, demonstration: str, path: str, language: str) -> None:
    with watched(chromium, demonstration, viewport=PHONE) as page:
        page.goto(f"{path}?lang={language}")
        assert sideways(page) == []


def test_an_empty_installation_says_how_sites_come(chromium: Browser, site: str) -> None:
    with watched(chromium, site) as page:
        page.goto(LIST)
        expect(page.get_by_role("heading", name="No site is recorded here yet")).to_be_visible()
        assert axe(page, RULES) == []


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without"])
def test_a_site_is_searched_for_and_read(chromium: Browser, demonstration: str, script: bool) -> None:
    with watched(chromium, demonstration, java_script_enabled=script) as page:
        page.goto("/")
        page.get_by_role("link", name="Sites", exact=True).first.click()
        page.get_by_label("Address, name, BBL or agency").fill("invented place 1")
        page.get_by_role("button", name="Show").click()
        page.get_by_role("link", name="1 ").first.click()
        expect(page.get_by_role("main")).to_contain_text("Proposed: vacant lot.")
        expect(page.get_by_role("main")).to_contain_text("not decided")
        expect(page.get_by_role("main")).to_contain_text("This site is invented")


def test_a_shelter_is_not_there(chromium: Browser, demonstration: str) -> None:
    with watched(chromium, demonstration) as page:
        assert page.request.get(SHELTER).status == 404
        assert "4900000009" not in page.request.get("/sites/?as=json").text()
