"""The map on a phone as a browser meets it: first paint, then frames while a finger pans, the processor slowed down."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from typing import Any, Final

from playwright.sync_api import CDPSession, Page, ViewportSize, sync_playwright

from bench.wire import FLAGS, browser_path

PHONE: Final[ViewportSize] = {"width": 360, "height": 740}
SLOWER = 4  # how many times slower the processor is made
PANS, STEPS = 12, 30  # swipes, and the moves of a finger in each
PAINTED = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"
WATCH = """() => { window.frames_taken = []; let last = performance.now();
  const next = (now) => { window.frames_taken.push(now - last); last = now; requestAnimationFrame(next); };
  requestAnimationFrame(next); }"""


@dataclass(frozen=True, slots=True)
class Drawn:
    """What the browser took: milliseconds until the first paint and until the map, and of the frames of panning."""

    paint: float
    map: float
    frames: list[float]

    @property
    def p95(self) -> float:
        """What 95 of 100 frames keep within."""
        return statistics.quantiles(self.frames, n=20)[-1]


def drawn(url: str) -> Drawn:
    """One visit to the map in a fresh window of a phone's size."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=FLAGS)
        context = browser.new_context(viewport=PHONE, device_scale_factor=2, has_touch=True, is_mobile=True)
        page = context.new_page()
        session = context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        page.goto(url, wait_until="load")
        page.locator(".map-ground canvas").wait_for()
        ready = page.evaluate("performance.now()")
        paint = page.evaluate(PAINTED)
        found = Drawn(paint, ready, panned(page, session))
        browser.close()
    return found


def panned(page: Page, session: CDPSession) -> list[float]:
    """The milliseconds between frames while a finger swipes to and fro, at three zooms."""
    ground = page.locator(".map-ground")
    ground.scroll_into_view_if_needed()
    page.wait_for_timeout(500)
    box: Any = ground.bounding_box()
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    taken: list[float] = []
    page.evaluate(WATCH)
    for _zoom in range(3):
        page.evaluate("window.frames_taken.splice(0)")
        for turn in range(PANS):
            swiped(session, middle, 1 if turn % 2 else -1)
        taken += page.evaluate("window.frames_taken.splice(0).slice(1)")
        page.locator("[data-zoom='1']").click()
        page.locator("[data-zoom='1']").click()
        page.wait_for_timeout(300)
    return taken


def swiped(session: CDPSession, middle: tuple[float, float], side: int) -> None:
    """One finger down, moved in small steps, lifted."""
    x, y = middle
    session.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": x, "y": y}]})
    for step in range(1, STEPS + 1):
        point = {"x": x + side * step * 3, "y": y + side * step * 2}
        session.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [point]})
    session.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
