"""Every read of encounters, a file a noun."""
