"""What people type about contracts, the places they serve, and a file of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from threshold.accounts.models import Person
from threshold.agencies.contracts.facts import CATEGORIES, Facts, Place
from threshold.agencies.models import Body
from threshold.agencies.post_list import posts
from threshold.ui.forms import DayInput, PlainForm

YES, NO, NOT_KNOWN = "yes", "no", ""
TOO_LONG = _("This file is longer than %(most)s bytes. Import it in parts, or ask an operator to import it.")


class ContractForm(PlainForm):
    """One contract or subcontract."""

    body = forms.ChoiceField(label=_("Body"))
    number = forms.CharField(label=_("Number"), max_length=60)
    vendor = forms.CharField(label=_("Vendor"), max_length=200)
    parent = forms.CharField(
        label=_("For a subcontract: number of the contract it stands under"), max_length=60, required=False
    )
    human_services = forms.BooleanField(label=_("Human services (section 1.d)"), required=False)
    category = forms.ChoiceField(label=_("Which human services"), required=False)
    public_contact = forms.BooleanField(label=_("Regular contact with the public (4-210(c))"), required=False)
    security = forms.BooleanField(label=_("Security contract (4-210(f))"), required=False)
    since = forms.DateField(label=_("First day"), widget=DayInput)
    until = forms.DateField(label=_("Last day"), widget=DayInput, required=False)
    responsible = forms.ChoiceField(label=_("Post that answers for it"), required=False)
    keeper = forms.ChoiceField(label=_("Person who answers for it"), required=False)

    def __init__(self, *args: Any, bodies: Iterable[Body], people: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._offer("body", [("", _("Choose")), *((body.pk, body.name) for body in bodies)])
        self._offer("category", [("", _("Not stated")), *((one, gettext(one)) for one in CATEGORIES)])
        held = [post for post in posts().values() if not post.of_an_office]
        self._offer("responsible", [("", _("None")), *((post.slug, gettext(post.name)) for post in held)])
        self._offer("keeper", [("", _("None")), *((one.ref, f"{one.name}, {one.email}") for one in people)])

    def _offer(self, name: str, choices: list[tuple[Any, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    @property
    def facts(self) -> Facts:
        """The contract as the action takes it."""
        given = {name: value for name, value in self.cleaned_data.items() if name not in {"keeper", "reason"}}
        return Facts(**given)


class ChangeContractForm(ContractForm):
    """What changes of a contract, and why. Body and number stay."""

    reason = forms.CharField(label=_("Reason for the change"), max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("body", "number"):
            self.fields[name].disabled = True


class PlaceForm(PlainForm):
    """One place a contract serves."""

    address = forms.CharField(label=_("Address"), max_length=300)
    city_property = forms.ChoiceField(
        label=_("On City property"), required=False, widget=forms.RadioSelect,
        choices=((YES, _("Yes")), (NO, _("No")), (NOT_KNOWN, _("Not known"))),
    )  # fmt: skip
    sensitive = forms.BooleanField(
        label=_("Sensitive: a shelter, say"), required=False,
        help_text=_("Its address stands on the contract's own page alone, in no list and no export."),
    )  # fmt: skip
    until = forms.DateField(label=_("First day it is served no longer"), widget=DayInput, required=False)

    @property
    def place(self) -> Place:
        """The place as the action takes it."""
        given = self.cleaned_data
        owned = {YES: True, NO: False}.get(given["city_property"])
        return Place(given["address"], city_property=owned, sensitive=given["sensitive"], until=given["until"])


class FileForm(PlainForm):
    """A file of contracts; once it was previewed, `seen` says which file that was."""

    file = forms.FileField(label=_("File of contracts, as CSV"))
    seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=64)

    def clean_file(self) -> UploadedFile[Any]:
        """A file within the limit."""
        file: UploadedFile[Any] = self.cleaned_data["file"]
        if (file.size or 0) > settings.FILE_LIMIT:
            raise forms.ValidationError(TOO_LONG, params={"most": settings.FILE_LIMIT})
        return file
