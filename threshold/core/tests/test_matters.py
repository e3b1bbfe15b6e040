"""A matter's record: which source moves which fact, officials who differ, what is sealed, what a person may decide."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from threshold.core.assertions import differing_leaves_open, latest_holds
from threshold.core.decisions import objection
from threshold.core.designations import CLAUSES, FACT_OF, NAMES_NO_ONE
from threshold.core.facts import FACTS, Kind
from threshold.core.loader import load_law
from threshold.core.matters import Record, answers, canonical, content, hash_of, headline, points, text_seal
from threshold.core.readings import Reading
from threshold.core.sources import (
    RESERVED,
    Source,
    Statement,
    known_from,
    may_count,
    officials_differ,
    why_not_counted,
)

DAY = date(2026, 3, 2)
NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
REACHED = {
    "who": "federal", "empowered": "yes", "place": "garage", "title": "city_owns", "control": "city",
    "use": "staging_area", "purpose": "yes", "a_instrument": "no", "c_formal": "no", "b_presented": "no",
}  # fmt: skip


def said(number: int, fact: str, value: str, source: Source = Source.DOCUMENT, by: str = "ana") -> Statement:
    """One statement, a minute after the one before it."""
    at, reasons = NOON + timedelta(minutes=number), "as shown" if source is Source.OFFICIAL else ""
    return Statement(number, fact, frozenset({value}), source, by, "counsel", at, "", reasons)


def record(*more: Statement, practices: frozenset[str] = frozenset(), readings: tuple[Reading, ...] = ()) -> Record:
    """A use that section 3 reaches, and what more is stated."""
    begun = tuple(said(number, fact, value) for number, (fact, value) in enumerate(REACHED.items(), 1))
    return Record(DAY, (*begun, *more), readings, practices)


@pytest.mark.parametrize("fact", FACTS)
@pytest.mark.parametrize("source", Source)
def test_a_source_moves_what_it_may(fact: str, source: Source) -> None:
    law = FACTS[fact].kind is Kind.LAW
    expected = {
        Source.OFFICIAL: True,
        Source.SUGGESTED: False,
        Source.DOCUMENT: not law,
        Source.REGISTER: not law,
        Source.SEEN: not law and fact not in RESERVED,
        Source.CLAIMED: not law and fact not in RESERVED,
    }
    assert may_count(FACTS[fact], source) is expected[source]


def test_what_is_reserved_is_what_care_names() -> None:
    assert {
        "b_issuer", "b_authority", "b_live", "a_instrument", "a_covers", "g1_agreement", "title", "control", "c_formal",
        "c_part", "g4_arrangement", "immigration",
    } == RESERVED  # fmt: skip
    assert FACTS.keys() >= RESERVED


def test_what_staff_saw_of_a_reserved_fact_is_kept_and_leaves_it_open_until_counsel_reads_the_paper() -> None:
    seen = said(1, "b_issuer", "article_iii_judge", Source.SEEN)
    assert known_from((seen,), differing_leaves_open) == {}
    assert "counsel settles" in str(why_not_counted(seen, (seen,)))
    read = said(2, "b_issuer", "executive_officer")
    assert known_from((seen, read), differing_leaves_open) == {"b_issuer": {"executive_officer"}}


def test_what_staff_saw_of_the_use_counts_and_a_clash_leaves_both() -> None:
    both = (said(1, "use", "staging_area", Source.SEEN), said(2, "use", "other", Source.CLAIMED))
    assert known_from(both, differing_leaves_open) == {"use": {"staging_area", "other"}}


def test_the_same_official_s_later_finding_replaces_the_earlier_one() -> None:
    first = said(1, "e_exigent", "yes", Source.OFFICIAL)
    later = said(2, "e_exigent", "no", Source.OFFICIAL)
    assert known_from((first, later), differing_leaves_open) == {"e_exigent": {"no"}}
    assert officials_differ((first, later)) == ()
    assert "found again" in str(why_not_counted(first, (first, later)))
    assert why_not_counted(later, (first, later)) is None


def test_two_officials_who_differ_leave_it_open_whoever_spoke_last() -> None:
    one = said(11, "e_exigent", "yes", Source.OFFICIAL, "captain")
    other = said(12, "e_exigent", "no", Source.OFFICIAL, "officer")
    kept = record(one, other)
    assert [(point.why, point.fact, point.values) for point in points(kept, answers(kept))] == [
        ("differ", "e_exigent", ("yes", "no"))
    ]
    assert answers(kept)[0].decide == ("d_mission", "e_exigent", "f_required")
    latest = replace(kept, practices=frozenset({"latest-finding"}))
    assert latest.settle is latest_holds
    assert answers(latest)[0].decide == ("d_mission", "f_required")
    assert points(latest, answers(latest)) == ()


def test_officials_who_agree_in_part_narrow_and_do_not_differ() -> None:
    one = replace(said(1, "who", "federal", Source.OFFICIAL, "a"), values=frozenset({"federal", "state"}))
    other = replace(said(2, "who", "federal", Source.OFFICIAL, "b"), values=frozenset({"federal", "city"}))
    assert officials_differ((one, other)) == ()
    assert known_from((one, other), differing_leaves_open) == {"who": {"federal"}}


def test_a_contested_value_is_a_point_for_the_law_department_until_a_reading_settles_it() -> None:
    shared = record(said(11, "control", "shared", Source.OFFICIAL))
    found = points(shared, answers(shared))
    assert [(point.why, point.fact, point.values) for point in found] == [("contested", "control", ("shared",))]
    assert "EO13 s.3" in found[0].cites
    reading = Reading("EO13 s.3", "control", "shared", "yes", "law", "it is enough", date(2026, 3, 1), "lot-use")
    read = replace(shared, readings=(reading,))
    assert [point for point in points(read, answers(read)) if "EO13 s.3" in point.cites] == []


def test_no_headline_unless_both_practices_are_adopted() -> None:
    plain = record()
    for practices in ({"standing-answer"}, {"strictest-headline"}, set[str]()):
        some = replace(plain, practices=frozenset(practices))
        assert headline(some, answers(some)) is None
    both = replace(plain, practices=frozenset({"standing-answer", "strictest-headline"}))
    assert headline(both, answers(both)) == "PROHIBITED"


def test_the_sealed_form_is_the_same_again_and_changes_with_every_part_of_it() -> None:
    law, kept = load_law(), record()
    text = canonical(content(kept, law))
    assert text == canonical(content(record(), law))
    assert canonical(json.loads(text)) == text
    others = (
        record(said(11, "nonpublic", "no")),
        record(said(11, "nonpublic", "no", Source.SEEN)),
        replace(kept, day=date(2026, 3, 3)),
        replace(kept, practices=frozenset({"latest-finding"})),
    )
    assert len({hash_of(text), *(hash_of(canonical(content(one, law))) for one in others)}) == 5


def test_the_text_seal_is_of_the_texts_of_the_day() -> None:
    law, kept = load_law(), record()
    texts = content(kept, law)["texts"]
    assert list(texts) == ["eo-13-2026/text.txt", "nyc-admin-code/4-210.txt", "nyc-admin-code/10-178-2026.txt"]
    assert texts["eo-13-2026/text.txt"] == law.order.seal
    assert text_seal(kept, law) == hash_of(canonical(texts))
    assert text_seal(replace(kept, day=date(2026, 1, 20)), law) != text_seal(kept, law)


def test_every_point_of_law_has_one_clause() -> None:
    assert CLAUSES["d_mission"] == "EO13 s.3(d)"
    assert set(CLAUSES) == {fact.id for fact in FACTS.values() if fact.kind is Kind.LAW}
    assert len(FACT_OF) == len(CLAUSES)


@pytest.mark.parametrize(
    ("answer", "grounds", "wrong"),
    [
        ("open", (), ""),
        ("no-exception", (), ""),
        ("excepted", ("EO13 s.3(b)",), "not shown"),
        ("excepted", ("EO13 s.3(d)",), "names no one"),
        ("excepted", ("4-210(b)(1)",), "no exception of"),
        ("excepted", (), "which exception"),
        ("no-exception", ("EO13 s.3(b)",), "Leave the clauses out"),
        ("not-reached", (), "cannot follow"),
    ],
)
def test_a_person_decides_what_may_still_follow(answer: str, grounds: tuple[str, ...], wrong: str) -> None:
    first = answers(record())[0]
    found = objection(first, answer, grounds)
    assert (wrong in str(found)) if wrong else found is None


def test_a_clause_a_designated_official_found_is_a_ground() -> None:
    first = answers(record(said(11, "d_mission", "yes", Source.OFFICIAL)))[0]
    assert objection(first, "excepted", ("EO13 s.3(d)",)) is None
    assert objection(first, "excepted", ("EO13 s.3(e)",)) is NAMES_NO_ONE
    assert objection(first, "no-exception", ()) is not None
