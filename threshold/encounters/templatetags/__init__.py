"""Filters of the templates of encounters."""
