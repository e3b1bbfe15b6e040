"""Threshold runs an executive order: who owes what, by when, and where the proof is."""
