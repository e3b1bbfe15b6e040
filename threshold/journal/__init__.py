"""Who did what, when, under which clause: lines that are only added, with their details erasable beside them."""
