"""The pages of the registers: what there is, each register as a list, one entry, its paper."""

from __future__ import annotations

import csv
import io
import json
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from threshold.accounts.rights import Rights
from threshold.accounts.web import also_public, signed_in
from threshold.agencies.queries.bodies import has_demonstration
from threshold.agencies.queries.posts import bodies_with
from threshold.agencies.views.common import Purpose, in_range
from threshold.core.answers import NotAllowed, OutOfSight
from threshold.files.downloads import download as download_file
from threshold.files.queries import find_file
from threshold.property.entry_shapes import as_values, heading, rows, state
from threshold.property.entry_words import CALLED, STATES
from threshold.property.permissions.registers import can_confirm, can_find, can_keep, can_see, can_see_any
from threshold.property.queries.entries import (
    BY_NAME,
    FINDING,
    PLACEMENT,
    Asking,
    Register,
    entries_in_sight,
    entries_page,
    find_entry,
    lots_of,
    narrowed,
    steps_of,
)
from threshold.ui.days import read_day
from threshold.ui.downloads import download, unformula


@require_safe
@also_public
def overview(request: HttpRequest, rights: Rights) -> HttpResponse:
    """What registers there are, and how many entries of each are in sight and in force today."""
    today = timezone.localdate()
    told = []
    for register in BY_NAME.values():
        open_ = register is FINDING or can_see_any(rights, register.abilities)
        asking = Asking(on=today, state="in-force")
        count = narrowed(entries_in_sight(rights, register), register, asking).count() if open_ else None
        told.append({"called": CALLED[register.name], "open": open_, "count": count})
    return render(request, "property/registers.html", {"registers": told, "today": today})


@require_safe
@signed_in
def listed(request: HttpRequest, rights: Rights, register: str) -> HttpResponse:
    """The entries of a register in sight, newest first; as a page, or whole as CSV or JSON."""
    kind = BY_NAME[register]
    if not can_see_any(rights, kind.abilities):
        raise NotAllowed(can_see(rights, kind.abilities).reason)
    return _listed(request, rights, kind)


@require_safe
@also_public
def findings(request: HttpRequest, rights: Rights) -> HttpResponse:
    """The Mayor's findings: the confirmed ones for everybody."""
    return _listed(request, rights, FINDING)


@require_safe
@signed_in
def one(request: HttpRequest, rights: Rights, register: str, number: int) -> HttpResponse:
    """One entry: what it says, its paper, what happened to it."""
    return _one(request, rights, BY_NAME[register], number)


@require_safe
@also_public
def finding(request: HttpRequest, rights: Rights, number: int) -> HttpResponse:
    """One finding of the Mayor."""
    return _one(request, rights, FINDING, number)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def paper(request: HttpRequest, rights: Rights, register: str, number: int) -> HttpResponse:
    """The paper of an entry as a file, to be saved; for an auditor once the purpose is stated."""
    kind = BY_NAME[register]
    entry = find_entry(rights, kind, in_range(number))
    file = find_file(entry.file_id) if entry.file_id else None
    if file is None or not (rights.reads_all or can_see_any(rights, kind.abilities)):
        raise OutOfSight(str(number))
    if rights.reads_all:
        opening = Purpose(request, rights, kind.name, entry.pk)
        if not opening.stated:
            told = {
                "form": opening.form, "title": _("Why you open this file"), "back_words": heading(entry),
                "back": f"{CALLED[register].path}{number}/",
            }  # fmt: skip
            return render(request, "property/purpose.html", told, status=opening.status)
    return download_file(file)  # type: ignore[return-value]


def _listed(request: HttpRequest, rights: Rights, register: Register) -> HttpResponse:
    asking, problem = _asked(request)
    if request.GET.get("as") in {"csv", "json"}:
        return _kept(rights, register, asking, request.GET["as"])
    after = request.GET.get("after", "")[:20]
    try:
        page = entries_page(rights, register, asking, after)
    except LookupError:
        page, after = entries_page(rights, register, asking), ""
    kept = {"words": asking.words, "body": asking.body, "state": asking.state, "on": request.GET.get("on", "")[:10]}
    abilities = [one for one in (register.abilities.see, register.abilities.keep, register.abilities.confirm) if one]
    context = {
        "called": CALLED[register.name], "entries": [_row(register, one, asking) for one in page.entries],
        "page": page, "after": after, "asking": asking, "problem": problem, "states": STATES,
        "bodies": bodies_with(rights, *abilities), "may_keep": rights.anywhere(register.abilities.keep),
        "query": urlencode({name: value for name, value in kept.items() if value}), "register": register,
    }  # fmt: skip
    return render(request, "property/entries.html", context)


def _one(request: HttpRequest, rights: Rights, register: Register, number: int) -> HttpResponse:
    entry, today = find_entry(rights, register, in_range(number)), timezone.localdate()
    may_keep = can_keep(rights, register.abilities, entry.body_id).yes and entry.followed_by is None
    waits = entry.confirmed_at is None and register is not PLACEMENT and entry.followed_by is None
    confirm = can_confirm(rights, register.abilities, entry.body_id, entry.recorded_by)
    context = {
        "entry": entry, "called": CALLED[register.name], "heading": heading(entry), "rows": rows(entry),
        "state": state(register, entry, today), "today": today, "register": register,
        "steps": steps_of(register, entry.pk), "lots": lots_of(register, [entry.pk]).get(entry.pk, []),
        "may_keep": may_keep, "may_end": may_keep and entry.ended_on is None, "waits": waits,
        "may_confirm": waits and confirm.yes,
        "why_not": confirm.reason if waits and not confirm.yes and may_keep else None,
        "may_find": register is PLACEMENT and can_find(rights, entry.body_id).yes,
        "may_open": can_see_any(rights, register.abilities) and entry.file_id is not None,
    }  # fmt: skip
    return render(request, "property/entry.html", context)


def _row(register: Register, entry: Any, asking: Asking) -> dict[str, Any]:
    return {"entry": entry, "heading": heading(entry), "state": state(register, entry, asking.on)}


def _asked(request: HttpRequest) -> tuple[Asking, str]:
    """What a list is narrowed to; what there is not is said and left out."""
    day, problem = read_day(request.GET.get("on", ""), timezone.localdate())
    given = {
        name: "".join(sign for sign in request.GET.get(name, "")[:100] if sign.isprintable())
        for name in ("words", "body", "state")
    }
    if given["state"] and given["state"] not in STATES:
        given["state"], problem = "", problem or _("There is no such choice; everything is shown for it instead.")
    return Asking(on=day, **given), problem


def _kept(rights: Rights, register: Register, asking: Asking, kind: str) -> HttpResponse:
    """The entries asked for as a file, with the day their standing is of."""
    entries = list(narrowed(entries_in_sight(rights, register), register, asking))
    lots = lots_of(register, [one.pk for one in entries])
    told = [as_values(register, one, asking.on, lots.get(one.pk, ())) for one in entries]
    name = f"{CALLED[register.name].path.strip('/')}-{asking.on.isoformat()}"
    if kind == "json":
        whole = {
            "register": register.name, "clause": register.clause, "as_of": asking.on, "entries": told,
            "demonstration": has_demonstration(), "note": gettext(CALLED[register.name].empty) if not told else "",
        }  # fmt: skip
        content = json.dumps(whole, default=str, ensure_ascii=False, indent=1)
        return download(content, "application/json", f"{name}.json")
    out = io.StringIO()
    writer = csv.DictWriter(out, list(told[0]) if told else ["number"], lineterminator="\n")
    writer.writeheader()
    writer.writerows({key: unformula(_cell(value)) for key, value in row.items()} for row in told)
    return download("\ufeff" + out.getvalue(), "text/csv; charset=utf-8", f"{name}.csv")


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return "" if value is None else str(value)
