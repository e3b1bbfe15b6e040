"""Threshold runs an executive order: who owes what, by when, and where the proof is."""

__version__ = "0.1.0"
