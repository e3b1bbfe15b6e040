"""What a person types when deciding of a site."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from threshold.ui.forms import DayInput, PlainForm


class ControlForm(PlainForm):
    """Yes, no or in part, from which day, and why."""

    verdict = forms.ChoiceField(
        label=_("Does the City have operational control of this site?"),
        widget=forms.RadioSelect,
        choices=(("yes", _("Yes")), ("no", _("No")), ("part", _("In part"))),
    )
    since = forms.DateField(label=_("To hold from"), widget=DayInput)
    reason = forms.CharField(
        label=_("Reason"), max_length=500, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The public reads it. Your role stands beside it, your name does not."),
    )  # fmt: skip


class MarkForm(PlainForm):
    """Whether the site is sensitive, and why."""

    sensitive = forms.ChoiceField(
        label=_("Keep this site off every public page, export and the API?"),
        widget=forms.RadioSelect,
        choices=(("yes", _("Yes")), ("no", _("No"))),
    )
    reason = forms.CharField(
        label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It is never public. Name no person."),
    )  # fmt: skip
