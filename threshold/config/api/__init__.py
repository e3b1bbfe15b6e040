"""The API: the order, its clauses and duties, the bodies and determinations, in the shapes of the command line."""
