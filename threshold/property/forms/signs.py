"""What a person types of a sign: what hangs where since when, its photograph, and which print is wanted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from threshold.files.forms import FileForm
from threshold.property.forms.records import choices
from threshold.property.models import Area
from threshold.property.record_words import KINDS
from threshold.property.sign_texts import editions, languages
from threshold.ui.forms import DayInput, PlainForm


class SignForm(PlainForm):
    """One sign as it hangs."""

    kind = forms.ChoiceField(label=_("Kind of sign"), widget=forms.RadioSelect)
    area = forms.ChoiceField(
        label=_("Non-public area"), required=False, help_text=_("For the sign of a non-public area alone.")
    )
    edition = forms.ChoiceField(label=_("Edition of its text"), widget=forms.RadioSelect)
    languages = forms.MultipleChoiceField(label=_("Languages on it"), widget=forms.CheckboxSelectMultiple)
    place = forms.CharField(
        label=_("Where it hangs"), max_length=160,
        help_text=_("Such as “lobby, beside the desk”. For a public site the public reads it."),
    )  # fmt: skip
    on = forms.DateField(label=_("Posted on"), widget=DayInput)

    def __init__(self, *args: Any, areas: Sequence[Area], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered: dict[str, list[tuple[str, str]]] = {
            "kind": choices(KINDS),
            "area": [("", gettext("None")), *((str(one.pk), one.name) for one in areas)],
            "edition": [(one.slug, gettext(one.called)) for one in editions()],
            "languages": [(one.tag, one.name) for one in languages()],
        }
        for name, some in offered.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = some


class PhotoForm(FileForm):
    """The second step of adding a photograph of a sign."""


class PrintForm(PlainForm):
    """Which sign to print, in which language or in every one."""

    kind = forms.ChoiceField(label=_("Kind of sign"), widget=forms.RadioSelect)
    area = forms.CharField(
        label=_("Name of the non-public area"), max_length=120, required=False,
        help_text=_("It stands on the sign of a non-public area. Leave it empty for a sign that names none."),
    )  # fmt: skip
    language = forms.ChoiceField(label=_("Language"), required=False)

    def __init__(self, *args: Any, offered: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind, language = self.fields["kind"], self.fields["language"]
        if isinstance(kind, forms.ChoiceField) and isinstance(language, forms.ChoiceField):
            kind.choices = choices(KINDS)
            language.choices = [("", gettext("Every language, one file each, as a set")), *offered]
