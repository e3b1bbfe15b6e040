"""What an official types when deciding whom an unclear clause binds."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from threshold.ui.forms import DayInput, PlainForm


class DecideForm(PlainForm):
    """Yes or no, from which day, and why."""

    verdict = forms.ChoiceField(
        label=_("Does the clause bind this body?"),
        widget=forms.RadioSelect,
        choices=(("yes", _("Yes")), ("no", _("No"))),
    )
    day = forms.DateField(label=_("To hold from"), widget=DayInput)
    reason = forms.CharField(
        label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The public reads it. Your role stands beside it, your name does not."),
    )  # fmt: skip
