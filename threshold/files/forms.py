"""The two steps of an upload: first the question whether a resident is named, then, when none is, the file.

A page shows `next_step(request.GET)` and posts the second step to itself; `files/_upload.html` draws both.
"""

from __future__ import annotations

from typing import Any, BinaryIO, cast

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.http import QueryDict
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from threshold.core.answers import Refused
from threshold.files import media
from threshold.files.checks import check, taken_in_words
from threshold.files.sizes import size_in_words
from threshold.ui.forms import PlainForm

YES, NO = "yes", "no"
ACCEPT = ",".join(ending for kind in media.TAKEN for ending in kind.endings)
QUESTION = _("Does this file name a resident, or show one?")
ELSEWHERE = _(
    "Then it is not taken here. It goes to your agency's own legal file, by your agency's own means, and only that "
    "file's number is kept here."
)
SAY_FIRST = _("Say first whether this file names a resident, or shows one.")
ANSWER_FIRST = {"required": SAY_FIRST, "invalid_choice": SAY_FIRST}
ANSWERS = [(YES, _("Yes")), (NO, _("No"))]


def _hint() -> str:
    return gettext("Taken are {taken}; at most {limit}.").format(
        taken=taken_in_words(), limit=size_in_words(settings.FILE_LIMIT)
    )


class FileField(forms.FileField):
    """A file that can be taken; whatever is wrong with it is said in a clerk's words. The action checks again."""

    default_error_messages = {
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


class ResidentForm(PlainForm):
    """The first step: asked with nothing to send, so that no byte of a paper that names a resident leaves its place."""

    sends = False
    names_resident = forms.ChoiceField(
        label=QUESTION, choices=ANSWERS, widget=forms.RadioSelect, error_messages=ANSWER_FIRST
    )

    @property
    def elsewhere(self) -> str:
        """Where the file goes instead, once the answer is yes."""
        return str(ELSEWHERE) if self.is_bound and self.data.get("names_resident") == YES else ""


class FileForm(ResidentForm):
    """The second step: the file, and the answer carried along. A form with more fields inherits from this one."""

    sends = True
    names_resident = forms.ChoiceField(
        label=QUESTION, choices=ANSWERS, widget=forms.HiddenInput, error_messages=ANSWER_FIRST
    )
    file = FileField()

    def clean_names_resident(self) -> str:
        """Whatever the page showed, only a no lets a file in. Raises ValidationError that says where it goes."""
        answer = str(self.cleaned_data["names_resident"])
        if answer == YES:
            raise ValidationError(ELSEWHERE, code="names_resident")
        return answer


def next_step(asked: QueryDict, then: type[FileForm] = FileForm) -> ResidentForm | FileForm:
    """The form to show for what stands in an address: the question until it is answered with no, then the file's."""
    if "names_resident" not in asked:
        return ResidentForm()
    question = ResidentForm(asked)
    answered = question.is_valid() and question.cleaned_data["names_resident"] == NO
    return then(initial={"names_resident": NO}) if answered else question
