"""Opening matters, stating facts, finding: who may, what is refused, what nobody else sees."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from threshold.accounts.models import Person
from threshold.accounts.rights import Who, looking
from threshold.accounts.tests.people import OURS, THEIRS, ana, bodies, eli, person
from threshold.agencies.models import Body
from threshold.core.answers import NotAllowed, OutOfSight, Refused
from threshold.core.designations import NAMES_NO_ONE
from threshold.database.reach import Reach, reaching
from threshold.determinations.actions.matters import Found, Stated, assert_facts, find, open_matter, refer_matter
from threshold.determinations.models import Matter, OpenPoint, StatementRow
from threshold.determinations.queries.matters import find_matter
from threshold.determinations.tests.people import (
    DAY,
    approved,
    counsel,
    decider,
    entered,
    found,
    law_department,
    opened,
    reached,
    stated,
    today,
)
from threshold.journal.models import Line
from threshold.notices.models import Notice

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _bodies(settings: Any) -> None:
    settings.DEMONSTRATION = True
    bodies()


def sees(who: Person, matter: Matter) -> bool:
    """Whether somebody sees a matter, by the application and by row security alike."""
    with looking(Who.of(who)) as rights:
        past = Matter.objects.filter(pk=matter.pk).exists()
        try:
            find_matter(rights, matter.pk, today())
        except OutOfSight:
            return False
        assert past
        return True


def test_counsel_opens_a_matter_and_the_journal_tells_of_it_without_a_name() -> None:
    by = counsel()
    matter = opened(by)
    assert (matter.body_id, matter.day, matter.opened_by, matter.opened_role) == (OURS, DAY, by.ref, "counsel")
    with reaching(Reach.CITY):
        line = Line.objects.get(action="determinations.matter_opened")
    assert (line.object_number, line.agency_id, line.actor_ref) == (str(matter.pk), OURS, by.ref)


def test_only_the_agency_s_counsel_opens_a_matter() -> None:
    for by in (ana(), counsel("Cy Counsel", THEIRS), law_department(), eli()):
        with pytest.raises(NotAllowed):
            opened(by)


def test_a_matter_of_a_body_that_is_not_set_up_is_refused() -> None:
    by = counsel()
    with reaching(Reach.CITY):
        Body.objects.filter(pk=OURS).update(set_up_on=None)
    with pytest.raises(Refused, match=r"23-1202\(b\)"):
        opened(by)


def test_a_matter_about_nothing_on_the_list_or_no_body_is_refused() -> None:
    by = counsel()
    with pytest.raises(Refused) as refused:
        opened(by, kind="surprise")
    assert refused.value.field == "kind"
    with pytest.raises(OutOfSight):
        open_matter(by=Who.of(by), body="nowhere", kind="entry", day=DAY)


def test_the_law_department_sees_a_matter_only_once_it_is_referred_with_an_approval() -> None:
    by, law = counsel(), law_department()
    matter = reached(by)
    assert sees(by, matter)
    assert not sees(law, matter)
    with looking(Who.of(law)):
        assert not StatementRow.objects.exists()
    approved()
    referral = refer_matter(by=Who.of(by), matter=matter.pk, today=today())
    assert referral.by_ref == by.ref
    assert sees(law, matter)
    with reaching(Reach.CITY):
        assert Notice.objects.filter(kind="determinations.shown").exists()


def test_a_matter_does_not_cross_without_the_privacy_officer_s_approval() -> None:
    by = counsel()
    matter = opened(by)
    with pytest.raises(Refused, match="No approval"):
        refer_matter(by=Who.of(by), matter=matter.pk, today=today())
    with looking(Who.of(by)):
        assert Matter.objects.get().referred_at is None


def test_a_matter_is_referred_once() -> None:
    by = counsel()
    matter = opened(by)
    approved()
    refer_matter(by=Who.of(by), matter=matter.pk, today=today())
    with pytest.raises(Refused, match="already"):
        refer_matter(by=Who.of(by), matter=matter.pk, today=today())


def test_who_else_sees_a_matter() -> None:
    by, law = counsel(), law_department()
    matter = reached(by)
    assert sees(eli(), matter)
    assert sees(decider("Dee Decider", law), matter)
    assert sees(decider("Del Decider", law, agency=OURS), matter)
    assert not sees(decider("Dom Decider", law, agency=THEIRS), matter)
    for other in (
        ana(), counsel("Cy Counsel", THEIRS), person("Mo Mayor", ("mayors-office", "")), person("Nobody Much"),
        person("Ned Undesignated", ("decider", "")), person("Tom Trainer", ("trainer", OURS)),
    ):  # fmt: skip
        assert not sees(other, matter), other.name


def test_a_designation_that_has_ended_shows_nothing_more() -> None:
    by, law = counsel(), law_department()
    matter = reached(by)
    who = person("Dee Decider", ("decider", ""))
    entry = entered(who, law)
    with looking(Who.of(who)) as rights, pytest.raises(OutOfSight):
        find_matter(rights, matter.pk, entry.since - timedelta(days=1))


def test_statements_are_numbered_and_never_changed() -> None:
    by = counsel()
    matter = opened(by)
    first = stated(by, matter, {"who": "federal", "place": "garage"})
    second = stated(by, matter, {"who": "state"}, "claimed")
    assert [row.number for row in (*first, *second)] == [1, 2, 3]
    with looking(Who.of(by)), pytest.raises(DatabaseError, match=r"only added|permission denied"), transaction.atomic():
        StatementRow.objects.filter(pk=first[0].pk).update(values=["state"])


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        (Stated("whoo", frozenset({"federal"}), "document"), "no fact called"),
        (Stated("who", frozenset({"martian"}), "document"), "martian"),
        (Stated("who", frozenset(), "document"), "needs one value"),
        (Stated("who", frozenset({"federal"}), "rumour"), "where this comes from"),
        (Stated("who", frozenset({"federal"}), "official"), "where this comes from"),
        (Stated("title", frozenset({"city_owns"}), "register"), "which record"),
        (Stated("title", frozenset({"city_owns"}), "register", "Maria Lopez"), "A reference is"),
        (Stated("who", frozenset({"federal"}), "seen", at=timezone.now() + timedelta(hours=1)), "not come"),
    ],
)
def test_what_the_vocabulary_does_not_have_is_refused_in_words(said: Stated, wrong: str) -> None:
    by = counsel()
    matter = opened(by)
    with pytest.raises(Refused, match=wrong):
        assert_facts(by=Who.of(by), matter=matter.pk, stated=[said], today=today())
    with looking(Who.of(by)):
        assert not StatementRow.objects.exists()


def test_nothing_and_too_much_at_once_are_refused() -> None:
    by = counsel()
    matter = opened(by)
    one = Stated("who", frozenset({"federal"}), "seen")
    for many in ([], [one] * 61):
        with pytest.raises(Refused):
            assert_facts(by=Who.of(by), matter=matter.pk, stated=many, today=today())


def test_the_service_itself_may_add_what_staff_saw() -> None:
    gate = Who(None, "gate", "gate")
    matter = open_matter(by=gate, body=OURS, kind="entry", day=DAY)
    seen = [Stated("b_issuer", frozenset({"article_iii_judge"}), "seen")]
    rows = assert_facts(by=gate, matter=matter.pk, stated=seen, today=today())
    assert (rows[0].by_role, rows[0].source) == ("gate", "seen")
    with pytest.raises(NotAllowed):
        find(by=gate, matter=matter.pk, findings=[Found("use", frozenset({"other"}), "so")], today=today())
    assert sees(counsel(), matter)


def test_a_point_of_law_is_found_only_by_somebody_on_the_register() -> None:
    by, law = counsel(), law_department()
    matter = reached(by)
    with pytest.raises(NotAllowed, match=re.escape(str(NAMES_NO_ONE))):
        found(by, matter, {"d_mission": "yes"})
    with pytest.raises(NotAllowed, match="names no one"):
        found(decider("Dee Decider", law, ("EO13 s.3(e)",)), matter, {"d_mission": "yes"})
    entry = entered(by, law, ("EO13 s.3(d)",), OURS)
    found(by, matter, {"d_mission": "yes"})
    with looking(Who.of(by)):
        row = StatementRow.objects.get(source="official")
    assert (row.designation_id, row.by_ref, row.reasons) == (entry.pk, by.ref, "as the plan says")


def test_counsel_finds_on_other_facts_and_a_decider_does_not() -> None:
    by, law = counsel(), law_department()
    matter = reached(by)
    found(by, matter, {"b_issuer": "executive_officer"})
    with pytest.raises(NotAllowed, match="Counsel of the agency"):
        found(decider("Dee Decider", law), matter, {"b_issuer": "ny_court"})


@pytest.mark.parametrize("reasons", ["", "   ", "x" * 501, "hidden\u202e"])
def test_a_finding_without_reasons_or_with_too_many_is_refused(reasons: str) -> None:
    by = counsel()
    matter = opened(by)
    with pytest.raises(Refused) as refused:
        found(by, matter, {"use": "other"}, reasons)
    assert refused.value.field == "reasons"


def test_two_officials_who_differ_make_a_point_for_the_law_department_which_ends_when_they_agree() -> None:
    by, law = counsel(), law_department()
    matter = reached(by)
    captain, officer = decider("Cap Tain", law), decider("Off Icer", law)
    found(captain, matter, {"e_exigent": "yes"})
    with reaching(Reach.CITY):
        assert not OpenPoint.objects.exists()
    found(officer, matter, {"e_exigent": "no"})
    with looking(Who.of(law)):
        point = OpenPoint.objects.get()
        assert not Matter.objects.filter(pk=matter.pk).exists()
    assert (point.why, point.fact, point.body_id, point.closed_at) == ("differ", "e_exigent", OURS, None)
    with reaching(Reach.CITY):
        assert Notice.objects.filter(kind="determinations.point_open").count() == 1
    found(captain, matter, {"e_exigent": "no"}, "the scene was released")
    with looking(Who.of(law)):
        assert OpenPoint.objects.get().closed_at is not None


def test_a_day_of_use_outside_the_calendar_is_refused() -> None:
    with pytest.raises(Refused):
        opened(counsel(), day=date(1066, 10, 14))
