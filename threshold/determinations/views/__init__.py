"""The pages of determinations, a file a noun."""
