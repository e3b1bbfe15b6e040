"""What a person types into the record of a site: who keeps it, its non-public areas, barriers and risk, its code."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from threshold.property.record_words import BARRIERS, MARKINGS, RISKS
from threshold.ui.forms import DayInput, PlainForm


def choices(words: dict[str, str]) -> list[tuple[str, str]]:
    """Closed choices in the page's language."""
    return [(value, gettext(said)) for value, said in words.items()]


class CustodianForm(PlainForm):
    """Which office keeps the site, how it is reached, from which day."""

    office = forms.CharField(
        label=_("Office or role"), max_length=120, help_text=_("Such as “Building manager’s office”. Name no person.")
    )
    telephone = forms.CharField(
        label=_("Office telephone"), max_length=40, required=False, help_text=_("Never a person's own number.")
    )
    mail = forms.CharField(
        label=_("Office mail"), max_length=120, required=False, help_text=_("Never a person's own address.")
    )
    person = forms.ChoiceField(
        label=_("Account behind it"), required=False,
        help_text=_("Only where one person of your agency who signs in here answers for it."),
    )  # fmt: skip
    since = forms.DateField(label=_("From"), widget=DayInput)

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        person = self.fields["person"]
        if isinstance(person, forms.ChoiceField):
            person.choices = [("", gettext("Nobody in particular")), *people]


class AreaForm(PlainForm):
    """A non-public area: its name, how it is marked, since when."""

    name = forms.CharField(label=_("What the area is called"), max_length=120, help_text=_("Name no person."))
    marked = forms.ChoiceField(label=_("How it is marked"), widget=forms.RadioSelect)
    on = forms.DateField(label=_("Identified on"), widget=DayInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        marked = self.fields["marked"]
        if isinstance(marked, forms.ChoiceField):
            marked.choices = choices(MARKINGS)


class EndForm(PlainForm):
    """When something ended, and why."""

    on = forms.DateField(label=_("Since"), widget=DayInput)
    reason = forms.CharField(
        label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It is never public. Name no person."),
    )  # fmt: skip


class AssessForm(PlainForm):
    """A closed choice and why; never public."""

    value = forms.ChoiceField(label=_("What holds"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Why"), max_length=500, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Draft for deliberation: it is never public, in no export and not in the API. Name no person."),
    )  # fmt: skip

    def __init__(self, *args: Any, subject: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        value = self.fields["value"]
        if isinstance(value, forms.ChoiceField):
            value.choices = choices(BARRIERS if subject == "barriers" else RISKS)


class MakeCodeForm(PlainForm):
    """Nothing to type: making a code is one press."""


class WithdrawForm(PlainForm):
    """Why a code is to open nothing any more."""

    reason = forms.CharField(
        label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It is never public. Name no person."),
    )  # fmt: skip
