"""One address for each template of the pages, and what is asked of all of them."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = [ROOT / "threshold" / app / "templates" / app for app in ("reports", "journal")]
AXE = ROOT / "tests" / "vendor" / "axe.min.js"
AXE_SHA256 = "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c"

PAGES = {
    "order": "/?as_of=2026-05-08",
    "clause": "/order/2/?as_of=2026-05-08",
    "duties": "/duties/?as_of=2026-05-08",
    "duty": "/duties/2-3/?as_of=2026-05-08",
    "search": "/search/?q=lots",
    "glossary": "/glossary/",
    "questions": "/questions/",
    "laws": "/laws/",
    "law": "/laws/10-178/",
    "bodies": "/bodies/",
    "body": "/bodies/acs/",
    "try": "/try/?date=2026-03-02&who=federal&place=garage&d_mission=no&found=d_mission:no",
    "about": "/about/",
    "journal": "/journal/",
    "api": "/api/",
}
NOT_FOUND = "/order/99.z/"

RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}


def templates() -> set[str]:
    """The pages there are: templates that are not parts of others."""
    found = [path for folder in TEMPLATES for path in folder.glob("*.html")]
    return {path.stem for path in found if not path.name.startswith("_")}


def axe(page: Page, options: dict[str, Any]) -> list[str]:
    """What axe finds on the page as it stands, each finding with the first places."""
    source = AXE.read_text("utf-8")
    assert hashlib.sha256(source.encode()).hexdigest() == AXE_SHA256
    page.evaluate(source)
    found = page.evaluate("options => axe.run(document, options).then(done => done.violations)", options)
    return [f"{one['id']}: {one['help']}: {[node['target'] for node in one['nodes'][:3]]}" for one in found]


def sideways(page: Page) -> list[str]:
    """What sticks out of the page to the side, so that a reader must scroll."""
    words: list[str] = page.evaluate(
        """() => {
          const wide = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= wide + 1) return [];
          const out = [...document.querySelectorAll('body :not(.skip)')].filter(one => {
            const box = one.getBoundingClientRect();
            return box.width > 0 && (box.right > wide + 1 || box.left < -1);
          });
          const words = one => `${one.tagName} ${one.className}: ${one.textContent.trim().slice(0, 40)}`;
          return out.slice(0, 5).map(words);
        }"""
    )
    return words
