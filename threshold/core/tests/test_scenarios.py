"""The scenarios are answered as they expect, and input that cannot be read gets a clear message."""

from __future__ import annotations

import argparse
import io
import json
import sys
from datetime import date
from pathlib import Path

import pytest

from threshold.cli import determine as determine_verb
from threshold.cli import scenarios as scenarios_verb
from threshold.core.assertions import differing_leaves_open
from threshold.core.cases import CaseError, parse_case
from threshold.core.determination_json import determination_json
from threshold.core.explanations import account
from threshold.core.plain_yaml import MOST_CHARACTERS
from threshold.core.scenarios import failures, load_cases, run_case
from threshold.core.tests.worlds import LAW, SHARED_SCENARIOS

OWN = LAW / "scenarios.yaml"
REACHED = {
    "who": "federal",
    "empowered": "yes",
    "place": "garage",
    "title": "city_owns",
    "control": "city",
    "use": "staging_area",
    "purpose": "yes",
}


def case(**parts: object) -> dict[str, object]:
    return {"date": "2026-03-02", "facts": REACHED, **parts}


def parser() -> argparse.ArgumentParser:
    built = argparse.ArgumentParser()
    verbs = built.add_subparsers(required=True)
    determine_verb.add(verbs)
    scenarios_verb.add(verbs)
    return built


def threshold(*words: str) -> int:
    args = parser().parse_args(words)
    return int(args.run(args))


def test_the_projects_own_scenarios_are_answered_as_expected() -> None:
    cases = load_cases(OWN.read_text(encoding="utf-8"))
    assert len(cases) >= 120
    assert {case.id: failures(case) for case in cases if failures(case)} == {}


@pytest.mark.skipif(not SHARED_SCENARIOS.exists(), reason="the commission's scenario file is not on this machine")
def test_the_commissions_scenarios_are_answered_as_expected() -> None:
    cases = load_cases(SHARED_SCENARIOS.read_text(encoding="utf-8"))
    assert {case.id: failures(case) for case in cases if failures(case)} == {}


def test_a_scenario_that_expects_something_else_fails_part_by_part() -> None:
    wrong = {"may": ["OUTSIDE"], "standing": None, "ask": ["use"], "beside": {"AC 10-178(c)": "PERMITTED"}}
    found = failures(parse_case(case(expect=wrong)))
    assert [line.split(":")[0] for line in found] == ["may", "standing", "ask", "beside"]
    assert found[0] == "may: expected OUTSIDE, found PERMITTED, PROHIBITED"


def test_the_command_runs_a_file_and_counts(capsys: pytest.CaptureFixture[str]) -> None:
    assert threshold("scenarios", str(OWN)) == 0
    count = len(load_cases(OWN.read_text(encoding="utf-8")))
    assert capsys.readouterr().out == f"{count} scenarios: {count} as expected, 0 not.\n"


def test_the_command_fails_on_a_difference(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "wrong.json"
    file.write_text(json.dumps({"scenarios": [case(id="X1", expect={"may": ["OUTSIDE"]})]}), encoding="utf-8")
    assert threshold("scenarios", str(file)) == 1
    out = capsys.readouterr().out
    assert "X1: may: expected OUTSIDE, found PERMITTED, PROHIBITED" in out and "0 as expected, 1 not" in out


def test_a_case_is_answered_as_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "case.json"
    file.write_text(json.dumps(case()), encoding="utf-8")
    assert threshold("determine", str(file), "--json") == 0
    answer = json.loads(capsys.readouterr().out)
    assert set(answer) == {"day", "norms"} and answer["day"] == "2026-03-02"
    keys = {"cite", "binds", "may", "standing", "relied_on", "ask", "decide", "steps"}
    assert [set(norm) for norm in answer["norms"]] == [keys] * 3
    assert [norm["cite"] for norm in answer["norms"]] == ["EO13 s.3", "AC 4-210(b)", "AC 10-178(c)"]
    first = answer["norms"][0]
    assert (first["may"], first["standing"]) == (["PERMITTED", "PROHIBITED"], "PROHIBITED")
    assert first["steps"][0]["steps"][0]["values"] == ["federal"]


def test_a_case_is_answered_in_words_that_decide_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "case.yaml"
    file.write_text("date: 2026-03-02\nfacts: {who: federal, empowered: yes}\n", encoding="utf-8")
    assert threshold("determine", str(file)) == 0
    out = capsys.readouterr().out
    assert out.startswith("Result on the facts as given. No official has decided this.\n")
    assert "This result binds no officer." in out and "the City may not knowingly permit" in out
    assert "10-178(c) binds the City. It does not bind the officers." in out


def test_the_words_mark_a_standing_answer_and_what_was_not_counted() -> None:
    given = parse_case(
        case(
            claims=[{"fact": "d_mission", "value": "yes", "by": "an attendant"}],
            suggested=[{"fact": "e_exigent", "value": "yes", "by": "a model"}],
        )
    )
    said = [str(line.says) for line in account(given, run_case(given))]
    assert said[said.index("Standing answer for now: PROHIBITED.") + 1].endswith("not adopted by the Law Department.")
    assert "Not counted: what was said on d_mission. Only the finding of a named official moves it." in said
    assert "Not counted: a suggestion on e_exigent. A suggestion moves nothing." in said
    assert "The order names no one. Deciders are those the City has designated in writing." in said


def finding(value: str, **more: str) -> dict[str, str]:
    return {"fact": "e_exigent", "value": value, "by": "an official", "reasons": "on the file", **more}


def test_officials_who_differ_are_settled_by_the_latest_only_as_a_reading() -> None:
    given = parse_case(case(findings=[finding("no"), finding("yes")]))
    assert run_case(given)[0].standing == "PERMITTED"
    kept = run_case(given, differing_leaves_open)[0]
    assert kept.standing == "PROHIBITED" and "e_exigent" in kept.decide
    assert any("Officials differ on e_exigent." in str(line.says) for line in account(given, run_case(given)))


def test_two_findings_at_one_moment_clash() -> None:
    given = parse_case(case(findings=[finding("yes", at="10:00"), finding("no", at="2026-03-02T10:00")]))
    assert "e_exigent" in run_case(given)[0].decide


def test_true_and_false_stand_for_yes_and_no_and_for_nothing_else() -> None:
    assert parse_case(case(facts={"purpose": True})).known() == {"purpose": frozenset({"yes"})}
    assert load_cases("date: 2026-03-02\nfacts: {purpose: no, empowered: false}")[0].known() == {
        "purpose": frozenset({"no"}),
        "empowered": frozenset({"no"}),
    }
    with pytest.raises(CaseError, match='"True" is not a value of who'):
        parse_case(case(facts={"who": True}))


def test_a_determination_on_the_day_before_the_order_is_outside() -> None:
    given = parse_case({**case(), "date": "2026-02-05"})
    answer = determination_json(given.day, run_case(given))
    assert answer["norms"][0]["may"] == ["OUTSIDE"] and answer["norms"][0]["steps"] == []


def test_a_date_may_be_a_day_already() -> None:
    assert parse_case({"date": date(2026, 3, 2)}).day == date(2026, 3, 2)


BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"
BAD_FILES = [
    ("unknown fact", "date: 2026-03-02\nfacts:\n  whose: federal\n", 'Line 3: there is no fact called "whose"'),
    ("a near fact", "date: 2026-03-02\nfacts:\n  title_: city_owns\n", 'Did you mean "title"?'),
    ("unknown value", "date: 2026-03-02\nfacts:\n  who: fedral\n", 'Line 3: "fedral" is not a value of who'),
    ("a day that is not", "date: 2026-02-30\n", 'Line 1: "2026-02-30" is not a day of the calendar'),
    ("a short day", "date: 2026-3-2\n", "is not a day of the calendar"),
    ("a week date", "date: 2026-W10-1\n", "is not a day of the calendar"),
    ("no day", "facts: {who: federal}\n", "The case has no date"),
    ("a bomb", BOMB, "Line 1 uses an anchor or an alias"),
    ("a tag", "date: !!python/object:os.system x\n", "Line 1 uses a tag"),
    ("a name twice", "date: 2026-03-02\nfacts:\n  who: city\n  who: federal\n", 'Line 4 gives "who" twice'),
    ("too deep", "date: " + "[" * 40 + "]" * 40, "nested deeper"),
    ("very deep", "date: " + "[" * 5000 + "]" * 5000, ""),
    ("not YAML", "date: [2026\nfacts: }", "cannot be read as YAML"),
    ("two documents", "date: 2026-03-02\n---\ndate: 2026-03-03\n", "starts a second document"),
    ("nothing", "", "holds no case"),
    ("a list", "- date: 2026-03-02\n", "holds no case"),
    ("a map for a name", "? {a: b}\n: c\n", "list or a map where a name is wanted"),
    ("no scenarios", "scenarios: []\n", "at least one case"),
    ("a wrong part", "date: 2026-03-02\nfact: {who: city}\n", 'has no part called "fact". Did you mean "facts"?'),
    ("facts as a list", "date: 2026-03-02\nfacts: [who]\n", '"facts" must be a map'),
    ("an empty list of values", "date: 2026-03-02\nfacts: {who: []}\n", "needs one value"),
    ("a null value", "date: 2026-03-02\nfacts:\n  who: ~\n", '"None" is not a value of who'),
    ("a map for a value", "date: 2026-03-02\nfacts:\n  who: {a: b}\n", "is not a value of who"),
    ("findings as text", "date: 2026-03-02\nfindings: none\n", '"findings" must be a list'),
    (
        "a finding without reasons",
        "date: 2026-03-02\nfindings:\n- fact: e_exigent\n  value: yes\n  by: counsel\n",
        "Line 3: the finding on e_exigent gives no reasons",
    ),
    (
        "a finding by nobody",
        "date: 2026-03-02\nfindings:\n- fact: e_exigent\n  value: yes\n  reasons: shown\n",
        "names no official",
    ),
    (
        "an hour that is not",
        "date: 2026-03-02\nfindings:\n- {fact: e_exigent, value: yes, by: a, reasons: b, at: '25:00'}\n",
        "is not a time",
    ),
    (
        "a zone",
        "date: 2026-03-02\nfindings:\n- {fact: e_exigent, value: yes, by: a, reasons: b, at: '2026-03-02T10:00Z'}\n",
        "is not a time",
    ),
    ("no outcome", "date: 2026-03-02\nexpect: {may: [ALLOWED]}\n", '"ALLOWED" is no outcome'),
    ("an empty may", "date: 2026-03-02\nexpect: {may: []}\n", "At least one outcome always remains"),
    ("a slip in expect", "date: 2026-03-02\nexpect: {may: [OUTSIDE], standng: OUTSIDE}\n", 'Did you mean "standing"?'),
    ("a control character", "date: 2026-03-02\x00\n", "cannot be read as YAML"),
]


@pytest.mark.parametrize(("text", "says"), [row[1:] for row in BAD_FILES], ids=[row[0] for row in BAD_FILES])
def test_bad_input_gets_a_clear_message(
    text: str, says: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "case.yaml"
    file.write_text(text, encoding="utf-8")
    for verb in (["determine"], ["determine", "--json"], ["scenarios"]):
        assert threshold(*verb, str(file)) == 2
        out, err = capsys.readouterr()
        assert out == "" and says in err and err.startswith(str(file)) and len(err) < 2_000


def test_a_scenario_is_named_in_the_message() -> None:
    with pytest.raises(CaseError, match=r'^Scenario B7\. Line 3: "x" is not a day'):
        load_cases("scenarios:\n- id: B7\n  date: x\n")


def test_one_id_for_two_scenarios_is_refused() -> None:
    with pytest.raises(CaseError, match='Two scenarios have the id "A"'):
        load_cases("scenarios:\n- {id: A, date: 2026-03-02}\n- {id: A, date: 2026-03-02}\n")


def test_a_scenario_that_expects_nothing_is_not_a_success(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "case.yaml"
    file.write_text("scenarios:\n- {id: A, date: 2026-03-02}\n", encoding="utf-8")
    assert threshold("scenarios", str(file)) == 2
    assert 'Scenario A has no "expect"' in capsys.readouterr().err


def test_two_cases_are_not_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "cases.yaml"
    file.write_text("scenarios:\n- {id: A, date: 2026-03-02}\n- {id: B, date: 2026-03-02}\n", encoding="utf-8")
    assert threshold("determine", str(file)) == 2
    assert "The file holds 2 cases" in capsys.readouterr().err


def test_a_file_that_is_too_long_is_refused_before_it_is_read() -> None:
    with pytest.raises(CaseError, match="longer than"):
        load_cases("#" * (MOST_CHARACTERS + 1))


def test_a_file_that_cannot_be_opened(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    latin = tmp_path / "latin.yaml"
    latin.write_bytes("date: 2026-03-02\ntitle: caf\xe9\n".encode("latin-1"))
    for path, says in (
        (tmp_path / "none.yaml", "no such file"),
        (tmp_path, "cannot be opened"),
        (latin, "Line 2 is not"),
    ):
        assert threshold("determine", str(path)) == 2
        assert says in capsys.readouterr().err


def test_a_case_on_the_standard_input(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"date: 2026-03-02\n")))
    assert threshold("determine", "-", "--json") == 0
    assert json.loads(capsys.readouterr().out)["norms"][0]["standing"] is None
