"""The norms of the house, side by side and never merged: section 3 first, then its neighbours of section 4."""

from __future__ import annotations

from datetime import date

from threshold.core.norms.ac_4_210_b import AC_4_210_B
from threshold.core.norms.ac_10_178_c import AC_10_178_C_2017, AC_10_178_C_2026
from threshold.core.norms.section_3 import SECTION_3
from threshold.core.rules import Norm

NORMS: tuple[Norm, ...] = (SECTION_3, AC_4_210_B, AC_10_178_C_2017, AC_10_178_C_2026)


def norms_on(day: date) -> tuple[Norm, ...]:
    """Every norm in force on the day, section 3 first where it is one of them."""
    return tuple(norm for norm in NORMS if norm.on(day))


__all__ = [
    "AC_4_210_B",
    "AC_10_178_C_2017",
    "AC_10_178_C_2026",
    "NORMS",
    "SECTION_3",
    "norms_on",
]
