"""One-time links for setting a password: signed, good for a day, and void once the password was set."""

from __future__ import annotations

from django.contrib.auth.tokens import PasswordResetTokenGenerator

from threshold.accounts.models import Person


class _Links(PasswordResetTokenGenerator):
    """Bound to the password there was, the last sign-in, the sessions' mark and the address: any of them voids it."""

    key_salt = "threshold.accounts.links"

    def _make_hash_value(self, user: Person, timestamp: int) -> str:
        last = user.last_login.isoformat() if user.last_login else ""
        return f"{user.pk} {user.password} {last} {user.session_mark} {user.email} {timestamp}"


_LINKS = _Links()


def link_for(person: Person) -> str:
    """The address, on this site, at which this person sets a password."""
    return f"/sign-in/link/{person.ref}/{_LINKS.make_token(person)}/"


def person_of_link(ref: str, token: str) -> Person | None:
    """Whom a link is for while it is good, else None; a stranger's mark and an old link are answered alike.

    Invented people keep the password that the sign-in page shows.
    """
    person = Person.objects.filter(ref=ref, is_active=True, demonstration=False).first()
    return person if person and _LINKS.check_token(person, token) else None
