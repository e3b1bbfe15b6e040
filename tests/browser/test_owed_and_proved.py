"""Proof in two browsers: given, refused, superseded, accepted, with what the public sees; and a look at every page."""

from __future__ import annotations

import http.client
import os
import re
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Barrier
from typing import Any
from urllib.parse import urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.pages import COLOURS, ROOT, RULES, axe, sideways
from tests.browser.test_every_page import PHONE
from tests.serving import watched
from tests.sessions import sessions

pytestmark = pytest.mark.browser
DUTY, BODY = "8.b-1", "demo-lanterns"
PLAYERS = ("ana", "rosa", "lena", "max", "eli", "petra")
TEMPLATES = ROOT / "threshold" / "duties" / "templates" / "duties"
HUGE = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Company:
    """The invented people of a demonstration, each with a session of their own."""

    browser: Browser
    site: str
    sessions: dict[str, str]

    @contextmanager
    def opened(self, *short: str, **more: Any) -> Iterator[tuple[Page, ...]]:
        """A page for each, each in a browser of their own, the public ("") among them."""
        with ExitStack() as stack:
            yield tuple([self._page(stack, one, more) for one in short])

    def _page(self, stack: ExitStack, short: str, more: dict[str, Any]) -> Page:
        page = stack.enter_context(watched(self.browser, self.site, **more))
        if short:
            page.context.add_cookies([{"name": "session", "value": self.sessions[short], "url": self.site}])
        return page


@pytest.fixture(scope="module")
def company(chromium: Browser, demonstration: str, superuser_url: str) -> Company:
    """Those who play in these stories."""
    name = "threshold_demonstration_" + os.environ.get("PYTEST_XDIST_WORKER", "main")
    found = sessions(name, superuser_url, *(f"{one}@example.invalid" for one in PLAYERS))
    return Company(chromium, demonstration, dict(zip(PLAYERS, found, strict=True)))


def number(page: Page, duty: str = DUTY, body: str = BODY) -> int:
    """The record number of one duty of one body, the first by its day."""
    found = page.request.get(f"/api/v1/assignments?body={body}&duty={duty}").json()
    return int(found["assignments"][0]["number"])


def main(page: Page, path: str) -> Any:
    """The middle of a page."""
    page.goto(path)
    return page.get_by_role("main")


def in_public(page: Page, owed: int, words: str) -> None:
    """The list, the page of the assignment and the order's margin say the same to everybody."""
    expect(main(page, f"/owed/?body={BODY}&duty={DUTY}")).to_contain_text(words)
    expect(main(page, f"/owed/{owed}/")).to_contain_text(words)
    page.goto(f"/?body={BODY}")
    expect(page.locator("[id='c-8.b'] .margin")).to_contain_text(words)


def give(page: Page, owed: int, words: str) -> None:
    """Give a statement as proof, from the one button of the page."""
    page.goto(f"/owed/{owed}/")
    page.locator(".buttons a.usa-button").click()
    page.get_by_label("A statement in my words").check()
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("What shows that this was done").fill(words)
    page.get_by_role("button", name="Give proof").click()
    expect(page.get_by_role("status")).to_contain_text("Your proof was given")


def review(page: Page, choice: str, reason: str = "") -> None:
    """Review what waits, from My day."""
    page.goto("/my-day/")
    page.get_by_role("link", name=f"Review proof of {DUTY}").click()
    page.get_by_label(re.compile(choice)).check()
    page.get_by_label("Reason").fill(reason)
    page.get_by_label(re.compile("I have looked at it")).check()
    page.get_by_role("button", name="Record the review").click()
    expect(page.get_by_role("status")).to_contain_text("Your review was recorded")


def test_proof_is_given_refused_superseded_and_accepted_and_everybody_sees_the_outcome(
    company: Company,
) -> None:
    with company.opened("ana", "rosa", "") as (ana, rosa, public):
        owed = number(public)
        in_public(public, owed, "no deadline stated")
        give(ana, owed, "The first letter, invented.")
        in_public(public, owed, "in hand")
        expect(main(public, f"/owed/{owed}/")).not_to_contain_text("The first letter")
        review(rosa, "Refuse", "It names no day.")
        in_public(public, owed, "no deadline stated")
        ana.goto("/my-day/")
        ana.get_by_role("link", name=f"Give better proof of {DUTY}").click()
        expect(ana.get_by_role("main")).to_contain_text("It names no day.")
        give(ana, owed, "The second letter, with its day, invented.")
        review(rosa, "Accept")
        in_public(public, owed, "proved")
        page = main(rosa, f"/owed/{owed}/")
        for part in ("The first letter", "A newer one supersedes it.", "The second letter", "accepted"):
            expect(page).to_contain_text(part)
        expect(main(public, f"/owed/{owed}/")).not_to_contain_text("The second letter")


def test_two_reviewers_at_once_the_second_is_told_and_nothing_is_recorded_twice(
    company: Company,
) -> None:
    with company.opened("ana", "rosa", "max") as (ana, rosa, max_):
        owed = number(ana, "8.a-2")
        give(ana, owed, "Invented.")
        proof = ana.request.get(f"/api/v1/assignments/{owed}").json()["proofs"][0]["number"]
        for page in (rosa, max_):
            page.goto(f"/proofs/{proof}/")
            page.get_by_label(re.compile("Accept")).check()
            page.get_by_label(re.compile("I have looked at it")).check()
        rosa.get_by_role("button", name="Record the review").click()
        expect(rosa.get_by_role("status")).to_be_visible()
        max_.get_by_role("button", name="Record the review").click()
        expect(max_.get_by_role("alert")).to_contain_text("Somebody has reviewed this proof already")


def given_at_once(company: Company, short: str, owed: int, ready: Barrier) -> int:
    """What a program of somebody's is answered to a statement it sends at the same moment as another."""
    host = urlsplit(company.site).netloc
    wire = http.client.HTTPConnection(host, timeout=30)
    cookie = f"session={company.sessions[short]}"
    wire.request("GET", "/api/v1/worklist", headers={"Cookie": cookie})
    asked = wire.getresponse()
    asked.read()
    token = str(asked.headers["Set-Cookie"]).partition("csrftoken=")[2].partition(";")[0]
    body = urlencode({"assignment": owed, "effective_on": "2026-11-20", "statement": "Invented."})
    headers = {
        "Cookie": f"{cookie}; csrftoken={token}", "X-CSRFToken": token,
        "Content-Type": "application/x-www-form-urlencoded",
    }  # fmt: skip
    ready.wait(30)
    wire.request("POST", "/api/v1/proofs", body, headers)
    answer = wire.getresponse()
    said = answer.read().decode()
    wire.close()
    assert answer.status == 201 or "waits for review" in said, said
    return answer.status


def test_of_two_people_who_finish_the_same_duty_at_once_one_is_told_of_the_other(company: Company) -> None:
    with company.opened("ana") as (ana,):
        owed = number(ana, "23-1202(c)(4)-1")
    ready = Barrier(2)
    with ThreadPoolExecutor(2) as both:
        found = [both.submit(given_at_once, company, one, owed, ready) for one in ("ana", "petra")]
    assert sorted(one.result() for one in found) == [201, 422]


def test_a_file_is_given_on_a_phone_without_script(company: Company, tmp_path: Path) -> None:
    letter = tmp_path / "letter.txt"
    letter.write_text("The letter, invented.\n")
    with company.opened("ana", viewport=PHONE, java_script_enabled=False) as (ana,):
        owed = number(ana, "23-1202(c)(3)")
        ana.goto(f"/owed/{owed}/prove/")
        ana.get_by_label("A file").check()
        ana.get_by_role("button", name="Go on").click()
        ana.get_by_label("Yes").check()
        ana.get_by_role("button", name="Go on").click()
        expect(ana.get_by_role("alert")).to_contain_text("own legal file")
        ana.get_by_label("No", exact=True).check()
        ana.get_by_role("button", name="Go on").click()
        ana.get_by_role("button", name="Give proof").click()
        expect(ana.get_by_role("alert")).to_contain_text("Choose a file.")
        ana.get_by_label("File", exact=True).set_input_files(letter)
        ana.get_by_role("button", name="Give proof").click()
        expect(ana.get_by_role("status")).to_contain_text("Your proof was given")
        with ana.expect_download() as saved:
            ana.get_by_role("link", name=re.compile("Save the file")).click()
        assert saved.value.path().read_text() == "The letter, invented.\n"
        proof = ana.request.get(f"/api/v1/assignments/{owed}").json()["proofs"][0]["number"]
    with company.opened("eli") as (eli,):
        look_well(eli, f"/proofs/{proof}/file/")


def raw(page: Page, path: str, length: int, content: bytes) -> socket.socket:
    """The beginning of an upload over a socket of our own, as whoever is signed in on a page."""
    parts = urlsplit(page.url)
    cookies = "; ".join(f"{one['name']}={one['value']}" for one in page.context.cookies())
    wire = socket.create_connection((parts.hostname or "", parts.port or 80), timeout=30)
    head = (
        f"POST {path} HTTP/1.1\r\nHost: {parts.netloc}\r\nCookie: {cookies}\r\nOrigin: http://{parts.netloc}\r\n"
        f"Content-Type: multipart/form-data; boundary=x\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
    )
    wire.sendall(head.encode() + content)
    return wire


def test_two_gigabytes_are_turned_away_unread_and_an_upload_cut_off_leaves_nothing(
    company: Company,
) -> None:
    with company.opened("ana") as (ana,):
        owed = number(ana, "23-1202(d)-1")
        ana.goto(f"/owed/{owed}/prove/?way=file&names_resident=no")
        path = f"/owed/{owed}/prove/?way=file"
        with raw(ana, path, HUGE, b"--x\r\n") as wire:
            answer = b"".join(iter(lambda: wire.recv(65536), b""))
        assert answer.startswith(b"HTTP/1.1 413") and b"The most taken here is" in answer
        token = ana.locator("form.form [name=csrfmiddlewaretoken]").input_value()
        content = (
            f'--x\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{token}\r\n'
            '--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n' + "words " * 50_000
        ).encode()
        raw(ana, path, 1_000_000, content).close()
        expect(main(ana, f"/owed/{owed}/")).to_contain_text("No proof recorded here")
        assert ana.request.get(f"/api/v1/assignments/{owed}").json()["proofs"] == []


def seen(owed: int, proof: int) -> dict[str, tuple[str, str]]:
    """Each template with who sees it and where."""
    return {
        "owed": ("ana", "/owed/?as_of=2026-11-25"),
        "letter": ("ana", f"/owed/{owed}/"),
        "prove_how": ("ana", f"/owed/{owed}/prove/"),
        "prove_resident": ("ana", f"/owed/{owed}/prove/?way=file"),
        "prove": ("ana", f"/owed/{owed}/prove/?way=file&names_resident=no"),
        "none": ("ana", f"/owed/{owed}/none/"),
        "diary": ("ana", f"/owed/{owed}/diary/"),
        "clock": ("ana", "/owed/start-clock/"),
        "my_day": ("ana", "/my-day/"),
        "proof": ("rosa", f"/proofs/{proof}/"),
        "words": ("eli", f"/owed/{owed}/words/"),
        "put_off": ("lena", f"/owed/{owed}/put-off/"),
        "requests": ("max", "/requests/"),
        "request_new": ("max", "/requests/new/"),
    }


ELSEWHERE = {"purpose", "request"}  # looked at below, where a record of their own is there


def test_no_page_is_forgotten() -> None:
    pages = {path.stem for path in TEMPLATES.glob("*.html") if not path.stem.startswith("_")}
    assert pages == set(seen(0, 0)) | ELSEWHERE


def look_well(page: Page, path: str) -> None:
    """Axe finds nothing in either direction or in the dark; nothing sticks out on a phone in any language."""
    for language in ("en", "ar-xb"):
        page.goto(f"{path}{'&' if '?' in path else '?'}lang={language}")
        assert axe(page, RULES) == [], (path, language)
    page.emulate_media(color_scheme="dark")
    assert axe(page, COLOURS) == [], path
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    for language in ("ar-xb", "es", "en"):
        page.goto(f"{path}{'&' if '?' in path else '?'}lang={language}")
        assert sideways(page) == [], (path, language)
    page.set_viewport_size({"width": 1280, "height": 800})


def test_every_page_is_seen_well_by_everybody(company: Company) -> None:
    with company.opened("ana", "rosa", "lena", "max", "eli") as pages:
        by = dict(zip(("ana", "rosa", "lena", "max", "eli"), pages, strict=True))
        owed = number(by["ana"], "6-1")
        proof = by["ana"].request.get(f"/api/v1/assignments/{owed}").json()["proofs"][0]["number"]
        for who, path in seen(owed, proof).values():
            look_well(by[who], path)


def test_a_form_sent_empty_says_at_its_top_what_is_missing(company: Company) -> None:
    with company.opened("ana") as (ana,):
        ana.goto("/owed/start-clock/")
        ana.get_by_label("Day of the event").fill("")
        ana.get_by_role("button", name="Start the clock").click()
        alert = ana.get_by_role("alert")
        expect(alert).to_contain_text("to put right")
        expect(alert).to_be_focused()
        assert axe(ana, RULES) == []


def test_the_list_prints_with_its_day_and_without_its_controls(company: Company) -> None:
    with company.opened("") as (public,):
        public.goto("/owed/")
        public.emulate_media(media="print")
        expect(public.get_by_text("Demonstration: the bodies marked so are invented")).to_be_visible()
        expect(public.locator("table caption")).to_contain_text("as of")
        expect(public.locator("form.filters")).to_be_hidden()


def test_a_request_is_made_and_answered_and_its_page_is_seen_well(company: Company) -> None:
    with company.opened("max", "ana") as (max_, ana):
        max_.goto("/requests/new/")
        max_.get_by_label("Under").select_option(DUTY)
        max_.get_by_label("Who asks").select_option(index=1)
        max_.get_by_label("Who is asked").select_option(BODY)
        max_.get_by_label("What is asked for").fill("Send the list of service locations, invented.")
        max_.get_by_role("button", name="Make the request").click()
        expect(max_.get_by_role("main")).to_contain_text("Send the list")
        path = urlsplit(max_.url).path
        ana.goto(path)
        ana.get_by_label("Done", exact=True).check()
        ana.get_by_label("In words").fill("Sent, invented.")
        ana.get_by_role("button", name="Record it").click()
        expect(main(max_, path)).to_contain_text("Sent, invented.")
        look_well(ana, path)
