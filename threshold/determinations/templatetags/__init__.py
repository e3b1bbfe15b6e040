"""Template tags of determinations."""
