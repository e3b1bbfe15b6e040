"""The two things EXIF data is asked for: how the picture is turned, and whether it names a place."""

from __future__ import annotations

UPRIGHT = 1
TURN, PLACE = 0x0112, 0x8825


def exif_says(tiff: bytes) -> tuple[int, bool]:
    """The turn of the picture, and whether a place is noted, from the first list of EXIF data."""
    order = {b"II*\0": "little", b"MM\0*": "big"}.get(tiff[:4])
    if order is None:
        return UPRIGHT, False

    def number(at: int, length: int) -> int:
        return int.from_bytes(tiff[at : at + length], "little" if order == "little" else "big")

    turn, place, first = UPRIGHT, False, number(4, 4)
    for at in range(first + 2, min(first + 2 + 12 * number(first, 2), len(tiff) - 11), 12):
        if number(at, 2) == TURN and UPRIGHT <= number(at + 8, 2) <= 8:
            turn = number(at + 8, 2)
        place = place or number(at, 2) == PLACE
    return turn, place


def exif_of_turn(turn: int) -> bytes:
    """EXIF data that tells the turn of the picture and nothing else."""
    return b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01" + turn.to_bytes(2, "big") + b"\0\0\0\0\0\0"
