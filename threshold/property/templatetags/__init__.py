"""How places are written on a page."""
