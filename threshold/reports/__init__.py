"""The order, alive: across all domains, reading only."""
