"""The form of a record: closed choices, a place by its code or lot, and for a paper when it happened."""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from threshold.core.gate import NEEDED, ONE_OF, SOME_OF
from threshold.core.words import gettext_noop
from threshold.encounters.outside import called, outside_agencies
from threshold.encounters.shapes import ASKS, WHY
from threshold.encounters.told import Told
from threshold.property.queries.codes import read_code
from threshold.ui.forms import DayInput, PlainForm, speak_kindly

KEY = re.compile("[0-9a-f]{32}")
LOT = re.compile("[1-5][0-9]{9}")
NOT_SAID = gettext_noop("Not said, or not known")


class KeyInput(forms.HiddenInput):
    """The random key of a form; what is none is never written back into a page."""

    def format_value(self, value: Any) -> str:
        """The key, or a fresh one."""
        return value if isinstance(value, str) and KEY.fullmatch(value) else secrets.token_hex(16)


class PlaceInput(forms.TextInput):
    """A code or a lot; what has the shape of neither is never written back into a page."""

    def format_value(self, value: Any) -> str:
        """What was typed, where it can be a place."""
        typed = value.strip() if isinstance(value, str) else ""
        return typed if LOT.fullmatch(typed) or read_code(typed) else ""


class RecordForm(PlainForm):
    """What was asked, by whom, with which paper, what was answered and what happened."""

    key = forms.RegexField(regex=KEY, widget=KeyInput, max_length=32)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, asks in ASKS.items():
            self.fields[name] = _choice(name, asks) if name in ONE_OF else _choices(name, asks)
            if name == "said_to_be":
                self.fields["outside"] = forms.ChoiceField(
                    label=_("Which agency did they name?"), choices=_agencies, required=False
                )
        for field in self.fields.values():
            speak_kindly(field)

    def told(self, site: str = "") -> Told:
        """What was chosen. The form is valid."""
        given = self.cleaned_data
        outside, _sign, unit = given["outside"].partition(":")
        some = {name: tuple(given[name]) for name in SOME_OF}
        return Told({name: given[name] for name in ONE_OF if given[name]}, some, outside, unit, site)


@dataclass(frozen=True, slots=True)
class Offers:
    """What the form offers staff: their agencies, their contractors' places, and whether a note may be left."""

    bodies: Sequence[tuple[str, str]]
    locations: Sequence[tuple[str, str]]
    note: bool


class SignedInForm(RecordForm):
    """The same, for staff who signed in: whose record it is, where, and when it happened."""

    field_order = ("key", "body", "where", "location", "happened_on", "happened_time")
    body = forms.ChoiceField(label=_("Whose record is it?"))
    where = forms.CharField(
        label=_("Code on the sign, or number of the lot"), required=False, max_length=20, widget=PlaceInput,
        help_text=_("Leave it empty where it was by telephone or mail."),
    )  # fmt: skip
    location = forms.TypedChoiceField(
        label=_("Or a contractor's place: its contract"), required=False, coerce=int, empty_value=None
    )  # fmt: skip
    happened_on = forms.DateField(label=_("When it happened: the day"), required=False, widget=DayInput)
    happened_time = forms.TimeField(
        label=_("The time"), required=False, widget=forms.TimeInput(attrs={"type": "time"})
    )  # fmt: skip

    def __init__(self, offers: Offers, *args: Any, paper: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        body, location = self.fields["body"], self.fields["location"]
        assert isinstance(body, forms.ChoiceField)
        assert isinstance(location, forms.ChoiceField)
        body.choices = list(offers.bodies)
        location.choices = [("", gettext(NOT_SAID)), *offers.locations]
        if not offers.locations:
            del self.fields["location"]
        if offers.note:
            self.fields["note"] = forms.CharField(
                label=_("One note, for counsel alone"), required=False, max_length=280,
                widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
                help_text=_("At most 280 characters. No resident's name, description or status."),
            )  # fmt: skip
        if not paper:
            del self.fields["happened_on"], self.fields["happened_time"]
        else:
            self.fields["happened_on"].required = self.fields["happened_time"].required = True
        self.order_fields(self.field_order)

    def happened_at(self) -> datetime | None:
        """When it happened, in the City's time."""
        day, time = self.cleaned_data.get("happened_on"), self.cleaned_data.get("happened_time")
        return timezone.make_aware(datetime.combine(day, time)) if day and time else None


class CorrectionForm(RecordForm):
    """What was said, to be said anew, with the reason from a closed list."""

    why = forms.ChoiceField(
        label=_("Why is it said anew?"), widget=forms.RadioSelect,
        choices=[(value, WHY[value]) for value in ("mistake", "later_known")],
    )  # fmt: skip


def _choice(name: str, asks: str) -> forms.ChoiceField:
    def choices() -> list[tuple[str, str]]:
        listed = [(value, gettext(words)) for value, words in ONE_OF[name].items()]
        return listed if name in NEEDED else [("", gettext(NOT_SAID)), *listed]

    return forms.ChoiceField(label=gettext(asks), choices=choices, required=name in NEEDED)


def _choices(name: str, asks: str) -> forms.MultipleChoiceField:
    def choices() -> list[tuple[str, str]]:
        return [(value, gettext(words)) for value, words in SOME_OF[name].items()]

    return forms.MultipleChoiceField(
        label=gettext(asks), choices=choices, required=False, widget=forms.CheckboxSelectMultiple
    )


def _agencies() -> list[tuple[str, str]]:
    """Every listed agency and its parts, with none first."""
    found = [("", gettext(NOT_SAID))]
    for one in outside_agencies().values():
        found += [(one.id, one.name), *((f"{one.id}:{unit}", called(one.id, unit)) for unit in one.units)]
    return found
