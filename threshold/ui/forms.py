"""The form every form here is made from: it says what is wrong in a clerk's words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

NEEDED = _("Fill this in.")
CHOOSE = _("Choose one.")
KINDER: tuple[tuple[type[forms.Field], str, str | _StrPromise], ...] = (
    (forms.MultipleChoiceField, "required", _("Choose at least one.")),
    (forms.ChoiceField, "required", CHOOSE),
    (forms.ChoiceField, "invalid_choice", _("This is not one of the choices. Choose one from the list.")),
    (forms.ModelChoiceField, "required", CHOOSE),
    (forms.ModelChoiceField, "invalid_choice", _("This is not one of the choices. Choose one from the list.")),
    (forms.BooleanField, "required", _("Tick this to go on.")),
    (forms.FileField, "required", _("Choose a file.")),
    (forms.DateField, "invalid", _("Write the day as year, month and day: 2026-05-07.")),
    (forms.IntegerField, "invalid", _("Write a whole number, in digits.")),
    (forms.EmailField, "invalid", _("Write an address like name@agency.example.")),
    (forms.Field, "required", NEEDED),
)


class DayInput(forms.DateInput):
    """A day, picked or typed; always sent as year-month-day."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


class PlainForm(forms.Form):
    """A form whose own messages, where nobody wrote better ones, say what to do."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            speak_kindly(field)


def speak_kindly(field: forms.Field) -> None:
    """Put our words where Django's own still stand, the narrowest that fit."""
    theirs = own_words(type(field))
    unwritten = {code for code, words in field.error_messages.items() if words is theirs.get(code)}
    for kind, code, ours in reversed(KINDER):
        if isinstance(field, kind) and code in unwritten:
            field.error_messages[code] = ours


def own_words(kind: type[forms.Field]) -> dict[str, str | _StrPromise]:
    """The messages Django gives a kind of field, the inherited ones included."""
    found: dict[str, str | _StrPromise] = {}
    for one in reversed(kind.__mro__):
        found.update(getattr(one, "default_error_messages", {}))
    return found
