"""How many bytes a file has, in a clerk's words."""

from __future__ import annotations

from django.utils.formats import number_format
from django.utils.translation import gettext, ngettext

STEPS = ((10**9, "GB"), (10**6, "MB"), (10**3, "kB"))


def size_in_words(size: int) -> str:
    """`2.1 GB`, `25 MB`, `812 kB`, `1 byte`: powers of ten, as file managers show them."""
    for step, unit in STEPS:
        if size >= step:
            rounded = round(size / step, 1)
            number = number_format(rounded, 0 if rounded == int(rounded) else 1)
            return gettext("{number} {unit}").format(number=number, unit=unit)
    return ngettext("%(count)d byte", "%(count)d bytes", size) % {"count": size}
