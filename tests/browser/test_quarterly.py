"""From the encounter to the sent report in two browsers: counsel tags and signs off, the office compiles and sends."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.pages import RULES, axe, sideways
from tests.browser.test_signing_in import address, come_in
from tests.serving import watched
from threshold.encounters.quarterly.quarters import quarter_of

pytestmark = pytest.mark.browser
OURS, PHONE = "demo-lanterns", {"width": 360, "height": 740}


@pytest.fixture
def two(chromium: Browser, demonstration: str) -> Iterator[tuple[Page, Page]]:
    """Counsel of an agency and whoever compiles at the designated office, each in a browser of their own."""
    site = address(demonstration)
    with watched(chromium, site) as cora, watched(chromium, site) as odo:
        come_in(cora, "cora")
        come_in(odo, "odo")
        yield cora, odo


def see_well(page: Page) -> None:
    """Axe finds nothing on this page, and nothing sticks out on a phone."""
    assert axe(page, RULES) == [], page.url
    page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    assert sideways(page) == [], page.url
    page.set_viewport_size({"width": 1280, "height": 800})


def enter_paper(page: Page, day: date) -> None:
    """A request by telephone, entered from paper."""
    page.goto("/encounters/new/?way=paper")
    page.locator("[name=body]").select_option(OURS)
    page.locator("[name=happened_on]").fill(day.isoformat())
    page.locator("[name=happened_time]").fill("09:30")
    for name, value in (("kind", "resources"), ("channel", "telephone"), ("said_to_be", "federal")):
        field = page.locator(f"select[name={name}]")
        if field.count():
            field.select_option(value)
        else:
            page.locator(f"[name={name}][value={value}]").check()
    page.get_by_role("main").locator("form button[type=submit]").last.click()


def test_from_the_encounter_to_the_sent_report(two: tuple[Page, Page]) -> None:
    cora, odo = two
    quarter = quarter_of(date.today()).before  # noqa: DTZ011  the day both browsers see
    part, name = f"/quarterly/{quarter.name}/{OURS}/", quarter.name
    enter_paper(cora, quarter.first + timedelta(days=40))
    cora.goto(part)
    see_well(cora)
    expect(cora.get_by_role("main")).to_contain_text("Nobody has said")
    while cora.get_by_text("Nobody has said").count():
        cora.locator("tr", has_text="Nobody has said").first.get_by_role("link").click()
        see_well(cora)
        cora.locator("[name=qualifies][value=yes]").check()
        cora.locator("[name=why]").select_option("request")
        cora.locator("[name=requesting]").select_option("ice")
        cora.get_by_role("button", name="Record it").click()
        cora.wait_for_url(f"**{part}")
    cora.get_by_label("I have looked at each record").check()
    cora.get_by_role("button", name="Sign off the part").click()
    expect(cora.get_by_role("main")).not_to_contain_text("Records changed since this part")
    odo.goto("/quarterly/")
    see_well(odo)
    odo.goto(f"/quarterly/{name}/")
    see_well(odo)
    odo.get_by_label("I know that an edition stays").check()
    odo.get_by_role("button", name="Put the parts together").click()
    expect(odo.get_by_role("main")).to_contain_text("Not decided by counsel")
    see_well(odo)
    odo.get_by_role("link", name="Record that it was sent").click()
    see_well(odo)
    odo.get_by_label("By e-mail").check()
    odo.get_by_label("Number of the letter or message").fill("MSG-2026-17")
    odo.get_by_label("It was sent to the office of the Speaker").check()
    odo.get_by_role("button", name="Record it").click()
    expect(odo.get_by_role("main")).to_contain_text("Sent on")
    odo.get_by_role("link", name=f"10-178(d)-2 · {name}").click()
    expect(odo.get_by_role("main")).to_contain_text("waits for review")
