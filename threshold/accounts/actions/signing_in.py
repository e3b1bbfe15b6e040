"""What a person does about their own signing in: password, second factors, recovery codes, sessions, language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from allauth.mfa.webauthn.internal.auth import WebAuthn
from django.conf import settings

from threshold.accounts import events, permissions
from threshold.accounts.actions.given import Oneself, a_reason, held_still
from threshold.accounts.delivery import INVITATION, RESET, send_link
from threshold.accounts.links import link_for, person_of_link
from threshold.accounts.models import Person, new_ref
from threshold.accounts.queries import find_person, second_factors
from threshold.accounts.rights import Who, acting
from threshold.core.answers import OutOfSight, Refused, require
from threshold.core.words import Sentence, gettext_noop
from threshold.journal.actions import About, record

OLD_LINK = Sentence(gettext_noop("This link is used up or too old. Ask for another one."))
LAST_FACTOR = Sentence(gettext_noop("This is your only second factor. Add another one first, then remove this one."))
ONE_APP = Sentence(gettext_noop("You have an authenticator app already. Remove it first."))
NO_LANGUAGE = Sentence(gettext_noop("Choose a language from the list."))


def make_link(*, by: Who, ref: str) -> str:
    """A one-time link for somebody's password, sent to them. Returns it. Raises NotAllowed, OutOfSight."""
    with acting(by) as rights:
        require(permissions.can_manage_people(rights))
        person = find_person(rights, ref)
        link = link_for(person)
        send_link(rights, person, RESET if person.has_usable_password() else INVITATION, link)
        actor = rights.actor(permissions.MANAGE)
        record(events.LINK_MADE, by=actor, about=About("person", ref), details={"asked_by": "administrator"})
    return link


def mail_link(*, by: Who, address: str) -> bool:
    """Send a one-time link to whoever has this address, where nobody has signed in; whether there was somebody."""
    with acting(by) as rights:
        require(permissions.can_mail_links(rights))
        person = Person.objects.filter(email=address, is_active=True, demonstration=False).first()
        if person is None:
            return False
        send_link(rights, person, RESET, link_for(person))
        about = About("person", person.ref)
        record(events.LINK_MADE, by=rights.actor(""), about=about, details={"asked_by": "person"})
    return True


def set_password(*, by: Who, token: str, password: str) -> None:
    """Set one's password by a one-time link; every session of the person ends. Raises Refused."""
    with acting(by) as rights:
        person = held_still(_own(by))
        if person_of_link(person.ref, token) is None:  # two at once: the second finds the link used up
            raise Refused(OLD_LINK)
        first = not person.has_usable_password()
        person.set_password(password)
        person.session_mark = new_ref()
        person.save(update_fields=["password", "session_mark"])
        Oneself(rights).record(events.PASSWORD_SET, {"first": "yes" if first else "no"})


def add_app(*, by: Who, secret: str) -> Authenticator:
    """An authenticator app by its secret, with recovery codes if there were none. Raises Refused."""
    with acting(by) as rights:
        person = held_still(_own(by))
        if second_factors(person).filter(type=Authenticator.Type.TOTP).exists():
            raise Refused(ONE_APP)
        added: Authenticator = TOTP.activate(person, secret).instance
        RecoveryCodes.activate(person)
        Oneself(rights).record(events.FACTOR_ADDED, {"kind": added.type})
    return added


def add_passkey(*, by: Who, name: str, credential: Mapping[str, Any]) -> Authenticator:
    """A passkey the browser made for this person, with recovery codes if there were none."""
    with acting(by) as rights:
        person = held_still(_own(by))
        added: Authenticator = WebAuthn.add(person, name, dict(credential)).instance
        RecoveryCodes.activate(person)
        Oneself(rights).record(events.FACTOR_ADDED, {"kind": added.type})
    return added


def remove_factor(*, by: Who, number: int) -> None:
    """Remove an app or a passkey of one's own; never the last. Raises OutOfSight, Refused."""
    with acting(by) as rights:
        person = held_still(_own(by))
        own = {factor.pk: factor for factor in second_factors(person)}
        if number not in own:
            raise OutOfSight(str(number))
        if len(own) == 1:
            raise Refused(LAST_FACTOR)
        own[number].delete()
        Oneself(rights).record(events.FACTOR_REMOVED, {"kind": own[number].type})


def renew_codes(*, by: Who) -> None:
    """New recovery codes in place of the old ones. Raises OutOfSight for somebody without a second factor."""
    with acting(by) as rights:
        person = held_still(_own(by))
        if not second_factors(person).exists():
            raise OutOfSight(person.ref)
        Authenticator.objects.filter(user=person, type=Authenticator.Type.RECOVERY_CODES).delete()
        made = RecoveryCodes.activate(person)
        Oneself(rights).record(events.CODES_RENEWED, {"count": len(made.generate_codes())})


def reset_factors(*, by: Who, ref: str, reason: str) -> int:
    """Remove every second factor of somebody who lost theirs; they set up a new one when they next sign in.

    Their sessions end. How many there were. Raises NotAllowed, OutOfSight, Refused.
    """
    with acting(by) as rights:
        require(permissions.can_manage_people(rights))
        person = held_still(find_person(rights, ref))
        require(permissions.can_change_roles(rights, person.pk))
        why = a_reason(reason)
        count: int = Authenticator.objects.filter(user=person).delete()[0]
        person.session_mark = new_ref()
        person.save(update_fields=["session_mark"])
        details: dict[str, str | int] = {"count": count, "reason": why}
        record(events.FACTORS_RESET, by=rights.actor(permissions.MANAGE), about=About("person", ref), details=details)
    return count


def sign_out_everywhere(*, by: Who) -> Person:
    """End every session of one's own. Returns the person as they are now."""
    with acting(by) as rights:
        person = held_still(_own(by))
        person.session_mark = new_ref()
        person.save(update_fields=["session_mark"])
        Oneself(rights).record(events.SIGNED_OUT_EVERYWHERE, {"by_whom": "person"})
    return person


def choose_language(*, by: Who, language: str) -> None:
    """The language of one's pages and notices. Raises Refused."""
    with acting(by) as rights:
        if language not in dict(settings.LANGUAGES):
            raise Refused(NO_LANGUAGE, "language")
        person = held_still(_own(by))
        person.language = language
        person.save(update_fields=["language"])
        Oneself(rights).record(events.LANGUAGE_CHOSEN, {"language": language})


def _own(by: Who) -> Person:
    return Person.objects.get(ref=by.ref, pk=by.person or 0)
