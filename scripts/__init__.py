"""What the two commands run: setting up, the local database, serving; and scripts for maintainers."""
