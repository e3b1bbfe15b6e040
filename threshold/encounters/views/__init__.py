"""The pages of encounters, a file a noun."""
