"""The text of an order read into clauses: every character belongs to one clause, the letterhead or the signature."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import Literal

from threshold.core.law import Clause, Order

Level = Literal["recital", "enacting", "section", "paragraph", "subparagraph"]

SECTION = re.compile(r"(?:Section\s+|§+\s*)(?P<mark>\d+)\.\s*")
ITEM = re.compile(r"(?:-\s+)?(?:\((?P<inside>[a-z]{1,5})\)|(?P<mark>[a-z]{1,5})[.)])(?:\s+|$)")
PAGE_NUMBER = re.compile(r"\d{1,2}")
RECITAL = re.compile(r"WHERE?AS,")
ENACTING = re.compile(r"NOW,\s+THEREFORE,")
SENTENCE_END = (".", ";", ":", "and", "or", "”", '"')
SMALL_WORDS = frozenset(
    {"a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"}
)
ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv")
LETTERS = "abcdefghijklmnopqrstuvwxyz"


class UnknownClause(LookupError):
    """No clause has this citation; the message names the nearest one."""


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text and the clause it belongs to; letterhead, page numbers and signature belong to none."""

    start: int
    end: int
    clause: str


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that is not blank: where it begins, its words, and whether a blank line stands before it."""

    start: int
    words: str
    after_blank: bool

    @property
    def end(self) -> int:
        """Where its words end."""
        return self.start + len(self.words)


@dataclass(slots=True)
class _Open:
    """The clause being read."""

    clause: Clause
    mark_end: int
    blocks: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Reading:
    """Where the reader stands: the clauses so far, and the last section, paragraph and subparagraph."""

    done: list[_Open] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    recitals: int = 0
    section: int = 0
    letter: str = ""
    roman: str = ""


def read_clauses(text: str, signature: str) -> tuple[Clause, ...]:
    """The clauses of an order's text, in reading order. `signature` is the first line of the signature block."""
    reading = _read(text, signature)
    return tuple(_finished(item) for item in reading.done)


def read_spans(text: str, signature: str) -> tuple[Span, ...]:
    """Every stretch of the text with the clause that owns it; nothing but blank space lies between them."""
    return tuple(_read(text, signature).spans)


def _read(text: str, signature: str) -> _Reading:
    reading = _Reading()
    lines = list(_lines(text))
    end = _signature_at(lines, signature)
    for line in lines:
        place = _outside(line, end)
        if place:
            reading.spans.append(Span(line.start, line.end, place))
            continue
        opened = _opens(reading, line)
        if opened is not None:
            reading.done.append(opened)
        reading.spans.append(Span(line.start, line.end, reading.done[-1].clause.id if reading.done else "letterhead"))
        if reading.done:
            _take(reading.done[-1], line)
    return reading


def _lines(text: str) -> Iterator[_Line]:
    """Each line that is not blank, with its place, without the blanks around it."""
    at, after_blank = 0, True
    for raw in text.splitlines(keepends=True):
        words = raw.strip()
        if words:
            yield _Line(at + raw.index(words), words, after_blank)
        at, after_blank = at + len(raw), not words


def _outside(line: _Line, signature: int) -> str:
    """`signature` or `page number` for a line that belongs to no clause, else nothing."""
    if line.start >= signature:
        return "signature"
    return "page number" if line.after_blank and PAGE_NUMBER.fullmatch(line.words) else ""


def _signature_at(lines: list[_Line], signature: str) -> int:
    """Where the signature begins: its last appearance on a line of its own, or the end of the text."""
    starts = [line.start for line in lines if line.words == signature]
    return starts[-1] if starts else max((line.end for line in lines), default=0)


def _take(item: _Open, line: _Line) -> None:
    """Add a line to the clause: a wrapped line goes on; a new paragraph begins only after a finished sentence."""
    own = line.words[max(0, item.mark_end - line.start) :]
    if not own:
        return
    if not item.blocks or (line.after_blank and item.blocks[-1].endswith(SENTENCE_END)):
        item.blocks.append(own)
    else:
        gap = "" if item.blocks[-1].endswith("-") else " "
        item.blocks[-1] = f"{item.blocks[-1]}{gap}{own}"


def _opens(reading: _Reading, line: _Line) -> _Open | None:
    """The clause this line begins, or None when it goes on with the one before."""
    if reading.section == 0 and RECITAL.match(line.words):
        reading.recitals += 1
        number = reading.recitals
        return _open(f"recital-{number}", f"recs_1__rec_{number}", f"Recital {number}", "recital", line.start)
    if reading.section == 0 and ENACTING.match(line.words):
        return _open("enacting", "formula_1", "Enacting clause", "enacting", line.start)
    section = SECTION.match(line.words)
    if section and int(section["mark"]) == reading.section + 1:
        return _open_section(reading, line, section)
    item = ITEM.match(line.words)
    return _open_item(reading, line.start, item) if item and reading.section else None


def _open(clause_id: str, eid: str, label: str, kind: Level, mark_end: int) -> _Open:
    return _Open(Clause(clause_id, eid, label, "", "", kind, None), mark_end)


def _open_section(reading: _Reading, line: _Line, found: re.Match[str]) -> _Open:
    reading.section, reading.letter, reading.roman = int(found["mark"]), "", ""
    number = found["mark"]
    return _open(number, f"sec_{number}", f"§ {number}", "section", line.start + found.end())


def _heading(rest: str) -> str:
    """The words to the first full stop where they are written as a title, the stop with them; else nothing."""
    found = re.match(r"[^.]{1,120}\.(?:\s+|$)", rest)
    if not found:
        return ""
    words = re.findall(r"[^\W\d_][\w'’-]*", found[0])
    titled = all(word[0].isupper() or word in SMALL_WORDS for word in words)
    return found[0] if words and titled else ""


def _open_item(reading: _Reading, start: int, found: re.Match[str]) -> _Open | None:
    mark = found["mark"] or found["inside"]
    section, end = str(reading.section), start + found.end()
    if reading.letter and mark == _next(ROMANS, reading.roman) and mark != _next(LETTERS, reading.letter):
        reading.roman = mark
        parent = f"{section}.{reading.letter}"
        eid = f"sec_{section}__para_{reading.letter}__subpara_{mark}"
        opened = _open(f"{parent}.{mark}", eid, f"§ {section}({reading.letter})({mark})", "subparagraph", end)
    elif mark == _next(LETTERS, reading.letter):
        reading.letter, reading.roman, parent = mark, "", section
        opened = _open(f"{section}.{mark}", f"sec_{section}__para_{mark}", f"§ {section}({mark})", "paragraph", end)
    else:
        return None
    opened.clause = replace(opened.clause, parent=parent)
    return opened


def _next(series: Iterable[str], last: str) -> str:
    marks = list(series)
    at = marks.index(last) + 1 if last else 0
    return marks[at] if at < len(marks) else ""


def _finished(item: _Open) -> Clause:
    """The clause with its words; a section's heading is taken off the front of them."""
    text = "\n\n".join(item.blocks)
    heading = _heading(text) if item.clause.kind == "section" else ""
    return replace(item.clause, heading=heading.rstrip(".\n "), text=text[len(heading) :])


def normal(cite: str) -> str:
    """A citation as a clause id: `§ 2(a)`, `s.2(a)`, `2-a`, `2.A` and `sec_2__para_a` are all `2.a`."""
    plain = cite.strip().lower()
    plain = re.sub(r"^(eo\s*\d+\s+)?(clause|section|sec\.?|s\.|§+)\s*(?=\d)", "", plain)
    plain = re.sub(r"^sec_(\d+)", r"\1", plain).replace("__para_", ".").replace("__subpara_", ".")
    plain = plain if plain.startswith("recital") else re.sub(r"[()\-\s]+", ".", plain)
    return re.sub(r"\.+", ".", re.sub(r"\s+", "-", plain)).strip(".")


def find_clause(order: Order, cite: str) -> Clause:
    """The clause a citation names, in any of the usual ways of writing it.

    Raises UnknownClause, naming the nearest clause, when there is none.
    """
    wanted = normal(cite)
    for clause in order.clauses:
        if wanted == clause.id or cite.strip() == clause.eid:
            return clause
    raise UnknownClause(f"{order.name} has no clause '{cite}'. The nearest is '{_nearest(order, wanted)}'.")


def _nearest(order: Order, wanted: str) -> str:
    """The clause it would stand in, else the one spelt most like it, else the first."""
    known = [clause.id for clause in order.clauses]
    above = wanted
    while "." in above:
        above = above.rpartition(".")[0]
        if above in known:
            return above
    return (get_close_matches(wanted, known, n=1, cutoff=0.3) or known)[0]


def children(order: Order, clause_id: str) -> tuple[Clause, ...]:
    """The clauses directly below one clause, in reading order."""
    return tuple(clause for clause in order.clauses if clause.parent == clause_id)


def parents(order: Order, clause_id: str) -> tuple[Clause, ...]:
    """The clauses a clause stands in, outermost first."""
    above: list[Clause] = []
    parent = find_clause(order, clause_id).parent
    while parent is not None:
        clause = find_clause(order, parent)
        above.insert(0, clause)
        parent = clause.parent
    return tuple(above)


def plain(text: str) -> str:
    """A text with every run of blanks as one: the form in which words are compared with the order."""
    return " ".join(text.split())


def says(order: Order, clause_id: str, words: str) -> bool:
    """Whether a clause's own words hold these words, verbatim but for blanks and line ends."""
    clause = find_clause(order, clause_id)
    return plain(words) in plain(f"{clause.heading} {clause.text} {clause.tail}")
