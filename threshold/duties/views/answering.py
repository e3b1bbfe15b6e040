"""What the forms here have in common: found within reach, sent, and either done or shown again with what was typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import BaseForm, Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from threshold.accounts.web import refuse_on
from threshold.core.answers import OutOfSight, Refused

LARGEST = 2**63 - 1


def in_range(number: int) -> int:
    """A record number from an address. Raises OutOfSight for one no record can have."""
    if number > LARGEST:
        raise OutOfSight(str(number))
    return number


def done(form: BaseForm, act: Callable[[dict[str, Any]], object]) -> bool:
    """Whether a sent form was in order and its action did what it asks; else the form says why not."""
    if not form.is_valid():
        return False
    try:
        act(form.cleaned_data)
    except Refused as refused:
        refuse_on(form, refused)
        return False
    return True


def said(request: HttpRequest, words: str, to: str) -> HttpResponse:
    """On to a page that says what was done."""
    messages.success(request, words)
    return redirect(to)


def shown(request: HttpRequest, template: str, form: Form, **context: object) -> HttpResponse:
    """A form, or the form again with what was typed and what is wrong."""
    again = form.is_bound and bool(form.errors)
    if again and "file" in form.fields and "file" not in form.errors:
        form.add_error("file", _("Choose the file again: a browser does not keep it."))
    return render(request, template, {"form": form, **context}, status=422 if again else 200)
