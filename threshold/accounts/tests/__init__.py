"""Tests of people, roles and rights. Everybody here is invented."""
