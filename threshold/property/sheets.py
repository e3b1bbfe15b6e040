"""One sign as it is laid out, for printing from the browser and for the PDF: its words, its code, its marks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import segno
from django.conf import settings

from threshold.property.models import Site
from threshold.property.queries.codes import guide_address, written_code
from threshold.property.sign_texts import SOURCE, Language, approved, language, text

PARTS = {
    "lot": ("rule", "exceptions", "meaning"),
    "central": ("rule", "resources", "rights"),
    "area": ("rule",),
}
GENERAL = "/g/"  # the guide without a site


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a sign in one language, by what they are for."""

    language: Language
    title: str
    law: str
    paragraphs: tuple[str, ...]
    staff: Mapping[str, str]
    marks: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sign: its words, the English beside a translation nobody reviewed, and what belongs to the site."""

    kind: str
    edition: str
    words: Words
    english: Words | None  # beside a translation that nobody has reviewed
    awaiting: bool  # nobody approved the text, or it is a demonstration
    area: str
    where: str  # the site, "" for a sensitive one
    code: str  # in letters, "" for none
    address: str
    qr: str  # an SVG drawing of the address


def sheet(site: Site, kind: str, tag: str, edition: str, code: str = "", area: str = "") -> Sheet:
    """The sign of a kind for a site in one language. Nothing on it says which a sensitive site is.

    Raises LookupError for an edition or a language whose words are not here.
    """
    found = text(edition, tag)
    shown = "" if site.sensitive else code
    address = guide_address(shown) if shown else f"{settings.SITE}{GENERAL}"
    return Sheet(
        kind=kind, edition=edition, words=_words(edition, tag, kind),
        english=None if found.reviewed else _words(edition, SOURCE, kind),
        awaiting=not approved(edition) or site.demonstration or settings.DEMONSTRATION, area=area,
        where="" if site.sensitive else site.called, code=written_code(shown) if shown else "", address=address,
        qr=drawn(address),
    )  # fmt: skip


def drawn(address: str) -> str:
    """An address as a code a camera reads, drawn in black and white whatever the page's colours."""
    made = segno.make(address, error="m", micro=False)
    return made.svg_inline(scale=4, border=4, dark="#000", light="#fff", omitsize=True, svgclass=None, lineclass=None)


def _words(edition: str, tag: str, kind: str) -> Words:
    words = text(edition, tag).words

    def group(name: str) -> dict[str, str]:
        return {key.removeprefix(f"{name}."): said for key, said in words.items() if key.startswith(f"{name}.")}

    own = group(kind)
    paragraphs = tuple(own[part] for part in PARTS[kind])
    return Words(language(tag), own["title"], own["law"], paragraphs, group("staff"), group("marks"))
