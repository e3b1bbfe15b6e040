"""Who may do what, a file a noun."""
