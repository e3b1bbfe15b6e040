"""How lots, verdicts and uses are written on a page."""

from __future__ import annotations

from collections.abc import Mapping

from django import template
from django.utils.translation import gettext

from threshold.core.words import gettext_noop
from threshold.property.entry_words import CHOICES, STEPS
from threshold.property.lots import BOROUGHS
from threshold.property.models import Control, Use
from threshold.property.queries.codes import written_code
from threshold.property.shapes import AGREEMENTS, CHANGE_KINDS, FIELDS, NOT_DECIDED, OWNERSHIP, VERDICTS
from threshold.property.sign_texts import edition, language

register = template.Library()
TENANT = gettext_noop("leased by the City as tenant")
COMMITTED = gettext_noop("committed to be disposed of")


@register.filter
def bbl(value: str) -> str:
    """A lot's number in its parts: `3-07033-0084`."""
    return f"{value[0]}-{value[1:6]}-{value[6:]}"


@register.filter
def district(number: str) -> str:
    """A community district with its borough: `Manhattan 3`; parks and airports have numbers above twenty."""
    return f"{gettext(BOROUGHS[number[0]])} {int(number[1:])}"


@register.filter
def verdict(value: str) -> str:
    """A verdict on operational control in words."""
    return gettext(VERDICTS[value])


@register.filter
def change_kind(kind: str) -> str:
    """What an import did to a site, in words."""
    return gettext(CHANGE_KINDS[kind])


@register.filter
def column(name: str) -> str:
    """What differs of a site, in words."""
    return gettext(FIELDS.get(name, name))


@register.filter
def role_words(slug: str) -> str:
    """A role as the record keeps it, in words."""
    return slug.replace("-", " ")


@register.filter
def called(code: str, names: Mapping[str, str]) -> str:
    """An agency code with its name, where one is known."""
    return f"{code}, {names[code]}" if code in names else code


@register.filter
def sentence(words: str) -> str:
    """Words the City's list writes in capitals, as a sentence begins: `No use-vacant land`."""
    return words.capitalize() if words.isupper() else words


@register.filter
def title_words(use: Use) -> list[str]:
    """Ownership, lease and agreement of a use, in words to be translated."""
    told = [OWNERSHIP[use.ownership], AGREEMENTS.get(use.agreement, "")]
    return [words for words in (*told, TENANT * use.leased, COMMITTED * use.committed) if words]


@register.simple_tag
def decided(bbl: str, controls: Mapping[str, Control]) -> str:
    """What is decided of a site's control, or that nothing is."""
    control = controls.get(bbl)
    return gettext(VERDICTS[control.verdict] if control else NOT_DECIDED)


@register.filter
def step_words(kind: str) -> str:
    """What happened to an entry, in words."""
    return gettext(STEPS[kind])


@register.filter
def choice_words(value: str) -> str:
    """One value of a closed list of the registers, in words."""
    return gettext(CHOICES[value])


@register.filter
def from_list(value: str, words: Mapping[str, str]) -> str:
    """A closed choice in words, in the page's language."""
    return gettext(words[value])


@register.filter
def edition_called(slug: str) -> str:
    """What an edition of the text of signs is called."""
    try:
        return edition(slug).called
    except LookupError:
        return slug


@register.filter
def languages_called(tags: list[str]) -> str:
    """Languages by the names they give themselves; one no longer on the list by its tag."""
    return ", ".join(_called(tag) for tag in tags)


@register.filter
def sign_code(code: str) -> str:
    """A code as a sign shows it: `AB12-CD34`."""
    return written_code(code)


def _called(tag: str) -> str:
    try:
        return language(tag).name
    except LookupError:
        return tag
