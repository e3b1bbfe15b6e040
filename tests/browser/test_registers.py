"""The registers in a real browser: one records without script, another confirms; axe, a phone, both directions."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.pages import RULES, axe, sideways
from tests.browser.test_signing_in import address, come_in
from tests.serving import watched

pytestmark = pytest.mark.browser
PHONE = {"width": 360, "height": 740}
GARAGE = "2900000037"


def see_well(page: Page, path: str) -> None:
    """Axe finds nothing on a page, and nothing sticks out on a phone."""
    page.goto(path)
    assert axe(page, RULES) == [], path
    page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    assert sideways(page) == [], path
    page.set_viewport_size({"width": 1280, "height": 800})


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_are_held_to_axe_and_a_phone(chromium: Browser, demonstration: str, scheme: str) -> None:
    with watched(chromium, address(demonstration), color_scheme=scheme) as page:
        for path in ("/registers/", "/mayoral-findings/"):
            see_well(page, path)
        come_in(page, "cora")
        for path in (
            "/registers/", "/agreements/", "/agreements/?words=nothing", "/agreements/1/", "/agreements/add/",
            "/agreements/add/?paper=file", "/agreements/1/end/", "/arrangements/1/", "/placements/1/",
            "/placements/1/find/", "/service-locations/", f"/sites/{GARAGE}/",
        ):  # fmt: skip
            see_well(page, path)


@pytest.mark.parametrize("language", ["es", "ar-xb"])
def test_nothing_scrolls_sideways_in_other_languages(chromium: Browser, demonstration: str, language: str) -> None:
    with watched(chromium, address(demonstration), viewport=PHONE) as page:
        come_in(page, "cora")
        for path in ("/agreements/", "/agreements/1/", "/placements/1/"):
            page.goto(f"{path}?lang={language}")
            assert sideways(page) == [], path


def test_one_records_and_another_confirms_without_script(chromium: Browser, demonstration: str) -> None:
    with watched(chromium, address(demonstration), java_script_enabled=False) as page:
        come_in(page, "cora")
        page.goto("/agreements/add/")
        page.get_by_label("agreement", exact=True).check()
        page.get_by_label("What it is called").fill("Invented berth at the pier")
        page.get_by_label("Outside agencies, one a line").fill("Invented Pier Police")
        page.get_by_label("The State of New York").check()
        page.get_by_label("the lots named", exact=True).check()
        page.get_by_label("The lots named, a BBL a line").fill(GARAGE)
        page.get_by_label("staging area", exact=True).check()
        page.get_by_role("group", name="Is it formal?").get_by_label("yes").check()
        page.get_by_label("its approval is unclear").check()
        page.get_by_label("Body that keeps the entry").select_option("demo-lanterns")
        page.get_by_label("First day").fill("2026-03-02")
        page.get_by_role("button", name="Record").click()
        expect(page.get_by_role("main")).to_contain_text("Say where the paper is")
        page.get_by_label("Where the paper is kept").fill("Invented drawer 9")
        page.get_by_role("button", name="Record").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Invented berth at the pier")
        expect(page.get_by_role("main")).to_contain_text("not the one who recorded it")
        made = page.url
    with watched(chromium, address(demonstration)) as other:
        come_in(other, "carl")
        other.goto(made)
        other.get_by_role("link", name="Confirm this entry").click()
        other.get_by_label("I have compared the entry with its paper").check()
        other.get_by_role("button", name="Confirm").click()
        expect(other.get_by_role("main")).to_contain_text("In force.")
