"""What a page was asked for: the day, the body and the kind, read from the address."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext as _

from threshold.core.bodies import UnknownBody, find_body
from threshold.core.law import Body, Modality
from threshold.ui.days import FIRST, LAST, read_day


@dataclass(frozen=True, slots=True)
class Asked:
    """The day looked at, the one body and the one kind looked for (empty for all), and what could not be read."""

    as_of: date
    today: date
    body: Body | None = None
    kind: str = ""
    problems: tuple[str, ...] = field(default=())

    def query(self, **other: str) -> str:
        """The address's query for this look, with some of it changed; "" for the plain page of today."""
        parts = {"as_of": "" if self.as_of == self.today else self.as_of.isoformat(), "kind": self.kind}
        parts["body"] = self.body.id if self.body else ""
        kept = {name: value for name, value in {**parts, **other}.items() if value}
        return f"?{urlencode(kept)}" if kept else ""

    def on(self, day: date) -> str:
        """The query for the same look on another day."""
        return self.query(as_of=day.isoformat())

    @property
    def before(self) -> str:
        """The query for the day before."""
        return self.on(max(self.as_of - timedelta(days=1), FIRST))

    @property
    def after(self) -> str:
        """The query for the day after."""
        return self.on(min(self.as_of + timedelta(days=1), LAST))

    @property
    def now(self) -> str:
        """The query for today."""
        return self.query(as_of="")


def read(given: QueryDict, bodies: tuple[Body, ...], today: date) -> Asked:
    """Read the day, the body and the kind. What does not parse is named in `problems` and left out."""
    problems = []
    as_of, wrong_day = read_day(given.get("as_of", ""), today)
    body: Body | None = None
    if wanted := given.get("body", "")[:200]:
        try:
            body = find_body(bodies, wanted)
        except UnknownBody as unknown:
            problems.append(_("%(what)s Every body is shown instead.") % {"what": unknown})
    kind = given.get("kind", "")
    if kind and kind not in {modality.value for modality in Modality}:
        problems.append(_("The kind is one of: shall, encouraged, may. Every kind is shown instead."))
        kind = ""
    return Asked(as_of, today, body, kind, tuple([wrong_day, *problems] if wrong_day else problems))
