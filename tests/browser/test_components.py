"""The components in a real browser: axe finds nothing, a phone fits, a tick is a tick, what is wrong comes first."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.pages import RULES, axe, sideways
from tests.browser.test_every_page import PHONE
from tests.serving import watched
from threshold.ui.tests.sample import Sample, sample_page

pytestmark = pytest.mark.browser
WRONG = {"day": "tomorrow", "kind": "a"}


def show(page: Page, language: str, form: Sample) -> None:
    """Open the sample page as if the site had sent it."""
    html = sample_page(language, form)
    page.route("**/sample/", lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
    page.goto("/sample/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "ar-xb"])
def test_axe_finds_nothing_in_any_component(chromium: Browser, site: str, language: str, scheme: str) -> None:
    with watched(chromium, site, color_scheme=scheme) as page:
        show(page, language, Sample(WRONG))
        assert axe(page, RULES) == []


@pytest.mark.parametrize("language", ["en", "es", "ar-xb"])
def test_every_component_fits_a_phone(chromium: Browser, site: str, language: str) -> None:
    with watched(chromium, site, viewport=PHONE) as page:
        show(page, language, Sample(WRONG))
        assert sideways(page) == []


def test_what_is_wrong_has_the_focus_and_leads_to_its_field(page: Page) -> None:
    show(page, "en", Sample(WRONG))
    expect(page.get_by_role("alert")).to_be_focused()
    page.get_by_role("link", name="Day: Write the day").click()
    expect(page.get_by_label("Day")).to_be_focused()


def test_a_tick_and_a_round_answer_to_their_words_and_to_the_keyboard(page: Page) -> None:
    show(page, "en", Sample())
    page.get_by_text("I have read it").click()
    expect(page.get_by_role("checkbox")).to_be_checked()
    page.get_by_label("Letter").check()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("Report")).to_be_checked()
