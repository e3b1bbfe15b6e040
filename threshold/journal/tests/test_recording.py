"""A line is written with its action or not at all, and is never changed afterwards."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from threshold.database.reach import Reach, reaching
from threshold.journal.actions import About, Actor, record
from threshold.journal.details import opened
from threshold.journal.kinds import Kind
from threshold.journal.models import Detail, Line
from threshold.journal.queries import details_of

TRIED = Kind("trial.tried", "Something was tried: {what}.", frozenset({"what", "who"}), frozenset({"who"}))
BY = Actor(role="trial")
ABOUT = About(kind="trial", number="1", clause="9", agency="synthetic-body")
DETAILS = {"what": "a trial", "who": "an invented person"}

pytestmark = pytest.mark.django_db


def one_line() -> Line:
    """A line written as an action writes it."""
    with reaching(Reach.CITY):
        return record(TRIED, by=BY, about=ABOUT, details=DETAILS)


def test_a_line_holds_no_words_and_its_details_are_sealed_beside_it() -> None:
    line = one_line()
    with reaching(Reach.CITY):
        stored = Detail.objects.get(line=line)
        assert details_of(line) == DETAILS
    shown = " ".join(str(getattr(line, f.name)) for f in Line._meta.fields)
    assert "invented" not in shown + stored.sealed
    assert stored.salt == ""
    assert opened(stored.sealed, line.details_hash).hash == line.details_hash


def test_unknown_or_missing_details_are_refused() -> None:
    with reaching(Reach.CITY), pytest.raises(ValueError, match=r"trial\.tried"):
        record(TRIED, by=BY, about=ABOUT, details={"what": "a trial"})


@pytest.mark.parametrize(
    "statement",
    ["update journal_line set action = 'x'", "delete from journal_line", "truncate journal_line cascade"],
)
def test_the_application_cannot_change_remove_or_empty_lines(statement: str) -> None:
    one_line()
    with (
        reaching(Reach.CITY),
        pytest.raises(DatabaseError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_erasing_details_leaves_the_line() -> None:
    line = one_line()
    with reaching(Reach.CITY):
        Detail.objects.filter(line=line).delete()
        assert details_of(line) is None
        assert Line.objects.get(id=line.id).details_hash == line.details_hash


def test_the_line_given_back_is_the_line_stored() -> None:
    line = one_line()
    with reaching(Reach.CITY):
        stored = Line.objects.get(id=line.id)
        assert {f.name: getattr(stored, f.name) for f in Line._meta.fields} == {
            f.name: getattr(line, f.name) for f in Line._meta.fields
        }


def test_a_salt_differs_from_detail_to_detail_and_from_line_to_line() -> None:
    first, second = one_line(), one_line()
    with reaching(Reach.CITY):
        held = [opened(Detail.objects.get(line=line).sealed, line.details_hash) for line in (first, second)]
    salts = [salt for details in held for salt, _ in details.kept.values()]
    assert len(set(salts)) == 4
    assert first.details_hash != second.details_hash


def test_a_line_of_one_agency_is_out_of_sight_to_another_and_to_the_public() -> None:
    line = one_line()
    with reaching(Reach.AGENCY, "synthetic-body"):
        assert Line.objects.filter(id=line.id).exists()
    with reaching(Reach.AGENCY, "another-body"):
        assert not Line.objects.filter(id=line.id).exists()
    assert not Line.objects.filter(id=line.id).exists()


def test_a_kind_names_what_is_personal_among_its_details() -> None:
    with pytest.raises(ValueError, match="among the details"):
        Kind("trial.x", "x", frozenset({"a"}), frozenset({"b"}))
    with pytest.raises(ValueError, match="folder"):
        Kind("trial", "x", frozenset())
