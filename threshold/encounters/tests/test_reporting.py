"""From what counsel says of records to the report sent and received, and the duty of the quarter in hand."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction

from threshold.accounts.models import Person
from threshold.accounts.rights import Who, looking
from threshold.accounts.tests.people import OURS, THEIRS, bodies
from threshold.agencies.actions.crossings import Approved, approve_crossing
from threshold.core.answers import NotAllowed, OutOfSight, Refused
from threshold.database.reach import Reach, reaching
from threshold.duties.models import Assignment, Proof
from threshold.encounters.actions.correcting import correct
from threshold.encounters.actions.designating import record_designation
from threshold.encounters.actions.reporting import compile_edition, sign_off
from threshold.encounters.actions.sending import Received, Sending, record_receipt, send
from threshold.encounters.actions.tagging import Tagging, end_withholding, tag, withhold
from threshold.encounters.models import Edition, Encounter, Part, Tag, Withholding
from threshold.encounters.quarterly.cells import seal_of, totals
from threshold.encounters.quarterly.tables import as_csv, as_json
from threshold.encounters.quarterly.words import opened_words
from threshold.encounters.queries.quarterly import designated, fresh_content, newest_parts
from threshold.encounters.tests.quarter import (
    NO,
    OFFICE,
    YES,
    counsel,
    happened,
    last,
    lena,
    odo,
    office,
    tagged,
    today,
    wren,
)
from threshold.encounters.tests.records import ENTRY, fay, petra, theirs
from threshold.journal.models import Line

pytestmark = pytest.mark.django_db
SENT = Sending("email", today(), "MSG-2026-17")


def compiled(who: Person | None = None) -> Edition:
    """Our counsel signs off and the office compiles."""
    sign_off(by=Who.of(counsel()), body=OURS, quarter=last())
    return compile_edition(by=Who.of(who or odo()), quarter=last())


def content() -> dict[str, object]:
    with reaching(Reach.CITY):
        return fresh_content(last(), OURS)


def test_counsel_says_that_a_record_belongs_in_the_report_and_it_is_counted_by_agency() -> None:
    office()
    tagged()
    made = compiled()
    assert made.number == 1
    assert [(row["requesting"], row["receiving"], row["requests"]) for row in made.content["rows"]] == [
        ("ice", OURS, 1)
    ]
    assert made.seal == seal_of(made.content)
    with reaching(Reach.CITY):
        names = list(Line.objects.order_by("id").values_list("action", flat=True))
    assert names[-2:] == ["encounters.part_signed", "encounters.edition_compiled"]
    assert "encounters.tagged" in names


def test_saying_something_else_adds_a_row_and_the_first_stays() -> None:
    bodies()
    made, lawyer = tagged(), Who.of(counsel())
    tag(by=lawyer, encounter=made.pk, said=NO)
    with reaching(Reach.CITY):
        assert list(Tag.objects.order_by("id").values_list("qualifies", flat=True)) == ["yes", "no"]
    with pytest.raises(Refused, match="already"):
        tag(by=lawyer, encounter=made.pk, said=NO)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        (Tagging("maybe", "request"), "qualifies"),
        (Tagging("no", "request"), "why"),
        (Tagging("yes", "request"), "requesting"),
        (Tagging("yes", "request", "the-moon"), "requesting"),
        (Tagging("yes", "request", "ice", received_by="a passer-by"), "received_by"),
        (Tagging("yes", "request", "ice", contained_in="1-1"), "contained_in"),
        (Tagging("yes", "request", "ice", reasons="x" * 1001), "reasons"),
        (Tagging("yes", "request", "ice", reasons="a\u202eb"), "reasons"),
    ],
)
def test_what_is_not_listed_is_refused_at_its_field(said: Tagging, field: str) -> None:
    bodies()
    made = happened()
    with pytest.raises(Refused) as refused:
        tag(by=Who.of(counsel()), encounter=made.pk, said=said)
    assert refused.value.field == field
    with reaching(Reach.CITY):
        assert not Tag.objects.exists()


def test_only_counsel_of_the_receiving_agency_tags_even_what_others_may_see() -> None:
    bodies()
    made = happened()
    for who in (petra(), wren()):
        with pytest.raises(NotAllowed):
            tag(by=Who.of(who), encounter=made.pk, said=YES)
    for who in (theirs(), fay(), lena()):
        with pytest.raises(OutOfSight):
            tag(by=Who.of(who), encounter=made.pk, said=YES)


def test_an_unconfirmed_record_is_outside_and_cannot_be_tagged() -> None:
    bodies()
    made = happened(reporter="unconfirmed")
    with pytest.raises(Refused, match="not confirmed"):
        tag(by=Who.of(counsel()), encounter=made.pk, said=YES)
    assert content()["records"] == 0


def test_reasons_are_sealed_and_stand_neither_in_the_journal_nor_in_the_report() -> None:
    office()
    made = tagged(Tagging("yes", "request", "ice", reasons="Zebulon Quartermain asked twice"))
    edition = compiled()
    with reaching(Reach.CITY):
        row = Tag.objects.get()
    assert "Zebulon" not in row.reasons
    assert opened_words(row.reasons, "tag", row.seal_place) == "Zebulon Quartermain asked twice"
    assert "Zebulon" not in as_csv(edition) + as_json(edition)
    assert str(made.pk) not in {str(value) for value in edition.content.values()}


def test_an_official_withholds_on_a_ground_with_reasons_and_the_count_alone_is_reported() -> None:
    office()
    made, official = tagged(), Who.of(wren())
    withhold(by=official, encounter=made.pk, ground="investigation", reasons="An inquiry is under way.")
    edition = compiled()
    assert (edition.content["rows"], edition.content["withheld"]) == ([], {"investigation": 1})
    with reaching(Reach.CITY):
        row = Withholding.objects.get()
    assert (row.by_role, row.by_ref) == ("withholding-official", official.ref)
    end_withholding(by=official, encounter=made.pk, reasons="The inquiry is over.")
    assert content()["withheld"] == {}


def test_counsel_withholds_nothing_and_no_ground_goes_without_reasons_or_before_the_tag() -> None:
    bodies()
    made, official = happened(), Who.of(wren())
    with pytest.raises(NotAllowed):
        withhold(by=Who.of(counsel()), encounter=made.pk, ground="investigation", reasons="x")
    with pytest.raises(Refused, match="counsel says so first"):
        withhold(by=official, encounter=made.pk, ground="investigation", reasons="x")
    tag(by=Who.of(counsel()), encounter=made.pk, said=YES)
    for ground, reasons, field in (("small cell", "x", "ground"), ("investigation", "  ", "reasons")):
        with pytest.raises(Refused) as refused:
            withhold(by=official, encounter=made.pk, ground=ground, reasons=reasons)
        assert refused.value.field == field
    with pytest.raises(Refused, match="No ground"):
        end_withholding(by=official, encounter=made.pk, reasons="x")


def test_a_record_nobody_decided_is_counted_in_the_part_and_in_the_edition() -> None:
    office()
    happened()
    tagged(Tagging("undecided", "needs_facts"))
    edition = compiled()
    assert edition.content["undecided"] == {OURS: 2}
    assert totals(edition.content)["reported"] == 0


@pytest.mark.parametrize("edge", ["first", "last", "before", "after"])
def test_a_record_counts_in_the_quarter_of_its_moment_in_the_city(edge: str) -> None:
    bodies()
    moments = {
        "first": last().begins, "last": last().ends - timedelta(microseconds=1),
        "before": last().begins - timedelta(microseconds=1), "after": last().ends,
    }  # fmt: skip
    happened(moments[edge])
    assert content()["records"] == (1 if edge in {"first", "last"} else 0)


def test_a_correction_after_the_edition_makes_another_and_the_first_stays_as_it_was() -> None:
    office()
    who = odo()
    made, first = tagged(), compiled(who)
    told = ENTRY.__class__(ENTRY.one, {**ENTRY.some, "happened": ("left",)})
    correct(by=Who.of(counsel()), encounter=made.pk, why="mistake", told=told)
    second = compile_edition(by=Who.of(who), quarter=last())
    assert second.content["changed_since"] == [OURS]  # said until the agency signs off anew
    sign_off(by=Who.of(counsel()), body=OURS, quarter=last())
    third = compile_edition(by=Who.of(who), quarter=last())
    assert (third.number, third.content["changed_since"]) == (3, [])
    assert third.content["rows"][0]["actions"] == {"left": 1}
    with reaching(Reach.CITY):
        kept = Edition.objects.get(pk=first.pk)
        assert (kept.content, kept.seal) == (first.content, first.seal)
        with pytest.raises(DatabaseError, match="permission denied"), transaction.atomic():
            Edition.objects.filter(pk=first.pk).update(seal="0" * 64)


def test_signing_off_and_compiling_again_without_a_change_is_refused() -> None:
    office()
    tagged()
    who = odo()
    compiled(who)
    with pytest.raises(Refused, match="nothing of it has changed"):
        sign_off(by=Who.of(counsel()), body=OURS, quarter=last())
    with pytest.raises(Refused, match="says the same"):
        compile_edition(by=Who.of(who), quarter=last())


def test_none_is_attested_by_the_agency_and_a_record_that_comes_later_is_not_lost() -> None:
    office()
    who, lawyer = odo(), Who.of(counsel())
    part = sign_off(by=lawyer, body=OURS, quarter=last(), none=True)
    assert part.none
    first = compile_edition(by=Who.of(who), quarter=last())
    assert first.content["none"] == [OURS]
    happened()
    second = compile_edition(by=Who.of(who), quarter=last())
    assert second.content["changed_since"] == [OURS]
    with pytest.raises(Refused, match="cannot be attested"):
        sign_off(by=lawyer, body=OURS, quarter=last(), none=True)
    assert not sign_off(by=lawyer, body=OURS, quarter=last()).none


def test_an_agency_that_signed_nothing_off_is_listed_and_not_taken_for_none() -> None:
    office()
    tagged()
    assert {THEIRS, "demo-umbrellas"} <= set(compiled().content["without_part"])


def test_without_a_designated_office_nothing_is_compiled_and_the_reason_is_said() -> None:
    bodies()
    tagged()
    sign_off(by=Who.of(counsel()), body=OURS, quarter=last())
    with pytest.raises(NotAllowed, match="No office is designated"):
        compile_edition(by=Who.of(odo()), quarter=last())


def test_a_designation_binds_the_office_to_the_duty_and_a_later_one_frees_it() -> None:
    office()
    assert Assignment.objects.filter(body_id=OFFICE, duty="10-178(d)-2", period=last().name).exists()
    record_designation(by=Who.of(lena()), body=THEIRS, document="Letter 2", since=today(), today=today())
    found = designated(today())
    assert found is not None and found.body_id == THEIRS
    held = Assignment.objects.filter(body_id=OFFICE, duty="10-178(d)-2", withdrawn_on__isnull=True)
    assert not held.exists()
    assert Assignment.objects.filter(body_id=THEIRS, duty="10-178(d)-2", withdrawn_on__isnull=True).exists()


def test_only_who_may_designate_does_and_never_ahead_of_time() -> None:
    bodies()
    with pytest.raises(NotAllowed):
        record_designation(by=Who.of(counsel()), body=OFFICE, document="x", since=today(), today=today())
    with pytest.raises(Refused, match="once it holds"):
        record_designation(
            by=Who.of(lena()), body=OFFICE, document="x", since=today() + timedelta(days=1), today=today()
        )


def test_sending_proves_the_office_s_duty_of_that_quarter_and_a_second_person_reviews_it() -> None:
    office()
    tagged()
    who = odo()
    made = compiled(who)
    went = send(by=Who.of(who), edition=made.pk, sent=SENT, today=today())
    assert went.proof is not None
    with reaching(Reach.CITY):
        owed = Assignment.objects.get(body_id=OFFICE, duty="10-178(d)-2", period=last().name)
        assert (owed.in_hand_on, owed.proved_on, went.proof.assignment_id) == (today(), None, owed.pk)
    got = record_receipt(by=Who.of(who), edition=made.pk, received=Received(today(), "SPK-88"), today=today())
    assert got.reference == "SPK-88"


def test_a_later_edition_that_is_sent_supersedes_the_proof_of_the_first() -> None:
    office()
    tagged()
    who = odo()
    first = send(by=Who.of(who), edition=compiled(who).pk, sent=SENT, today=today())
    tagged()
    sign_off(by=Who.of(counsel()), body=OURS, quarter=last())
    newer = compile_edition(by=Who.of(who), quarter=last())
    second = send(by=Who.of(who), edition=newer.pk, sent=SENT, today=today())
    assert second.proof is not None and first.proof is not None
    with reaching(Reach.CITY):
        assert Proof.objects.get(pk=second.proof.pk).supersedes_id == first.proof.pk


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        (Sending("pigeon", today()), "how"),
        (Sending("mail", today() + timedelta(days=1)), "sent_on"),
        (Sending("mail", today() - timedelta(days=1)), "sent_on"),
        (Sending("mail", today(), "Zebulon Quartermain"), "reference"),
    ],
)
def test_a_sending_that_cannot_be_is_refused_whole(sent: Sending, field: str) -> None:
    office()
    tagged()
    who = odo()
    made = compiled(who)
    with pytest.raises(Refused) as refused:
        send(by=Who.of(who), edition=made.pk, sent=sent, today=today())
    assert refused.value.field == field
    with reaching(Reach.CITY):
        assert not Proof.objects.exists()


def test_an_edition_is_sent_once_only_the_newest_and_no_quarter_that_runs() -> None:
    office()
    tagged()
    who = odo()
    first = compiled(who)
    send(by=Who.of(who), edition=first.pk, sent=SENT, today=today())
    with pytest.raises(Refused, match="already"):
        send(by=Who.of(who), edition=first.pk, sent=SENT, today=today())
    running = last().after
    sign_off(by=Who.of(counsel()), body=OURS, quarter=running)
    made = compile_edition(by=Who.of(who), quarter=running)
    with pytest.raises(Refused, match="has not ended"):
        send(by=Who.of(who), edition=made.pk, sent=SENT, today=today())
    with pytest.raises(Refused, match="Record that first"):
        record_receipt(by=Who.of(who), edition=made.pk, received=Received(today(), "SPK-88"), today=today())


def test_a_receipt_shows_something_and_does_not_come_before_the_sending() -> None:
    office()
    tagged()
    who = odo()
    made = compiled(who)
    send(by=Who.of(who), edition=made.pk, sent=SENT, today=today())
    for received in (Received(today()), Received(today() - timedelta(days=1), "1"), Received(today(), "a name")):
        with pytest.raises(Refused):
            record_receipt(by=Who.of(who), edition=made.pk, received=received, today=today())


def test_who_may_not_give_proof_for_the_office_sends_nothing() -> None:
    office()
    tagged()
    made = compiled()
    for who in (lena(), counsel()):
        with pytest.raises(NotAllowed):
            send(by=Who.of(who), edition=made.pk, sent=SENT, today=today())
    with pytest.raises(OutOfSight):
        send(by=Who.of(fay()), edition=made.pk, sent=SENT, today=today())


def test_a_part_names_the_approval_under_which_records_cross_where_there_is_one() -> None:
    office()
    approved = Approved(OFFICE, "Quarterly report", "Memo 7", last().first)
    crossing = approve_crossing(by=Who.of(petra()), from_body=OURS, approved=approved)
    assert sign_off(by=Who.of(counsel()), body=OURS, quarter=last()).crossing_id == crossing.pk


def test_the_office_sees_the_parts_and_no_record_of_another_agency() -> None:
    office()
    tagged()
    sign_off(by=Who.of(counsel()), body=OURS, quarter=last())
    with looking(Who.of(odo())):
        assert [one.body_id for one in newest_parts(last())] == [OURS]
        assert not Encounter.objects.exists()
        assert not Tag.objects.exists()
    with looking(Who.of(theirs())):
        assert not Part.objects.exists()
    with looking(None):
        assert not Part.objects.exists() and not Edition.objects.exists()


def test_every_figure_of_the_csv_is_a_cell_of_the_sealed_figures() -> None:
    office()
    tagged()
    lines = as_csv(compiled()).splitlines()
    assert any(f",rows,ice,{OURS},requests,,1," in line for line in lines)
    assert all(line.endswith(",yes") for line in lines[1:])  # invented agencies: the mark of a demonstration
