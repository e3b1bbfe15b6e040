"""An edition of the quarterly report as a PDF, made by the worker alone: tagged, from the same tables as the page."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from django.template.loader import render_to_string
from django.utils.translation import override

from threshold.encounters.models import Edition
from threshold.encounters.quarterly.choices import TO
from threshold.encounters.quarterly.tables import tables_of
from threshold.encounters.queries.quarterly import find_quarter

try:
    from weasyprint import CSS, HTML
    from weasyprint.urls import URLFetcher
except OSError:  # pango and harfbuzz are the system's, and are not there
    HTML = None

STYLE: Final = Path(__file__).resolve().parent.parent / "static" / "encounters" / "report.css"


class CannotPrint(Exception):
    """This machine has not the libraries a PDF needs."""


def pdf_of(edition: Edition) -> bytes:
    """The edition as a tagged PDF, in English, which governs. Nothing is fetched from anywhere. Raises CannotPrint."""
    if HTML is None:
        raise CannotPrint("The libraries that lay out a PDF are missing on this machine.")
    with override("en"):
        told = {"edition": edition, "quarter": find_quarter(edition.quarter), "tables": tables_of(edition.content)}
        page = render_to_string("encounters/edition_pdf.html", told | {"to": TO})
    fetcher = URLFetcher(allowed_protocols=("data",))
    made: bytes = HTML(string=page, url_fetcher=fetcher).write_pdf(
        stylesheets=[CSS(filename=str(STYLE))], pdf_variant="pdf/ua-1"
    )
    return made
