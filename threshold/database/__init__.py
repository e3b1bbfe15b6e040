"""Roles, row security and the reach of whoever is looking: what the database itself refuses."""
