"""The checks on the data of the law: every clause has a home, every citation exists, every date agrees."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping

from threshold.core.check_dates import Finding, dates_in, dates_of_duties, dates_of_text
from threshold.core.clause_map import clause_map
from threshold.core.law import Clause, Law, Order
from threshold.core.norms import NORMS
from threshold.core.orders import normal, plain, read_spans, says
from threshold.core.quotes import cited_by, misquoted

COMMANDS = re.compile(r"\b(shall|must|directed to|not permitted|encouraged to|hereby established)\b")
CODE_CITE = re.compile(r"(?<![\d.-])\d{1,2}-\d{3}\b")


def check(law: Law, tests: Mapping[str, str] | None = None, written_map: str | None = None) -> list[Finding]:
    """Everything wrong with the data, in reading order; empty when it is good.

    `tests` and `written_map`, when given, are the test files by path and the clause map as it stands in `docs/`.
    """
    found: list[Finding] = []
    for order in law.orders:
        for one in ORDER_CHECKS:
            found += one(order)
        found += dates_of_duties(order.duties, order.issued) + dates_of_text(order)
    for two in LAW_CHECKS:
        found += two(law)
    found += dates_of_duties(law.neighbour_duties, law.order.issued)
    if tests is not None:
        found += _map_is_fresh(law, tests, written_map or "")
    return found


def _seal(order: Order) -> Iterator[Finding]:
    if hashlib.sha256(order.text.encode()).hexdigest() != order.seal:
        yield Finding("text.txt", "the text does not match its seal.", "Put the sealed text back.")


def _whole_text(order: Order) -> Iterator[Finding]:
    """Every character belongs to one clause, the letterhead or the signature."""
    at = 0
    for span in read_spans(order.text, order.signature):
        if span.start < at or order.text[at : span.start].strip():
            yield Finding(f"text.txt, character {at}", "words belong to no clause.", "Correct the reading of the text.")
        at = span.end
    if order.text[at:].strip():
        yield Finding(f"text.txt, character {at}", "words belong to no clause.", "Correct the reading of the text.")


def _letterhead(order: Order) -> Iterator[Finding]:
    """The number and the day of issue stand in the text."""
    head = plain(order.text)
    if f"executive order no. {order.number.lower()}" not in head.lower():
        yield Finding("order.yaml", f"the text does not call itself No. {order.number}.", "Correct 'number'.")
    if order.issued not in dates_in(head):
        yield Finding("order.yaml", f"the text does not bear the day {order.issued}.", "Correct 'issued'.")


def _homes(order: Order) -> Iterator[Finding]:
    """Every clause has a room or a written reason, once."""
    count = Counter(home.clause for home in order.homes)
    for clause in order.clauses:
        if count[clause.id] != 1:
            how = "no home" if count[clause.id] == 0 else "more than one home"
            yield Finding(f"clauses.yaml, {clause.id}", f"the clause has {how}.", "Give it one room or one reason.")
    known = {clause.id for clause in order.clauses}
    for home in order.homes:
        if home.clause not in known:
            yield Finding(f"clauses.yaml, {home.clause}", "there is no such clause.", "Correct its number.")
        elif bool(home.room) == bool(home.why_none):
            yield Finding(f"clauses.yaml, {home.clause}", "it needs a room or a reason.", "Write exactly one.")


def _commands(order: Order) -> Iterator[Finding]:
    """Every clause that commands, forbids or encourages has a duty; one that leads into a list may have it there.

    A list after "unless" holds exceptions, so the clause before it still needs a duty of its own.
    """
    cited = {duty.clause for duty in order.duties}
    for clause in order.clauses:
        leads = clause.text.endswith(":") and not clause.text.endswith("unless:")
        below = leads and any(number.startswith(f"{clause.id}.") for number in cited)
        if _is_command(clause) and clause.id not in cited and not below:
            yield Finding(f"duties.yaml, {clause.id}", "the clause commands and no duty cites it.", "Add its duty.")


def _is_command(clause: Clause) -> bool:
    return clause.kind not in ("recital", "enacting") and bool(COMMANDS.search(clause.text))


def _duties(order: Order) -> Iterator[Finding]:
    """Every duty stands in a clause, in that clause's own words, and binds groups that exist."""
    known = {clause.id for clause in order.clauses}
    for duty in order.duties:
        where = f"duties.yaml, {duty.number}"
        if duty.clause not in known:
            yield Finding(where, f"there is no clause {duty.clause}.", "Correct 'clause'.")
            continue
        if duty.number != duty.clause and not duty.number.startswith(f"{duty.clause}-"):
            yield Finding(where, f"its number is not one of clause {duty.clause}.", "Number it after its clause.")
        for words in filter(None, (*duty.words, duty.deadline.words)):
            if not says(order, duty.clause, words):
                yield Finding(where, f"clause {duty.clause} does not say “{words}”.", "Quote the clause verbatim.")


def _questions(order: Order) -> Iterator[Finding]:
    known = {clause.id for clause in order.clauses}
    for question in order.ambiguities:
        for clause in question.clauses:
            if clause not in known:
                yield Finding(f"ambiguities.yaml, {question.id}", f"there is no clause {clause}.", "Correct it.")


def _terms(order: Order) -> Iterator[Finding]:
    """Defined words are quoted from their clause; undefined ones are used where it is said."""
    known = {clause.id for clause in order.clauses}
    for term in order.terms:
        where = f"terms.yaml, {term.term}"
        if term.clause not in known:
            yield Finding(where, f"there is no clause {term.clause}.", "Correct 'clause'.")
        elif not says(order, term.clause, term.words or term.term):
            yield Finding(where, f"clause {term.clause} does not say this.", "Quote the clause verbatim.")
        elif term.defined != bool(term.words):
            yield Finding(where, "a defined term needs its words, an undefined one has none.", "Correct 'defined'.")


def _changes(order: Order) -> Iterator[Finding]:
    known = {clause.id for clause in order.clauses}
    for change in order.changes:
        if change.clause not in known:
            yield Finding(f"order.yaml, changes, {change.clause}", "there is no such clause.", "Correct 'clause'.")


def _twice(order: Order) -> Iterator[Finding]:
    """Nothing is named twice."""
    for file, names in (
        ("duties.yaml", [duty.number for duty in order.duties]),
        ("bodies.yaml", [body.id for body in order.bodies]),
        ("bodies.yaml", [group.id for group in order.groups]),
        ("ambiguities.yaml", [question.id for question in order.ambiguities]),
        ("text.txt", [clause.id for clause in order.clauses]),
    ):
        for name, count in Counter(names).items():
            if count > 1:
                yield Finding(f"{file}, {name}", "it stands twice.", "Keep one.")


def _groups(law: Law) -> Iterator[Finding]:
    """Every group a duty binds exists; so does every body and question a group names."""
    groups = {group.id for group in law.groups}
    for duty in law.duties:
        for name in duty.bound:
            if name not in groups:
                yield Finding(f"{duty.order}, duty {duty.number}", f"there is no group {name}.", "Correct 'bound'.")
    bodies = {body.id: body for order in law.orders for body in order.bodies}
    questions = {question.id for order in law.orders for question in order.ambiguities}
    for group in law.groups:
        for member in group.members:
            if member.body not in bodies:
                yield Finding(f"group {group.id}", f"there is no body {member.body}.", "Correct the member.")
        if group.question and group.question not in questions:
            yield Finding(f"group {group.id}", f"there is no question {group.question}.", "Correct 'question'.")
    for body in bodies.values():
        if body.part_of and body.part_of not in bodies:
            yield Finding(f"body {body.id}", f"there is no body {body.part_of}.", "Correct 'part_of'.")


def _citations(law: Law) -> Iterator[Finding]:
    """Every law the orders cite, and every law a duty stands in, is written up; what it is read with exists."""
    cites = {neighbour.cite for neighbour in law.neighbours}
    for order in law.orders:
        for cite in sorted(set(CODE_CITE.findall(order.text)) - cites):
            yield Finding(order.slug, f"the text cites {cite}, which is not written up.", "Add it to the laws.")
    clauses = {clause.id for order in law.orders for clause in order.clauses}
    for neighbour in law.neighbours:
        for clause in neighbour.read_with:
            if clause not in clauses:
                yield Finding(f"law {neighbour.cite}", f"there is no clause {clause}.", "Correct 'read_with'.")
    for duty in law.neighbour_duties:
        if not any(duty.clause == cite or duty.clause.startswith(f"{cite}(") for cite in cites):
            yield Finding(f"duty {duty.number}", f"no law {duty.clause} is written up.", "Add it to the laws.")


def _versions(law: Law) -> Iterator[Finding]:
    """Two versions of one law never hold on the same day."""
    for one in law.neighbours:
        for other in law.neighbours:
            if one is other or one.cite != other.cite or not (one.since and other.since) or one.since > other.since:
                continue
            if one.until is None or one.until >= other.since:
                yield Finding(f"law {one.cite}", "two versions hold on the same day.", "Give the older its 'until'.")


def _norms(law: Law) -> Iterator[Finding]:
    """Every norm quotes its sealed text verbatim, and every clause of the order it cites exists."""
    for cite, words in misquoted(law, NORMS):
        yield Finding(f"norm {cite}", f"the sealed text does not say “{words}”.", "Quote it verbatim.")
    known = {clause.id for clause in law.order.clauses}
    for norm in NORMS:
        for name in sorted(cited_by(norm)):
            if name.startswith("EO") and normal(name) not in known:
                yield Finding(f"norm {norm.cite}", f"there is no clause {name}.", "Correct its cite.")


def _calendar(law: Law) -> Iterator[Finding]:
    days = [holiday.day for holiday in law.holidays]
    if days != sorted(days):
        yield Finding("calendar.yaml", "the days are not in order.", "Put them in order.")


def _map_is_fresh(law: Law, tests: Mapping[str, str], written: str) -> list[Finding]:
    if clause_map(law, tests) == written:
        return []
    return [Finding("docs/clause-map.md", "the clause map is stale.", "Run `threshold order map`.")]


ORDER_CHECKS: tuple[Callable[[Order], Iterable[Finding]], ...] = (
    _seal,
    _whole_text,
    _letterhead,
    _homes,
    _commands,
    _duties,
    _questions,
    _terms,
    _changes,
    _twice,
)
LAW_CHECKS: tuple[Callable[[Law], Iterable[Finding]], ...] = (_groups, _citations, _versions, _norms, _calendar)
