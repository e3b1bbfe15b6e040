"""Tests of the core: tables of cases, proofs and the scenarios."""
