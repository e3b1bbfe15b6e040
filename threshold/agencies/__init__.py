"""The bodies the law may bind: their names, kinds and status, and the import of the City's list of them."""
