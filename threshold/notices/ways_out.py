"""The ways out: mail through a server or into a folder, and a signed post to an agency's endpoint."""

from __future__ import annotations

import ipaddress
import json
import smtplib
import ssl
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from threshold.core.words import gettext_noop
from threshold.notices.signing import SIGNATURE, TIME, signature

PATIENCE = 30  # seconds for the other side to answer
BODY = json.dumps({"text": "A record needs you."}).encode()

# Kinds of fault, as the outbox keeps and shows them: never an address, never the other side's own words.
FAULTS = {
    "unreachable": gettext_noop("The other side could not be reached."),
    "sign_in_refused": gettext_noop("The mail server did not accept our name and password."),
    "address_refused": gettext_noop("The mail server did not accept the address."),
    "refused": gettext_noop("The mail server did not accept the message."),
    "answered_otherwise": gettext_noop("The endpoint answered that it did not accept the message."),
    "not_allowed": gettext_noop("The endpoint's address is not one that may be posted to."),
    "cannot_open": gettext_noop("What was sealed could not be opened: the master key is missing."),
    "interrupted": gettext_noop("The connection or the worker ended before it was known whether the message went."),
    "switched_off": gettext_noop("The person no longer signs in, or the endpoint is switched off."),
}


class NotSent(Exception):
    """It certainly did not go; `fault` says why, as a key of FAULTS."""

    def __init__(self, fault: str) -> None:
        super().__init__(fault)
        self.fault = fault


class Unsure(Exception):
    """The connection broke after the message was handed over: it may have gone."""


def mail(message: EmailMessage) -> None:
    """Hand a message over. Raises NotSent, Unsure."""
    server = get_connection()
    try:
        server.open()
    except smtplib.SMTPAuthenticationError as error:
        raise NotSent("sign_in_refused") from error
    except (smtplib.SMTPException, OSError) as error:
        raise NotSent("unreachable") from error
    try:
        server.send_messages([message])
    except smtplib.SMTPRecipientsRefused as error:
        raise NotSent("address_refused") from error
    except smtplib.SMTPResponseException as error:
        raise NotSent("refused") from error
    except (smtplib.SMTPException, OSError) as error:
        raise Unsure from error
    finally:
        _close_quietly(server)


def _close_quietly(server: object) -> None:
    """A server that is gone cannot be taken leave of; the message's fate is settled by then."""
    try:
        server.close()  # type: ignore[attr-defined]
    except (smtplib.SMTPException, OSError):
        return


def may_post_to(url: str) -> bool:
    """Whether an address is https (or, where that is set for development, plain on loopback) and bears no password."""
    try:
        parts = urlsplit(url)
        port_is_right = parts.port is None or 0 < parts.port < 65_536
    except ValueError:
        return False
    if not parts.hostname or parts.username or parts.password or parts.fragment or not port_is_right:
        return False
    if settings.LOOPBACK_ENDPOINTS and parts.scheme == "http":
        return parts.hostname in {"127.0.0.1", "localhost", "::1"}
    return parts.scheme == "https" and not _inward(parts.hostname)


def _inward(host: str) -> bool:
    """Whether a host names this machine or its own link, where nobody's endpoint is."""
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return host.lower().rstrip(".").split(".")[-1] == "localhost"
    return address.is_loopback or address.is_link_local or address.is_unspecified or address.is_multicast


def post(url: str, secret: str, now: int) -> None:
    """Post the one body there is, signed. Redirects are not followed. Raises NotSent, Unsure."""
    if not may_post_to(url):
        raise NotSent("not_allowed")
    parts = urlsplit(url)
    line = _line_to(parts)
    try:
        line.connect()
    except (OSError, HTTPException) as error:
        raise NotSent("unreachable") from error
    headers = {"Content-Type": "application/json", TIME: str(now), SIGNATURE: signature(secret, now, BODY)}
    try:
        line.request("POST", (parts.path or "/") + (f"?{parts.query}" if parts.query else ""), BODY, headers)
        status = line.getresponse().status
    except (OSError, HTTPException) as error:
        raise Unsure from error
    finally:
        line.close()
    if not 200 <= status < 300:
        raise NotSent("answered_otherwise")


def _line_to(parts: SplitResult) -> HTTPConnection:
    host = parts.hostname or ""
    if parts.scheme == "http":
        return HTTPConnection(host, parts.port, timeout=PATIENCE)
    return HTTPSConnection(host, parts.port, timeout=PATIENCE, context=ssl.create_default_context())
