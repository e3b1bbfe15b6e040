"""The map of sites in a real browser: by keyboard, beside the list, on a phone, from the right, without script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.pages import RULES, axe, sideways
from tests.serving import watched

pytestmark = pytest.mark.browser
LIST, MAP, SITE = "/sites/", "/sites/map/", "1900000001"
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 800}


def drawn(page: Page, path: str) -> None:
    """Go there and wait until the map is drawn and has said how many sites are in sight."""
    page.goto(path)
    page.locator(".map-ground canvas").wait_for()
    expect(page.get_by_role("status")).to_contain_text("Sites in sight:")


@pytest.mark.parametrize(("scheme", "language"), [("light", "en"), ("dark", "en"), ("light", "ar-xb")])
def test_axe_finds_nothing_once_the_map_is_drawn(
    chromium: Browser, demonstration: str, scheme: str, language: str
) -> None:
    with watched(chromium, demonstration, color_scheme=scheme, viewport=DESK) as page:
        for path in (MAP, LIST):
            page.goto(f"{path}?lang={language}")
            page.locator(".map-ground canvas").wait_for()
            assert axe(page, RULES) == []


@pytest.mark.parametrize("language", ["en", "es", "ar-xb"])
def test_nothing_scrolls_sideways_on_a_phone(chromium: Browser, demonstration: str, language: str) -> None:
    with watched(chromium, demonstration, viewport=PHONE) as page:
        page.goto(f"{MAP}?lang={language}")
        page.locator(".map-ground canvas").wait_for()
        assert sideways(page) == []


def test_by_keyboard_alone_a_site_is_brought_nearer_and_chosen(chromium: Browser, demonstration: str) -> None:
    with watched(chromium, demonstration, viewport=DESK) as page:
        drawn(page, f"{MAP}?words={SITE}")
        ground = page.get_by_role("application", name="Map of sites")
        ground.focus()
        expect(ground).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("[data-map-chosen]")).to_contain_text("vacant lot")
        expect(page.locator("[data-map-chosen]")).to_contain_text("not decided")
        for _ in range(12):
            page.keyboard.press("ArrowRight")
        expect(page.get_by_role("status")).to_have_text("Sites in sight: 0")
        page.keyboard.press("Enter")
        expect(page.get_by_role("status")).to_have_text("No site stands in the middle of the map.")
        for _ in range(8):
            page.keyboard.press("-")
        expect(page.get_by_role("status")).to_have_text("Sites in sight: 1")


def test_a_site_of_the_list_is_shown_on_the_map_beside_it(chromium: Browser, demonstration: str) -> None:
    with watched(chromium, demonstration, viewport=DESK) as page:
        drawn(page, f"{LIST}?lot=vacant-lot")
        row = page.locator(f"tr[data-site='{SITE}']")
        row.get_by_role("link", name="On the map").click()
        expect(page.locator("[data-map-chosen]")).to_contain_text("1-90000-0001")
        expect(row).to_have_class("is-chosen")
        assert page.url.endswith("lot=vacant-lot")


def test_the_map_follows_what_the_list_is_narrowed_to(chromium: Browser, demonstration: str) -> None:
    with watched(chromium, demonstration, viewport=DESK) as page:
        drawn(page, f"{LIST}?words={SITE}")
        expect(page.get_by_role("status")).to_have_text("Sites in sight: 1")


def test_on_a_phone_the_list_comes_alone_and_the_map_has_a_page(chromium: Browser, demonstration: str) -> None:
    with watched(chromium, demonstration, viewport=PHONE) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(f"{LIST}?words={SITE}")
        expect(page.locator("[data-map-beside]")).to_be_hidden()
        assert not [one for one in asked if "points/" in one or "leaflet" in one]
        page.get_by_role("link", name="On the map").click()
        page.locator(".map-ground canvas").wait_for()
        expect(page.locator("[data-map-chosen]")).to_contain_text("1-90000-0001")


def test_without_script_the_districts_lead_to_the_list(chromium: Browser, demonstration: str) -> None:
    with watched(chromium, demonstration, java_script_enabled=False, viewport=PHONE) as page:
        page.goto(MAP)
        expect(page.locator(".map-frame")).to_be_hidden()
        expect(page.get_by_role("img", name="Community districts")).to_be_visible()
        page.get_by_text("Manhattan: ").click()
        page.get_by_role("link", name="All of Manhattan").click()
        expect(page.get_by_role("table")).to_contain_text("1-90000-0001")
        page.get_by_role("link", name="Map", exact=True).click()
        expect(page.locator("select[name=borough]")).to_have_value("1")


def test_where_the_points_do_not_come_the_page_says_so(chromium: Browser, demonstration: str) -> None:
    with watched(chromium, demonstration, viewport=DESK) as page:
        page.route("**/sites/points/**", lambda route: route.fulfill(status=200, body="{}"))
        page.goto(MAP)
        expect(page.get_by_role("status")).to_contain_text("The list says the same.")


def test_on_paper_the_districts_stand_for_the_map(chromium: Browser, demonstration: str) -> None:
    with watched(chromium, demonstration, viewport=DESK) as page:
        drawn(page, MAP)
        page.emulate_media(media="print")
        expect(page.locator(".map-frame")).to_be_hidden()
        expect(page.get_by_role("img", name="Community districts")).to_be_visible()
