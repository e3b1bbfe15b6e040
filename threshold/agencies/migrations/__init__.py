"""Tables of the bodies."""
