"""Personal details can be erased; the line, its hash and every proof stay, and what is left is still checked."""

from __future__ import annotations

import json

import pytest

from threshold.core.answers import NotAllowed
from threshold.database.reach import Reach, reaching
from threshold.journal.actions import About, Actor, record
from threshold.journal.details import first_form_hash, opened
from threshold.journal.erasing import NothingToErase, erase_details
from threshold.journal.keys import signers
from threshold.journal.kinds import Kind
from threshold.journal.models import Detail, Line
from threshold.journal.queries import details_of
from threshold.journal.tests.trials import BY, WHO, lines, sealed
from threshold.journal.verifying import verify_live
from threshold.sealing.envelope import seal, unseal
from threshold.sealing.keys import keyring

pytestmark = pytest.mark.django_db
REASON = "an invented reason"


def test_what_is_personal_goes_and_the_rest_stays_and_still_explains_the_hash() -> None:
    line = lines(1)[0]
    assert erase_details(by=BY, line=line.id, reason=REASON) == "who"
    with reaching(Reach.CITY):
        assert details_of(line) == {"what": "trial 0"}
        sealed_words = Detail.objects.get(line=line).sealed
        assert opened(sealed_words, line.details_hash).hash == line.details_hash
        assert WHO not in unseal(sealed_words, f"journal_detail|sealed|{line.details_hash}", keyring())


def test_the_salt_of_an_erased_detail_goes_too_so_that_nobody_can_guess_it() -> None:
    line = lines(1)[0]
    with reaching(Reach.CITY):
        salt, _ = opened(Detail.objects.get(line=line).sealed, line.details_hash).kept["who"]
    erase_details(by=BY, line=line.id, reason=REASON)
    with reaching(Reach.CITY):
        envelope = Detail.objects.get(line=line).sealed
    assert salt not in unseal(envelope, f"journal_detail|sealed|{line.details_hash}", keyring())


def test_erasing_leaves_a_line_of_its_own_and_the_journal_still_verifies() -> None:
    line = lines(2)[0]
    sealed()
    erase_details(by=BY, line=line.id, reason=REASON)
    sealed()
    with reaching(Reach.CITY):
        told = Line.objects.order_by("id").last()
        assert told and (told.action, told.object_number) == ("journal.details_erased", str(line.id))
        assert details_of(told) == {"erased": "who", "reason": REASON}
    assert verify_live(signers()).findings == []


def test_nothing_is_erased_twice_nor_where_nothing_is_personal() -> None:
    line = lines(1)[0]
    erase_details(by=BY, line=line.id, reason=REASON)
    with pytest.raises(NothingToErase):
        erase_details(by=BY, line=line.id, reason=REASON)
    with reaching(Reach.CITY):
        dry = record(Kind("trial.x", "x.", frozenset({"n"})), by=BY, about=About("trial", "1"), details={"n": 1})
    with pytest.raises(NothingToErase, match="personal"):
        erase_details(by=BY, line=dry.id, reason=REASON)
    with pytest.raises(NothingToErase, match="no line"):
        erase_details(by=BY, line=10**9, reason=REASON)


def test_only_an_operator_erases() -> None:
    line = lines(1)[0]
    with pytest.raises(NotAllowed):
        erase_details(by=Actor("compliance-lead", "x"), line=line.id, reason=REASON)
    with reaching(Reach.CITY):
        assert details_of(line) == {"what": "trial 0", "who": WHO}


def test_a_line_of_the_first_form_is_still_read_and_is_erased_whole() -> None:
    words = json.dumps({"what": "before"})
    line = lines(1)[0]
    with reaching(Reach.CITY):
        old = Line.objects.create(
            at=line.at, actor_role="trial", action="trial.tried", object_kind="trial", object_number="1",
            details_hash=first_form_hash("ab" * 32, words),
        )  # fmt: skip
        envelope = seal(words, f"journal_detail|sealed|{old.id}", keyring())
        Detail.objects.create(line=old, salt="ab" * 32, sealed=envelope)
        assert details_of(old) == {"what": "before"}
    sealed()
    assert erase_details(by=BY, line=old.id, reason=REASON) == "everything"
    with reaching(Reach.CITY):
        assert details_of(old) is None
    assert verify_live(signers()).findings == []
