"""The addresses of the registers: the same for each, but that the Mayor's findings are everybody's to read."""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern, path

from threshold.property.entry_words import CALLED
from threshold.property.views import entries, registers


def _of(register: str) -> list[URLPattern]:
    at, told = CALLED[register].path.lstrip("/"), {"register": register}
    public = register == "finding"
    listed: Any = registers.findings if public else registers.listed
    one: Any = registers.finding if public else registers.one
    shown = {} if public else told
    return [
        path(at, listed, shown, name=f"{register}s"),
        path(f"{at}add/", entries.added, told, name=f"add-{register}"),
        path(f"{at}<int:number>/", one, shown, name=register),
        path(f"{at}<int:number>/paper/", registers.paper, told, name=f"{register}-paper"),
        path(f"{at}<int:number>/supersede/", entries.superseded, told, name=f"supersede-{register}"),
        path(f"{at}<int:number>/end/", entries.ended, told, name=f"end-{register}"),
    ]


def _confirming(register: str) -> URLPattern:
    at = CALLED[register].path.lstrip("/")
    return path(f"{at}<int:number>/confirm/", entries.confirmed, {"register": register}, name=f"confirm-{register}")


urlpatterns = [
    path("registers/", registers.overview, name="registers"),
    *(one for register in CALLED for one in _of(register)),
    *(_confirming(register) for register in CALLED if register != "placement"),
    path("placements/<int:number>/review/", entries.reviewed, name="review-placement"),
    path("placements/<int:number>/find/", entries.found, name="find-of-placement"),
]
