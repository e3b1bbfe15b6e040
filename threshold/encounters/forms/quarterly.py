"""The forms of the quarterly report: the shape of what is sent; what it means is for the actions to say."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from threshold.encounters.quarterly.choices import (
    CONTAINED_IN,
    GROUNDS,
    HOW_SENT,
    QUALIFIES,
    RECEIVED_BY,
    WHY,
    requesting,
)
from threshold.encounters.quarterly.words import LONGEST
from threshold.files.forms import FileForm
from threshold.ui.forms import DayInput, PlainForm
from threshold.ui.templatetags.threshold import words

CHOOSE = ("", _("Choose one"))
SEALED = _("Name no resident. It is kept sealed, and is no part of the report.")
NUMBER = _("Letters, digits, dots and dashes, with a digit at the end. No name.")


def in_words(choices: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Choices in the reader's language."""
    return [(value, words(said)) for value, said in choices]


def reasons(**more: Any) -> forms.CharField:
    """A few sentences that are sealed."""
    told: dict[str, Any] = {
        "label": _("Reasons"), "max_length": LONGEST, "help_text": SEALED,
        "widget": forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
    }  # fmt: skip
    return forms.CharField(**(told | more))


def offer(form: forms.Form, **choices: Iterable[Any]) -> None:
    """Fill fields with what there is to choose from."""
    for name, offered in choices.items():
        field = form.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(offered)


class TagForm(PlainForm):
    """What counsel says of one record."""

    qualifies = forms.ChoiceField(label=_("Does it belong in the report of 10-178(d)?"), widget=forms.RadioSelect)
    why = forms.ChoiceField(label=_("Why"))
    requesting = forms.ChoiceField(
        label=_("Requesting agency, as you classify it"), required=False,
        help_text=_("What they said at the gate stays beside it."),
    )  # fmt: skip
    received_by = forms.ChoiceField(label=_("Received by"), widget=forms.RadioSelect)
    contained_in = forms.ChoiceField(
        label=_("Contained already in another report"), required=False,
        help_text=_("10-178(d) need not repeat what those reports contain."),
    )  # fmt: skip
    reasons = reasons(required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        whys = [(words(QUALIFIES[value]), in_words(some.items())) for value, some in WHY.items()]
        offer(
            self, qualifies=in_words(QUALIFIES.items()), why=[CHOOSE, *whys],
            requesting=[("", _("Nobody, or not decided")), *in_words(requesting().items())],
            received_by=in_words(RECEIVED_BY.items()),
            contained_in=[("", _("In none of them")), *in_words(CONTAINED_IN.items())],
        )  # fmt: skip


class WithholdForm(PlainForm):
    """A statutory ground, invoked for one record."""

    ground = forms.ChoiceField(label=_("Ground"), widget=forms.RadioSelect)
    reasons = reasons()
    sure = forms.BooleanField(label=_("I invoke this ground for this record. My office stands beside it."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, ground=in_words(GROUNDS.items()))


class EndWithholdingForm(PlainForm):
    """The ground is taken back."""

    reasons = reasons()


class SignOffForm(PlainForm):
    """Counsel signs off the agency's part."""

    none = forms.BooleanField(
        label=_("I attest that there was none in this quarter (house practice)."), required=False
    )  # fmt: skip
    sure = forms.BooleanField(label=_("I have looked at each record. I sign off this part as it stands now."))

    def __init__(self, *args: Any, is_none: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_none:
            del self.fields["none"]


class CompileForm(PlainForm):
    """The office compiles."""

    sure = forms.BooleanField(label=_("I know that an edition stays as it is, and that a change makes another."))


class SendForm(PlainForm):
    """How an edition went to the office of the Speaker."""

    how = forms.ChoiceField(label=_("How it was sent"), widget=forms.RadioSelect)
    sent_on = forms.DateField(label=_("Sent on"), widget=DayInput)
    reference = forms.CharField(
        label=_("Number of the letter or message"), max_length=60, required=False, help_text=NUMBER
    )
    sure = forms.BooleanField(
        label=_("It was sent to the office of the Speaker of the Council. This gives proof of the office's duty.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, how=in_words(HOW_SENT.items()))


class ReceiptForm(PlainForm):
    """The receipt, by the number it was received under."""

    received_on = forms.DateField(label=_("Received on"), widget=DayInput)
    reference = forms.CharField(
        label=_("Number it was received under"), max_length=60, required=False, help_text=NUMBER
    )


class ReceiptFileForm(FileForm, ReceiptForm):
    """The receipt as a file, after the question whether it names a resident."""

    field_order = ("file", "received_on", "reference", "names_resident")


class OfficeForm(PlainForm):
    """The office the Mayor designated."""

    body = forms.ChoiceField(label=_("Office or agency"))
    document = forms.CharField(
        label=_("Document"), max_length=300,
        help_text=_("The Mayor's letter or order that designates it, and its day. The public reads this; name nobody."),
    )  # fmt: skip
    since = forms.DateField(label=_("From"), widget=DayInput)
    sure = forms.BooleanField(label=_("The document is in hand, and says this."))

    def __init__(self, *args: Any, bodies: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, body=[CHOOSE, *bodies])
