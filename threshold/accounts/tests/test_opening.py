"""A sensitive field is opened for a stated purpose, in a reach that adds its record and nothing else."""

from __future__ import annotations

import pytest
from django.db import Error, transaction
from django.utils import timezone

from threshold.accounts.actions import open_sensitive
from threshold.accounts.models import Grant, Opening
from threshold.accounts.rights import Who
from threshold.accounts.tests.people import OURS, ana, ben, cleo, eli
from threshold.core.answers import NotAllowed, Refused
from threshold.database.reach import Reach, reaching
from threshold.journal.models import Line

pytestmark = pytest.mark.django_db


def test_an_opening_leaves_its_row_and_its_line() -> None:
    auditor = eli()
    open_sensitive(by=Who.of(auditor), kind="proof", number="17", purpose="audit", words="checking a refusal")
    with reaching(Reach.AUDIT):
        opening = Opening.objects.get()
        line = Line.objects.get(action="accounts.sensitive_opened")
    assert (opening.person, opening.kind, opening.number) == (auditor, "proof", "17")
    assert (line.object_kind, line.object_number, line.actor_role) == ("proof", "17", "auditor")
    assert line.actor_ref == auditor.ref


@pytest.mark.parametrize(("purpose", "words"), [("", "why"), ("curiosity", "why"), ("audit", "  ")])
def test_without_a_purpose_of_the_list_and_words_nothing_opens(purpose: str, words: str) -> None:
    with pytest.raises(Refused):
        open_sensitive(by=Who.of(eli()), kind="proof", number="17", purpose=purpose, words=words)
    with reaching(Reach.AUDIT):
        assert not Opening.objects.exists()


@pytest.mark.parametrize("who", [ana, cleo])
def test_others_open_nothing(who: object) -> None:
    with pytest.raises(NotAllowed):
        open_sensitive(by=Who.of(who()), kind="proof", number="17", purpose="audit", words="x")  # type: ignore[operator]


def test_the_narrow_reach_adds_ones_own_lines_and_openings_and_nothing_else() -> None:
    auditor, other = eli(), ben()
    now = timezone.now()
    line = {
        "at": now,
        "actor_role": "auditor",
        "action": "x.y",
        "object_kind": "x",
        "object_number": "1",
        "details_hash": "x",
    }
    opening = {"kind": "x", "number": "1", "purpose": "audit", "words": "x", "at": now}
    with reaching(Reach.OWN, person=auditor.pk):
        assert set(Grant.objects.values_list("person", flat=True)) == {auditor.pk}
        assert Line.objects.create(actor_ref=auditor.ref, **line).pk
        for wrong in (
            lambda: Line.objects.create(actor_ref=other.ref, **line),
            lambda: Opening.objects.create(person=other, **opening),
            lambda: Grant.objects.create(
                person=auditor, role_id="reviewer", agency_id=OURS, since=now, given_by="x", reason="x"
            ),
        ):
            with pytest.raises(Error, match="row-level security"), transaction.atomic():
                wrong()


def test_an_opening_is_only_added_never_changed() -> None:
    open_sensitive(by=Who.of(eli()), kind="proof", number="17", purpose="audit", words="x")
    with reaching(Reach.CITY), pytest.raises(Error), transaction.atomic():
        Opening.objects.update(words="y")
