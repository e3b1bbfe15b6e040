"""Who may do what about encounters, a file a noun."""
