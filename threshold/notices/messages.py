"""What goes out: that a record needs somebody, and where to sign in. No record, agency or name ever stands in it."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from enum import StrEnum
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.translation import gettext, override

from threshold.accounts.models import Person
from threshold.core.words import gettext_noop

ENGLISH = "en"
HERE = "/my-day/"
SUBJECT = gettext_noop("A record needs you")
NEEDED = gettext_noop("A record needs you.")
SIGN_IN = gettext_noop("Sign in to see which one.")


class LinkKind(StrEnum):
    """What a one-time link is for."""

    INVITATION = "invitation"
    RESET = "reset"


LINK_SUBJECTS = {
    LinkKind.INVITATION: gettext_noop("Your way to sign in"),
    LinkKind.RESET: gettext_noop("Your link to choose a new password"),
}
LINK_WORDS = {
    LinkKind.INVITATION: (
        gettext_noop("You can now sign in. This link works once and lets you choose a password."),
        gettext_noop("If you did not expect this, do nothing and tell your administrator."),
    ),
    LinkKind.RESET: (
        gettext_noop("This link works once and lets you choose a new password."),
        gettext_noop("If you did not ask for it, do nothing: your password stays as it is."),
    ),
}


def record_needs_you(person: Person) -> EmailMessage:
    """The one message there is about records, the same for every record."""
    return _message(person, SUBJECT, lambda: [gettext(NEEDED), gettext(SIGN_IN), settings.SITE + HERE])


def one_time_link(person: Person, kind: LinkKind, link: str) -> EmailMessage:
    """A message that carries a one-time link to its person."""
    first, second = LINK_WORDS[kind]
    return _message(person, LINK_SUBJECTS[kind], lambda: [gettext(first), link, gettext(second)])


def _message(person: Person, subject: str, lines: Callable[[], list[str]]) -> EmailMessage:
    """Plain text in the person's language, and in English below where that is another."""
    language = person.language or ENGLISH
    parts = []
    for one in dict.fromkeys((language, ENGLISH)):
        with override(one):
            parts.append("\n".join(lines()) + "\n")
    with override(language):
        title = gettext(subject)
    headers = {
        "Message-ID": f"<{secrets.token_hex(16)}@{urlsplit(settings.SITE).hostname}>",  # ours, not the machine's name
        "Auto-Submitted": "auto-generated",
    }
    return EmailMessage(title, "\n".join(parts), settings.DEFAULT_FROM_EMAIL, [person.email], headers=headers)
