"""Every write of encounters, a file a noun."""
