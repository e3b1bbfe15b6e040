"""Commands of what is owed and proved."""
