"""Proof is given by one person and reviewed by another; what was given is never changed."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import Error, IntegrityError, transaction

from threshold.accounts.rights import Who, looking
from threshold.accounts.tests.people import OURS, THEIRS, ana, ben, cleo, person
from threshold.core.answers import NotAllowed, OutOfSight, Refused
from threshold.database.reach import Reach, reaching
from threshold.duties.actions import attest_none, give_proof, review_proof
from threshold.duties.actions.proving import Offered
from threshold.duties.models import Proof, Review
from threshold.duties.queries.proofs import proofs_of, shown
from threshold.duties.tests.owed import TODAY, given, owed, said, two_bodies
from threshold.journal.models import Line

pytestmark = pytest.mark.django_db


@pytest.fixture
def giver() -> Who:
    """Ana, who gives proof for our agency, beside another agency."""
    two_bodies()
    return Who.of(ana())


@pytest.fixture
def reviewer() -> Who:
    """Gus, who reviews proof for our agency."""
    return Who.of(person("Gus Invented", ("reviewer", OURS)))


def test_proof_given_is_in_hand_and_once_accepted_proved_from_its_effective_day(giver: Who, reviewer: Who) -> None:
    proof = given(giver)
    assert (owed("6-1").in_hand_on, owed("6-1").proved_on) == (TODAY, None)
    review_proof(by=reviewer, proof=proof.pk, accepted=True, reason="", today=TODAY)
    assert owed("6-1").proved_on == date(2026, 2, 18)


def test_refused_proof_is_no_longer_in_hand_and_says_why(giver: Who, reviewer: Who) -> None:
    proof = given(giver)
    review_proof(by=reviewer, proof=proof.pk, accepted=False, reason="It names no day.", today=TODAY)
    assert (owed("6-1").in_hand_on, owed("6-1").proved_on) == (None, None)
    with looking(giver) as rights:
        assert shown(rights, proof.pk).state == "refused"


def test_better_proof_supersedes_and_counts_only_once_accepted(giver: Who, reviewer: Who) -> None:
    first = given(giver)
    review_proof(by=reviewer, proof=first.pk, accepted=True, reason="", today=TODAY)
    second = given(giver, on=date(2026, 2, 10), supersedes=first.pk)
    assert owed("6-1").proved_on == date(2026, 2, 18)
    review_proof(by=reviewer, proof=second.pk, accepted=True, reason="", today=TODAY)
    assert owed("6-1").proved_on == date(2026, 2, 10)
    with looking(giver) as rights:
        assert [one.proof.pk for one in proofs_of(rights, owed("6-1"))] == [second.pk, first.pk]


def test_the_giver_reviews_nothing_of_their_own_and_the_database_agrees(giver: Who) -> None:
    both = person("Hal Invented", ("compliance-lead", OURS), ("reviewer", OURS))
    proof = given(Who.of(both))
    with pytest.raises(NotAllowed, match="second person"):
        review_proof(by=Who.of(both), proof=proof.pk, accepted=True, reason="", today=TODAY)
    with reaching(Reach.CITY), pytest.raises(IntegrityError), transaction.atomic():
        Review.objects.create(
            proof=proof, agency_id=OURS, accepted=True, at=proof.given_at, on=TODAY, by_ref=both.ref, by_role="x",
            giver_ref=both.ref,
        )  # fmt: skip


def test_a_proof_is_reviewed_once(giver: Who, reviewer: Who) -> None:
    proof = given(giver)
    review_proof(by=reviewer, proof=proof.pk, accepted=True, reason="", today=TODAY)
    other = Who.of(person("Ida Invented", ("reviewer", "")))
    with pytest.raises(Refused, match="reviewed this proof already"):
        review_proof(by=other, proof=proof.pk, accepted=False, reason="no", today=TODAY)


def test_what_was_superseded_is_not_reviewed_any_more(giver: Who, reviewer: Who) -> None:
    first = given(giver)
    given(giver, supersedes=first.pk)
    with pytest.raises(Refused, match="newest"):
        review_proof(by=reviewer, proof=first.pk, accepted=True, reason="", today=TODAY)


def test_proof_is_superseded_once_and_by_proof_of_the_same_alone(giver: Who) -> None:
    first = given(giver)
    given(giver, supersedes=first.pk)
    with pytest.raises(Refused, match="superseded this one already"):
        given(giver, supersedes=first.pk)
    with pytest.raises(Refused, match="same duty"):
        give_proof(by=giver, assignment=owed("8.a-1").pk, offered=said(supersedes=first.pk), today=TODAY)


def test_a_refusal_needs_a_reason(giver: Who, reviewer: Who) -> None:
    proof = given(giver)
    with pytest.raises(Refused, match="why"):
        review_proof(by=reviewer, proof=proof.pk, accepted=False, reason=" ", today=TODAY)


@pytest.mark.parametrize(
    ("offered", "words"),
    [
        (said(on=date(2026, 11, 26)), "a day that has come"),
        (said(on=date(2026, 2, 5)), "began on 6 February 2026"),
        (said(words="  "), "Say in a sentence"),
        (said(words="x" * 4001), "4,000"),
        (Offered(effective_on=TODAY, link="http://example.invalid/x"), "https"),
        (Offered(effective_on=TODAY, link="https://me:secret@example.invalid/x"), "https"),
        (Offered(effective_on=TODAY, link="https://[broken"), "https"),
    ],
)
def test_what_is_no_proof_is_refused_in_words(giver: Who, offered: Offered, words: str) -> None:
    with pytest.raises(Refused, match=words):
        give_proof(by=giver, assignment=owed("6-1").pk, offered=offered, today=TODAY)


def test_two_people_who_finish_the_same_duty_hear_of_each_other(giver: Who, reviewer: Who) -> None:
    first = given(giver)
    colleague = Who.of(person("Jo Invented", ("compliance-lead", OURS)))
    with pytest.raises(Refused, match="waits for review"):
        given(colleague)
    review_proof(by=reviewer, proof=first.pk, accepted=True, reason="", today=TODAY)
    with pytest.raises(Refused, match="proved already"):
        given(colleague)


def test_a_file_is_given_with_its_hash_in_the_journal_and_its_name_nowhere(giver: Who) -> None:
    upload = SimpleUploadedFile("A Name.txt", b"The letter of designation, invented.\n")
    offered = Offered(effective_on=date(2026, 2, 18), file=upload)
    proof = give_proof(by=giver, assignment=owed("6-1").pk, offered=offered, today=TODAY)
    assert proof.file is not None
    assert proof.file.agency_id == OURS
    with reaching(Reach.CITY):
        lines = [str(vars(line)) for line in Line.objects.filter(agency_id=OURS)]
    assert not any("A Name" in line for line in lines)


def test_that_there_was_none_is_attested_and_reviewed_like_any_proof(giver: Who, reviewer: Who) -> None:
    proof = attest_none(by=giver, assignment=owed("8.a-1").pk, statement="No request this period.", today=TODAY)
    assert proof.kind == "none"
    review_proof(by=reviewer, proof=proof.pk, accepted=True, reason="", today=TODAY)
    assert owed("8.a-1").proved_on == TODAY


def test_another_agency_s_proof_is_out_of_sight_and_out_of_reach(giver: Who, reviewer: Who) -> None:
    stranger = Who.of(ben())
    proof = given(giver)
    with looking(stranger) as rights:
        assert proofs_of(rights, owed("6-1")) == ()
        with pytest.raises(OutOfSight):
            shown(rights, proof.pk)
    with pytest.raises(OutOfSight):
        review_proof(by=stranger, proof=proof.pk, accepted=True, reason="", today=TODAY)
    with pytest.raises((NotAllowed, OutOfSight)):
        give_proof(by=stranger, assignment=owed("6-1").pk, offered=said(), today=TODAY)
    assert owed("6-1", THEIRS).proved_on is None


def test_whoever_has_no_role_gives_nothing(giver: Who) -> None:
    with pytest.raises((NotAllowed, OutOfSight)):
        given(Who.of(cleo()))


@pytest.mark.parametrize("change", ["update", "delete"])
def test_proof_and_reviews_are_never_changed_or_removed(giver: Who, reviewer: Who, change: str) -> None:
    proof = given(giver)
    review_proof(by=reviewer, proof=proof.pk, accepted=True, reason="", today=TODAY)
    for model in (Review, Proof):
        with reaching(Reach.CITY), pytest.raises(Error), transaction.atomic():
            rows = model.objects.all()
            rows.update(by_role="x") if change == "update" else rows._raw_delete(rows.db)


def test_words_lie_sealed_in_the_database_and_open_for_their_readers(giver: Who) -> None:
    proof = given(giver, words="Sent by hand on the day.")
    with reaching(Reach.CITY):
        assert "by hand" not in Proof.objects.get(pk=proof.pk).statement
    with looking(giver) as rights:
        assert shown(rights, proof.pk).statement == "Sent by hand on the day."
