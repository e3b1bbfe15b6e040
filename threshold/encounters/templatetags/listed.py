"""How a closed choice is written on a page that was given its list."""

from __future__ import annotations

from collections.abc import Mapping

from django import template
from django.utils.translation import gettext

register = template.Library()


@register.filter
def chosen(value: str, words: Mapping[str, str]) -> str:
    """The words of one choice, in the reader's language; the value itself where it is listed no longer."""
    return gettext(words[value]) if value in words else value
