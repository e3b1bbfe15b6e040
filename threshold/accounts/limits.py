"""How often signing in may be tried: counted by keyed hashes, forgotten soon, and never a way to lock others out.

A browser somebody signed in with before carries a signed cookie and is counted by itself alone, so that whoever tries
the same address from elsewhere cannot keep its owner out.
"""

from __future__ import annotations

import hmac
import ipaddress
import math
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from threshold.accounts.models import Tries
from threshold.core.answers import Refused
from threshold.core.words import Sentence, gettext_noop

COOKIE, COOKIE_AGE, MOST_PEOPLE = "known", timedelta(days=90), 5
WAIT = gettext_noop(
    "There were too many tries. Wait {minutes} minutes and try again, or sign in with a passkey, or with a browser you "
    "signed in with before. An administrator can help as well."
)


@dataclass(frozen=True, slots=True)
class Limit:
    """So many tries in such a stretch of time."""

    name: str
    most: int
    stretch: timedelta


PAIR = Limit("address and place", 5, timedelta(minutes=15))
PLACE = Limit("place", 100, timedelta(hours=1))
ADDRESS = Limit("address", 50, timedelta(hours=1))
BROWSER = Limit("known browser", 10, timedelta(minutes=15))
SECOND_FACTOR = Limit("second factor", 10, timedelta(minutes=15))
LINKS = Limit("links to an address", 3, timedelta(hours=1))
LINKS_FROM = Limit("links asked for from a place", 20, timedelta(hours=1))


@dataclass(frozen=True, slots=True)
class Counted:
    """One thing counted: the limit and the keyed hash of what it is about."""

    limit: Limit
    mark: str


def counted(limit: Limit, *about: str) -> Counted:
    """What a limit counts by: a keyed hash, so that the table tells nothing to whoever reads it without the key."""
    return Counted(limit, _hash("\n".join((limit.name, *about))))


def signing_in(request: HttpRequest, place: str, address: str) -> tuple[Counted, ...]:
    """What one try with a password counts towards: the browser alone where it is known for this address."""
    browser = known_browser(request, address)
    if browser:
        return (counted(BROWSER, browser, address),)
    near = nearby(place)
    return counted(PAIR, address, near), counted(PLACE, near), counted(ADDRESS, address)


def second_factor(request: HttpRequest, address: str) -> Counted:
    """What one try with a code counts towards: again the browser alone where it is known."""
    return counted(SECOND_FACTOR, address, known_browser(request, address))


def take(all_counted: Iterable[Counted]) -> None:
    """Count one try towards each. Raises Refused, with how long to wait, when one of them is used up."""
    now = timezone.now()
    waits = [until for one in all_counted if (until := _take(one, now)) is not None]
    if waits:
        minutes = max(1, math.ceil((max(waits) - now) / timedelta(minutes=1)))
        raise Refused(Sentence(WAIT, {"minutes": minutes}))


def give_back(all_counted: Iterable[Counted]) -> None:
    """A try that went well: it counts towards nothing, and what counted for its pair, browser or code is forgotten."""
    with connection.cursor() as cursor:
        for one in all_counted:
            if one.limit in {PLACE, ADDRESS}:
                cursor.execute("update accounts_tries set count = greatest(count - 1, 0) where mark = %s", [one.mark])
            else:
                cursor.execute("delete from accounts_tries where mark = %s", [one.mark])


def _take(one: Counted, now: datetime) -> datetime | None:
    """Count one try, at once for all who try at the same moment; until when to wait if that was one too many."""
    with transaction.atomic(), connection.cursor() as cursor:
        Tries.objects.filter(until__lte=now).exclude(mark=one.mark).delete()
        cursor.execute(
            "insert into accounts_tries (mark, count, until) values (%s, 1, %s) on conflict (mark) do update set "
            "count = case when accounts_tries.until <= %s then 1 else accounts_tries.count + 1 end, "
            "until = case when accounts_tries.until <= %s then excluded.until else accounts_tries.until end "
            "returning count, until",
            [one.mark, now + one.limit.stretch, now, now],
        )
        count, until = cursor.fetchone()
    return until if count > one.limit.most else None


def nearby(place: str) -> str:
    """The place a try comes from: an IPv4 address, or the network of an IPv6 one, which one line has whole."""
    try:
        address = ipaddress.ip_address(place)
    except ValueError:
        return place
    return str(ipaddress.ip_network(f"{address}/64", strict=False)) if address.version == 6 else place


def known_browser(request: HttpRequest, address: str) -> str:
    """The mark of this browser when this address signed in with it before, else ""."""
    browser, people = _cookie(request)
    return browser if _hash(address)[:16] in people else ""


def remember_browser(request: HttpRequest, response: HttpResponse, address: str) -> None:
    """Let the browser carry the sign that this address signed in with it."""
    browser, people = _cookie(request)
    people = [*(one for one in people if one != _hash(address)[:16]), _hash(address)[:16]][-MOST_PEOPLE:]
    value = TimestampSigner(salt=COOKIE).sign_object([browser or secrets.token_hex(8), people])
    response.set_cookie(
        COOKIE, value, max_age=COOKIE_AGE, secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax"
    )


def _cookie(request: HttpRequest) -> tuple[str, list[str]]:
    try:
        browser, people = TimestampSigner(salt=COOKIE).unsign_object(
            request.COOKIES.get(COOKIE, ""), max_age=COOKIE_AGE
        )
    except BadSignature:
        return "", []
    return str(browser), [str(one) for one in people]


def _hash(words: str) -> str:
    return hmac.new(settings.SECRET_KEY.encode(), f"threshold tries\n{words}".encode(), "sha256").hexdigest()
