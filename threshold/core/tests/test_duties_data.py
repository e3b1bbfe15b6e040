"""The register of duties, row by row: clause, who is bound, how strongly, and by when."""

from __future__ import annotations

from datetime import date

import pytest

from threshold.core.law import Duty, Modality
from threshold.core.loader import load_law

LAW = load_law()
DUTIES = {duty.number: duty for duty in LAW.duties}

# number, clause, bound, kind of deadline, stated day, recurring
REGISTER = [
    ("2-1", "2", "six", "always", None, True),
    ("2-2", "2", "six", "immediately", None, False),
    ("2-3", "2", "six", "within_days", "2026-05-07", False),
    ("2-4", "2", "six", "within_days", "2026-05-07", False),
    ("2-5", "2", "six", "as_needed", None, True),
    ("2.a-1", "2.a", "six", "not_stated", None, True),
    ("2.a-2", "2.a", "six", "not_stated", None, True),
    ("2.a-3", "2.a", "six", "promptly", None, True),
    ("2.b-1", "2.b", "six", "not_stated", None, True),
    ("2.b-2", "2.b", "six", "as_needed", None, True),
    ("2.c", "2.c", "health-and-hospitals", "encouraged", None, False),
    ("3", "3", "outside-enforcement", "always", None, True),
    ("3.a", "3.a", "outside-enforcement", "before", None, True),
    ("3.b", "3.b", "outside-enforcement", "before", None, True),
    ("3.c", "3.c", "outside-enforcement", "before", None, True),
    ("3.d", "3.d", "outside-enforcement", "before", None, True),
    ("3.e", "3.e", "outside-enforcement", "before", None, True),
    ("3.f", "3.f", "outside-enforcement", "before", None, True),
    ("4", "4", "readers", "always", None, True),
    ("5", "5", "section-5-offices", "not_stated", None, True),
    ("5.a", "5.a", "section-5-offices", "not_stated", None, True),
    ("5.b", "5.b", "section-5-offices", "not_stated", None, True),
    ("5.c", "5.c", "section-5-offices", "not_stated", None, True),
    ("5.d", "5.d", "section-5-offices", "not_stated", None, True),
    ("6-1", "6", "every-agency", "within_days", "2026-02-20", False),
    ("6-2", "6", "every-agency", "within_days", None, True),
    ("6-3", "6", "every-agency", "promptly", None, True),
    ("6.a-1", "6.a", "cpo", "within_days", "2026-04-07", False),
    ("6.a-2", "6.a", "cpo", "within_days", None, True),
    ("6.a-3", "6.a", "cpo", "as_needed", None, True),
    ("6.b", "6.b", "cpo", "not_stated", None, True),
    ("7", "7", "city", "immediately", None, False),
    ("7.a.i", "7.a.i", "irc", "not_stated", None, True),
    ("7.a.ii", "7.a.ii", "irc", "not_stated", None, True),
    ("7.a.iii", "7.a.iii", "irc", "not_stated", None, True),
    ("7.a.iv", "7.a.iv", "irc", "not_stated", None, True),
    ("7.a.v", "7.a.v", "irc", "as_needed", None, True),
    ("7.a.vi", "7.a.vi", "irc", "not_stated", None, True),
    ("7.b", "7.b", "committee-chair", "always", None, True),
    ("7.c", "7.c", "section-7c-entities", "on_date", "2026-02-13", False),
    ("7.d", "7.d", "irc", "not_stated", None, True),
    ("8.a-1", "8.a", "mayoral-agencies", "always", None, True),
    ("8.a-2", "8.a", "mayoral-agencies", "not_stated", None, True),
    ("8.a-3", "8.a", "section-8a-offices", "not_stated", None, True),
    ("8.b-1", "8.b", "mayoral-agencies-and-offices", "not_stated", None, True),
    ("8.b-2", "8.b", "irc", "not_stated", None, True),
    ("9", "9", "", "none", None, False),
]
NEIGHBOURS = [
    ("10-178(b)", "10-178(b)", "agencies-10-178", "always", None, True),
    ("10-178(d)-1", "10-178(d)", "agencies-10-178", "not_stated", None, True),
    ("10-178(d)-2", "10-178(d)", "office-designated-10-178", "quarterly", None, True),
    ("9-131(f)", "9-131(f)", "doc", "annual", None, True),
    ("9-131(h)(2)", "9-131(h)(2)", "doc", "always", None, True),
    ("9-205(f)", "9-205(f)", "dop", "annual", None, True),
    ("9-205(g)", "9-205(g)", "dop", "not_stated", None, True),
    ("14-154(f)", "14-154(f)", "nypd", "annual", None, True),
    ("4-210(c)", "4-210(c)", "agencies-with-human-services-contracts", "always", None, True),
    ("4-210(d)-1", "4-210(d)", "agencies-with-city-property", "not_stated", None, True),
    ("4-210(d)-2", "4-210(d)", "agencies-with-city-property", "not_stated", None, True),
    ("4-210(e)", "4-210(e)", "city", "not_stated", None, True),
    ("4-210(f)", "4-210(f)", "agencies-with-human-services-contracts", "not_stated", None, True),
    ("3-119.13(b)-1", "3-119.13(b)", "moia", "on_date", "2026-08-31", False),
    ("3-119.13(b)-2", "3-119.13(b)", "moia", "on_date", "2026-09-25", False),
    ("3-119.13(c)-1", "3-119.13(c)", "covered-agencies", "on_date", "2026-09-30", False),
    ("3-119.13(c)-2", "3-119.13(c)", "covered-agencies", "not_stated", None, True),
    ("3-119.13(d)", "3-119.13(d)", "moia", "on_date", "2026-09-30", False),
    ("3-119.13(e)-1", "3-119.13(e)", "covered-agencies", "on_date", "2026-10-31", False),
    ("3-119.13(e)-2", "3-119.13(e)", "moia", "annual", None, True),
    ("21-977(f)-1", "21-977(f)", "doe", "on_date", "2026-12-31", False),
    ("21-977(f)-2", "21-977(f)", "doe", "annual", None, True),
    ("23-1102(d)", "23-1102(d)", "covered-agencies", "not_stated", None, True),
    ("Charter 15(c)(5)", "Charter 15(c)(5)", "language-services-coordinator", "annual", None, True),
    ("23-1105", "23-1105", "covered-agencies", "not_stated", None, True),
    ("23-802(b)", "23-802(b)", "city", "annual", None, True),
    ("23-802(c)", "23-802(c)", "city", "always", None, True),
    ("23-1202(c)(3)", "23-1202(c)(3)", "city-agencies-23-1201", "not_stated", None, True),
    ("23-1202(c)(4)-1", "23-1202(c)(4)", "city-agencies-23-1201", "not_stated", None, True),
    ("23-1202(c)(4)-2", "23-1202(c)(4)", "city-agencies-23-1201", "not_stated", None, True),
    ("23-1202(c)(4)-3", "23-1202(c)(4)", "cpo", "quarterly", None, True),
    ("23-1202(d)-1", "23-1202(d)", "city-agencies-23-1201", "not_stated", None, True),
    ("23-1202(d)-2", "23-1202(d)", "cpo", "quarterly", None, True),
    ("23-1203", "23-1203", "cpo", "not_stated", None, True),
    ("23-1204(c)", "23-1204(c)", "privacy-committee", "annual", None, True),
    ("23-1204(d)", "23-1204(d)", "cpo", "within_days", None, True),
    ("23-1205", "23-1205", "city-agencies-23-1201", "annual", None, True),
    ("10-502", "10-502", "city-agencies-23-1201", "promptly", None, True),
    ("Charter 18(f)", "Charter 18(f)", "moia", "annual", None, True),
]
Row = tuple[str, str, str, str, str | None, bool]


@pytest.mark.parametrize("row", REGISTER + NEIGHBOURS, ids=lambda row: row[0])
def test_a_row_of_the_register(row: Row) -> None:
    number, clause, bound, kind, stated, recurring = row
    duty = DUTIES[number]
    assert duty.clause == clause
    assert duty.bound == ((bound,) if bound else ())
    assert duty.deadline.kind == kind
    assert duty.deadline.stated == (date.fromisoformat(stated) if stated else None)
    assert duty.recurring is recurring
    assert duty.act.endswith(".")
    assert duty.proof


def test_the_register_is_complete() -> None:
    assert [duty.number for duty in LAW.order.duties] == [row[0] for row in REGISTER]
    assert {duty.number for duty in LAW.neighbour_duties} == {row[0] for row in NEIGHBOURS}


def test_only_2c_encourages_and_only_the_exceptions_permit() -> None:
    by_strength = {m: [d.number for d in LAW.duties if d.modality is m] for m in Modality}
    assert by_strength[Modality.ENCOURAGED] == ["2.c"]
    assert by_strength[Modality.MAY] == ["3.a", "3.b", "3.c", "3.d", "3.e", "3.f"]


def test_efforts_are_asked_for_in_one_place_alone() -> None:
    assert [duty.number for duty in LAW.duties if duty.deadline.efforts] == ["6-2"]


def test_no_duty_of_the_order_lacks_its_words() -> None:
    assert [duty.number for duty in LAW.order.duties if not duty.words] == []


def test_what_is_not_verified_stays_marked() -> None:
    unverified = {law.cite for law in LAW.neighbours if not law.verified}
    assert {"General Municipal Law 996-a", "Executive Law 319-a", "Civil Rights Law 29"} <= unverified
    assert all(holiday.confidence == "medium" for holiday in LAW.holidays)


def forbidden(duty: Duty) -> set[str]:
    """Words that a duty's own words for people must not hold."""
    words = f"{duty.act} {duty.trigger} {duty.proof} {duty.source.note}".lower().replace(".", " ").split()
    return {"late", "overdue", "breach,", "violation", "illegal", "invalid", "failed"} & set(words)


@pytest.mark.parametrize("duty", LAW.duties, ids=lambda duty: duty.number)
def test_no_duty_accuses(duty: Duty) -> None:
    assert forbidden(duty) == set()


def test_no_neighbouring_duty_is_shown_before_the_day_its_law_took_effect_unless_that_day_is_not_known() -> None:
    silent = {duty.number for duty in LAW.neighbour_duties if duty.since is None}
    assert silent == {"Charter 18(f)", "10-502", "23-802(b)"}
    assert all("not recorded here" in duty.source.note for duty in LAW.neighbour_duties if duty.number in silent)
