"""The command line: one file a verb; the verbs of the core need no database."""
