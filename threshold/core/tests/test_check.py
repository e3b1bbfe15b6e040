"""The checks on the data: the real law passes, and each check sees the mistake it is there for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from threshold.core.check import check
from threshold.core.clause_map import clause_map
from threshold.core.law import Change, Deadline, Duty, Law, Member, Order, Term
from threshold.core.loader import load_law, read_clause_map, read_tests
from threshold.core.tests.amended import with_text

LAW = load_law()


def broken(**changes: Any) -> Law:
    """The law with its order changed."""
    return replace(LAW, orders=(replace(LAW.order, **changes),))


def with_duty(number: str, change: Callable[[Duty], Duty]) -> Law:
    """The law with one duty of the order, or of a neighbouring law, changed."""
    duties = tuple(change(duty) if duty.number == number else duty for duty in LAW.order.duties)
    beside = tuple(change(duty) if duty.number == number else duty for duty in LAW.neighbour_duties)
    return replace(broken(duties=duties), neighbour_duties=beside)


def with_deadline(number: str, **changes: Any) -> Law:
    """The law with one deadline changed."""
    return with_duty(number, lambda duty: replace(duty, deadline=replace(duty.deadline, **changes)))


def reworded(old: str, new: str) -> Order:
    """The order with other words in its text."""
    assert old in LAW.order.text
    return with_text(LAW.order, LAW.order.text.replace(old, new))


def without_duties(clause: str) -> Law:
    """The law without the duties of one clause."""
    return broken(duties=tuple(duty for duty in LAW.order.duties if duty.clause != clause))


def member(group: str, name: str) -> Law:
    """The law with a stranger in one group."""
    groups = tuple(
        replace(one, members=(*one.members, Member(name, "yes", "Test.", "low"))) if one.id == group else one
        for one in LAW.order.groups
    )
    return broken(groups=groups)


ORDER = LAW.order
CASES: list[tuple[str, Law, str]] = [
    ("the seal", broken(seal="0" * 64), "does not match its seal"),
    ("the number", broken(number="14"), "does not call itself No. 14"),
    ("the day of issue", broken(issued=date(2026, 2, 7)), "does not bear the day 2026-02-07"),
    ("a clause with no home", broken(homes=ORDER.homes[1:]), "the clause has no home"),
    ("a clause with two homes", broken(homes=(*ORDER.homes, ORDER.homes[-1])), "more than one home"),
    ("a home for no clause", broken(homes=(*ORDER.homes, replace(ORDER.homes[-1], clause="12"))), "no such clause"),
    ("a home that says nothing", broken(homes=(*ORDER.homes[:-1], replace(ORDER.homes[-1], why_none=""))), "a room or"),
    ("a command with no duty", without_duties("2.b"), "clause commands and no duty cites it"),
    ("a prohibition with no duty", without_duties("3"), "clause commands and no duty cites it"),
    ("an encouragement with no duty", without_duties("2.c"), "clause commands and no duty cites it"),
    ("a duty in no clause", with_duty("2-3", lambda d: replace(d, clause="2.y")), "there is no clause 2.y"),
    ("a duty numbered wrongly", with_duty("2-3", lambda d: replace(d, number="6-9")), "not one of clause 2"),
    ("words misquoted", with_duty("6.b", lambda d: replace(d, words=("shall invent",))), "does not say “shall invent”"),
    ("a deadline misquoted", with_deadline("2.a-3", words="at once"), "does not say “at once”"),
    ("an unknown group", with_duty("2-1", lambda d: replace(d, bound=("seven",))), "there is no group seven"),
    ("a stranger in a group", member("six", "martians"), "there is no body martians"),
    ("a duty twice", broken(duties=(*ORDER.duties, ORDER.duties[0])), "it stands twice"),
    ("a body twice", broken(bodies=(*ORDER.bodies, ORDER.bodies[0])), "it stands twice"),
    ("a part of no body", broken(bodies=(replace(ORDER.bodies[0], part_of="x"), *ORDER.bodies[1:])), "no body x"),
    (
        "a question about no clause",
        broken(ambiguities=(replace(ORDER.ambiguities[0], clauses=("3.z",)), *ORDER.ambiguities[1:])),
        "there is no clause 3.z",
    ),
    ("a group's question gone", broken(ambiguities=ORDER.ambiguities[:10]), "there is no question q-12"),
    ("a term misquoted", broken(terms=(Term("City lots", "any place", "1.a"),)), "clause 1.a does not say this"),
    ("a term in no clause", broken(terms=(Term("City lots", "", "1.z", defined=False),)), "there is no clause 1.z"),
    ("a term marked wrongly", broken(terms=(Term("crisis", "", "7"),)), "Correct 'defined'"),
    ("a change to no clause", broken(changes=(Change("13", "suspended", date(2027, 1, 1), "x"),)), "no such clause"),
    ("a stated day that is not the counted one", with_deadline("6-1", days=15), "is 21 February 2026, and the stated"),
    ("a stated day not in the clause", with_deadline("7.c", stated=date(2026, 2, 14)), "does not state 14 February"),
    ("a written day nobody owes", with_deadline("7.c", stated=date(2026, 2, 14)), "no duty states 13 February 2026"),
    ("a written count nobody owes", with_deadline("6-2", days=31), "no duty counts 30 days"),
    ("a clock without its event", with_deadline("6.a-2", event=""), "needs 'event'"),
    ("a date missing", with_deadline("3-119.13(d)", stated=None), "needs 'stated'"),
    ("a law's words and data at odds", with_deadline("3-119.13(d)", stated=date(2026, 9, 29)), "its data another day"),
    ("a first day off its round", with_deadline("23-1205", day=30), "the first day does not fall on"),
    (
        "an encouragement with a deadline",
        with_duty("2.c", lambda d: replace(d, deadline=Deadline("on_date", stated=date(2026, 5, 7)))),
        "what is encouraged",
    ),
    ("an end before the beginning", with_duty("23-1205", lambda d: replace(d, until=date(2000, 1, 1))), "ends before"),
    (
        "a cited law not written up",
        replace(LAW, neighbours=tuple(one for one in LAW.neighbours if one.cite != "14-154")),
        "cites 14-154, which is not written up",
    ),
    (
        "a duty of no law",
        replace(LAW, neighbours=tuple(one for one in LAW.neighbours if one.cite != "10-502")),
        "no law 10-502 is written up",
    ),
    (
        "a law read with no clause",
        replace(LAW, neighbours=(replace(LAW.neighbours[0], read_with=("11",)), *LAW.neighbours[1:])),
        "there is no clause 11",
    ),
    (
        "two versions on one day",
        replace(LAW, neighbours=tuple(replace(one, until=None) for one in LAW.neighbours)),
        "two versions hold on the same day",
    ),
    ("a norm misquoting", replace(LAW, sealed=()), "the sealed text does not say"),
    (
        "the calendar out of order",
        replace(LAW, holidays=tuple(reversed(LAW.holidays))),
        "the days are not in order",
    ),
    (
        "a norm's words changed in the text",
        replace(LAW, orders=(reworded("Exigent circumstances exist", "An emergency exists"),)),
        "norm EO13 s.3: the sealed text does not say “Exigent circumstances exist”",
    ),
]


def test_the_law_is_good() -> None:
    assert check(LAW) == []


@pytest.mark.parametrize(("law", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_check_sees_its_mistake(law: Law, expected: str) -> None:
    assert any(expected in str(finding) for finding in check(law)), [str(finding) for finding in check(law)]


def test_words_that_belong_to_no_clause_are_seen() -> None:
    findings = check(broken(text=f"Stray words\n{LAW.order.text}", signature=LAW.order.signature))
    assert any("seal" in str(finding) for finding in findings)


def test_a_stale_clause_map_is_seen() -> None:
    tests = {"threshold/core/tests/test_x.py": 'assert duty("2-3")'}
    fresh = clause_map(LAW, tests)
    assert check(LAW, tests, fresh) == []
    assert [str(one) for one in check(LAW, {}, fresh)] == [
        "docs/clause-map.md: the clause map is stale. Run `threshold order map`."
    ]
    assert len(check(LAW, tests, fresh + "\nAdded by hand.\n")) == 1
    assert len(check(LAW, tests, "")) == 1


def test_the_clause_map_in_docs_is_fresh() -> None:
    assert read_clause_map() == clause_map(LAW, read_tests())


def test_the_map_names_clause_duty_norm_folder_page_and_test() -> None:
    rows = {line.split(" | ")[0].removeprefix("| "): line for line in clause_map(LAW, read_tests()).splitlines()}
    assert "duty 3.b, norm EO13 s.3" in rows["§ 3(b)"]
    assert "`threshold/core/norms`" in rows["§ 3(b)"]
    assert "`/order/3.b/`" in rows["§ 3(b)"]
    assert "`threshold/core/tests/test_duties_data.py`" in rows["§ 6"]
    assert "norm AC 10-178(c)" in rows["10-178"]
    assert len([row for row in rows if row.startswith(("§", "Recital", "Enacting"))]) == len(LAW.order.clauses)
