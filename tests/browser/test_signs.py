"""The record of a site, its signs and their printing in a real browser: by its custodian, on a phone, under axe."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.pages import RULES, axe, sideways
from tests.serving import watched
from tests.sessions import sessions

pytestmark = pytest.mark.browser
SITE = "/sites/1900000001/"
PHONE = {"width": 360, "height": 740}
PAGES = [
    SITE, f"{SITE}record/", f"{SITE}signs/add/", f"{SITE}areas/add/", f"{SITE}custodian/", f"{SITE}risk/",
    f"{SITE}print/", f"{SITE}print/page/?kind=lot&language=ur", f"{SITE}print/page/?kind=central&language=zh-Hant",
    "/sites/signs/?body=demo-lanterns", "/sites/signs/report/?body=demo-lanterns",
]  # fmt: skip


@pytest.fixture(scope="module")
def kit(chromium: Browser, demonstration: str, superuser_url: str) -> tuple[Browser, str, str]:
    """The custodian of a demonstration, with a session."""
    name = "threshold_demonstration_" + os.environ.get("PYTEST_XDIST_WORKER", "main")
    (found,) = sessions(name, superuser_url, "kit@example.invalid")
    return chromium, demonstration, found


@contextmanager
def opened(kit: tuple[Browser, str, str], **more: Any) -> Iterator[Page]:
    """A page of the custodian's."""
    browser, site, session = kit
    with watched(browser, site, **more) as page:
        page.context.add_cookies([{"name": "session", "value": session, "url": site}])
        yield page


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_any_page(kit: tuple[Browser, str, str], scheme: str) -> None:
    with opened(kit, color_scheme=scheme) as page:
        for path in PAGES:
            assert page.goto(path).status == 200, path  # type: ignore[union-attr]
            assert axe(page, RULES) == [], path


@pytest.mark.parametrize("language", ["en", "es"])
def test_nothing_scrolls_sideways_on_a_phone(kit: tuple[Browser, str, str], language: str) -> None:
    with opened(kit, viewport=PHONE) as page:
        page.goto(f"/sites/?lang={language}")
        for path in PAGES:
            page.goto(path)
            assert sideways(page) == [], path


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without"])
def test_a_custodian_records_a_sign_and_asks_for_its_print(kit: tuple[Browser, str, str], script: bool) -> None:
    place = f"Invented gate, {'with' if script else 'without'} script"
    with opened(kit, java_script_enabled=script) as page:
        page.goto(f"{SITE}record/")
        page.get_by_role("link", name="Record a sign that hangs here").click()
        page.get_by_label("Sign on section 3, for City lots").check()
        page.get_by_label("Demonstration text 1").check()
        page.get_by_label("Kreyòl ayisyen").check()
        page.get_by_label("Where it hangs").fill(place)
        page.get_by_role("button", name="Record").click()
        expect(page.get_by_role("main")).to_contain_text(place)
        page.get_by_role("link", name="Print signs of this site").click()
        page.get_by_role("button", name="Make the PDF").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("The PDF")
    with watched(kit[0], kit[1]) as public:
        public.goto(SITE)
        expect(public.get_by_role("main")).to_contain_text(place)
        expect(public.get_by_role("main")).not_to_contain_text("Glue room")
