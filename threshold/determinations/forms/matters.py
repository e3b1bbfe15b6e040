"""What counsel and deciders type: facts by closed choices, findings with reasons, decisions, approvals. No field for
anybody's name: reasons are the one free text, short, and the form says what has no place in it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from threshold.core.determinations import Determination
from threshold.core.facts import Fact
from threshold.core.sources import Source
from threshold.determinations.shapes import ANSWERS, DOCUMENTS, KINDS, LONGEST_REASONS, SOURCES, STATED
from threshold.ui.forms import DayInput, PlainForm

NO_PLACE = gettext_lazy("This form has no place for details of residents. Your agency's own records are not affected.")
NUMBER = r"(?=[A-Z0-9./-]*[0-9])[A-Z0-9][A-Z0-9./-]{0,39}"
NOT_A_NUMBER = gettext_lazy("A number has capital letters, figures, dots, strokes and dashes alone, such as A-2026/14.")


class Reasons(forms.CharField):
    """The one free text: short, and beside it what has no place in it."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", gettext_lazy("Reasons"))
        super().__init__(
            max_length=LONGEST_REASONS, help_text=NO_PLACE, widget=forms.Textarea(attrs={"rows": 3}), **kwargs
        )


class OpenForm(PlainForm):
    """Which agency, what about, and the day of the use."""

    body = forms.ChoiceField(label=gettext_lazy("City agency concerned"))
    kind = forms.ChoiceField(label=gettext_lazy("What it is about"))
    day = forms.DateField(label=gettext_lazy("Day of the use"), widget=DayInput)

    def __init__(self, *args: Any, bodies: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self.fields["body"], bodies)
        set_choices(self.fields["kind"], [(slug, _(words)) for slug, words in KINDS.items()])


class FactsForm(PlainForm):
    """Several facts at once, each by its possible answers; several answers where it could be either."""

    def __init__(self, *args: Any, facts: Sequence[Fact], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.facts = facts
        for fact in facts:
            self.fields[f"fact-{fact.id}"] = forms.MultipleChoiceField(
                label=_(fact.asks), required=False, widget=forms.CheckboxSelectMultiple,
                choices=[(value, _(answer)) for value, answer in fact.answers.items()],
            )  # fmt: skip

    def given(self) -> dict[str, frozenset[str]]:
        """The facts that were answered, with the values left to each."""
        answered = {fact.id: self.cleaned_data.get(f"fact-{fact.id}") for fact in self.facts}
        return {fact: frozenset(values) for fact, values in answered.items() if values}


class StateForm(FactsForm):
    """Facts, where they come from, and which document or record."""

    source = forms.ChoiceField(label=gettext_lazy("Where it comes from"))
    document = forms.ChoiceField(label=gettext_lazy("Kind of document"), required=False)
    register = forms.ChoiceField(label=gettext_lazy("Which register"), required=False)
    number = forms.RegexField(
        regex=f"^{NUMBER}$", label=gettext_lazy("Its number in your agency's own file, or in the register"),
        required=False, max_length=40, error_messages={"invalid": NOT_A_NUMBER},
        help_text=gettext_lazy("The number alone. The paper and the names in it stay in your agency's legal file."),
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self.fields["source"], [(one, _(SOURCES[one])) for one in STATED])
        set_choices(self.fields["document"], [("", "–"), *((slug, _(words)) for slug, words in DOCUMENTS.items())])
        registers = {"site": _("Sites"), "agreement": _("Agreements"), "arrangement": _("Arrangements"),
                     "finding": _("Findings of the Mayor")}  # fmt: skip
        set_choices(self.fields["register"], [("", "–"), *registers.items()])

    @property
    def reference(self) -> str:
        """The kind and number as one reference, or nothing."""
        given = self.cleaned_data
        by_source = {Source.DOCUMENT.value: given["document"], Source.REGISTER.value: given["register"]}
        kind, number = by_source.get(given["source"], ""), given["number"]
        return f"{kind}:{number}" if kind and number else kind if given["source"] == Source.DOCUMENT.value else ""


class FindForm(FactsForm):
    """Findings with the reasons they share."""

    reasons = Reasons()


class DecideForm(PlainForm):
    """What counsel decides under each norm in force, with the ground and the reasons."""

    stated = forms.IntegerField(widget=forms.HiddenInput)
    sealed = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, norms: Sequence[Determination], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.norms = norms
        for place, one in enumerate(norms):
            self.fields[f"answer-{place}"] = forms.ChoiceField(
                label=_("What you decide"), required=False,
                choices=[("", _("Not decided now")), *((slug, _(words)) for slug, words in ANSWERS.items())],
            )  # fmt: skip
            self.fields[f"grounds-{place}"] = forms.MultipleChoiceField(
                label=_("Which exception"), required=False, widget=forms.CheckboxSelectMultiple,
                choices=[(clause.cite, clause.cite) for clause in one.norm.unless],
            )  # fmt: skip
            self.fields[f"reasons-{place}"] = Reasons(required=False)

    def rows(self) -> list[tuple[Determination, list[forms.BoundField]]]:
        """The fields of each norm, for the page."""
        names = ("answer", "grounds", "reasons")
        return [(one, [self[f"{name}-{place}"] for name in names]) for place, one in enumerate(self.norms)]

    def decided(self) -> list[tuple[str, str, tuple[str, ...], str]]:
        """Norm, answer, grounds and reasons, where something was decided."""
        given = self.cleaned_data
        return [
            (one.norm.cite, given[f"answer-{at}"], tuple(given[f"grounds-{at}"]), given[f"reasons-{at}"])
            for at, one in enumerate(self.norms)
            if given[f"answer-{at}"]
        ]

    def field_of(self, cite: str) -> str:
        """The field a refusal about one norm stands beside."""
        return next((f"answer-{at}" for at, one in enumerate(self.norms) if one.norm.cite == cite), "")


class AdviceForm(PlainForm):
    """Privileged advice."""

    words = forms.CharField(
        label=gettext_lazy("Advice"), max_length=4000, widget=forms.Textarea(attrs={"rows": 6}), help_text=NO_PLACE
    )


class NothingForm(PlainForm):
    """A button alone."""


def set_choices(field: forms.Field, choices: Iterable[tuple[str, Any]]) -> None:
    if isinstance(field, forms.ChoiceField):
        field.choices = list(choices)
