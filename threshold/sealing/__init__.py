"""Fields encrypted before they reach the database, under a key that lives outside it."""
