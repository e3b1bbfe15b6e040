"""The forms of what follows an encounter."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from threshold.encounters.afterwards.choices import (
    ACTIONS,
    FINDINGS,
    HANDED_TO,
    OWNERS,
    PROMPTS,
    PURPOSES,
    REFER_TO,
    REFER_WHY,
)
from threshold.encounters.forms.quarterly import CHOOSE, NUMBER, in_words, offer, reasons
from threshold.ui.forms import DayInput, PlainForm

LARGEST = 2**63 - 1


class ReferForm(PlainForm):
    """To whom an encounter is referred, and why."""

    to = forms.ChoiceField(label=_("Refer it to"), widget=forms.RadioSelect)
    why = forms.ChoiceField(label=_("Why"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, to=in_words(REFER_TO.items()), why=in_words(REFER_WHY.items()))


class LookBackForm(PlainForm):
    """One thing of how it went."""

    prompt = forms.ChoiceField(label=_("About"))
    finding = forms.ChoiceField(label=_("How it went"), widget=forms.RadioSelect)
    words = reasons(
        label=_("In words"), required=False, help_text=_("Name no resident. Kept sealed, for counsel; in no export.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, prompt=[CHOOSE, *in_words(PROMPTS.items())], finding=in_words(FINDINGS.items()))


class FollowUpForm(PlainForm):
    """Something to be done."""

    what = forms.ChoiceField(label=_("What is to be done"))
    owner = forms.ChoiceField(label=_("By whom"))
    due = forms.DateField(label=_("By which day"), widget=DayInput, help_text=_("House practice."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, what=[CHOOSE, *in_words(ACTIONS.items())], owner=[CHOOSE, *in_words(OWNERS.items())])


class ExportForm(PlainForm):
    """What is exported, and what for."""

    encounters = forms.CharField(
        label=_("Numbers of the records"), max_length=1000,
        help_text=_("Records that crossed to the Law Department, with a comma or a space between them; at most 50."),
    )  # fmt: skip
    purpose = forms.ChoiceField(label=_("Purpose"), widget=forms.RadioSelect)
    reference = forms.CharField(label=_("Number of the case or request"), max_length=60, help_text=NUMBER)
    with_note = forms.BooleanField(
        label=_("With the note of staff, where there is one"), required=False,
        help_text=_("Left out unless the purpose needs it. Privileged advice is never in it."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, purpose=in_words(PURPOSES.items()))

    def clean_encounters(self) -> list[int]:
        """The numbers. Raises ValidationError for anything else."""
        parts = [one for one in re.split(r"[,\s]+", str(self.cleaned_data["encounters"]).strip()) if one]
        if not parts or not all(one.isascii() and one.isdecimal() and len(one) < 19 for one in parts):
            raise forms.ValidationError(_("Give whole numbers alone, such as 12, 15."))
        return [int(one) for one in parts]


class HandOverForm(PlainForm):
    """To whom an export is handed over."""

    to = forms.ChoiceField(label=_("Handed over to"), widget=forms.RadioSelect)
    reference = forms.CharField(label=_("Number of their receipt"), max_length=60, required=False, help_text=NUMBER)
    sure = forms.BooleanField(label=_("I hand it over for the purpose stated, and for no other."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, to=in_words(HANDED_TO.items()))
