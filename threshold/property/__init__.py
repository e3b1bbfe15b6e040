"""Places: the City's owned and leased property by lot, what each may be under 1.a and 1.b, and who decided control."""
