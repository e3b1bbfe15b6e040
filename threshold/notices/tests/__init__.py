"""Tests of notices, their deliveries and the worker's part in them. Everybody here is invented."""
