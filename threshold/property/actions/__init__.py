"""Every change to places: one action, one transaction, one line in the journal."""
