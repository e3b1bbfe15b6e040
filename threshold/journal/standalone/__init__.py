"""The verifier that outsiders run: one file, Python's standard library alone."""
