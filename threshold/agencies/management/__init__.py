"""Commands of the bodies."""
