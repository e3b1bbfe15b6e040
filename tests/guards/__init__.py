"""Guards: the rules of the house, each a test that fails when its rule is broken."""
