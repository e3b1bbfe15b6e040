"""What a device sends: read strictly, and each way in which it can be wrong told apart."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from threshold.core.facts import FACTS, Kind
from threshold.guide.choices import AT_THE_GATE, CHOICES, STAFF_FACTS, leaves
from threshold.guide.records import (
    FRAME,
    GateRecord,
    NotARecord,
    RecordError,
    UnknownChoice,
    UnknownField,
    UnknownVersion,
    read,
    seen,
)
from threshold.guide.wording import wording

SENT: dict[str, Any] = {
    "version": "1",
    "id": "0123456789abcdef" * 2,
    "language": "es",
    "site": "K7QF-2M9T",
    "staff": "",
    "started": "2026-05-04T10:00:00.000Z",
    "kept": "2026-05-04T06:01:10-04:00",
    "want": "come_inside",
    "paper": "yes",
    "kind": "judge",
    "nonpublic": "yes",
    "officers": "two_to_four",
}


def as_sent(**more: Any) -> bytes:
    return json.dumps(SENT | more).encode()


def test_a_record_is_read_with_the_devices_own_times() -> None:
    record = read(as_sent())
    assert record == read(SENT)
    assert (record.started, record.kept - record.started) == (
        datetime(2026, 5, 4, 10, tzinfo=UTC),
        timedelta(seconds=70),
    )
    assert record.chosen == {
        "want": "come_inside", "paper": "yes", "kind": "judge", "nonpublic": "yes", "officers": "two_to_four",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        ({"version": "2"}, UnknownVersion),
        ({"version": 1}, UnknownVersion),
        ({"note": "words"}, UnknownField),
        ({"image": "data"}, UnknownField),
        ({"name": ""}, UnknownField),
        ({"want": "arrest"}, UnknownChoice),
        ({"want": ""}, UnknownChoice),
        ({"kind": "A man called"}, UnknownChoice),
        ({"language": "xx"}, UnknownChoice),
        ({"id": "7"}, NotARecord),
        ({"id": "0123456789ABCDEF" * 2}, NotARecord),
        ({"site": "../x"}, NotARecord),
        ({"staff": "x" * 201}, NotARecord),
        ({"started": "yesterday"}, NotARecord),
        ({"kept": "2026-05-04T10:00:00"}, NotARecord),
        ({"officers": 2}, NotARecord),
        ({"officers": None}, NotARecord),
    ],
)
def test_what_is_wrong_is_told_apart_and_not_repeated(fault: dict[str, Any], error: type[RecordError]) -> None:
    with pytest.raises(RecordError) as told:
        read(as_sent(**fault))
    assert type(told.value) is error
    assert not any(str(value) in str(told.value) for value in fault.values() if len(str(value)) > 3)


@pytest.mark.parametrize(
    "payload",
    [b"", b"[]", b"null", b"{", b"\xff", b'{"version": "1", "version": "1"}', b"[" * 5000, b'{"version": "1"}'],
)
def test_what_is_no_record_is_none(payload: bytes) -> None:
    with pytest.raises((NotARecord, UnknownVersion)):
        read(payload)


def test_a_record_that_is_too_long_is_none() -> None:
    with pytest.raises(NotARecord, match="too long"):
        read(as_sent(staff="") + b" " * 9000)


def test_every_part_a_record_may_not_lack_is_missed() -> None:
    for part in (*FRAME, "want"):
        with pytest.raises((NotARecord, UnknownVersion)):
            read({name: value for name, value in SENT.items() if name != part})


def test_a_clock_a_day_wrong_is_kept_as_it_is() -> None:
    assert read(as_sent(started="1970-01-01T00:00:00Z")).started.year == 1970


def test_what_staff_say_leaves_of_the_facts_only_what_they_saw() -> None:
    assert seen(read(SENT)) == {"b_presented": {"yes", "no"}, "nonpublic": {"yes"}}
    assert seen(read(SENT | {"paper": "no", "nonpublic": "unknown"})) == {"b_presented": {"no"}}


def test_no_choice_touches_a_fact_that_staff_may_not_be_asked() -> None:
    touched = {fact for by_value in leaves().values() for left in by_value.values() for fact in left}
    assert touched == set(STAFF_FACTS) == {*AT_THE_GATE, "b_presented"}
    assert all(FACTS[fact].kind is Kind.SEEN for fact in touched)
    assert "immigration" not in touched


def test_every_choice_has_its_words_and_every_field_its_question() -> None:
    texts = wording("en").texts
    for field, values in CHOICES.items():
        assert f"questions.{field}" in texts
        assert [key for key in texts if key.startswith(f"choices.{field}.")] == [
            f"choices.{field}.{value}" for value in values
        ]


def test_a_record_has_no_field_but_its_frame_and_closed_choices() -> None:
    assert {field.name for field in fields(GateRecord)} == {*FRAME, *CHOICES}
