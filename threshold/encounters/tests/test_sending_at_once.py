"""Two people sign off, compile or send at the same moment: it is done once, and the second hears why not."""

from __future__ import annotations

import pytest

from tests.test_at_the_same_moment import both
from threshold.accounts.rights import Who
from threshold.accounts.tests.people import OURS, person
from threshold.database.reach import Reach, reaching
from threshold.duties.models import Proof
from threshold.encounters.actions.reporting import compile_edition, sign_off
from threshold.encounters.actions.sending import send
from threshold.encounters.models import Edition, Part, Transmission
from threshold.encounters.tests.quarter import OFFICE, counsel, last, odo, office, tagged, today
from threshold.encounters.tests.test_reporting import SENT
from threshold.encounters.tests.test_the_same_moment import apart as apart

pytestmark = pytest.mark.db


def test_what_two_do_at_once_for_the_report_is_done_once(apart: str) -> None:
    office()
    tagged()
    lawyers = Who.of(counsel()), Who.of(person("Carla Invented", ("counsel", OURS)))
    senders = Who.of(odo()), Who.of(person("Olga Invented", ("report-office", OFFICE)))
    signed = both(apart, *(lambda by=by: sign_off(by=by, body=OURS, quarter=last()) for by in lawyers))
    assert sorted(word == "done" for word in signed) == [False, True]
    compiled = both(apart, *(lambda by=by: compile_edition(by=by, quarter=last()) for by in senders))
    assert sorted(word == "done" for word in compiled) == [False, True]
    with reaching(Reach.CITY):
        edition = Edition.objects.get()
        assert Part.objects.count() == 1
    sent = both(apart, *(lambda by=by: send(by=by, edition=edition.pk, sent=SENT, today=today()) for by in senders))
    assert sorted(word == "done" for word in sent) == [False, True]
    with reaching(Reach.CITY):
        assert (Transmission.objects.count(), Proof.objects.count()) == (1, 1)
