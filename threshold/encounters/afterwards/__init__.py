"""What follows an encounter: its choices, its kinds of journal line, and how an export is put together and checked."""
