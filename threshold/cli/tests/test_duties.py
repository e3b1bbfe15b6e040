"""`threshold duties`: who owes what by when, in words and as JSON, on any day."""

from __future__ import annotations

import json

import pytest

from threshold.cli.__main__ import main


def said(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What a command prints when it goes well."""
    assert main(list(arguments)) == 0
    return capsys.readouterr().out


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What a command says on the error stream when it is asked wrongly, with exit status 2 and nothing printed."""
    try:
        status = main(list(arguments))
    except SystemExit as error:
        status = int(error.code or 0)
    shown = capsys.readouterr()
    assert status == 2
    assert shown.out == ""
    return shown.err


def test_the_duties_in_words(capsys: pytest.CaptureFixture[str]) -> None:
    words = said(capsys, "duties", "--as-of", "2026-11-23")
    assert words.startswith("Duties in force on 23 November 2026: 86\n")
    assert "2-3  ACS, DOC, DOHMH, DOP, DSS, NYPD (shall)" in words
    assert "90 days after 6 February 2026, not counting that day: 7 May 2026; the order states the same day." in words
    assert "∅ nothing recorded here" in words
    assert "past its date" not in words


def test_the_duties_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(said(capsys, "duties", "--as-of", "2026-11-23", "--json"))
    assert isinstance(found, list)
    report = next(one for one in found if one["clause"] == "3-119.13(e)-1")
    assert report["deadline"]["stated"] == "2026-10-31"
    assert report["deadline"]["computed"] is None
    assert report["deadline"]["rolled"] == "2026-11-02"
    assert {one["standing"] for one in found} <= {"nothing recorded here", "open question of law"}


def test_one_body_sees_what_binds_it_or_may(capsys: pytest.CaptureFixture[str]) -> None:
    found = {
        one["clause"]: one
        for one in json.loads(said(capsys, "duties", "--as-of", "2026-11-23", "--body", "hdc", "--json"))
    }
    assert found["7.c"]["standing"] == "open question of law"
    assert "2-3" not in found


def test_a_past_day_shows_the_law_of_that_day(capsys: pytest.CaptureFixture[str]) -> None:
    before = {one["clause"] for one in json.loads(said(capsys, "duties", "--as-of", "2026-02-05", "--json"))}
    assert "9-131(f)" in before
    assert not {"2-3", "3-119.13(d)"} & before


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["duties"], "--as-of"),
        (["duties", "--as-of", "2026-02-30"], "there is no day '2026-02-30'. Write a day as 2026-11-23."),
        (["duties", "--as-of", "tomorrow"], "there is no day 'tomorrow'"),
        (["duties", "--as-of", "9999-12-31"], "'9999-12-31' is not a day between the years 1900 and 2199."),
        (["duties", "--as-of", "0001-01-01"], "'0001-01-01' is not a day between the years 1900 and 2199."),
        (["duties", "--as-of", "2026-11-23", "--body", "NYPDD"], "No body is called 'NYPDD'. The nearest is 'NYPD'."),
        (["dutys"], "invalid choice"),
    ],
)
def test_what_is_asked_wrongly_is_said_in_one_message(
    capsys: pytest.CaptureFixture[str], arguments: list[str], expected: str
) -> None:
    words = refused(capsys, *arguments)
    assert expected in words
    assert "Traceback" not in words
