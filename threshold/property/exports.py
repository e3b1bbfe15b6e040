"""Lists of places as CSV, with no cell that a spreadsheet takes for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from threshold.ui.downloads import unformula


def as_csv(columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> str:
    """Rows under their columns; a value that is not there is an empty cell."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow(unformula(_cell(row.get(name))) for name in columns)
    return out.getvalue()


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)
