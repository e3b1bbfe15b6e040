"""Who may do what with determinations, a file a noun."""
