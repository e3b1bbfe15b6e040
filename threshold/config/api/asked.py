"""What was asked: days, words and cases read from a request, strictly and within limits."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.utils import timezone

from threshold.config.api.problems import Problem
from threshold.core.cases import Case, parse_case

MOST_BYTES = 262_144  # of a case; the largest of the scenarios has about 2,000
LONGEST = 200  # characters of a word in an address
FIRST_YEAR, LAST_YEAR = 1900, 2199
DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
DAY_PATTERN = "^((19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]))?$"  # as the description can say it


def a_day(given: str) -> date:
    """The day asked for, or today in the City. Raises Problem for what is not a day of these centuries."""
    if not given:
        return timezone.localdate()
    found = DAY.fullmatch(given)
    try:
        if found and FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
            return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        pass
    raise Problem(
        422,
        f"“{shown(given)}” is not a day between the years {FIRST_YEAR} and {LAST_YEAR}.",
        "Write as_of as year-month-day, such as 2026-11-23, or leave it out for today.",
    )


def words(given: str, name: str) -> str:
    """A word or a few from an address. Raises Problem for control characters and for what is too long."""
    if len(given) > LONGEST:
        raise Problem(422, f"“{name}” is longer than {LONGEST} characters.", "Shorten it and ask again.")
    if any(ord(sign) < 32 or 0xD800 <= ord(sign) <= 0xDFFF for sign in given):
        raise Problem(422, f"“{name}” holds a control character.", "Leave it out and ask again.")
    return given.strip()


def shown(given: object) -> str:
    """A given value as an answer repeats it: on one line and not too long."""
    said = "".join(sign if sign.isprintable() else " " for sign in str(given)[:80])
    return said if len(said) <= 60 else said[:57] + "..."


def a_case(request: HttpRequest) -> Case:
    """The one case in the body of a request. Raises Problem, and CaseError for words the vocabulary does not have."""
    given = _json(_body(request))
    if not isinstance(given, Mapping):
        raise Problem(422, "The body is not one case.", 'Send a JSON object with a "date" and "facts".')
    try:
        return parse_case(given)
    except RecursionError:
        raise _too_deep() from None


def _body(request: HttpRequest) -> bytes:
    """The bytes of the body, when they are JSON and few enough."""
    if request.content_type != "application/json":
        raise Problem(415, "The body is not marked as JSON.", "Send it with the header Content-Type: application/json.")
    if "Transfer-Encoding" in request.headers and not request.META.get("CONTENT_LENGTH"):
        raise Problem(411, "The body comes without its length.", "Send it with the header Content-Length.")
    if _length(request) > MOST_BYTES:
        raise Problem(413, f"The body is longer than {MOST_BYTES:,} bytes.", "Send one case, with only what matters.")
    return request.body


def _length(request: HttpRequest) -> int:
    given = request.META.get("CONTENT_LENGTH") or "0"
    return int(given) if given.isascii() and given.isdigit() and len(given) < 16 else MOST_BYTES + 1


def _json(body: bytes) -> Any:
    """The body as plain values: no name twice, no NaN, no number without end, no bottomless nesting."""
    try:
        return json.loads(body.decode("utf-8-sig"), object_pairs_hook=_no_name_twice, parse_constant=_no_constant)
    except UnicodeDecodeError:
        raise Problem(400, "The body is not UTF-8 text.", "Send the case as JSON in UTF-8.") from None
    except RecursionError:
        raise _too_deep() from None
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise Problem(400, f"The body is not JSON ({where}: {error.msg}).", "Correct it and send it again.") from None
    except ValueError as error:
        raise Problem(400, f"The body cannot be read: {shown(error)}.", "Correct it and send it again.") from None


def _too_deep() -> Problem:
    return Problem(400, "The body is nested too deeply.", "A case needs no more than four levels.")


def _no_name_twice(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    names = [name for name, _ in pairs]
    if len(set(names)) != len(names):
        twice = next(name for name in names if names.count(name) > 1)
        raise ValueError(f'"{shown(twice)}" is given twice')
    return dict(pairs)


def _no_constant(name: str) -> Any:
    raise ValueError(f"{name} is not a number JSON has")
