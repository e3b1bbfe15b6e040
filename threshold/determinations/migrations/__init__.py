"""Migrations of determinations."""
