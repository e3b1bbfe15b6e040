"""What a person types when a report on signs was sent."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from threshold.ui.forms import DayInput, PlainForm


class SendForm(PlainForm):
    """When it went, what shows that it arrived, and what the person confirms."""

    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    sent_on = forms.DateField(label=_("Sent on"), widget=DayInput)
    receipt = forms.CharField(
        label=_("Receipt"), max_length=160,
        help_text=_("What shows that it arrived, such as the number of a letter. Name no person."),
    )  # fmt: skip
    crossing = forms.CharField(
        label=_("Approval of the crossing"), max_length=160, required=False,
        help_text=_("Only where sensitive sites are listed: the privacy officer's letter and its day (23-1202(c))."),
    )  # fmt: skip
    proof = forms.BooleanField(
        label=_("Give this report as proof of the duty, for a second person to review"), required=False
    )
    confirmed = forms.BooleanField(label=_("I have looked at the list, and this is what was sent."))
