"""Who may do what with places, a file a noun."""
