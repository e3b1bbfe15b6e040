"""Every read of places, a file a noun."""
