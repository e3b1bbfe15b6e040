"""What waits for a person after sign-in: by name or by what they may do, until answered or put aside."""

from __future__ import annotations

from datetime import date

import pytest
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import Client

from threshold.accounts.models import Person
from threshold.accounts.rights import Who, acting, looking
from threshold.accounts.tests.people import OURS, ana, ben, cleo, person, sign_in
from threshold.database.reach import Reach, reaching
from threshold.journal.actions import About
from threshold.journal.models import Line
from threshold.notices.actions import mark_seen, settle, tell
from threshold.notices.addressees import Addressee
from threshold.notices.queries import Waiting, waiting_lines
from threshold.notices.tests.outboxes import DAILY, told

pytestmark = pytest.mark.django_db


def waiting(who: Person | None) -> list[Waiting]:
    """What waits for somebody."""
    with looking(Who.of(who) if who else None) as rights:
        return waiting_lines(rights)


def keys(who: Person | None) -> list[str]:
    """The same by the keys of the notices."""
    return [line.notice.key for line in waiting(who)]


def test_a_notice_waits_for_its_person_and_for_whoever_holds_the_ability() -> None:
    lead, here, city, elsewhere, named = (
        ana(),
        person("Ria Invented", ("reviewer", OURS)),
        person("Max Invented", ("mayors-office", "")),
        ben(),
        cleo(),
    )
    told(lead, Addressee.holders("proof.review", OURS), key="for reviewers")
    told(lead, Addressee.holders("requests.make"), key="for the City")
    told(lead, Addressee.one(named.pk), key="for one")
    assert keys(here) == ["for reviewers"]
    assert keys(city) == ["for the City", "for reviewers"]
    assert keys(named) == ["for one"]
    assert keys(lead) == keys(elsewhere) == keys(None) == []


def test_it_waits_no_more_once_answered() -> None:
    lead, here = ana(), person("Ria Invented", ("reviewer", OURS))
    told(lead, Addressee.holders("proof.review", OURS))
    with acting(Who.of(lead)) as rights:
        settle(by=rights, about=About("trial", "DUTY-17", agency=OURS))
    assert keys(here) == []


def test_each_puts_aside_for_themselves_with_one_line_in_the_journal() -> None:
    lead, first, second = ana(), person("Ria Invented", ("reviewer", OURS)), person("Rob Invented", ("reviewer", OURS))
    notices = [told(lead, Addressee.holders("proof.review", OURS), key=key).pk for key in ("1", "2")]
    assert mark_seen(by=Who.of(first), notices=notices) == 2
    assert mark_seen(by=Who.of(first), notices=notices) == 0
    assert (keys(first), keys(second)) == ([], ["2", "1"])
    with reaching(Reach.CITY):
        assert Line.objects.filter(action="notices.seen", actor_ref=first.ref).count() == 1


def test_nobody_puts_aside_what_is_another_s_and_whoever_has_no_role_their_own() -> None:
    lead, named = ana(), cleo()
    mine = told(lead, Addressee.one(named.pk)).pk
    assert mark_seen(by=Who.of(ben()), notices=[mine]) == 0
    assert mark_seen(by=Who.of(named), notices=[mine, 10**12]) == 1
    assert keys(named) == []


def test_the_page_s_part_says_the_sentence_and_leads_to_the_record(client: Client) -> None:
    lead, named = ana(), cleo()
    assert "Nothing needs you just now." in part(named)
    notice = told(lead, Addressee.one(named.pk))
    with acting(Who.of(lead)) as rights:
        about = About("trial", "18", agency=OURS)
        tell(by=rights, to=Addressee.one(named.pk), kind=DAILY, about=about, key="18", day=date(2026, 5, 7))
    words = part(named)
    assert "The record DUTY-17 is for you." in words
    assert 'href="/trial/DUTY-17/"' in words
    assert "The record 18 is for you by 7 May 2026." in words
    answer = sign_in(client, named).post("/notices/seen/", {"notice": [str(notice.pk), "x", "9" * 30]})
    assert (answer.status_code, answer["Location"]) == (302, "/my-day/")
    assert keys(named) == ["18"]


def part(who: Person) -> str:
    """The part of a page that shows what waits."""
    return render_to_string("notices/_waiting.html", {"waiting": waiting(who)}, HttpRequest())
