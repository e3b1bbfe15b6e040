"""Signs as PDF, made by the worker alone: tagged, one language a file, in the system's Noto fonts or not at all."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone

from threshold.database.reach import Reach, reaching
from threshold.property.models import Print
from threshold.property.queries.codes import code_of
from threshold.property.sheets import Sheet, sheet
from threshold.property.sign_texts import printable

try:
    from weasyprint import CSS, HTML
    from weasyprint.urls import URLFetcher
except OSError:  # pango and harfbuzz are the system's, and are not there
    HTML = None

STYLE: Final = Path(__file__).with_name("static") / "property" / "sign.css"
KEPT_FOR: Final = timedelta(days=1)
STUCK_AFTER: Final = timedelta(hours=1)


class CannotPrint(Exception):
    """This machine cannot make the PDF: `problem` is `libraries` or `fonts`."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


def make(number: int) -> None:
    """Make what was asked for, once; say why where it cannot be made. Raises what is a fault of ours."""
    with reaching(Reach.CITY):
        wanted = Print.objects.select_related("site").filter(pk=number, state="asked").first()
        sheets = _sheets(wanted) if wanted else []
    if not sheets:
        return
    try:
        content = _bound(sheets)
    except CannotPrint as why:
        _ended(number, "failed", problem=why.problem)
    except Exception:
        _ended(number, "failed", problem="fault")
        raise
    else:
        _ended(number, "made", content=content)


def sweep(now: datetime) -> None:
    """Take out what was made a day ago, and end what nobody makes any more: it can be asked for again."""
    with reaching(Reach.CITY):
        Print.objects.filter(state="made", ended_at__lt=now - KEPT_FOR).update(state="swept", content=None)
        stuck = Print.objects.filter(state="asked", asked_at__lt=now - STUCK_AFTER)
        stuck.update(state="failed", problem="fault", ended_at=now)


def pdf_of(one: Sheet, style: Path = STYLE) -> bytes:
    """One sign as a tagged PDF in its language. Raises CannotPrint."""
    if HTML is None:
        raise CannotPrint("libraries")
    picture = base64.b64encode(one.qr.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1).encode()).decode()
    page = render_to_string("property/sign_pdf.html", {"sheet": one, "picture": picture})
    fetcher = URLFetcher(allowed_protocols=("data",))  # nothing is fetched from anywhere
    fonts: set[str] = set()

    def look(document: object, pdf: Any) -> None:
        fonts.update(_fonts(pdf))

    made: bytes = HTML(string=page, url_fetcher=fetcher).write_pdf(
        stylesheets=[CSS(filename=str(style))], pdf_variant="pdf/ua-1", finisher=look
    )
    if any("Noto" not in font for font in fonts):
        raise CannotPrint("fonts")
    return made


def _fonts(pdf: Any) -> Iterator[str]:
    """The names of the fonts a document is set in."""
    for one in pdf.objects:
        if isinstance(one, dict) and "BaseFont" in one:
            name = one["BaseFont"]
            yield name.decode() if isinstance(name, bytes) else str(name)


def _sheets(wanted: Print) -> list[Sheet]:
    """The signs asked for: one, or one in every language that may be printed."""
    offered = [one.tag for one in printable(wanted.edition, demonstration=settings.DEMONSTRATION)]
    tags = [tag for tag in offered if wanted.language in ("", tag)]
    code = code_of(wanted.site)
    return [
        sheet(wanted.site, wanted.kind, tag, wanted.edition, code.code if code else "", wanted.area) for tag in tags
    ]


def _bound(sheets: list[Sheet]) -> bytes:
    """One PDF as it is; several as a set of files, each named by its kind and language alone. Raises CannotPrint."""
    if len(sheets) == 1:
        return pdf_of(sheets[0])
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for one in sheets:
            packed.writestr(f"sign-{one.kind}-{one.words.language.tag}.pdf", pdf_of(one))
    return out.getvalue()


def _ended(number: int, state: str, *, problem: str = "", content: bytes | None = None) -> None:
    with reaching(Reach.CITY):
        asked = Print.objects.filter(pk=number, state="asked")
        asked.update(state=state, problem=problem, content=content, ended_at=timezone.now())
