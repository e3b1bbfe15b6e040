"""What people type about posts and about setting bodies up."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from threshold.accounts.models import Person
from threshold.agencies.models import Body
from threshold.agencies.post_list import posts
from threshold.agencies.seats import Holder
from threshold.ui.forms import DayInput, PlainForm

ANOTHER_DAY, NEVER = "another day", "never"
CHOOSE = ("", _("Choose"))
SAY_THE_DAY = _("Choose the day it happened.")


class HolderForm(PlainForm):
    """Who holds a post: a person who signs in, or staff who does not."""

    person = forms.ChoiceField(
        label=_("A person who signs in"), required=False, help_text=_("Choose a person, or write a name below.")
    )
    name = forms.CharField(
        label=_("Name of staff who does not sign in"), required=False, max_length=200,
        help_text=_("Sealed. An officer or employee of the body, never a resident."),
    )  # fmt: skip
    contact = forms.CharField(
        label=_("How to reach them at work"), required=False, max_length=300, help_text=_("Sealed.")
    )

    def __init__(self, *args: Any, people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = self.fields["person"]
        assert isinstance(chosen, forms.ChoiceField)
        chosen.choices = [("", _("Nobody of these")), *((one.ref, f"{one.name}, {one.email}") for one in people)]

    @property
    def holder(self) -> Holder:
        """The holder as the action takes it."""
        given = self.cleaned_data
        return Holder(person=given["person"], name=given["name"], contact=given["contact"])


class DesignateForm(HolderForm):
    """A designation: which post at which body, who, from when, by which letter or order."""

    body = forms.ChoiceField(label=_("Body"))
    post = forms.ChoiceField(label=_("Post"))
    seat = forms.IntegerField(
        label=_("Seat"), min_value=1, max_value=999, initial=1,
        help_text=_("1, unless several hold this post at the body: then 1, 2, 3 and on."),
    )  # fmt: skip
    since = forms.DateField(label=_("First day"), widget=DayInput, help_text=_("It may lie ahead."))
    until = forms.DateField(
        label=_("First day it is held no longer"),
        widget=DayInput,
        required=False,
        help_text=_("Only where it is known."),
    )
    instrument = forms.CharField(
        label=_("Letter or order"), max_length=300, help_text=_("What designates them, with its day and number.")
    )
    field_order = ("body", "post", "seat", "person", "name", "contact", "since", "until", "instrument")

    def __init__(self, *args: Any, bodies: Iterable[Body], people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, people=people, **kwargs)
        _choices(self, "body", [CHOOSE, *((body.pk, body.name) for body in bodies)])
        _choices(self, "post", [CHOOSE, *((post.slug, gettext(post.name)) for post in posts().values())])


class VacateForm(PlainForm):
    """A post is held no longer."""

    on = forms.DateField(
        label=_("First day it is held no longer"), widget=DayInput,
        help_text=_("The day of the vacancy, unless a successor begins that day."),
    )  # fmt: skip
    reason = forms.CharField(label=_("Reason"), max_length=300, help_text=_("A few words; nothing private."))


class HandOverForm(HolderForm):
    """A post passes to a successor in one step."""

    on = forms.DateField(label=_("First day of the successor"), widget=DayInput)
    instrument = forms.CharField(
        label=_("Letter or order"),
        max_length=300,
        help_text=_("What designates the successor, with its day and number."),
    )
    field_order = ("person", "name", "contact", "on", "instrument")


class CorrectForm(PlainForm):
    """What was recorded did not happen so."""

    what = forms.ChoiceField(
        label=_("What is right"), widget=forms.RadioSelect,
        choices=((ANOTHER_DAY, _("It happened on another day")), (NEVER, _("It never happened"))),
    )  # fmt: skip
    on = forms.DateField(label=_("The right day"), widget=DayInput, required=False)
    reason = forms.CharField(label=_("Reason"), max_length=300, help_text=_("It stands beside the correction."))

    def clean(self) -> dict[str, Any]:
        """Another day needs the day."""
        given = super().clean() or {}
        if given.get("what") == ANOTHER_DAY and not given.get("on") and "on" not in self.errors:
            self.add_error("on", SAY_THE_DAY)
        return given

    @property
    def day(self) -> date | None:
        """The right day; None when it never happened."""
        on: date | None = self.cleaned_data["on"] if self.cleaned_data["what"] == ANOTHER_DAY else None
        return on


class SetUpForm(PlainForm):
    """A body is set up, with the approval that allows it."""

    day = forms.DateField(label=_("Set up from"), widget=DayInput)
    given_by = forms.CharField(
        label=_("Who approved the collection"), max_length=120, help_text=_("By post, such as: agency privacy officer.")
    )
    given_on = forms.DateField(label=_("Day of the approval"), widget=DayInput)
    reference = forms.CharField(
        label=_("Where the written approval is kept"), max_length=300,
        help_text=_("Its number or name in the agency's own file. The document itself is not taken."),
    )  # fmt: skip
    reason = forms.CharField(label=_("Reason"), max_length=300)


class TakeBackForm(PlainForm):
    """A body is set up no longer."""

    day = forms.DateField(label=_("Not set up from"), widget=DayInput)
    reason = forms.CharField(label=_("Reason"), max_length=300)


def _choices(form: forms.Form, name: str, choices: list[tuple[Any, Any]]) -> None:
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = choices
