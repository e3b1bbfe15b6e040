"""Whom to call: the numbers the settings give, for everybody and for devices that hold a staff link."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from threshold.guide.flow import PROCEDURES

NUMBER = re.compile(r"\+?[0-9(][0-9 ()-]{1,24}")


@dataclass(frozen=True, slots=True)
class Number:
    """One way to reach somebody: the words of its button, the number as people write it, the address a phone dials."""

    words: str
    shown: str
    href: str


@dataclass(frozen=True, slots=True)
class Numbers:
    """Everybody who can be called from the guide. What is not set is None, and the page says whom to ask."""

    danger: Number
    counsel: tuple[Number, ...]
    relay: tuple[Number, ...]
    interpreter: Number | None
    privacy: Number | None


def numbers(*, with_link: bool) -> Numbers:
    """The numbers as set; those of counsel on call only for a device with a staff link. Raises ImproperlyConfigured."""
    on_call = [_number("buttons.on_call", settings.GUIDE_ON_CALL)] if with_link else []
    return Numbers(
        danger=Number("buttons.call_911", "911", "tel:911"),
        counsel=_set((*on_call, _number("buttons.switchboard", settings.GUIDE_SWITCHBOARD))),
        relay=_set(
            (
                _number("buttons.relay", settings.GUIDE_TEXT, "sms"),
                _number("buttons.relay", settings.GUIDE_RELAY),
            )
        ),
        interpreter=_number("buttons.interpreter", settings.GUIDE_INTERPRETER),
        privacy=_number("buttons.privacy", settings.GUIDE_PRIVACY),
    )


def procedures() -> list[tuple[str, str]]:
    """Each post with procedures of its own, and the address set for them or "". Raises ImproperlyConfigured."""
    given = dict(one.partition("=")[::2] for one in settings.GUIDE_PROCEDURES)
    strange = [name for name, address in given.items() if name not in PROCEDURES or not address.startswith("https://")]
    if strange:
        raise ImproperlyConfigured(
            f"THRESHOLD_PROCEDURES is a list of name=https://address for {', '.join(PROCEDURES)}, not {strange[0]!r}."
        )
    return [(name, given.get(name, "")) for name in PROCEDURES]


def _set(found: Iterable[Number | None]) -> tuple[Number, ...]:
    return tuple(one for one in found if one)


def _number(words: str, given: str, scheme: str = "tel") -> Number | None:
    if not given:
        return None
    if not NUMBER.fullmatch(given):
        raise ImproperlyConfigured(f"A number of the field guide is digits, spaces and +()- alone, not {given!r}.")
    return Number(words, given, f"{scheme}:{re.sub('[^+0-9]', '', given)}")
