"""Invented matters for a demonstration, made by the invented people through the same actions as on the pages."""

from __future__ import annotations

from datetime import date, timedelta

from threshold.accounts.invented import OURS, PEOPLE
from threshold.accounts.models import Person
from threshold.accounts.rights import Who
from threshold.agencies.actions.crossings import Approved, approve_crossing
from threshold.core.designations import FACT_OF
from threshold.database.reach import Reach, reaching
from threshold.determinations.actions.deciding import Decided, Looked, seal
from threshold.determinations.actions.matters import Found, Stated, assert_facts, find, open_matter, refer_matter
from threshold.determinations.actions.readings import Designation, designate
from threshold.determinations.models import Decider, Matter

LOT = {
    "who": "federal", "empowered": "yes", "place": "garage", "title": "city_owns", "control": "city",
    "use": "staging_area", "purpose": "yes", "a_instrument": "no", "c_formal": "no", "nonpublic": "no",
    "serves": "yes", "immigration": "other", "other_resource": "none",
}  # fmt: skip


def load_matters(today: date) -> int:
    """Two deciders and four matters of the invented agency, once; how many matters were made."""
    people = _people()
    with reaching(Reach.CITY):
        there = Decider.objects.exists()
    if there or not {"cora", "lena", "dov", "mina", "petra"} <= people.keys():
        return 0
    since = today - timedelta(days=90)
    for short, body, number in (("dov", "", "D-1"), ("mina", OURS, "D-2")):
        designation = Designation(people[short].ref, tuple(FACT_OF), body, f"designation:{number}", since)
        designate(by=Who.of(people["lena"]), designation=designation)
    _decided(people, today)
    _differing(people, today)
    _with_a_paper(people, today)
    _shown_to_the_law_department(people, today)
    return 4


def _people() -> dict[str, Person]:
    """The invented people by their short names."""
    shorts = {one.email: one.short for one in PEOPLE}
    found = Person.objects.filter(demonstration=True, email__in=shorts, is_active=True)
    return {shorts[person.email]: person for person in found}


def _opened(by: Person, day: date, facts: dict[str, str], kind: str = "lot-use") -> Matter:
    """A matter with facts that counsel read in documents."""
    matter = open_matter(by=Who.of(by), body=OURS, kind=kind, day=day)
    rows = [Stated(fact, frozenset({value}), "document", "city-record") for fact, value in facts.items()]
    assert_facts(by=Who.of(by), matter=matter.pk, stated=rows, today=day)
    return matter


def _found(by: Person, matter: Matter, facts: dict[str, str], reasons: str, today: date) -> None:
    rows = [Found(fact, frozenset({value}), reasons) for fact, value in facts.items()]
    find(by=Who.of(by), matter=matter.pk, findings=rows, today=today)


def _decided(people: dict[str, Person], today: date) -> None:
    """Counsel decided after a decider found nothing shown on three points."""
    cora = people["cora"]
    matter = _opened(cora, today, LOT | {"b_presented": "no"})
    nothing = {"d_mission": "no", "e_exigent": "no", "f_required": "no"}
    _found(people["dov"], matter, nothing, "Nothing was shown.", today)
    decided = Decided("EO13 s.3", "no-exception", "No agreement, warrant or arrangement was shown.")
    looked = Looked(stated=len(LOT) + 4, sealed=0)
    seal(by=Who.of(cora), matter=matter.pk, looked=looked, decided=[decided], today=today)


def _differing(people: dict[str, Person], today: date) -> None:
    """Two deciders differ on whether exigent circumstances exist."""
    matter = _opened(people["cora"], today, LOT | {"b_presented": "no"})
    _found(people["dov"], matter, {"e_exigent": "yes"}, "A fire next door.", today)
    _found(people["mina"], matter, {"e_exigent": "no"}, "The fire was out by then.", today)


def _with_a_paper(people: dict[str, Person], today: date) -> None:
    """Staff saw a paper with a judge's name; counsel has not read it yet."""
    matter = _opened(people["cora"], today, {"who": "federal", "empowered": "yes"}, kind="entry")
    seen = [
        Stated("b_presented", frozenset({"yes"}), "seen"), Stated("b_issuer", frozenset({"magistrate_judge"}), "seen"),
        Stated("nonpublic", frozenset({"yes"}), "seen"),
    ]  # fmt: skip
    assert_facts(by=Who.of(people["cora"]), matter=matter.pk, stated=seen, today=today)


def _shown_to_the_law_department(people: dict[str, Person], today: date) -> None:
    """Operational control is shared, which the words leave open; the matter was shown under an approval."""
    cora = people["cora"]
    matter = _opened(cora, today, {fact: value for fact, value in LOT.items() if fact != "control"})
    _found(cora, matter, {"control": "shared"}, "A licence covers half of the yard.", today)
    words = Approved("law", "Advice on matters, invented", "Invented memo 1", today)
    approve_crossing(by=Who.of(people["petra"]), from_body=OURS, approved=words)
    refer_matter(by=Who.of(cora), matter=matter.pk, today=today)
