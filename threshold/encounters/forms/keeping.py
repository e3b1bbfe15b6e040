"""Forms of the rota, an agency's practice, links for staff, approvals to cross, and what lies under seal."""

from __future__ import annotations

from collections.abc import Sequence

from django import forms
from django.utils.translation import gettext_lazy as _

from threshold.core.gate import CAPACITIES
from threshold.encounters.models.calls import MOST_PLACES
from threshold.ui.forms import DayInput, PlainForm


class MomentInput(forms.DateTimeInput):
    """A day and a time, picked or typed."""

    input_type = "datetime-local"

    def __init__(self) -> None:
        super().__init__(format="%Y-%m-%dT%H:%M")


class TurnForm(PlainForm):
    """A turn on call."""

    person = forms.ChoiceField(label=_("Who is on call"))
    place = forms.TypedChoiceField(
        label=_("Called first, second and so on"), coerce=int,
        choices=[(place, str(place)) for place in range(1, MOST_PLACES + 1)],
    )  # fmt: skip
    since = forms.DateTimeField(label=_("From"), widget=MomentInput, input_formats=["%Y-%m-%dT%H:%M"])
    until = forms.DateTimeField(label=_("To"), widget=MomentInput, input_formats=["%Y-%m-%dT%H:%M"])

    def __init__(self, people: Sequence[tuple[str, str]], *args: object) -> None:
        super().__init__(*args)
        person = self.fields["person"]
        assert isinstance(person, forms.ChoiceField)
        person.choices = list(people)


class PracticeForm(PlainForm):
    """When a call goes on, and whether a note may be left: house practice."""

    climb_minutes = forms.IntegerField(label=_("Minutes until the next person is called"), min_value=1, max_value=120)
    note = forms.BooleanField(label=_("Staff may leave one note of 280 characters for counsel"), required=False)


class LinkForm(PlainForm):
    """A link for staff at the gate."""

    until = forms.DateField(label=_("To hold to the end of this day"), widget=DayInput)
    capacity = forms.ChoiceField(
        label=_("For whom"),
        required=False,
        choices=[("", _("Everybody of the agency")), *CAPACITIES.items()],
    )
    site = forms.RegexField(
        regex="^[1-5][0-9]{9}$", label=_("At one site alone: the number of its lot"), required=False
    )  # fmt: skip


class CrossingForm(PlainForm):
    """An approval that records cross to another body (23-1202(c))."""

    to_body = forms.ChoiceField(label=_("To which body"))
    purpose = forms.CharField(label=_("For which purpose"), max_length=300)
    reference = forms.CharField(label=_("Where the written approval is kept"), max_length=300)
    since = forms.DateField(label=_("From"), widget=DayInput)
    until = forms.DateField(label=_("To, if it ends"), widget=DayInput, required=False)

    def __init__(self, bodies: Sequence[tuple[str, str]], *args: object) -> None:
        super().__init__(*args)
        body = self.fields["to_body"]
        assert isinstance(body, forms.ChoiceField)
        body.choices = list(bodies)


class HeldForm(PlainForm):
    """What becomes of something under seal. Nothing is deleted while no retention schedule is adopted."""

    decision = forms.ChoiceField(
        label=_("What becomes of it?"), widget=forms.RadioSelect,
        choices=[
            ("kept_sealed", _("It stays here under seal, opened for nobody")),
            ("to_legal_file", _("Counsel has it in the agency's own legal file; here it stays under seal")),
        ],
    )  # fmt: skip
    legal_file = forms.RegexField(
        regex="^[A-Za-z0-9./-]{1,60}$", label=_("Number of the legal file"), required=False,
        help_text=_("Letters and figures, without a name."),
    )  # fmt: skip
