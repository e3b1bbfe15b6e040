"""Contracts as a file gives them: the layout, reading it row by row, and what an import would change."""
