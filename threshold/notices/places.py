"""Where what is sealed here belongs: an envelope opens in its own place and nowhere else."""

from __future__ import annotations


def place_of_letter(letter_id: int) -> str:
    """The place of a one-time link."""
    return f"notices_letter|sealed|{letter_id}"


def place_of_endpoint(agency: str) -> str:
    """The place of an endpoint's secret."""
    return f"notices_endpoint|sealed|{agency}"
