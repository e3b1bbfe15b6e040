"""Searching the order, the duties, the laws, the glossary and the questions: every word must stand there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from django.utils.translation import gettext_noop

from threshold.core.law import Law

MOST = 100
AROUND = 90


@dataclass(frozen=True, slots=True)
class Hit:
    """One place found: what it is, where it stands, and its words around the first match."""

    kind: str
    title: str
    address: str
    words: str


def search(law: Law, asked: str) -> tuple[Hit, ...]:
    """The places that hold every word asked for, the order's own clauses first; at most a hundred."""
    wanted = [word for word in asked.lower().split()[:10] if word]
    if not wanted:
        return ()
    found = (hit for hit in places(law) if holds(f"{hit.title} {hit.words}", wanted))
    return tuple(
        Hit(h.kind, h.title, h.address, cut(h.words, wanted)) for h, _ in zip(found, range(MOST), strict=False)
    )


def holds(text: str, wanted: list[str]) -> bool:
    """Whether every word stands in a text."""
    lowered = text.lower()
    return all(word in lowered for word in wanted)


def cut(words: str, wanted: list[str]) -> str:
    """The words around the first match."""
    starts = [at for word in wanted if (at := words.lower().find(word)) >= 0]
    begin = max(0, min(starts, default=0) - AROUND)
    end = min(len(words), begin + 3 * AROUND)
    return ("… " if begin else "") + words[begin:end].strip() + (" …" if end < len(words) else "")


def places(law: Law) -> Iterator[Hit]:
    """Every place there is to find."""
    for clause in law.order.clauses:
        title = f"{clause.label} {clause.heading}".strip()
        yield Hit(gettext_noop("Clause"), title, f"/order/{clause.id}/", f"{clause.text} {clause.tail}".strip())
    for duty in law.duties:
        address = f"/duties/{quote(duty.number, safe='')}/"
        yield Hit(gettext_noop("Duty"), duty.number, address, f"{duty.act} {duty.proof}")
    for question in law.order.ambiguities:
        title = " ".join(question.clauses)
        yield Hit(gettext_noop("Open question"), title, f"/questions/#{question.id}", question.question)
    for law_beside in law.neighbours:
        address = f"/laws/{quote(law_beside.cite, safe='')}/"
        yield Hit(
            gettext_noop("Neighbouring law"),
            f"{law_beside.cite} {law_beside.title}",
            address,
            " ".join(law_beside.asks),
        )
    for term in law.order.terms:
        yield Hit(gettext_noop("Glossary"), term.term, "/glossary/", term.words)
