"""The figures of the report: every record in one place, and what is withheld not to be found by subtraction."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from threshold.encounters.quarterly.cells import Content, Counted, edition_content, is_none, part_content, totals
from threshold.encounters.quarterly.choices import CONTAINED_IN, GROUNDS, QUALIFIES, RECEIVED_BY

AGENCIES = ("ice", "cbp", "not-identified")
COUNTED = st.builds(
    Counted,
    qualifies=st.sampled_from(["", *QUALIFIES]),
    requesting=st.sampled_from(AGENCIES),
    received_by=st.sampled_from(list(RECEIVED_BY)),
    contained_in=st.sampled_from(["", "", *CONTAINED_IN]),
    ground=st.sampled_from(["", "", *GROUNDS]),
    asked=st.sampled_from([(), ("come_in",), ("come_in", "records")]),
)
YES = Counted("yes", "ice", asked=("come_in",), answered=("asked_to_wait",), happened=("left",))


def part(*records: Counted, body: str = "a") -> Content:
    return part_content("2026-Q3", body, records)


def edition(*parts: Content) -> Content:
    return edition_content("2026-Q3", parts, without=(), changed=())


@given(st.lists(COUNTED, max_size=30), st.lists(COUNTED, max_size=30))
def test_every_confirmed_record_is_counted_once_somewhere(ours: list[Counted], theirs: list[Counted]) -> None:
    parts = part(*ours), part(*theirs, body="b")
    assert sum(totals(parts[0]).values()) == parts[0]["records"] == len(ours)
    assert sum(totals(edition(*parts)).values()) == len(ours) + len(theirs)


@given(st.lists(COUNTED, max_size=12))
def test_undecided_records_are_counted_whatever_else_is_said_of_them(records: list[Counted]) -> None:
    undecided = sum(one.qualifies in {"", "undecided"} for one in records)
    assert part(*records)["undecided"] == undecided
    assert edition(part(*records))["undecided"] == ({"a": undecided} if undecided else {})


@given(st.lists(COUNTED, max_size=12), st.sampled_from(list(GROUNDS)))
def test_a_withheld_record_changes_no_cell_by_agency_and_no_total_it_could_be_subtracted_from(
    records: list[Counted], ground: str
) -> None:
    secret = Counted("yes", "cbp", ground=ground, asked=("records",), answered=("helped",), happened=("left",))
    without, given_ = edition(part(*records, body="a")), edition(part(*records, secret, body="a"))
    moved = {name for name in without if without[name] != given_[name]}
    assert moved <= {"withheld", "parts", "none"}
    assert sum(given_["withheld"].values()) == sum(without["withheld"].values()) + 1
    assert all("cbp" not in str(key) and "a" not in given_["withheld"] for key in given_["withheld"])


def test_rows_are_by_requesting_and_receiving_agency_with_what_was_asked_answered_and_done() -> None:
    made = edition(part(YES, YES, body="a"), part(YES, Counted("yes", "cbp"), body="b"))
    assert [(row["requesting"], row["receiving"], row["requests"]) for row in made["rows"]] == [
        ("cbp", "b", 1), ("ice", "a", 2), ("ice", "b", 1),
    ]  # fmt: skip
    assert made["rows"][1]["asked"] == {"come_in": 2}
    assert made["rows"][1]["responses"] == {"asked_to_wait": 2}
    assert made["rows"][1]["actions"] == {"left": 2}


def test_a_small_cell_is_carried_as_it_is() -> None:
    assert edition(part(YES))["rows"][0]["requests"] == 1


def test_what_a_contractor_received_stands_in_rows_of_its_own() -> None:
    made = part(Counted("yes", "ice", received_by="contractor"), YES)
    assert (made["rows"][0]["requests"], made["contractor_rows"][0]["requests"]) == (1, 1)


def test_what_another_report_contains_is_counted_by_that_report_and_not_repeated() -> None:
    made = part(Counted("yes", "ice", contained_in="9-131", asked=("records",)))
    assert (made["rows"], made["contained"]) == ([], {"9-131": 1})


def test_a_part_says_none_only_when_nothing_is_reported_and_nothing_undecided() -> None:
    assert is_none(part()) and is_none(part(Counted("no")))
    assert not is_none(part(Counted()))
    assert not is_none(part(YES))
    assert not is_none(part(Counted("yes", "ice", ground="investigation")))


def test_a_body_without_a_part_is_listed_and_none_is_said_by_name() -> None:
    made = edition_content("2026-Q3", [part(body="b"), part(YES)], without=["c"], changed=["a"])
    assert (made["none"], made["without_part"], made["changed_since"]) == (["b"], ["c"], ["a"])
