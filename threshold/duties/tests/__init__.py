"""Tests of what is owed and proved. Every body and person is invented."""
