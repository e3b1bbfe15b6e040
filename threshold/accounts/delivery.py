"""How a one-time link reaches its person: by the folder above that sends mail, which the settings name."""

from __future__ import annotations

from django.conf import settings
from django.utils.module_loading import import_string

from threshold.accounts.models import Person
from threshold.accounts.rights import Rights

INVITATION, RESET = "invitation", "reset"


def send_link(by: Rights, person: Person, kind: str, path: str) -> None:
    """Send the link to its person, within the action that made it."""
    import_string(settings.LINKS_GO_BY)(by=by, person=person, kind=kind, link=settings.SITE + path)


def shown_to_the_administrator() -> bool:
    """Whether whoever makes a link sees it as well: only where no mail server would bring it to its person."""
    return bool(settings.MAIL_CHANNEL == "file")
