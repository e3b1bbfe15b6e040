"""What tests of the outbox share: a notice told, the messages on their way, mail read from its folder, a receiver."""

from __future__ import annotations

import email
import email.policy
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from socketserver import StreamRequestHandler, TCPServer

from procrastinate.contrib.django.models import ProcrastinateJob

from threshold.accounts.models import Person
from threshold.accounts.rights import Who, acting
from threshold.accounts.tests.people import OURS
from threshold.database.reach import Reach, reaching
from threshold.journal.actions import About
from threshold.notices.actions import tell
from threshold.notices.addressees import Addressee
from threshold.notices.kinds import NoticeKind, Urgency, notice_kind
from threshold.notices.models import Delivery, Notice

AT_ONCE = notice_kind(
    name="notices.trial", sentence="The record {number} is for you.", urgency=Urgency.NOW, leads_to="/trial/{number}/"
)
DAILY = notice_kind(name="notices.daily_trial", sentence="The record {number} is for you by {day}.")


def told(by: Person, to: Addressee, *, key: str = "17", kind: NoticeKind = AT_ONCE, agency: str = OURS) -> Notice:
    """A notice about an invented record."""
    with acting(Who.of(by)) as rights:
        tell(by=rights, to=to, kind=kind, about=About("trial", "DUTY-17", agency=agency), key=key)
    with reaching(Reach.CITY):
        return Notice.objects.get(key=key)


def deliveries(notice: Notice) -> list[Delivery]:
    """The messages of a notice, oldest first."""
    with reaching(Reach.CITY):
        return list(Delivery.objects.filter(notice=notice).select_related("person").order_by("pk"))


def queued(name: str) -> list[ProcrastinateJob]:
    """The jobs of a name that wait."""
    return list(ProcrastinateJob.objects.filter(task_name=name, status="todo").order_by("id"))


def mails(folder: Path) -> list[EmailMessage]:
    """The messages in a folder of mail, as their readers' programs see them."""
    found: list[EmailMessage] = []
    for path in sorted(folder.glob("*.log")):
        for part in path.read_bytes().split(b"\n" + b"-" * 79 + b"\n"):
            if part.strip():
                found.append(email.message_from_bytes(part, policy=email.policy.default))
    return found


class Receiver(HTTPServer):
    """An agency's system on loopback: keeps what it is posted, answers as told."""

    def __init__(self, status: int) -> None:
        super().__init__(("127.0.0.1", 0), _Posted)
        self.status = status
        self.posted: list[tuple[dict[str, str], bytes]] = []

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_port}/told?by=threshold"


class _Posted(BaseHTTPRequestHandler):
    server: Receiver

    def do_POST(self) -> None:
        """Keep what came."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.posted.append((dict(self.headers), body))
        self.send_response(self.server.status)
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the standard library's name
        """Say nothing."""


@contextmanager
def receiver(status: int = 204) -> Iterator[Receiver]:
    """A receiver that listens."""
    with Receiver(status) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


class PostOffice(TCPServer):
    """A mail server on loopback: keeps what it is handed, refuses whom it is told to."""

    allow_reuse_address = True

    def __init__(self, refused: str, on_mail: Callable[[], None]) -> None:
        super().__init__(("127.0.0.1", 0), _Mailed)
        self.refused, self.on_mail = refused, on_mail
        self.mailed: list[str] = []

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.server_address[1])


class _Mailed(StreamRequestHandler):
    server: PostOffice

    def handle(self) -> None:
        """As much of RFC 5321 as one message needs; a client that is killed says no more."""
        with suppress(ConnectionResetError):
            self.converse()

    def converse(self) -> None:
        """Answer line by line."""
        self.say("220 loopback")
        for line in self.rfile:
            verb = line[:4].upper()
            if verb == b"DATA":
                self.say("354 go on")
                self.server.mailed.append(b"".join(iter(self.rfile.readline, b".\r\n")).decode())
                self.server.on_mail()
                self.say("250 kept")
            elif verb == b"RCPT" and self.server.refused:
                self.say(self.server.refused)
            elif verb == b"QUIT":
                self.say("221 gone")
                return
            else:
                self.say("250 well")

    def say(self, words: str) -> None:
        """One answer; a client that is gone does not hear it."""
        with suppress(OSError):
            self.wfile.write(f"{words}\r\n".encode())


@contextmanager
def post_office(refused: str = "", on_mail: Callable[[], None] = lambda: None) -> Iterator[PostOffice]:
    """A mail server that listens; `on_mail` is called when it has a message whole, before it says so."""
    with PostOffice(refused, on_mail) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()
