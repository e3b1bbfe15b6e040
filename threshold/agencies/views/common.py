"""What the pages here share: a form answered again with what is wrong, and records named by a number in the address."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from threshold.accounts.actions import open_sensitive
from threshold.accounts.forms import PurposeForm
from threshold.accounts.models import Person
from threshold.accounts.queries import people_in_sight
from threshold.accounts.rights import Rights
from threshold.accounts.web import refuse_on
from threshold.core.answers import OutOfSight, Refused

LARGEST = 2**63 - 1
MOST_PEOPLE = 300


def in_range(number: int) -> int:
    """A record number from an address. Raises OutOfSight for one no record can have."""
    if number > LARGEST:
        raise OutOfSight(str(number))
    return number


def people(rights: Rights) -> list[Person]:
    """The people this person may choose from."""
    return list(people_in_sight(rights).filter(is_active=True)[:MOST_PEOPLE])


def answered(request: HttpRequest, form: BaseForm, act: Callable[[], str], told: dict[str, Any]) -> HttpResponse:
    """A form sent or still to be: done and on to the next page, or shown (again, with what is wrong).

    `act` calls one action and gives the address to go on to; `told` has what the page needs, its template among it.
    """
    if request.method == "POST" and form.is_valid():
        try:
            return redirect(act())
        except Refused as refused:
            refuse_on(form, refused)
    status = 422 if form.is_bound else 200
    return render(request, told.pop("template", "agencies/form.html"), told | {"form": form}, status=status)


class Purpose:
    """For what an auditor opens what is sealed in one record: asked for, or once it was stated in the journal."""

    def __init__(self, request: HttpRequest, rights: Rights, kind: str, number: int) -> None:
        self.form = PurposeForm(request.POST if request.method == "POST" else None)
        self.stated = False
        if not self.form.is_bound or not self.form.is_valid():
            return
        given = self.form.cleaned_data
        try:
            open_sensitive(by=rights.who, kind=kind, number=str(number), purpose=given["purpose"], words=given["words"])
        except Refused as refused:
            refuse_on(self.form, refused)
            return
        self.stated = True

    @property
    def status(self) -> int:
        """422 when what was sent is not in order."""
        return 422 if self.form.is_bound and not self.stated else 200
