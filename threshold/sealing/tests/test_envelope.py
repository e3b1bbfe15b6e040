"""An envelope opens for its own place under its own key, and nowhere else."""

from __future__ import annotations

import pytest

from threshold.sealing.envelope import CannotOpen, Keyring, new_master, reseal, seal, unseal

PLACE = "journal_detail|content|17"


def test_what_is_sealed_opens_again_in_any_script() -> None:
    ring = Keyring.of(new_master())
    for words in ("", "plain", "añadir ناس 人 \N{SNOWMAN}"):
        assert unseal(seal(words, PLACE, ring), PLACE, ring) == words


def test_an_envelope_hides_its_words_and_never_repeats_itself() -> None:
    ring = Keyring.of(new_master())
    first, second = seal("a name", PLACE, ring), seal("a name", PLACE, ring)
    assert first != second
    assert "name" not in first


def test_an_envelope_moved_to_another_row_does_not_open() -> None:
    ring = Keyring.of(new_master())
    with pytest.raises(CannotOpen):
        unseal(seal("words", PLACE, ring), "journal_detail|content|18", ring)


def test_an_altered_envelope_does_not_open() -> None:
    ring = Keyring.of(new_master())
    envelope = seal("words", PLACE, ring)
    for at in (len(envelope) // 3, len(envelope) // 2, len(envelope) - 6):
        swapped = "A" if envelope[at] != "A" else "B"
        with pytest.raises(CannotOpen):
            unseal(envelope[:at] + swapped + envelope[at + 1 :], PLACE, ring)
    with pytest.raises(CannotOpen):
        unseal("not an envelope", PLACE, ring)


def test_a_new_key_seals_while_the_old_one_still_opens_and_resealing_lets_it_go() -> None:
    old, new = new_master(), new_master()
    envelope = seal("words", PLACE, Keyring.of(old))
    both = Keyring.of(new, old)
    assert unseal(envelope, PLACE, both) == "words"
    moved = reseal(envelope, PLACE, both)
    assert unseal(moved, PLACE, Keyring.of(new)) == "words"
    with pytest.raises(CannotOpen):
        unseal(envelope, PLACE, Keyring.of(new))


def test_a_short_master_key_is_refused() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        Keyring.of(b"short")
