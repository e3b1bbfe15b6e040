"""The register of deciders and the readings adopted: who keeps them, what is refused, what an ending leaves."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from threshold.accounts.rights import Who, looking
from threshold.accounts.tests.people import OURS, bodies, dora, eli, person
from threshold.core.answers import NotAllowed, OutOfSight, Refused
from threshold.core.norms import SECTION_3
from threshold.core.readings import ADOPTED
from threshold.determinations.actions.readings import (
    Designation,
    NewReading,
    adopt,
    designate,
    end_designation,
    end_reading,
)
from threshold.determinations.models import Adopted, Decider
from threshold.determinations.queries.readings import applied
from threshold.determinations.tests.people import (
    adopted,
    counsel,
    decider,
    entered,
    law_department,
    shared_control,
    today,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _bodies(settings: Any) -> None:
    settings.DEMONSTRATION = True
    bodies()


def test_nobody_is_on_the_register_and_nothing_is_adopted_to_begin_with() -> None:
    with looking(Who.of(law_department())):
        assert not Decider.objects.exists()
        assert not Adopted.objects.exists()
    assert ADOPTED == ()


def test_only_the_law_department_keeps_the_register_and_adopts() -> None:
    somebody = person("Some Body", ("decider", ""))
    for by in (counsel(), dora(), eli(), somebody):
        with pytest.raises(NotAllowed):
            entered(somebody, by)
        with pytest.raises(NotAllowed):
            adopted(by, "latest-finding")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"clauses": ()}, "clauses"),
        ({"clauses": ("EO13 s.3(a)",)}, "clauses"),
        ({"person": "nobody"}, "person"),
        ({"body": "nowhere"}, "body"),
        ({"document": ""}, "document"),
        ({"document": "the letter of Maria Lopez"}, "document"),
        ({"until": date(2026, 1, 1)}, "until"),
    ],
)
def test_a_designation_that_says_too_little_is_refused(change: dict[str, Any], field: str) -> None:
    somebody = person("Some Body", ("decider", ""))
    whole = {
        "person": somebody.ref, "clauses": ("EO13 s.3(d)",), "body": "", "document": "letter:D-1",
        "since": date(2026, 2, 6), "until": None,
    }  # fmt: skip
    with pytest.raises(Refused) as refused:
        designate(by=Who.of(law_department()), designation=Designation(**{**whole, **change}))
    assert refused.value.field == field


def test_somebody_without_a_role_that_finds_is_not_entered() -> None:
    law = law_department()
    with pytest.raises(Refused, match="holds no role"):
        entered(person("Some Body", ("trainer", OURS)), law, agency=OURS)
    with pytest.raises(Refused, match="holds no role"):
        entered(person("Other Body", ("decider", OURS)), law)


def test_an_entry_is_ended_once_and_kept() -> None:
    law = law_department()
    somebody = decider("Some Body", law)
    with looking(Who.of(somebody)):
        entry = Decider.objects.get()
    ended = end_designation(by=Who.of(law), decider=entry.pk, until=today())
    assert ended.until == today()
    with pytest.raises(Refused, match="ended already"):
        end_designation(by=Who.of(law), decider=entry.pk, until=today())
    with pytest.raises(OutOfSight):
        end_designation(by=Who.of(law), decider=entry.pk + 1000, until=today())


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"uses": ()}, "uses"),
        ({"uses": ("everything",)}, "uses"),
        ({"value": "garage", "fact": "place"}, "reading"),
        ({"meets": "perhaps"}, "reading"),
        ({"practice": "guessing", "cite": "", "fact": "", "value": "", "meets": ""}, "practice"),
        ({"reasons": ""}, "reasons"),
        ({"until": date(2026, 1, 1)}, "until"),
    ],
)
def test_a_reading_of_what_is_not_open_is_refused(change: dict[str, Any], field: str) -> None:
    whole = {
        "cite": "EO13 s.3", "fact": "control", "value": "shared", "meets": "no", "uses": ("lot-use",),
        "since": date(2026, 2, 6), "reasons": "so read",
    }  # fmt: skip
    with pytest.raises(Refused) as refused:
        adopt(by=Who.of(law_department()), reading=NewReading(**{**whole, **change}), today=today())
    assert refused.value.field == field


def test_a_reading_adopted_changes_no_norm_and_a_second_one_of_the_same_is_refused() -> None:
    law, before = law_department(), SECTION_3
    made = shared_control(law, "no")
    assert before == SECTION_3
    with looking(Who.of(law)):
        assert applied("lot-use", date(2026, 3, 2)) == [made]
    with pytest.raises(Refused, match="adopted already"):
        shared_control(law, "yes")
    end_reading(by=Who.of(law), reading=made.pk, until=date(2026, 6, 30))
    shared_control(law, "yes", since=date(2026, 7, 1))
    with looking(Who.of(law)):
        assert [row.meets for row in applied("lot-use", date(2026, 6, 30))] == ["no"]
        assert [row.meets for row in applied("lot-use", date(2026, 6, 30) + timedelta(days=1))] == ["yes"]
