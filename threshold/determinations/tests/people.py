"""Invented people who work on matters, and matters to work on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.utils import timezone

from threshold.accounts.models import Person
from threshold.accounts.rights import Who, looking
from threshold.accounts.tests.people import OURS, person
from threshold.agencies.actions.crossings import Approved, approve_crossing
from threshold.agencies.models import Crossing
from threshold.core.designations import FACT_OF
from threshold.determinations.actions.deciding import Decided, Looked, seal
from threshold.determinations.actions.matters import Found, Stated, assert_facts, find, open_matter
from threshold.determinations.actions.readings import Designation, NewReading, adopt, designate
from threshold.determinations.models import Adopted, Decider, Matter, Sealed, StatementRow
from threshold.determinations.shapes import KINDS

DAY = date(2026, 3, 2)
REACHED = {
    "who": "federal", "empowered": "yes", "place": "garage", "title": "city_owns", "control": "city",
    "use": "staging_area", "purpose": "yes", "a_instrument": "no", "c_formal": "no", "b_presented": "no",
}  # fmt: skip


def today() -> date:
    """The City's day."""
    return timezone.localdate()


def counsel(name: str = "Cora Counsel", agency: str = OURS) -> Person:
    """Counsel of an agency."""
    return person(name, ("counsel", agency))


def law_department() -> Person:
    """Somebody of the Law Department."""
    return person("Lea Law", ("law-department", ""))


def decider(name: str, keeper: Person, clauses: Sequence[str] = tuple(FACT_OF), agency: str = "") -> Person:
    """Somebody the City has designated in writing, for an agency or the whole City."""
    made = person(name, ("decider", agency))
    entered(made, keeper, clauses, agency)
    return made


def entered(who: Person, keeper: Person, clauses: Sequence[str] = tuple(FACT_OF), agency: str = "") -> Decider:
    """The entry of somebody on the register of deciders, from a month ago."""
    since = today() - timedelta(days=30)
    return designate(
        by=Who.of(keeper), designation=Designation(who.ref, tuple(clauses), agency, "letter:D-2026-1", since)
    )


def approved(agency: str = OURS) -> Crossing:
    """The approval of an agency's privacy officer that its records may be shown to the Law Department."""
    officer = person("Pia Privacy", ("privacy-officer", agency))
    words = Approved("law", "Advice on matters", "Memo 1", today())
    return approve_crossing(by=Who.of(officer), from_body=agency, approved=words)


def opened(by: Person, agency: str = OURS, day: date = DAY, kind: str = "lot-use") -> Matter:
    """A matter about a use of a lot."""
    return open_matter(by=Who.of(by), body=agency, kind=kind, day=day)


def stated(by: Person, matter: Matter, facts: dict[str, str], source: str = "document") -> tuple[StatementRow, ...]:
    """Facts stated by one person, one value each."""
    rows = [Stated(fact, frozenset({value}), source) for fact, value in facts.items()]
    return assert_facts(by=Who.of(by), matter=matter.pk, stated=rows, today=today())


def found(by: Person, matter: Matter, facts: dict[str, str], reasons: str = "as the plan says") -> None:
    """Findings of one person, one value each."""
    rows = [Found(fact, frozenset({value}), reasons) for fact, value in facts.items()]
    find(by=Who.of(by), matter=matter.pk, findings=rows, today=today())


def reached(by: Person) -> Matter:
    """A matter about a use that section 3 reaches, with nothing found on its points of law."""
    matter = opened(by)
    stated(by, matter, REACHED)
    return matter


def sealed(by: Person, matter: Matter, *decided: Decided) -> Sealed:
    """A determination of a matter as it stands."""
    with looking(Who.of(by)):
        held = Matter.objects.get(pk=matter.pk)
    looked = Looked(held.stated, held.sealed)
    return seal(by=Who.of(by), matter=matter.pk, looked=looked, decided=decided, today=today())


def adopted(by: Person, practice: str, since: date = date(2026, 1, 1), uses: tuple[str, ...] = tuple(KINDS)) -> Adopted:
    """A practice adopted for every kind of use, or for some."""
    return _adopted(by, NewReading(uses, since, "so read by the Law Department", practice=practice))


def shared_control(by: Person, meets: str, since: date = date(2026, 1, 1)) -> Adopted:
    """A reading adopted of what shared operational control is under section 3."""
    reading = NewReading(
        tuple(KINDS), since, "so read by the Law Department", cite="EO13 s.3", fact="control", value="shared",
        meets=meets,
    )  # fmt: skip
    return _adopted(by, reading)


def _adopted(by: Person, reading: NewReading) -> Adopted:
    return adopt(by=Who.of(by), reading=reading, today=today())
