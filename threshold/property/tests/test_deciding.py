"""Operational control is decided by a person with a reason and a day; a later decision supersedes, none is replaced."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connections, transaction

from threshold.accounts.models import Person
from threshold.accounts.rights import Who
from threshold.accounts.tests.people import OURS, THEIRS, ana, bodies, dora, eli, person, powered
from threshold.core.answers import NotAllowed, OutOfSight, Refused
from threshold.database.reach import Reach, reaching
from threshold.journal.models import Line
from threshold.property.actions.decisions import decide_control, mark_sensitive
from threshold.property.models import Control, Mark, Site, Use
from threshold.property.tests.lists import ONE, TODAY, brought

pytestmark = pytest.mark.django_db
SHELTER = replace(ONE, lot=2, code="0731", use="TRANSITIONAL HOUSING - ADULT")
SHARED = replace(ONE, lot=3)


@pytest.fixture(autouse=True)
def _sites(settings: Any) -> None:
    settings.DEMONSTRATION = True
    bodies()
    brought([ONE, SHELTER, SHARED, replace(SHARED, agency="DEMO-DTM")])


def custodian(agency: str = OURS) -> Person:
    """An invented custodian."""
    return person(f"Custodian {agency}", ("custodian", agency))


def decided(
    by: Person, bbl: str = ONE.bbl, verdict: str = "yes", reason: str = "The agency keeps the gate."
) -> Control:
    """A decision of today."""
    return decide_control(by=Who.of(by), bbl=bbl, verdict=verdict, reason=reason, since=TODAY, today=TODAY)


def marked(by: Person, bbl: str = ONE.bbl, *, yes: bool = True) -> Mark:
    """A mark of today."""
    return mark_sensitive(by=Who.of(by), bbl=bbl, sensitive=yes, reason="People shelter here.", today=TODAY)


def seen_by_the_public() -> set[str]:
    """The sites row security shows whoever has no role."""
    with reaching(Reach.PUBLIC):
        return set(Site.objects.values_list("bbl", flat=True))


def test_the_custodian_decides_and_the_journal_tells_of_it_without_a_name() -> None:
    by = custodian()
    made = decided(by)
    assert (made.role, made.recorded_by, made.decided_on) == ("custodian", by.ref, TODAY)
    with reaching(Reach.CITY):
        line = Line.objects.get(action="property.control_decided")
    assert (line.object_kind, line.object_number, line.clause, line.agency_id) == ("site", ONE.bbl, "1.a", OURS)


def test_a_later_decision_supersedes_and_the_first_stays() -> None:
    by = custodian()
    first = decided(by)
    second = decide_control(
        by=Who.of(by),
        bbl=ONE.bbl,
        verdict="part",
        reason="A part is let.",
        since=TODAY + timedelta(days=30),
        today=TODAY,
    )
    assert second.supersedes == first
    with (
        reaching(Reach.CITY),
        pytest.raises(DatabaseError, match=r"only added|permission denied"),
        transaction.atomic(),
    ):
        Control.objects.filter(pk=first.pk).update(verdict="no")


@pytest.mark.parametrize(
    ("entries", "field"),
    [({"verdict": "perhaps"}, "verdict"), ({"reason": "  "}, "reason"), ({"reason": "x" * 501}, "reason")],
)
def test_a_decision_without_a_verdict_or_a_reason_is_refused(entries: dict[str, str], field: str) -> None:
    with pytest.raises(Refused) as refused:
        decided(custodian(), **entries)
    assert refused.value.field == field


def test_only_the_custodian_s_agency_and_an_administrator_with_power_decide() -> None:
    for by in (ana(), dora(), eli(), custodian(THEIRS)):
        with pytest.raises(NotAllowed):
            decided(by)
    assert decided(powered(person("Dana", ("administrator", "")))).role == "administrator"


def test_a_site_several_agencies_share_is_decided_for_the_city_alone() -> None:
    with pytest.raises(NotAllowed):
        decided(custodian(), SHARED.bbl)
    assert decided(powered(dora()), SHARED.bbl).site_id == SHARED.bbl


def test_a_site_that_is_not_there_or_not_in_sight_is_out_of_sight() -> None:
    by = custodian(THEIRS)
    for bbl in ("1900000099", "x", "", "１900000001", SHELTER.bbl):
        with pytest.raises(OutOfSight):
            decided(by, bbl)


def test_a_mark_takes_a_site_and_all_of_it_from_the_public_and_lifting_it_brings_it_back() -> None:
    by = custodian()
    decided(by)
    assert ONE.bbl in seen_by_the_public()
    marked(by)
    assert ONE.bbl not in seen_by_the_public()
    for model in (Use, Control):
        assert not model._default_manager.filter(site_id=ONE.bbl).exists()
    with pytest.raises(OutOfSight):
        decided(custodian(THEIRS))
    marked(by, yes=False)
    assert ONE.bbl in seen_by_the_public()
    assert not Mark.objects.exists()
    with reaching(Reach.CITY):
        assert Mark.objects.count() == 2


def test_an_import_keeps_a_mark() -> None:
    marked(custodian())
    brought([replace(ONE, code="0120", use="AGENCY OFFICE")])
    assert ONE.bbl not in seen_by_the_public()


def test_a_site_sensitive_by_its_use_cannot_be_lifted() -> None:
    assert SHELTER.bbl not in seen_by_the_public()
    with pytest.raises(Refused, match="nobody can lift that"):
        marked(custodian(), SHELTER.bbl, yes=False)


def test_a_mark_that_changes_nothing_is_refused() -> None:
    with pytest.raises(Refused, match="recorded already"):
        marked(custodian(), yes=False)


def test_only_whoever_keeps_sites_marks_them() -> None:
    for by in (ana(), dora(), custodian(THEIRS)):
        with pytest.raises(NotAllowed):
            marked(by)


@pytest.mark.parametrize(
    ("reach", "agency", "rows"),
    [("public", "", 0), ("audit", "", 1), ("agency", THEIRS, 0), ("agency", OURS, 1), ("city", "", 1)],
)
def test_row_security_keeps_a_shelter_from_whoever_has_no_right_to_it(reach: str, agency: str, rows: int) -> None:
    with reaching(Reach(reach), agency):
        assert Site.objects.filter(pk=SHELTER.bbl).count() == rows
        assert Use.objects.filter(site_id=SHELTER.bbl).count() == rows


def test_another_agency_changes_nothing_of_a_site_past_the_application() -> None:
    with reaching(Reach.AGENCY, THEIRS):
        assert Site.objects.filter(pk=ONE.bbl).update(marked=True, sensitive=True) == 0
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            Control.objects.create(
                site_id=ONE.bbl, verdict="no", reason="x", since=TODAY, decided_on=TODAY, role="x",
                recorded_at=f"{TODAY}T12:00Z", recorded_by="x",
            )  # fmt: skip


def test_no_site_can_be_removed() -> None:
    with reaching(Reach.CITY), pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
        connections["default"].cursor().execute("delete from property_site")
