"""Prints an invented property list: `python -m scripts.property_sample 120 --layout city-planning --traps > FILE`."""

from __future__ import annotations

import argparse
import sys

from threshold.property.layouts import LAYOUTS
from threshold.property.sample import layout_of, rows, with_traps, written


def main(arguments: list[str]) -> int:
    """Print the rows asked for."""
    parser = argparse.ArgumentParser(prog="property_sample", description=__doc__)
    parser.add_argument("count", type=int, help="how many rows")
    parser.add_argument("--layout", choices=[layout.slug for layout in LAYOUTS], default="open-data")
    parser.add_argument("--seed", type=int, default=13)
    parser.add_argument("--traps", action="store_true", help="add what real files have: repeats, blanks")
    asked = parser.parse_args(arguments)
    made = rows(asked.count, asked.seed)
    sys.stdout.write(written(with_traps(made) if asked.traps else made, layout_of(asked.layout)))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
