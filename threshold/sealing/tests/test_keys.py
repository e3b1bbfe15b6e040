"""Keys come from the settings, the first of them seals, and none is ever in a table."""

from __future__ import annotations

import base64
from collections.abc import Iterator

import pytest
from django.test import override_settings

from threshold.sealing.envelope import key_id, new_master
from threshold.sealing.keys import keyring


@pytest.fixture(autouse=True)
def fresh_ring() -> Iterator[None]:
    """Each test reads the settings anew."""
    keyring.cache_clear()
    yield
    keyring.cache_clear()


def test_the_first_key_seals_and_the_others_still_open() -> None:
    new, old = new_master(), new_master()
    with override_settings(MASTER_KEYS=[base64.urlsafe_b64encode(key).decode() for key in (new, old)]):
        assert keyring().current == key_id(new)
        assert keyring().masters.keys() == {key_id(new), key_id(old)}


def test_no_key_at_all_says_what_to_set() -> None:
    with override_settings(MASTER_KEYS=[]), pytest.raises(ValueError, match="THRESHOLD_MASTER_KEYS"):
        keyring()
