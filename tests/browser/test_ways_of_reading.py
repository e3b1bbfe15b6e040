"""Other ways of reading: in Spanish, from the right, on paper, by keyboard alone, without script."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.pages import PAGES
from tests.serving import watched

pytestmark = pytest.mark.browser


def test_spanish_is_one_link_away_stays_and_says_that_nobody_reviewed_it(page: Page) -> None:
    page.goto("/")
    page.get_by_role("link", name="Español").click()
    expect(page.locator("html")).to_have_attribute("lang", "es")
    expect(page.get_by_role("note")).to_contain_text("Nobody has reviewed this translation")
    expect(page.get_by_label("Organismo")).to_be_visible()
    expect(page.get_by_role("heading", name="El texto")).to_be_visible()
    expect(page.locator("[id='c-2'] .margin").get_by_text("nada consta aquí").first).to_be_visible()
    expect(page.get_by_text("shall immediately conduct a review and audit").first).to_be_visible()
    page.goto("/duties/2-3/")
    expect(page.locator("html")).to_have_attribute("lang", "es")


def test_the_law_stays_english_and_left_to_right_in_a_page_from_the_right(page: Page) -> None:
    page.goto("/?lang=ar-xb&as_of=2026-05-08")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    words = page.get_by_text("shall immediately conduct a review and audit").first
    assert words.evaluate("one => getComputedStyle(one).direction") == "ltr"
    margin, law = page.locator("[id='c-2'] .margin"), page.locator("[id='c-2'] > .law")
    there, here = margin.bounding_box(), law.bounding_box()
    assert there and here and there["x"] < here["x"]


def test_the_order_prints_its_words_and_leaves_the_controls_out(page: Page) -> None:
    page.goto("/?as_of=2026-05-08")
    page.emulate_media(media="print")
    expect(page.get_by_text("shall immediately conduct a review and audit").first).to_be_visible()
    expect(page.locator("[id='c-2'] .margin")).to_be_visible()
    for control in ("form.filters", "header nav", "header form"):
        for one in page.locator(control).all():
            expect(one).to_be_hidden()


def test_the_keyboard_alone_reaches_the_content_and_opens_the_arithmetic(page: Page) -> None:
    page.goto("/?as_of=2026-05-08")
    page.keyboard.press("Tab")
    skip = page.locator("a.skip")
    expect(skip).to_be_focused()
    box = skip.bounding_box()
    assert box and box["y"] >= 0 and box["x"] >= 0
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#main$"))
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
    summary = page.locator("[id='c-2'] details summary").first
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator("[id='c-2'] details").first).to_have_attribute("open", "")


def test_what_has_the_focus_can_be_seen(page: Page) -> None:
    page.goto("/")
    seen = set()
    for _ in range(25):
        page.keyboard.press("Tab")
        width = page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)")
        style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert width >= 2 and style != "none", page.evaluate("document.activeElement.outerHTML.slice(0, 120)")
        seen.add(page.evaluate("document.activeElement.tagName"))
    assert {"A", "INPUT"} <= seen


@pytest.mark.parametrize("path", [pytest.param(path, id=name) for name, path in PAGES.items()])
def test_every_page_says_the_same_without_script(chromium: Browser, site: str, path: str) -> None:
    texts = []
    for script in (True, False):
        with watched(chromium, site, java_script_enabled=script) as page:
            page.goto(path)
            texts.append(page.locator("main").text_content())
    assert texts[0] == texts[1] and texts[0] and texts[0].strip()


def test_the_tour_works_without_script(chromium: Browser, site: str) -> None:
    with watched(chromium, site, java_script_enabled=False) as page:
        page.goto("/?as_of=2026-05-08")
        page.locator("select[name=body]").select_option("acs")
        page.locator("form.filters button").click()
        expect(page).to_have_url(re.compile("body=acs"))
        page.goto("/try/?date=2026-03-02")
        page.locator("input[name='who'][value='federal']").check()
        page.get_by_role("button", name="Go on").click()
        expect(page).to_have_url(re.compile("who=federal"))
