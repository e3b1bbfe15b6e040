"""Every change to determinations: one action, one transaction, one line in the journal."""
