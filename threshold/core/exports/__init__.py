"""The order and its rules in public formats."""
