"""What a reader's browser fetches on a first visit and on the next, compressed, as the browser itself counts it."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, sync_playwright

from bench.report import LeftOut

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"]


@dataclass(slots=True)
class Visit:
    """Bytes over the wire, headers included, and the addresses they came for."""

    total: int = 0
    addresses: dict[str, str] = field(default_factory=dict)
    sizes: dict[str, int] = field(default_factory=dict)

    def asked(self, event: dict[str, Any]) -> None:
        """A request begins."""
        self.addresses[event["requestId"]] = urlsplit(event["request"]["url"]).path

    def done(self, event: dict[str, Any]) -> None:
        """A request has ended: what it cost; nothing when it came from the cache."""
        size = int(event["encodedDataLength"])
        path = self.addresses.get(event["requestId"], "?")
        self.total += size
        self.sizes[path] = self.sizes.get(path, 0) + size


def browser_path() -> str:
    """The browser. Raises LeftOut."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        raise LeftOut("no browser: name one with CHROMIUM=, or install chromium")
    return found


def visits(url: str, then: str) -> tuple[Visit, Visit]:
    """A first visit to a page and, with what the browser kept, a visit to another page of the site. Raises LeftOut."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=FLAGS)
        context = browser.new_context()
        found = visit(context, url), visit(context, then)
        browser.close()
    return found


def visit(context: BrowserContext, url: str) -> Visit:
    """One visit in a window of its own."""
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    seen = Visit()
    session.on("Network.requestWillBeSent", lambda event: seen.asked(event))
    session.on("Network.loadingFinished", lambda event: seen.done(event))
    page.goto(url, wait_until="networkidle")
    page.close()
    return seen
