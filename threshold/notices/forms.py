"""The forms of the outbox: the shape alone."""

from __future__ import annotations

from django import forms
from django.core.validators import validate_slug
from django.utils.translation import gettext_lazy as _

from threshold.ui.forms import PlainForm


class EndpointForm(PlainForm):
    """Where an agency's own system is told."""

    agency = forms.CharField(
        label=_("Agency"),
        max_length=80,
        required=False,
        validators=[validate_slug],
        help_text=_("As in the agency's address here, such as dss. Empty for the City's own system."),
    )
    url = forms.CharField(
        label=_("Address"),
        max_length=500,
        help_text=_("An https address on another machine. Every post says only that a record needs somebody."),
    )
