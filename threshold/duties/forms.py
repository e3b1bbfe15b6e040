"""The forms of what is owed and proved: the shape of what is sent; what it means is for the actions to say."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from threshold.files.forms import FileForm
from threshold.ui.forms import DayInput, PlainForm

LONG, SHORT = 4000, 2000
AUTHORITY = _("Name the authority that allows this: the law, the order or the instrument, and its day.")
REASON = _("Give the reason in a sentence: it stands in the record, and the public reads it.")
Choices = Iterable[tuple[str, Any]]
WAYS = (("file", _("A file")), ("link", _("A link to a public page")), ("statement", _("A statement in my words")))


def a_day(**more: Any) -> forms.DateField:
    """A day, picked or typed."""
    return forms.DateField(widget=DayInput, **more)


def some_words(longest: int = LONG, **more: Any) -> forms.CharField:
    """A few sentences."""
    return forms.CharField(max_length=longest, widget=forms.Textarea(attrs={"rows": 5}), **more)


class WayForm(PlainForm):
    """How it will be shown."""

    way = forms.ChoiceField(label=_("How do you show it?"), choices=WAYS, widget=forms.RadioSelect)


class ProofForm(PlainForm):
    """What every proof says: from which day it proves."""

    effective_on = a_day(
        label=_("Effective on"),
        help_text=_("The day the duty was done, which may lie before today. The day you give this is kept beside it."),
    )


class FileProofForm(FileForm, ProofForm):
    """A file as proof, after the question whether it names a resident."""

    statement = some_words(label=_("What it shows"), required=False)
    field_order = ("file", "effective_on", "statement", "names_resident")


class LinkProofForm(ProofForm):
    """A public page as proof."""

    link = forms.CharField(
        label=_("Address of the page"), max_length=500, help_text=_("The whole address, beginning with https://.")
    )
    statement = some_words(label=_("What it shows"), required=False)
    field_order = ("link", "effective_on", "statement")


class StatementProofForm(ProofForm):
    """Somebody's own words as proof."""

    statement = some_words(
        label=_("What shows that this was done"), help_text=_("Name no resident. It is kept sealed, for its readers.")
    )
    field_order = ("statement", "effective_on")


PROOF_FORMS: dict[str, type[ProofForm]] = {
    "file": FileProofForm, "link": LinkProofForm, "statement": StatementProofForm,
}  # fmt: skip


class NoneForm(PlainForm):
    """That there was nothing to report for a period."""

    statement = some_words(label=_("How you know that there was none"))
    sure = forms.BooleanField(label=_("I attest that there was none in this period."))


class ReviewForm(PlainForm):
    """What a second person says of a proof."""

    accepted = forms.ChoiceField(
        label=_("Your review"),
        choices=(("yes", _("Accept: it shows that this was done")), ("no", _("Refuse: it does not show it"))),
        widget=forms.RadioSelect,
    )
    reason = some_words(
        1000, label=_("Reason"), required=False, help_text=_("Needed to refuse: say why, and what would do.")
    )
    sure = forms.BooleanField(label=_("I have looked at it. I know that a review cannot be taken back."))


class PutOffForm(PlainForm):
    """An extension, a pause, its end, or a withdrawal."""

    kind = forms.ChoiceField(
        label=_("What is recorded"),
        choices=(
            ("extension", _("Extend: a later day holds")),
            ("pause", _("Pause: no day passes from today on")),
            ("resumption", _("Resume: days pass again")),
            ("withdrawal", _("Withdraw: it is owed no longer")),
        ),
        widget=forms.RadioSelect,
    )
    until = a_day(label=_("Until"), required=False, help_text=_("The later day. For an extension alone."))
    authority = forms.CharField(
        label=_("Authority"), max_length=300, error_messages={"required": AUTHORITY},
        help_text=_("The law, the order or the instrument that allows it, and its day. The public reads this."),
    )  # fmt: skip
    reason = some_words(
        600, label=_("Reason"), help_text=_("The public reads this. Name nobody."), error_messages={"required": REASON}
    )
    sure = forms.BooleanField(
        label=_("I know that this stands in the record and cannot be taken out, only followed by another.")
    )


class DiaryForm(PlainForm):
    """One effort or consultation."""

    kind = forms.ChoiceField(
        label=_("What it was"),
        choices=(("effort", _("An effort")), ("consultation", _("A consultation"))),
        widget=forms.RadioSelect,
    )
    on = a_day(label=_("Day"))
    words = some_words(label=_("What was done"), help_text=_("Name no resident. It is kept sealed, for its readers."))


class ClockForm(PlainForm):
    """An event that starts a clock."""

    body = forms.ChoiceField(label=_("Body"))
    duty = forms.ChoiceField(label=_("What happened"))
    on = a_day(label=_("Day of the event"))
    name = forms.CharField(
        label=_("A short name for it"), max_length=30, required=False,
        help_text=_("Tells it from another of the same day. The public reads it; name nobody."),
    )  # fmt: skip

    def __init__(self, *args: Any, bodies: Choices = (), duties: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, body=bodies, duty=duties)


class RequestForm(PlainForm):
    """A request under section 8."""

    duty = forms.ChoiceField(label=_("Under"))
    from_body = forms.ChoiceField(label=_("Who asks"))
    to_body = forms.ChoiceField(label=_("Who is asked"))
    words = some_words(SHORT, label=_("What is asked for"), help_text=_("Both bodies read it. Name no resident."))
    wanted_by = a_day(
        label=_("Wanted by"), required=False, help_text=_("House practice: the order states no day for an answer.")
    )

    def __init__(
        self, *args: Any, duties: Choices = (), askers: Choices = (), asked: Choices = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        offer(self, duty=duties, from_body=askers, to_body=asked)


class AnswerForm(PlainForm):
    """An answer to a request, a question about it, or the reply."""

    kind = forms.ChoiceField(label=_("Your answer"), widget=forms.RadioSelect)
    words = some_words(SHORT, label=_("In words"), help_text=_("Both bodies read it. Name no resident."))

    def __init__(self, *args: Any, kinds: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, kind=kinds)


def offer(form: forms.Form, **choices: Choices) -> None:
    """Give fields their choices; a list that drops down begins with none chosen where there are several."""
    for name, given in choices.items():
        field = form.fields[name]
        listed = list(given)
        if isinstance(field, forms.ChoiceField):
            drops_down = not isinstance(field.widget, forms.RadioSelect)
            field.choices = [("", _("Choose")), *listed] if drops_down and len(listed) != 1 else listed
