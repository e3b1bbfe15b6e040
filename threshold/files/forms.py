"""The two steps of an upload: first the question whether a resident is named, then, when none is, the file."""

from __future__ import annotations

from typing import Any, BinaryIO, cast

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from threshold.core.answers import Refused
from threshold.files import media
from threshold.files.checks import check, taken_in_words
from threshold.files.sizes import size_in_words

YES, NO = "yes", "no"
ACCEPT = ",".join(ending for kind in media.TAKEN for ending in kind.endings)
QUESTION = _("Does this file name a resident, or show one?")
ELSEWHERE = _(
    "Then it is not taken here. It goes to your agency's own legal file, by your agency's own means, and only that "
    "file's number is kept here."
)
ANSWER_FIRST = _("Say first whether this file names a resident, or shows one.")


def _hint() -> str:
    return gettext("Taken are {taken}; at most {limit}.").format(
        taken=taken_in_words(), limit=size_in_words(settings.FILE_LIMIT)
    )


class FileField(forms.FileField):
    """A file that can be taken; whatever is wrong with it is said in a clerk's words. The action checks again."""

    default_error_messages = {
        "required": _("Choose the file."),
        "missing": _("No file came. Choose it and send it again."),
        "invalid": _("No file came. Choose it and send it again."),
    }
    widget = forms.FileInput(attrs={"accept": ACCEPT})

    def __init__(self, **kwargs: Any) -> None:
        told: dict[str, Any] = {"label": _("File"), "help_text": lazy(_hint, str)(), "allow_empty_file": True}
        super().__init__(**(told | kwargs))

    def to_python(self, data: File[Any] | None) -> File[Any] | None:
        """The file once it is checked. Raises ValidationError."""
        found = super().to_python(data)
        if found is not None:
            try:
                check(cast(BinaryIO, found.file), found.size, found.name or "")
            except Refused as refused:
                raise ValidationError(refused.reason.said(gettext, str)) from None
        return found


class ResidentForm(forms.Form):
    """The first step: asked with nothing to send, so that no byte of a paper that names a resident leaves its place."""

    names_resident = forms.ChoiceField(
        label=QUESTION,
        choices=[(YES, _("Yes")), (NO, _("No"))],
        widget=forms.RadioSelect,
        error_messages={"required": ANSWER_FIRST, "invalid_choice": ANSWER_FIRST},
    )

    def clean_names_resident(self) -> str:
        """Only a no goes on to the file. Raises ValidationError that says where the file goes instead."""
        answer = str(self.cleaned_data["names_resident"])
        if answer == YES:
            raise ValidationError(ELSEWHERE, code="names_resident")
        return answer


class FileForm(ResidentForm):
    """The second step: the file, and the answer carried along. A form with more fields inherits from this one."""

    names_resident = forms.ChoiceField(
        label=QUESTION,
        choices=[(YES, _("Yes")), (NO, _("No"))],
        widget=forms.HiddenInput,
        error_messages={"required": ANSWER_FIRST, "invalid_choice": ANSWER_FIRST},
    )
    file = FileField()
