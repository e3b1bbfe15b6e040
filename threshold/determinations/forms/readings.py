"""What the Law Department types: a reading to adopt, an entry on the register of deciders, a last day."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from threshold.core.designations import CLAUSES
from threshold.core.facts import FACTS
from threshold.core.readings import PRACTICES
from threshold.determinations.actions.readings import CONTESTED
from threshold.determinations.forms.matters import NOT_A_NUMBER, NUMBER, Reasons, set_choices
from threshold.determinations.shapes import KINDS
from threshold.ui.forms import DayInput, PlainForm


class ReadingForm(PlainForm):
    """Which reading, for which uses, from when to when, and why."""

    what = forms.ChoiceField(label=gettext_lazy("Reading"))
    uses = forms.MultipleChoiceField(
        label=gettext_lazy("Uses it is to be applied to"), widget=forms.CheckboxSelectMultiple
    )
    since = forms.DateField(label=gettext_lazy("For uses from"), widget=DayInput)
    until = forms.DateField(label=gettext_lazy("Until"), widget=DayInput, required=False)
    reasons = Reasons()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self.fields["what"], readings())
        set_choices(self.fields["uses"], [(slug, _(words)) for slug, words in KINDS.items()])

    def parts(self) -> dict[str, str]:
        """The reading as its parts: a practice, or norm, fact, value and whether it meets the words."""
        parts: list[str] = self.cleaned_data["what"].split("|")
        return (
            {"practice": parts[0]}
            if len(parts) == 1
            else dict(zip(("cite", "fact", "value", "meets"), parts, strict=True))
        )


class DeciderForm(PlainForm):
    """Whom the City has designated in writing, for which clauses and agency, by which document, from when to when."""

    person = forms.ChoiceField(label=gettext_lazy("Person"))
    clauses = forms.MultipleChoiceField(
        label=gettext_lazy("Clauses they may find on"), widget=forms.CheckboxSelectMultiple
    )
    body = forms.ChoiceField(label=gettext_lazy("For which agency"), required=False)
    number = forms.RegexField(
        regex=f"^{NUMBER}$", label=gettext_lazy("Number of the written designation"), max_length=40,
        error_messages={"invalid": NOT_A_NUMBER},
    )  # fmt: skip
    since = forms.DateField(label=gettext_lazy("From"), widget=DayInput)
    until = forms.DateField(label=gettext_lazy("Until"), widget=DayInput, required=False)

    def __init__(
        self, *args: Any, people: Iterable[tuple[str, str]], bodies: Iterable[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self.fields["person"], people)
        set_choices(
            self.fields["clauses"], [(cite, f"{cite}: {_(FACTS[fact].asks)}") for fact, cite in CLAUSES.items()]
        )
        set_choices(self.fields["body"], [("", _("The whole City")), *bodies])


class EndForm(PlainForm):
    """The last day of something."""

    until = forms.DateField(label=gettext_lazy("Last day"), widget=DayInput)


def readings() -> list[tuple[str, str]]:
    """Every reading that can be adopted: the practices, then each contested value as meeting the words or not."""
    said = {"yes": _("%(cite)s, %(asks)s “%(answer)s” meets the words"),
            "no": _("%(cite)s, %(asks)s “%(answer)s” does not meet the words")}  # fmt: skip
    values = [
        ("|".join((cite, fact, value, meets)), words % {
            "cite": cite, "asks": _(FACTS[fact].asks), "answer": _(FACTS[fact].answers[value])})
        for cite, fact, value in CONTESTED for meets, words in said.items()
    ]  # fmt: skip
    return [*((one.id, _(one.says)) for one in PRACTICES), *values]
