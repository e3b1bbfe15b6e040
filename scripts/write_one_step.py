"""Write law/one_step.csv, the table that counsel reads once and that shows any later change of a norm."""

from __future__ import annotations

import csv
from pathlib import Path

from threshold.core.one_step import OneStep, one_step

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Write every row, the names of the columns first."""
    with (ROOT / "law" / "one_step.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(OneStep._fields)
        table.writerows(one_step())


if __name__ == "__main__":
    main()
