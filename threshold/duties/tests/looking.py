"""Looking at pages as somebody: a client signed in, or nobody's."""

from __future__ import annotations

import html
import re
from typing import Any

from django.test import Client

from threshold.accounts.models import Person
from threshold.accounts.tests.people import sign_in


def as_(who: Person | None) -> Client:
    """A client of this person's own, or of the public."""
    return sign_in(Client(), who) if who else Client()


def words(answer: Any) -> str:
    """What a page says, without its markup, on one line."""
    text = re.sub(r"(?s)<(script|style|head).*?</\1>", " ", answer.content.decode())
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())


def main_of(answer: Any) -> str:
    """What the middle of a page says."""
    found = re.search(r"(?s)<main.*?</main>", answer.content.decode())
    assert found, answer.status_code
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", found.group())).split())
