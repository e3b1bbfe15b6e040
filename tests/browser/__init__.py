"""The tour, and what every page promises, in a real browser."""
