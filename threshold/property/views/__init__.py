"""The pages of places, a file a noun."""
