"""Signing in with a real browser: password and code, passkey, recovery code; its pages held to axe and a phone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.pages import RULES, axe, sideways
from tests.serving import watched
from threshold.accounts.invented import PASSWORD

pytestmark = pytest.mark.browser
PHONE = {"width": 360, "height": 740}
OPEN = ("/sign-in/", "/sign-in/recover/", "/sign-in/link/nobody/x-y/", "/sign-out/")
OWN = (
    "/account/", "/account/second-factor/", "/account/second-factor/passkey/", "/account/recovery-codes/",
    "/account/sign-out-everywhere/", "/account/confirm/", "/people/", "/roles/",
)  # fmt: skip
POWERED = ("/power/", "/people/add/", "/people/?words=ana", "/roles/trainer/")


def address(site: str) -> str:
    """The same site by the name browsers trust with passkeys."""
    return site.replace("127.0.0.1", "localhost")


@pytest.fixture
def opened(chromium: Browser, demonstration: str) -> Iterator[Page]:
    """A fresh page of the demonstration."""
    with watched(chromium, address(demonstration)) as page:
        yield page


USED: set[tuple[str, str, str]] = set()  # site, person and code of each time somebody came in


def fresh_code(page: Page, short: str) -> str:
    """The code shown for an invented person, once it is one not used yet: a code lets its person in once."""
    page.goto("/sign-in/")
    site, place = urlsplit(page.url).netloc, page.locator(f"[data-code='{short}@example.invalid']")
    while (site, short, code := place.inner_text()) in USED:
        page.wait_for_timeout(500)
        page.reload()
    USED.add((site, short, code))
    return code


def begin(page: Page, short: str) -> str:
    """Type address and password of an invented person; the code the page showed for them."""
    code = fresh_code(page, short)
    page.get_by_label("Your work address").fill(f"{short}@example.invalid")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your second factor")
    return code


def come_in(page: Page, short: str) -> None:
    """Sign in as an invented person, as somebody who tries the demonstration does."""
    code = begin(page, short)
    page.get_by_label("Code").fill(code)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()


def see_well(page: Page, paths: tuple[str, ...]) -> None:
    """Axe finds nothing, and nothing sticks out on a phone."""
    for path in paths:
        page.goto(path)
        assert axe(page, RULES) == [], path
        page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
        assert sideways(page) == [], path
        page.set_viewport_size({"width": 1280, "height": 800})


def test_a_password_and_a_code_let_ana_in_to_her_agency_alone(opened: Page) -> None:
    come_in(opened, "ana")
    opened.goto("/people/")
    expect(opened.get_by_role("main")).to_contain_text("Rosa Quill")
    expect(opened.get_by_role("main")).not_to_contain_text("Ben Okafor-Lund")
    opened.get_by_role("button", name="Sign out").click()
    expect(opened).to_have_url(re.compile("/sign-in/$"))
    opened.goto("/people/")
    expect(opened).to_have_url(re.compile(r"/sign-in/\?next="))


def test_a_wrong_password_says_so_and_takes_the_focus_to_the_words(opened: Page) -> None:
    opened.goto("/sign-in/")
    opened.get_by_label("Your work address").fill("nobody@example.invalid")
    opened.get_by_label("Password", exact=True).fill("not this one either")
    opened.keyboard.press("Enter")
    expect(opened.get_by_role("alert").first).to_contain_text("is not right")
    assert axe(opened, RULES) == []


def test_a_passkey_is_set_up_and_lets_its_person_in_without_a_password(opened: Page) -> None:
    tools = opened.context.new_cdp_session(opened)
    tools.send("WebAuthn.enable")
    told = {
        "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
        "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    tools.send("WebAuthn.addVirtualAuthenticator", {"options": told})
    come_in(opened, "petra")
    opened.goto("/account/second-factor/passkey/")
    opened.get_by_label("A name for this passkey").fill("The laptop")
    opened.get_by_role("button", name="Set up the passkey").click()
    expect(opened).to_have_url(re.compile("/account/recovery-codes/"))
    opened.goto("/account/second-factor/")
    expect(opened.get_by_role("main")).to_contain_text("The laptop")
    opened.get_by_role("button", name="Sign out").click()
    opened.get_by_role("button", name="Sign in with a passkey").click()
    expect(opened.get_by_role("link", name="Petra Vane")).to_be_visible()


def test_a_recovery_code_lets_its_person_in_once(opened: Page) -> None:
    come_in(opened, "kit")
    opened.goto("/account/recovery-codes/")
    code = opened.locator(".codes code").first.inner_text()
    assert axe(opened, RULES) == []
    opened.get_by_role("button", name="Sign out").click()
    begin(opened, "kit")
    opened.get_by_label("Code").fill(code)
    opened.get_by_role("button", name="Sign in").click()
    expect(opened.get_by_role("link", name="Kit Ferrante")).to_be_visible()


def test_the_pages_before_signing_in_are_seen_well(opened: Page) -> None:
    see_well(opened, OPEN)
    begin(opened, "cora")
    assert axe(opened, RULES) == []


def test_the_pages_of_ones_own_account_are_seen_well(opened: Page) -> None:
    come_in(opened, "rosa")
    see_well(opened, OWN)


def test_the_power_is_taken_seen_on_every_page_and_given_back_and_its_pages_are_seen_well(opened: Page) -> None:
    come_in(opened, "dora")
    opened.goto("/power/")
    opened.get_by_label("Reason").fill("a new colleague begins")
    opened.get_by_role("button", name="Take the power").click()
    see_well(opened, POWERED)
    opened.goto("/people/?words=cleo")
    opened.get_by_role("main").get_by_role("link", name="Cleo Tarrant").click()
    opened.get_by_role("link", name="Give a role").click()
    opened.get_by_label("Role", exact=True).select_option(label="Trainer")
    opened.get_by_label("For which agency").select_option("demo-lanterns")
    opened.get_by_label("Reason").fill("begins as trainer")
    assert axe(opened, RULES) == []
    opened.get_by_role("button", name="Give the role").click()
    expect(opened.get_by_role("main")).to_contain_text("Trainer")
    for link in (
        "End it",
        "Make a link for their password",
        "Remove their second factors",
        "Keep them from signing in",
    ):
        opened.get_by_role("main").get_by_role("link", name=re.compile(link)).first.click()
        assert axe(opened, RULES) == [], link
        opened.go_back()
    opened.get_by_role("button", name="Give it back now").click()
    expect(opened.get_by_role("button", name="Give it back now")).to_have_count(0)


def test_signing_in_works_without_script(chromium: Browser, demonstration: str) -> None:
    with watched(chromium, address(demonstration), java_script_enabled=False) as page:
        come_in(page, "tess")
        page.goto("/account/second-factor/")
        expect(page.get_by_role("main")).to_contain_text("Authenticator app")
