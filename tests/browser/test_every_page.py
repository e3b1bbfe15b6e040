"""Every page: axe finds nothing in either direction, in light or dark; nothing scrolls sideways on a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.pages import COLOURS, NOT_FOUND, PAGES, RULES, axe, sideways, templates
from tests.serving import watched

pytestmark = pytest.mark.browser
EVERY = [pytest.param(path, id=name) for name, path in {**PAGES, "not-found": NOT_FOUND}.items()]
DIRECTIONS = {"ltr": "en", "rtl": "ar-xb"}
PHONE = {"width": 360, "height": 740}


def in_language(path: str, language: str) -> str:
    """The same page in a language."""
    return f"{path}{'&' if '?' in path else '?'}lang={language}"


def test_no_page_is_forgotten() -> None:
    assert templates() == set(PAGES)


@pytest.mark.parametrize("direction", DIRECTIONS)
@pytest.mark.parametrize("path", EVERY)
def test_axe_finds_nothing(chromium: Browser, site: str, path: str, direction: str) -> None:
    with watched(chromium, site, color_scheme="light") as page:
        page.goto(in_language(path, DIRECTIONS[direction]))
        assert page.locator("html").get_attribute("dir") == direction
        assert axe(page, RULES) == []


@pytest.mark.parametrize("path", EVERY)
def test_the_dark_page_has_contrast_too(chromium: Browser, site: str, path: str) -> None:
    with watched(chromium, site, color_scheme="dark") as page:
        page.goto(path)
        assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches")
        assert axe(page, COLOURS) == []


@pytest.mark.parametrize("language", ["en", "es", "ar-xb"])
@pytest.mark.parametrize("path", EVERY)
def test_nothing_scrolls_sideways_on_a_phone(chromium: Browser, site: str, path: str, language: str) -> None:
    with watched(chromium, site, viewport=PHONE) as page:
        page.goto(in_language(path, language))
        assert sideways(page) == []


def test_axe_sees_a_picture_without_words(page: Page) -> None:
    page.goto("/about/")
    page.evaluate("document.querySelector('main').append(Object.assign(new Image(), {src: '/static/ui/icon.svg'}))")
    assert [one.partition(":")[0] for one in axe(page, RULES)] == ["image-alt"]


def test_the_measure_of_sideways_sees_a_wide_thing(chromium: Browser, site: str) -> None:
    with watched(chromium, site, viewport=PHONE) as page:
        page.goto("/about/")
        page.evaluate("document.querySelector('main p').style.width = '900px'")
        assert sideways(page) != []
