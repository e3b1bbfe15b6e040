"""Reading the codes on signs: which site one stands for, for everybody; which one a site has, for its keepers."""

from __future__ import annotations

from typing import Final

from django.conf import settings
from django.db import connection

from threshold.property.models import Code, Site

SIGNS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: no letter is taken for a figure, none of them is a U
LENGTH: Final = 8
MISREAD: Final = str.maketrans({"O": "0", "I": "1", "L": "1", "-": "", " ": ""})


def site_of_code(code: str) -> Site | None:
    """The site a code on a sign stands for, whoever asks; None when unknown, withdrawn, or the site is sensitive.

    Everybody may look one code up; nobody can list them: the database's own function reads them, not the public.
    """
    read = read_code(code)
    if not read:
        return None
    with connection.cursor() as cursor:
        cursor.execute("select property_site_of_code(%s)", [read])
        (bbl,) = cursor.fetchone()
    return Site.objects.select_related("body").filter(pk=bbl, sensitive=False).first() if bbl else None


def read_code(typed: str) -> str:
    """A code as it is kept, however a person typed it; "" for what can be none."""
    plain = typed.strip().upper().translate(MISREAD) if len(typed) <= 20 and typed.isascii() else ""
    return plain if len(plain) == LENGTH and set(plain) <= set(SIGNS) else ""


def written_code(code: str) -> str:
    """A code as a sign shows it: `AB12-CD34`."""
    return f"{code[:4]}-{code[4:]}"


def guide_path(code: str) -> str:
    """The page of the guide for the site of a code."""
    return f"/g/{code}/"


def guide_address(code: str) -> str:
    """The whole address a sign carries."""
    return f"{settings.SITE}{guide_path(code)}"


def code_of(site: Site) -> Code | None:
    """The code in use at a site, for whoever may see it."""
    return Code.objects.filter(site=site, withdrawn_on__isnull=True).first()
