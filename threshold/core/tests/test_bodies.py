"""Whom a clause binds, with the reason: named bodies, kinds of body, and what is open."""

from __future__ import annotations

import pytest

from threshold.core.bodies import UnknownBody, bound_bodies, bound_names, find_body, group, verdict
from threshold.core.law import Body, Source
from threshold.core.loader import load_law

LAW = load_law()
BODIES = LAW.order.bodies
DUTIES = {duty.number: duty for duty in LAW.duties}


def body(**changes: str) -> Body:
    """An invented body."""
    values = {"id": "invented", "name": "Invented Body", "acronym": "IB", "kind": "mayoral agency", **changes}
    return Body(source=Source("invented", "low"), **values)


def test_the_audit_binds_the_six_and_leaves_open_whether_two_more_belong_to_dss() -> None:
    found = {one.id: member.verdict for one, member in bound_bodies(LAW, DUTIES["2-3"], BODIES)}
    assert {name for name, said in found.items() if said == "yes"} == {"acs", "doc", "dohmh", "dop", "dss", "nypd"}
    assert {name for name, said in found.items() if said == "unclear"} == {"dhs", "hra"}


@pytest.mark.parametrize(
    ("name", "expected", "confidence"),
    [
        ("health-and-hospitals", "yes", "high"),
        ("sca", "yes", "high"),
        ("ecf", "yes", "medium"),
        ("nycha", "unclear", "high"),
        ("water-board", "unclear", "medium"),
        ("hdc", "unclear", "high"),
        ("water-finance-authority", "unclear", "high"),
        ("tfa", "unclear", "high"),
        ("ida", "unclear", "low"),
        ("edc", "no", "low"),
        ("mta", "no", "low"),
        ("doe", "yes", "high"),
        ("dob", "yes", "medium"),
        ("moia", "yes", "medium"),
        ("irc", "no", "high"),
    ],
)
def test_who_must_designate_under_7c_is_data_with_a_reason(name: str, expected: str, confidence: str) -> None:
    member = verdict(group(LAW, "section-7c-entities"), find_body(BODIES, name))
    assert (member.verdict, member.confidence) == (expected, confidence)
    assert member.reason.endswith(".")


def test_the_schools_are_not_folded_in_silently() -> None:
    doe = find_body(BODIES, "DOE")
    assert verdict(group(LAW, "mayoral-agencies"), doe).verdict == "unclear"
    assert verdict(group(LAW, "every-agency"), doe).verdict == "unclear"


def test_the_32_mayoral_agencies_of_the_dataset_are_here() -> None:
    listed = [one for one in BODIES if one.kind == "mayoral agency" and one.id not in ("dhs", "hra")]
    assert len(listed) + 1 == 32  # the schools are the one kept apart
    assert all(one.record for one in listed)


def test_a_body_is_judged_by_its_kind_when_it_is_not_named() -> None:
    agencies = group(LAW, "every-agency")
    assert verdict(agencies, body()).verdict == "yes"
    assert verdict(agencies, body(kind="board or commission")).verdict == "unclear"
    assert verdict(agencies, body(kind="nonprofit")).verdict == "no"
    assert verdict(agencies, body(status="dissolved")).verdict == "no"


def test_every_open_membership_names_its_question() -> None:
    questions = {question.id for question in LAW.order.ambiguities}
    for one in LAW.order.groups:
        if any(member.verdict == "unclear" for member in one.members) and one.id != "six":
            assert one.question in questions, one.id


def test_where_no_body_is_listed_the_group_speaks_for_itself() -> None:
    assert bound_names(LAW, DUTIES["10-178(d)-2"], BODIES) == (
        "the office or agency the Mayor designates for the report of 10-178(d)",
    )
    assert bound_names(LAW, DUTIES["2.c"], BODIES) == ("H+H",)


@pytest.mark.parametrize("wanted", ["ACS", "acs", "Administration for Children's Services", " nypd "])
def test_a_body_is_found_by_its_id_its_acronym_or_its_name(wanted: str) -> None:
    assert find_body(BODIES, wanted).id in ("acs", "nypd")


def test_an_unknown_body_names_the_nearest() -> None:
    with pytest.raises(UnknownBody, match="The nearest is 'NYPD'"):
        find_body(BODIES, "NYPDD")
    with pytest.raises(UnknownBody):
        find_body(BODIES, "")


def test_an_unknown_group_is_an_error() -> None:
    with pytest.raises(LookupError, match="No group"):
        group(LAW, "nobody")
