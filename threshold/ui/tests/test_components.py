"""The components: what each says to whoever reads it, however; and what a form says when something is wrong."""

from __future__ import annotations

import re
from pathlib import Path

from django import forms

from threshold.ui.forms import PlainForm
from threshold.ui.templatetags.fields import wrongs
from threshold.ui.tests.sample import Sample, shown

ROOT = Path(__file__).resolve().parents[3]
COMPONENTS = ROOT / "threshold" / "ui" / "templates" / "cotton"
RECIPE = ROOT / "docs" / "recipes" / "add-a-page.md"


def test_every_component_says_what_it_takes_and_stands_in_the_recipe() -> None:
    recipe = RECIPE.read_text("utf-8")
    for path in COMPONENTS.glob("*.html"):
        assert re.search(r"{% comment %}\n.+\n", path.read_text("utf-8")), path.name
        assert f"`c-{path.stem.replace('_', '-')}`" in recipe, path.name


def test_a_form_that_was_not_sent_has_labels_hints_and_no_complaint() -> None:
    page = shown('<c-form :form="form" verb="Give proof" />', form=Sample())
    assert '<label class="usa-label" for="id_title">Title</label>' in page
    assert 'aria-describedby="id_title_helptext"' in page and 'id="id_title_helptext"' in page
    assert re.search(r'<legend class="usa-legend" id="id_kind">Kind', page)
    assert "(may be left empty)" in page and page.count("(may be left empty)") == 1
    assert 'type="date"' in page and "usa-select" in page and "usa-textarea" in page and "usa-radio__input" in page
    assert "Give proof</button>" in page and 'name="csrfmiddlewaretoken"' in page
    assert "usa-alert" not in page and "aria-invalid" not in page


def test_a_form_with_something_wrong_lists_it_first_and_leads_to_each_field() -> None:
    form = Sample({"title": "Audit", "day": "tomorrow", "kind": "", "room": "9"})
    page = shown('<c-form :form="form" verb="Give proof" />', form=form)
    summary, _, rest = page.partition("</ul>")
    assert "There are 4 things to put right" in summary and 'role="alert"' in summary
    for target in ("id_day", "id_kind_0", "id_room", "id_sure"):
        assert f'href="#{target}"' in summary
        assert f'id="{target}"' in rest
    assert "Day: Write the day as year, month and day: 2026-05-07." in summary
    assert 'aria-describedby="id_day_error"' in rest and rest.count("usa-form-group--error") == 4


def test_messages_say_what_to_do_and_never_replace_those_somebody_wrote() -> None:
    class Own(PlainForm):
        name = forms.CharField(label="Name", error_messages={"required": "Write the name as on the badge."})
        file = forms.FileField(label="File")

    said = [wrong.words for wrong in wrongs(Own({}))]
    assert said == ["Name: Write the name as on the badge.", "File: Choose a file."]


def test_what_is_about_no_one_field_comes_first_and_leads_nowhere() -> None:
    form = Sample({})
    form.full_clean()
    form.add_error(None, "Somebody else changed this meanwhile. Read it again.")
    first = wrongs(form)[0]
    assert (first.target, first.words) == ("", "Somebody else changed this meanwhile. Read it again.")


def test_what_a_reader_typed_is_text_in_every_component() -> None:
    evil = "<b>&"
    sources = {
        "empty": '<c-empty title="{{ evil }}">{{ evil }}</c-empty>',
        "alert": '<c-alert title="{{ evil }}">{{ evil }}</c-alert>',
        "header": '<c-page-header title="{{ evil }}" kicker="{{ evil }}">{{ evil }}</c-page-header>',
        "table": '<c-table caption="{{ evil }}"></c-table>',
        "form": '<c-form :form="form" />',
    }
    for name, source in sources.items():
        page = shown(source, evil=evil, form=Sample({"title": evil}))
        assert "<b>" not in page and "&lt;b&gt;&amp;" in page and "&amp;lt;" not in page, (name, page)


def test_a_page_header_a_button_and_a_way_back_are_real_elements() -> None:
    page = shown('<c-page-header title="My day" back="/" back-label="The order">What is yours.</c-page-header>')
    assert "<h1>My day</h1>" in page and '<a href="/">The order</a>' in page and "What is yours." in page
    assert shown('<c-button name="do" value="1">Go</c-button>').startswith(
        '<button class="usa-button" type="submit" name="do"'
    )
    assert shown('<c-button href="/x/" kind="outline">Go</c-button>').startswith(
        '<a class="usa-button usa-button--outline" href="/x/"'
    )


def test_pagination_shows_only_the_ways_there_are() -> None:
    page = shown('<c-pagination next="?after=7" />')
    assert 'rel="next"' in page and 'rel="prev"' not in page
    assert shown("<c-pagination />") == ""


def test_a_confirmation_posts_with_its_token_and_has_a_way_out() -> None:
    page = shown('<c-confirm title="Withdraw it?" verb="Withdraw" cancel="/back/">It stays in the journal.</c-confirm>')
    assert 'method="post"' in page and "csrfmiddlewaretoken" in page and 'href="/back/"' in page
    assert "It stays in the journal." in page and "Withdraw</button>" in page
