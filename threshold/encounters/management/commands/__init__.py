"""Commands of encounters."""
