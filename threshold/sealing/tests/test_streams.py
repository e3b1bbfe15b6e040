"""A sealed stream gives back its bytes, whole or in part, and shows every alteration of it."""

from __future__ import annotations

import io
import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from threshold.sealing.envelope import CannotOpen
from threshold.sealing.streams import CHUNK, HEAD, TAG, new_stream_key, open_stream, seal_stream

PLACE = "files_file|bytes|17"
KEY = new_stream_key()
SEALED_CHUNK = CHUNK + TAG
LENGTHS = [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 5]


def sealed(plain: bytes, key: bytes = KEY, place: str = PLACE) -> bytes:
    """A whole stream in memory, sealed from uneven pieces."""
    pieces = [plain[at : at + 10_007] for at in range(0, len(plain), 10_007)]
    return b"".join(seal_stream(pieces, key, place))


def opened(stream: bytes, key: bytes = KEY, place: str = PLACE) -> bytes:
    """All of it, read back."""
    with open_stream(io.BytesIO(stream), key, place) as file:
        return file.read()


def chunks(stream: bytes) -> list[bytes]:
    """The head and the sealed chunks of a stream."""
    return [stream[:HEAD], *(stream[at : at + SEALED_CHUNK] for at in range(HEAD, len(stream), SEALED_CHUNK))]


@pytest.mark.parametrize("length", LENGTHS)
def test_what_is_sealed_opens_again_whatever_its_length(length: int) -> None:
    plain = os.urandom(length)
    assert opened(sealed(plain)) == plain


def test_a_stream_hides_its_bytes_and_never_repeats_itself() -> None:
    plain = b"an invented sentence " * 9_000
    first, second = sealed(plain), sealed(plain)
    assert b"invented" not in first
    assert first[HEAD:] != second[HEAD:]
    assert len(first) == HEAD + len(plain) + 3 * TAG


PLAIN = bytes(range(256)) * 1_000
STREAM = sealed(PLAIN)


@given(at=st.integers(0, len(PLAIN) + 9), length=st.integers(0, 70_000))
def test_any_part_of_it_can_be_read_alone(at: int, length: int) -> None:
    with open_stream(io.BytesIO(STREAM), KEY, PLACE) as file:
        file.seek(at)
        assert file.read(length) == PLAIN[at : at + length]
        file.seek(-10, os.SEEK_END)
        assert file.read() == PLAIN[-10:]


@pytest.mark.parametrize("kept", [0, 5, HEAD, HEAD + 3, HEAD + TAG, HEAD + SEALED_CHUNK, HEAD + 3 * SEALED_CHUNK, -1])
def test_a_stream_cut_off_anywhere_does_not_open(kept: int) -> None:
    with pytest.raises(CannotOpen):
        opened(STREAM[:kept])


@pytest.mark.parametrize("more", [b"x", b"x" * TAG, b"x" * SEALED_CHUNK])
def test_a_stream_that_goes_on_after_its_end_does_not_open(more: bytes) -> None:
    with pytest.raises(CannotOpen):
        opened(STREAM + more)


@pytest.mark.parametrize(
    "order", [(0, 2, 1, 3, 4), (0, 1, 1, 3, 4), (0, 2, 3, 4), (0, 1, 2, 4), (0, 4, 1, 2, 3), (1, 2, 3, 4)]
)
def test_chunks_moved_repeated_or_left_out_do_not_open(order: tuple[int, ...]) -> None:
    parts = chunks(STREAM)
    assert len(parts) == 5
    with pytest.raises(CannotOpen):
        opened(b"".join(parts[number] for number in order))


@pytest.mark.parametrize("number", range(5))
def test_a_chunk_of_another_stream_does_not_open_even_under_the_same_key(number: int) -> None:
    ours, theirs = chunks(STREAM), chunks(sealed(PLAIN))
    with pytest.raises(CannotOpen):
        opened(b"".join([*ours[:number], theirs[number], *ours[number + 1 :]]))


@pytest.mark.parametrize("at", [0, len(STREAM) // 3, len(STREAM) - 1, 9])
def test_one_altered_byte_is_seen(at: int) -> None:
    with pytest.raises(CannotOpen):
        opened(STREAM[:at] + bytes([STREAM[at] ^ 1]) + STREAM[at + 1 :])


def test_another_key_or_another_place_does_not_open_it() -> None:
    with pytest.raises(CannotOpen):
        opened(STREAM, key=new_stream_key())
    with pytest.raises(CannotOpen):
        opened(STREAM, place="files_file|bytes|18")
