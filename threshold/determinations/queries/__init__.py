"""Every read of determinations, a file a noun."""
