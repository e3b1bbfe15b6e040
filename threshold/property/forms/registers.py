"""What a person types into the registers: agreements, arrangements, placements, findings, and what happens to them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from threshold.agencies.models import Body
from threshold.core.facts import WHO
from threshold.core.registers import PURPOSES
from threshold.files.forms import FileField
from threshold.property.entered import (
    Entered,
    EnteredAgreement,
    EnteredArrangement,
    EnteredFinding,
    EnteredPlacement,
    Paper,
)
from threshold.property.entry_words import CHOICES
from threshold.property.models.placements import AIMS, DIRECTED_BY
from threshold.property.models.registers import APPROVALS, COVERS, FORMS, GOVERNMENTS, KINDS
from threshold.ui.forms import DayInput, PlainForm

PAPER = ("reference", "link", "file", "names_resident")
NAMES_NOBODY = _("The body or office by its name, never a person.")


def _choices(values: Iterable[str], words: Mapping[str, str] = CHOICES) -> list[tuple[str, str]]:
    return [(value, gettext(words[value])) for value in values]


class EntryForm(PlainForm):
    """What every entry is asked for: whose it is, its days, where its paper is."""

    body = forms.ChoiceField(label=_("Body that keeps the entry"))
    since = forms.DateField(label=_("First day"), widget=DayInput)
    until = forms.DateField(
        label=_("Last day"), widget=DayInput, required=False, help_text=_("Empty where none is stated.")
    )
    reference = forms.CharField(
        label=_("Where the paper is kept"), max_length=300, required=False,
        help_text=_("The file number or the place, at the agency. Name nobody."),
    )  # fmt: skip
    link = forms.CharField(
        label=_("Address of the page where it is published"), max_length=500, required=False,
        help_text=_("The whole address, beginning with https://."),
    )  # fmt: skip

    own: tuple[str, ...] = ()

    def __init__(self, *args: Any, bodies: Iterable[Body], every: Iterable[Body] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = [(one.pk, one.name) for one in bodies]
        self.offer("body", own if len(own) == 1 else [("", _("Choose")), *own])
        self.every = list(every)
        self.prepare()
        self.order_fields(("body", *self.own, "since", "until", *PAPER))

    def prepare(self) -> None:
        """Offer the choices of the form's own fields, in the reader's language."""

    def offer(self, name: str, choices: list[tuple[Any, Any]]) -> None:
        """Give a field its choices."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def entered(self, supersedes: int | None) -> Entered:
        """The entry as its action takes it."""
        raise NotImplementedError

    def told(self, supersedes: int | None) -> dict[str, Any]:
        """What stands in the form, with the paper put together."""
        given = dict(self.cleaned_data)
        given.pop("names_resident", None)
        paper = Paper(
            reference=given.pop("reference", ""), link=given.pop("link", "").strip(), file=given.pop("file", None)
        )
        return given | {"paper": paper, "supersedes": supersedes}


class WithFile(forms.Form):
    """What is added once it was said that the paper names no resident."""

    names_resident = forms.CharField(widget=forms.HiddenInput, initial="no")
    file = FileField(label=_("The paper, as a file"))


class TermsForm(EntryForm):
    """With whom, over which lots, for which purposes."""

    title = forms.CharField(label=_("What it is called"), max_length=200, help_text=_("Name nobody."))
    outside = forms.CharField(
        label=_("Outside agencies, one a line"), widget=forms.Textarea(attrs={"rows": 3}), max_length=4000,
        help_text=NAMES_NOBODY,
    )  # fmt: skip
    governments = forms.MultipleChoiceField(label=_("Of which government"), widget=forms.CheckboxSelectMultiple)
    city_bodies = forms.MultipleChoiceField(label=_("Other bodies of the City that are parties"), required=False)
    covers = forms.ChoiceField(label=_("Which lots it covers"), widget=forms.RadioSelect)
    sites = forms.CharField(
        label=_("The lots named, a BBL a line"), widget=forms.Textarea(attrs={"rows": 3}), required=False,
        max_length=4000, help_text=_("Ten figures each. For the lots named alone."),
    )  # fmt: skip
    lots_of = forms.ChoiceField(label=_("Whose lots, where it covers all lots of a body"), required=False)
    described = forms.CharField(
        label=_("The lots in its own words"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}), required=False,
        help_text=_("Where it describes them. Whether a lot is among them is then for counsel to read."),
    )  # fmt: skip
    purposes = forms.MultipleChoiceField(
        label=_("For these purposes"), widget=forms.CheckboxSelectMultiple,
        help_text=_("Only what the paper itself says."),
    )  # fmt: skip

    def prepare(self) -> None:
        """Offer the choices."""
        bodies = [(one.pk, one.name) for one in self.every]
        self.offer("governments", _choices(GOVERNMENTS, WHO.answers))
        self.offer("purposes", _choices(PURPOSES, PURPOSES))
        self.offer("covers", _choices(COVERS))
        self.offer("city_bodies", bodies)
        self.offer("lots_of", [("", _("Choose")), *bodies])

    def told(self, supersedes: int | None) -> dict[str, Any]:
        """What stands in the form; what does not belong to the lots chosen is left out."""
        given = super().told(supersedes)
        covers = given["covers"]
        return given | {
            "outside": tuple(given["outside"].splitlines()), "governments": tuple(given["governments"]),
            "city_bodies": tuple(given["city_bodies"]), "purposes": tuple(given["purposes"]),
            "sites": tuple(given["sites"].split()) if covers == "sites" else (),
            "lots_of": given["lots_of"] if covers == "body" else "",
            "described": given["described"] if covers == "described" else "",
        }  # fmt: skip


TERMS = ("title", "outside", "governments", "city_bodies", "covers", "sites", "lots_of", "described", "purposes")


class AgreementForm(TermsForm):
    """An agreement, contract or subcontract (3(a))."""

    kind = forms.ChoiceField(label=_("Kind"), widget=forms.RadioSelect)
    formal = forms.ChoiceField(label=_("Is it formal?"), widget=forms.RadioSelect)
    approval = forms.ChoiceField(
        label=_("Is it duly approved?"), widget=forms.RadioSelect,
        help_text=_("The order does not say by whom. Where it is unclear, say so: counsel decides."),
    )  # fmt: skip
    approved_by = forms.CharField(
        label=_("Approved by the office"), max_length=200, required=False, help_text=NAMES_NOBODY
    )
    approved_on = forms.DateField(label=_("Approved on"), widget=DayInput, required=False)
    own = ("kind", *TERMS, "formal", "approval", "approved_by", "approved_on")

    def prepare(self) -> None:
        """Offer the choices."""
        super().prepare()
        self.offer("kind", _choices(KINDS))
        self.offer("formal", _choices(("yes", "no")))
        self.offer("approval", _choices(APPROVALS))

    def entered(self, supersedes: int | None) -> EnteredAgreement:
        """The agreement as its action takes it."""
        told = self.told(supersedes)
        return EnteredAgreement(**(told | {"formal": told["formal"] == "yes"}))


class ArrangementForm(TermsForm):
    """A cooperative arrangement (3(c))."""

    form = forms.ChoiceField(label=_("How it was entered into"), widget=forms.RadioSelect)
    entered_by = forms.CharField(
        label=_("Entered into on behalf of the City by the office"), max_length=200, help_text=NAMES_NOBODY
    )
    entered_on = forms.DateField(label=_("Entered into on"), widget=DayInput)
    own = (*TERMS, "form", "entered_by", "entered_on")

    def prepare(self) -> None:
        """Offer the choices."""
        super().prepare()
        self.offer("form", _choices(FORMS))

    def entered(self, supersedes: int | None) -> EnteredArrangement:
        """The arrangement as its action takes it."""
        return EnteredArrangement(**self.told(supersedes))


class PlacementForm(EntryForm):
    """City staff under outside direction (10-178(b))."""

    unit = forms.CharField(label=_("Unit or title"), max_length=200, help_text=_("Never the name of a person."))
    count = forms.IntegerField(label=_("How many"), min_value=1, max_value=10_000)
    directed_by = forms.ChoiceField(label=_("Under the direction of"), widget=forms.RadioSelect)
    directing = forms.CharField(label=_("Directing body"), max_length=200, help_text=NAMES_NOBODY)
    aim = forms.ChoiceField(
        label=_("What the agency says it is for"), widget=forms.RadioSelect,
        help_text=_("Whether it is primarily to further immigration enforcement is counsel's finding, not asked here."),
    )  # fmt: skip
    reviewer = forms.CharField(label=_("Post that looks at it again"), max_length=120, help_text=NAMES_NOBODY)
    next_review = forms.DateField(label=_("To be looked at again by (house practice)"), widget=DayInput, required=False)
    own = ("unit", "count", "directed_by", "directing", "aim", "reviewer", "next_review")

    def prepare(self) -> None:
        """Offer the choices."""
        self.offer("directed_by", _choices(DIRECTED_BY))
        self.offer("aim", _choices(AIMS))

    def entered(self, supersedes: int | None) -> EnteredPlacement:
        """The placement as its action takes it."""
        return EnteredPlacement(**self.told(supersedes))


class FindingForm(EntryForm):
    """A determination of the Mayor under the fourth limb of 10-178(a)."""

    law = forms.CharField(label=_("Federal law"), max_length=300, help_text=_("As the Mayor's document cites it."))
    found_on = forms.DateField(label=_("Day of the Mayor's determination"), widget=DayInput)
    own = ("law", "found_on")

    def entered(self, supersedes: int | None) -> EnteredFinding:
        """The finding as its action takes it."""
        return EnteredFinding(**self.told(supersedes))


FORMS_OF: dict[str, type[EntryForm]] = {
    "agreement": AgreementForm, "arrangement": ArrangementForm, "placement": PlacementForm, "finding": FindingForm,
}  # fmt: skip


class ConfirmForm(PlainForm):
    """A second person's confirmation."""

    sure = forms.BooleanField(
        label=_("I have compared the entry with its paper. I know that this cannot be taken back.")
    )


class EndForm(PlainForm):
    """The last day of an entry that ended early, and why."""

    last_day = forms.DateField(
        label=_("Last day"), widget=DayInput,
        help_text=_("The day before its first day says that it was never in force."),
    )  # fmt: skip
    reason = forms.CharField(label=_("Reason"), max_length=500, help_text=_("Name nobody."))


class ReviewForm(PlainForm):
    """That a placement was looked at again."""

    reason = forms.CharField(label=_("What was found"), max_length=500, help_text=_("Name nobody."))
    next_review = forms.DateField(label=_("To be looked at again by (house practice)"), widget=DayInput, required=False)


class CounselForm(PlainForm):
    """Counsel's finding under 10-178(b)."""

    verdict = forms.ChoiceField(
        label=_("Are they placed primarily to further immigration enforcement?"), widget=forms.RadioSelect,
        choices=(("yes", _("Yes")), ("no", _("No")), ("open", _("Left open"))),
    )  # fmt: skip
    reason = forms.CharField(label=_("Reasons"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
