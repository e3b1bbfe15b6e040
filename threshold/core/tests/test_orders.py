"""The text of an order read into clauses: anchors, eIds, headings, and every character in its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from threshold.core.law import Order
from threshold.core.loader import load_law, load_order
from threshold.core.orders import UnknownClause, children, find_clause, parents, plain, read_clauses, read_spans, says

DATA = Path(__file__).parent / "data"
ORDER = load_law().order
SECOND = load_order(DATA / "eo-120-2008")
SCANNED = load_order(DATA / "eo-10-2026")
EVERY_ORDER = pytest.mark.parametrize("order", [ORDER, SECOND, SCANNED], ids=lambda order: order.slug)


def test_the_order_is_read_whole_and_in_sequence() -> None:
    assert [clause.id for clause in ORDER.clauses if clause.kind == "section"] == [str(n) for n in range(1, 10)]
    assert [clause.id for clause in ORDER.clauses][:10] == [f"recital-{n}" for n in range(1, 10)] + ["enacting"]
    assert [c.id for c in children(ORDER, "7.a")] == [f"7.a.{n}" for n in ("i", "ii", "iii", "iv", "v", "vi")]
    assert [c.id for c in children(ORDER, "3")] == [f"3.{letter}" for letter in "abcdef"]
    assert len(ORDER.clauses) == 52


@pytest.mark.parametrize(
    ("clause", "eid", "label", "heading"),
    [
        ("2", "sec_2", "§ 2", "Public Safety Audits"),
        ("2.a", "sec_2__para_a", "§ 2(a)", ""),
        ("7.a.vi", "sec_7__para_a__subpara_vi", "§ 7(a)(vi)", ""),
        ("4", "sec_4", "§ 4", "Rule of Construction with Other Laws"),
        ("recital-4", "recs_1__rec_4", "Recital 4", ""),
        ("enacting", "formula_1", "Enacting clause", ""),
    ],
)
def test_a_clause_has_its_anchor_its_eid_and_its_label(clause: str, eid: str, label: str, heading: str) -> None:
    found = find_clause(ORDER, clause)
    assert (found.eid, found.label, found.heading) == (eid, label, heading)


def test_a_paragraph_broken_by_a_page_is_one_paragraph() -> None:
    text = find_clause(ORDER, "8.a").text
    assert "the Law Department, and any other office" in text
    assert "\n" not in text


def test_a_section_of_headings_only_has_no_words_of_its_own() -> None:
    assert find_clause(ORDER, "8").text == ""
    assert [parent.id for parent in parents(ORDER, "7.a.vi")] == ["7", "7.a"]


def test_words_are_verbatim_but_for_line_ends() -> None:
    assert says(ORDER, "3.b", "Such personnel present a judicial warrant;")
    assert not says(ORDER, "3.b", "Such personnel present a warrant;")


@EVERY_ORDER
def test_every_character_belongs_to_one_clause_or_stands_outside(order: Order) -> None:
    at, owners = 0, []
    for span in read_spans(order.text, order.signature):
        assert span.start >= at
        assert order.text[at : span.start].strip() == ""
        owners.append(span.clause)
        at = span.end
    assert order.text[at:].strip() == ""
    assert set(owners) - {"letterhead", "signature", "page number"} == {clause.id for clause in order.clauses}


@EVERY_ORDER
def test_the_clauses_hold_the_words_of_their_stretches_and_nothing_else(order: Order) -> None:
    for clause in order.clauses:
        spans = [span for span in read_spans(order.text, order.signature) if span.clause == clause.id]
        stretch = "".join("".join(order.text[span.start : span.end].split()) for span in spans)
        words = "".join(f"{clause.heading}{'.' if clause.heading else ''}{clause.text}".split())
        assert stretch.endswith(words), clause.id
        assert len(stretch) - len(words) <= len("Section1."), clause.id


@pytest.mark.parametrize(
    "cite",
    ["2.a", "2(a)", "s.2(a)", "§ 2(a)", "§2(a)", "2-a", "2 a", "Section 2(a)", "sec_2__para_a", "EO13 s.2(a)", " 2.A "],
)
def test_a_clause_is_found_however_it_is_cited(cite: str) -> None:
    assert find_clause(ORDER, cite).id == "2.a"


@pytest.mark.parametrize(("cite", "nearest"), [("2.z", "2"), ("7.a.ix", "7.a"), ("recital-12", "recital-")])
def test_an_unknown_clause_names_the_nearest(cite: str, nearest: str) -> None:
    with pytest.raises(UnknownClause, match=f"nearest is '{nearest}"):
        find_clause(ORDER, cite)


def test_a_second_order_reads_with_the_same_code() -> None:
    assert [c.id for c in children(SECOND, "2")] == ["2.a", "2.b", "2.c", "2.d"]
    assert [c.id for c in children(SECOND, "2.b")] == ["2.b.i", "2.b.ii", "2.b.iii", "2.b.iv"]
    assert find_clause(SECOND, "2.d").text.startswith("ensure that the language access policy")
    assert find_clause(SECOND, "recital-6").text.endswith("recipient’s programs and services; and")
    assert "limited-English proficiency (LEP)" in find_clause(SECOND, "recital-6").text


def test_a_scanned_order_without_blank_lines_reads_with_the_same_code() -> None:
    assert [c.heading for c in SCANNED.clauses if c.kind == "section"] == [
        "Cracking Down on Illegal Subscription Tactics",
        "Identifying Further Protections",
        "Coordination",
        "",
    ]
    assert len([c for c in SCANNED.clauses if c.kind == "recital"]) == 8


def test_a_letter_i_after_h_is_a_paragraph_and_after_a_a_subparagraph() -> None:
    letters = "\n\n".join(f"{letter}. Words {letter}." for letter in "abcdefghi")
    text = f"Section 1. All of these:\n\n{letters}\n\n§ 2. Others:\n\na. First:\n\ni. One;\n\nii. Two.\n\nb. Last.\n"
    ids = [clause.id for clause in read_clauses(text, "")]
    ones = [f"1.{letter}" for letter in "abcdefghi"]
    assert ids == ["1", *ones, "2", "2.a", "2.a.i", "2.a.ii", "2.b"]


def test_a_cited_section_within_a_sentence_opens_no_clause() -> None:
    text = "Section 1. Words of 28 U.S.C.\n§ 631, or any successor, and\nSection 7. of another law.\n\n§ 2. More.\n"
    clauses = read_clauses(text, "")
    assert [clause.id for clause in clauses] == ["1", "2"]
    assert plain(clauses[0].text).endswith("Section 7. of another law.")
