"""A post in two browsers: designated, vacated, filled again; its pages held to axe, a phone and no script."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.pages import RULES, axe, sideways
from tests.browser.test_signing_in import address, come_in
from tests.serving import watched

pytestmark = pytest.mark.browser
PHONE = {"width": 360, "height": 740}
LISTED = "/posts/?body=demo-tides&post=access-designee"


@pytest.fixture
def two(chromium: Browser, demonstration: str) -> Iterator[tuple[Page, Page]]:
    """Ben of an agency and the Chief Privacy Officer, each in a browser of their own."""
    site = address(demonstration)
    with watched(chromium, site) as ben, watched(chromium, site) as chief:
        come_in(ben, "ben")
        come_in(chief, "noor")
        yield ben, chief


def state(page: Page, day: str) -> str:
    """How the post stands on a day, as the list says."""
    page.goto(f"{LISTED}&as_of={day}")
    return page.locator("table tbody tr").inner_text()


def see_well(page: Page) -> None:
    """Axe finds nothing on this page, and nothing sticks out on a phone."""
    assert axe(page, RULES) == [], page.url
    page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    assert sideways(page) == [], page.url
    page.set_viewport_size({"width": 1280, "height": 800})


def designate(page: Page, name: str, since: str) -> None:
    """Record who holds the post, by the form."""
    page.goto("/posts/designate/?body=demo-tides&post=access-designee")
    see_well(page)
    page.get_by_label("Name of staff who does not sign in").fill(name)
    page.get_by_label("First day", exact=True).fill(since)
    page.get_by_label("Letter or order").fill("Invented letter")
    page.get_by_role("button", name="Designate").click()
    expect(page.get_by_role("main")).to_contain_text(name)


def test_designation_vacancy_and_successor(two: tuple[Page, Page]) -> None:
    ben, chief = two
    assert "nobody recorded" in state(chief, "2026-05-04")
    designate(ben, "Una Invented", "2026-03-02")
    assert "Una Invented" in state(chief, "2026-05-04")
    assert "nobody recorded" in state(chief, "2026-03-01")
    ben.get_by_role("link", name="Record that it is held no longer").click()
    see_well(ben)
    ben.get_by_role("button", name="Record it").click()
    expect(ben.get_by_role("alert")).to_contain_text("2 things to put right")
    see_well(ben)
    ben.get_by_label("First day it is held no longer").fill("2026-05-04")
    ben.get_by_label("Reason").fill("moved to another office")
    ben.get_by_role("button", name="Record it").click()
    expect(ben.get_by_role("main")).to_contain_text("The post falls vacant.")
    see_well(ben)
    assert "vacancy: day 10" in state(chief, "2026-05-14")
    see_well(chief)
    designate(ben, "Vic Invented", "2026-05-20")
    assert "Vic Invented" in state(chief, "2026-05-20")
    assert "vacancy: day 15" in state(chief, "2026-05-19")
    chief.goto("/bodies/demo-tides/?as_of=2026-05-20")
    expect(chief.get_by_role("main")).to_contain_text("Vic Invented")
    ben.goto("/bodies/demo-lanterns/")
    expect(ben.get_by_role("main")).not_to_contain_text("Bao Invented")


def test_a_contract_is_added_and_a_file_previewed_without_script(chromium: Browser, demonstration: str) -> None:
    with watched(chromium, address(demonstration), java_script_enabled=False) as page:
        come_in(page, "ana")
        page.goto("/contracts/add/")
        page.get_by_label("Body").select_option("demo-lanterns")
        page.get_by_label("Number", exact=True).fill("DEMO-9")
        page.get_by_label("Vendor").fill("Invented Ladders")
        page.get_by_label("First day").fill("2026-03-02")
        page.get_by_role("button", name="Add").click()
        expect(page.get_by_role("main")).to_contain_text("Nothing is kept yet")
        page.get_by_role("button", name="Add").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Invented Ladders")
        page.goto("/contracts/import/")
        header = "body,number,vendor,human_services,public_contact,security,since"
        text = f"{header}\ndemo-lanterns,D-1,=1+1,no,no,no,2026-03-02"
        page.get_by_label("File of contracts, as CSV").set_input_files(
            {"name": "contracts.csv", "mimeType": "text/csv", "buffer": text.encode()}
        )
        page.get_by_role("button", name="Preview").click()
        expect(page.get_by_role("main")).to_contain_text("as a formula does")


@pytest.mark.parametrize("who", ["ana", "lena"])
def test_the_pages_are_held_to_axe_and_a_phone(chromium: Browser, demonstration: str, who: str) -> None:
    paths = {
        "ana": ("/posts/", "/contracts/", "/contracts/add/", "/contracts/import/", "/my-day/"),
        "lena": ("/unclear/", "/unclear/every-agency/doe/"),
    }
    with watched(chromium, address(demonstration)) as page:
        come_in(page, who)
        for path in paths[who]:
            page.goto(path)
            see_well(page)
        if who == "ana":
            page.goto("/contracts/?words=DEMO-1")
            page.get_by_role("link", name="Invented Evening Classes Inc.").click()
            see_well(page)
            page.goto("/posts/?post=privacy-officer")
            page.get_by_role("link", name="Agency privacy officer").click()
            see_well(page)
            page.get_by_role("link", name="Hand over").click()
            see_well(page)
