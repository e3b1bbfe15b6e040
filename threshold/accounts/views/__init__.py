"""The pages of signing in, of one's own account, of people, roles and the power."""
