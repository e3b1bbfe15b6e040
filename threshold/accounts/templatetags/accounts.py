"""What a page hands to the script that asks the browser for a passkey, and how grants are worded."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime

from allauth.mfa.models import Authenticator
from django import template
from django.utils.translation import gettext

from threshold.accounts.models import Grant

register = template.Library()


@register.filter
def as_json(options: object) -> str:
    """Options for the browser, as an attribute's words."""
    return json.dumps(options)


@register.filter
def called(factor: Authenticator) -> str:
    """What a second factor is called: its name, or what it is."""
    if factor.type == Authenticator.Type.WEBAUTHN:
        return str(factor.data.get("name") or gettext("Passkey"))
    return gettext("Authenticator app")


@register.filter
def agency_of(grant: Grant, agencies: Mapping[str, str]) -> str:
    """Where a role is held, in words."""
    return agencies.get(grant.agency_id, grant.agency_id) if grant.agency_id else gettext("the whole City")


@register.filter
def holds(grant: Grant, now: datetime) -> bool:
    """Whether a role is held at a moment."""
    return grant.since <= now and (grant.until is None or grant.until > now)
