"""The field guide on a slow phone: until the first useful sentence, a whole record at a person's pace, bytes in all."""

from __future__ import annotations

import time
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from bench.checkout import fresh_checkout, serving
from bench.report import line, verdict
from bench.wire import FLAGS, browser_path, visits

FIRST_SENTENCE, WHOLE_RECORD, ALL_BYTES = 5.0, 90.0, 150.0
SLOWER, PACE = 4, 4.0  # processor throttled so many times; seconds a person reads and decides before each tap
PHONE = {"width": 360, "height": 740}
WAY = ("come_inside", "yes", "judge", "unknown", "unknown", "federal", "two_to_four", "asked_to_wait")
THREE_G = {"offline": False, "latency": 300, "downloadThroughput": 200_000, "uploadThroughput": 90_000}
PAINTED = """() => performance.getEntriesByName('first-contentful-paint')[0].startTime"""


def measure() -> None:
    """Serve a fresh copy and stand at its gate with a slow phone."""
    with fresh_checkout() as folder, serving(folder) as site:
        measure_times(site.url)
        total = visits(site.url + "/g/", site.url + "/g/")[0].total / 1000
        mark = f"mark: {ALL_BYTES:.0f} kB, {verdict(kept=total < ALL_BYTES)}"
        line("all of it for one language, over the wire", f"{total:.0f} kB", mark)


def measure_times(site: str) -> None:
    """Until the first sentence, with a good network and a poor one; then a whole record."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=FLAGS)
        for name, network in (("", None), (", 1.6 Mbit/s and 300 ms", THREE_G)):
            said = f"first sentence, processor {SLOWER} times slower{name}"
            tell(said, first_sentence(browser, site, network), FIRST_SENTENCE)
        made, taps = whole_record(browser, site)
        tell(f"a whole record in {taps} taps, {PACE:.0f} s of thought before each", made, WHOLE_RECORD)
        browser.close()


def tell(name: str, seconds: float, mark: float) -> None:
    """One time against its mark."""
    line(name, f"{seconds:.1f} s", f"mark: {mark:.0f} s, {verdict(kept=seconds < mark)}")


def slow_page(browser: Browser, network: dict[str, Any] | None) -> Page:
    """A small phone with a slow processor, and a slow network if one is given."""
    page = browser.new_context(viewport=PHONE).new_page()  # type: ignore[arg-type]
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    if network:
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", network)
    return page


def first_sentence(browser: Browser, site: str, network: dict[str, Any] | None) -> float:
    """Seconds from the address until the first sentence can be read."""
    page = slow_page(browser, network)
    page.goto(site + "/g/", wait_until="commit")
    page.get_by_text("If anyone is in danger, call 911 first.").first.wait_for()
    painted: float = page.evaluate(PAINTED) / 1000
    page.context.close()
    return painted


def whole_record(browser: Browser, site: str) -> tuple[float, int]:
    """Seconds from the address to the last tap, at a person's pace, and how many taps."""
    page = slow_page(browser, None)
    began = time.monotonic()
    page.goto(site + "/g/")
    taps = 0
    for value in WAY:
        time.sleep(PACE)
        page.locator(f'.screen.now .choices [data-value="{value}"]').click()
        taps += 1
    page.locator("#done.now").wait_for()
    return time.monotonic() - began, taps
