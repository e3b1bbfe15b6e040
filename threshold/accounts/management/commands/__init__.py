"""Commands of people and roles."""
