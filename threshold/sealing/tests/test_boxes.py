"""Boxes: only the key they were made for opens them, under their own id, unaltered; old keys still open."""

from __future__ import annotations

from dataclasses import replace

import pytest

from threshold.sealing.boxes import NotABox, box_json, box_keys, key_from, offered, open_box, read_box, seal_box
from threshold.sealing.envelope import CannotOpen

ID, OTHER, NONCE = "0123456789abcdef" * 2, "f" * 32, bytes(range(12))
OLD, NEW = key_from(b"o" * 32), key_from(b"n" * 32)
KEYS = {NEW.id: NEW, OLD.id: OLD}
BOX = seal_box(b"words", ID, NEW, NONCE)


def test_a_box_travels_and_opens() -> None:
    assert open_box(read_box(box_json(BOX)), KEYS) == b"words"


def test_a_key_belongs_to_its_master_key_and_is_no_other() -> None:
    assert key_from(b"n" * 32).public == NEW.public
    assert OLD.id != NEW.id
    assert offered().id == next(iter(box_keys()))


def test_a_box_made_for_an_older_key_still_opens_and_one_for_a_strange_key_does_not() -> None:
    old = seal_box(b"words", ID, OLD, NONCE)
    assert open_box(old, KEYS) == b"words"
    with pytest.raises(CannotOpen, match="not at hand"):
        open_box(old, {NEW.id: NEW})


@pytest.mark.parametrize(
    "altered",
    [
        replace(BOX, id=OTHER),
        replace(BOX, key_id=OLD.id),
        replace(BOX, nonce=bytes(12)),
        replace(BOX, sealed=bytes([BOX.sealed[0] ^ 1]) + BOX.sealed[1:]),
        replace(BOX, sealed=b""),
        replace(BOX, ephemeral=seal_box(b"x", ID, NEW, NONCE).ephemeral),
        replace(BOX, ephemeral=b"\x04" + bytes(64)),
    ],
)
def test_an_altered_box_does_not_open(altered: object) -> None:
    with pytest.raises(CannotOpen):
        open_box(altered, KEYS)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "given",
    [
        None,
        [],
        {},
        box_json(BOX) | {"image": "x"},
        {key: part for key, part in box_json(BOX).items() if key != "nonce"},
        box_json(BOX) | {"id": "x"},
        box_json(BOX) | {"id": ID + "\n"},
        box_json(BOX) | {"key_id": "../key"},
        box_json(BOX) | {"nonce": "a"},
        box_json(BOX) | {"nonce": 7},
        box_json(BOX) | {"sealed": "ü"},
        box_json(BOX) | {"sealed": "a" * 5},
        box_json(BOX) | {"sealed": "a" * 20_000},
        box_json(BOX) | {"ephemeral": "AAAA"},
    ],
)
def test_what_has_not_the_shape_of_a_box_is_none(given: object) -> None:
    with pytest.raises(NotABox):
        read_box(given)
