"""A form with one of each control, and a page with one of each component, for the tests alone."""

from __future__ import annotations

from django import forms
from django.template import engines
from django.test import RequestFactory
from django.utils import translation
from django_cotton.compiler_regex import CottonCompiler

from threshold.core.standings import Standing
from threshold.ui.forms import DayInput, PlainForm

PAGE = """{% extends "ui/page.html" %}{% block title %}Sample{% endblock %}{% block main %}
<c-page-header title="Give proof" kicker="Duty 2-3" back="/duties/" back-label="Duties">It is kept.</c-page-header>
<c-form :form="form" verb="Give proof" cancel="/" files="yes" />
<c-alert title="For counsel">Read this as a pointer.</c-alert>
<c-alert kind="success" role="status">Kept.</c-alert>
<c-alert kind="warning">Not adopted.</c-alert>
<c-confirm title="Withdraw it?" verb="Withdraw" cancel="/">It stays in the journal.</c-confirm>
<c-empty title="No proof recorded here">It stands here when it was given.</c-empty>
<c-table caption="Standings"><thead><tr><th scope="col">Duty</th><th scope="col">Standing</th></tr></thead><tbody>
{% for one in standings %}<tr><th scope="row">{{ forloop.counter }}</th>
<td data-label="Standing"><c-mark :standing="one" :count="3" /></td></tr>{% endfor %}</tbody></c-table>
<c-table caption="Wide" wide="yes"><tbody><tr><th scope="row">1</th><td>2</td></tr></tbody></c-table>
<c-pagination first="?a" previous="?b" next="?c" />
<div class="buttons"><c-button>Review</c-button><c-button kind="outline">Ask back</c-button>
<c-button kind="plain">Leave it</c-button><c-button href="/">The order</c-button> <c-tag>house practice</c-tag></div>
{% endblock %}"""


class Sample(PlainForm):
    """A form with one of each control."""

    title = forms.CharField(label="Title", help_text="As on its first page.", max_length=20)
    day = forms.DateField(label="Day", widget=DayInput)
    note = forms.CharField(label="Note", required=False, widget=forms.Textarea)
    kind = forms.ChoiceField(label="Kind", choices=[("a", "Letter"), ("b", "Report")], widget=forms.RadioSelect)
    room = forms.ChoiceField(label="Room", choices=[("1", "First"), ("2", "Second")])
    sure = forms.BooleanField(label="I have read it")
    hidden = forms.CharField(required=False, widget=forms.HiddenInput)


def sample_page(language: str, form: forms.Form) -> str:
    """One of each component, in a language."""
    return shown(PAGE, language=language, form=form, standings=list(Standing))


def shown(source: str, language: str = "en", **context: object) -> str:
    """A piece of a page, as it is sent."""
    request = RequestFactory().get("/")
    with translation.override(language):
        return engines["django"].from_string(CottonCompiler().process(source)).render(context, request).strip()
