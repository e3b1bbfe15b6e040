"""What files are given for: a closed list that the apps above fill, each purpose with who may add and who may open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from threshold.core.answers import Answer
from threshold.core.words import Sentence, gettext_noop
from threshold.files.models import File
from threshold.journal.actions import Actor

ASKED = Answer(yes=True, reason=Sentence(gettext_noop("The action this file belongs to has asked already.")))


def asked_before(by: Actor, what: str | File) -> Answer:
    """The rule of a purpose whose own actions and views ask for permission before they come here."""
    return ASKED


@dataclass(frozen=True, slots=True)
class Purpose:
    """One purpose, such as `duties.proof`. `says` is marked for translation; the rules are its own app's."""

    name: str
    says: str
    can_add: Callable[[Actor, str], Answer] = asked_before
    can_open: Callable[[Actor, File], Answer] = asked_before


_REGISTERED: dict[str, Purpose] = {}


def register(purpose: Purpose) -> None:
    """Put a purpose on the list: called once by its app when it is ready. ValueError when the name is taken."""
    if _REGISTERED.setdefault(purpose.name, purpose) != purpose:
        raise ValueError(f"Another purpose is registered as {purpose.name}.")


def registered(name: str) -> Purpose:
    """The purpose of that name. ValueError when there is none."""
    try:
        return _REGISTERED[name]
    except KeyError:
        raise ValueError(f"No purpose of files is registered as {name}.") from None
