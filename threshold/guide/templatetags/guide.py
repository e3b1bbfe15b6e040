"""The guide's words in a template: in the page's language, with the English beside them where nobody reviewed them."""

from __future__ import annotations

from django import template
from django.template.context import Context
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from threshold.guide.wording import SOURCE, wording

register = template.Library()


@register.simple_tag(takes_context=True)
def words(context: Context, key: str, **values: object) -> SafeString:
    """The words of a key; the English stands beside them while the translation is not reviewed."""
    found = wording(context["language"].tag)
    own = found.texts[key].format(**values)
    if found.reviewed:
        return format_html("{}", own)
    english = wording(SOURCE).texts[key].format(**values)
    if english == own:
        return format_html("{}", own)
    return format_html('<span class="own">{}</span> <span class="beside" lang="en" dir="ltr">{}</span>', own, english)


@register.simple_tag(takes_context=True)
def plain(context: Context, key: str, **values: object) -> str:
    """The words of a key in the page's language alone, for a title or a label nobody sees beside another."""
    return wording(context["language"].tag).texts[key].format(**values)


@register.simple_tag(takes_context=True)
def texts(context: Context, *keys: str) -> SafeString:
    """Words that the script shows later, each in an element it finds by its key."""
    rows = [(key, words(context, key, **{name: f"{{{name}}}" for name in ("count", "time")})) for key in keys]
    return format_html_join("", '<p data-text="{}">{}</p>', rows)
