"""What an outsider needs to check an export: no code of the service, Python alone."""
