"""What goes out by mail: that a record needs somebody, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from threshold.accounts.rights import Who, acting
from threshold.accounts.tests.people import OURS, ana, cleo
from threshold.database.reach import Reach, reaching
from threshold.notices.actions import send_link
from threshold.notices.addressees import Addressee
from threshold.notices.delivering import deliver, send, send_letter
from threshold.notices.messages import LinkKind, record_needs_you
from threshold.notices.models import Letter, State
from threshold.notices.tests.outboxes import deliveries, mails, post_office, told

pytestmark = pytest.mark.django_db
LINK = "https://threshold.example.invalid/sign-in/link/not-a-real-one/"


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    """Mail goes into a folder of the test's own; the site has a name."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path)
    settings.SITE = "https://threshold.example.invalid"
    return tmp_path


def test_a_mail_says_that_a_record_needs_its_reader_and_nothing_of_the_record(folder: Path) -> None:
    whom = cleo()
    notice = told(ana(), Addressee.one(whom.pk))
    deliver(notice.pk, timezone.now())
    send(deliveries(notice)[0].pk, timezone.now())
    (mail,) = mails(folder)
    assert mail["Subject"] == "A record needs you"
    assert mail["To"] == whom.email
    assert mail.get_content_type() == "text/plain"
    assert mail.get_content().split("\n") == [
        "A record needs you.",
        "Sign in to see which one.",
        "https://threshold.example.invalid/my-day/",
        "",
    ]
    (file,) = folder.iterdir()
    for secret in ("17", "DUTY", OURS, "lanterns", "Ana", "Cleo Invented", "trial", "notices"):
        assert secret not in mail.get_content()
        assert secret not in mail["Subject"]
    assert "Message-ID: <" in file.read_text()
    assert "@threshold.example.invalid>" in file.read_text()
    assert mail["Auto-Submitted"] == "auto-generated"


def test_a_mail_is_in_its_readers_language_with_the_english_below() -> None:
    whom = cleo()
    whom.language = "es"
    message = record_needs_you(whom)
    spanish, english = str(message.body).split("\n\n")
    assert message.subject != "A record needs you"
    assert "Inicie" in spanish
    assert english.startswith("A record needs you.\nSign in")


def test_a_one_time_link_goes_by_mail_and_is_kept_nowhere_afterwards(folder: Path) -> None:
    whom = cleo()
    with acting(Who.clock("sign-in")) as rights:
        letter = send_link(by=rights, person=whom, kind=LinkKind.RESET, link=LINK)
        assert LINK not in letter.sealed
    send_letter(letter.pk, timezone.now())
    send_letter(letter.pk, timezone.now())
    (mail,) = mails(folder)
    assert mail["Subject"] == "Your link to choose a new password"
    assert mail.get_content().split("\n")[1] == LINK
    assert "Cleo" not in mail.get_content()
    with reaching(Reach.CITY):
        letter.refresh_from_db()
    assert (letter.state, letter.sealed) == (State.SENT, "")


def test_a_one_time_link_that_did_not_go_is_kept_sealed_for_the_next_try(settings: Any) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", 9, False
    with acting(Who.clock("sign-in")) as rights:
        letter = send_link(by=rights, person=cleo(), kind=LinkKind.INVITATION, link=LINK)
    send_letter(letter.pk, timezone.now())
    with reaching(Reach.CITY):
        assert Letter.objects.filter(state=State.FAILED, last_error="unreachable").exclude(sealed="").exists()


@pytest.mark.parametrize(("answer", "fault"), [("550 no such mailbox", "address_refused"), ("", "")])
def test_what_a_mail_server_answers_is_kept_as_a_kind_of_fault_alone(settings: Any, answer: str, fault: str) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with post_office(refused=answer) as server:
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", server.port, False
        notice = told(ana(), Addressee.one(cleo().pk))
        deliver(notice.pk, timezone.now())
        send(deliveries(notice)[0].pk, timezone.now())
    (delivery,) = deliveries(notice)
    assert delivery.last_error == fault
    assert delivery.state == (State.FAILED if fault else State.SENT)
    assert len(server.mailed) == (0 if fault else 1)
