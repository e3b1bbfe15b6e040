"""Run every measurement, one after the other. Slowness is reported, never failed."""

from __future__ import annotations

from bench import determinations, encounters, guide, journal, order_page, owed, places, site
from bench.report import machine, part

PARTS = (
    ("Determinations", determinations.measure),
    ("The order page", order_page.measure),
    ("What is owed", owed.measure),
    ("Encounters", encounters.measure),
    ("Sites", places.measure),
    ("The journal", journal.measure),
    ("The site", site.measure),
    ("The field guide", guide.measure),
)


def main() -> None:
    """Print the machine, then each part."""
    print(machine())
    for title, measure in PARTS:
        part(title, measure)


if __name__ == "__main__":
    main()
