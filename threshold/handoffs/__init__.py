"""What follows in one domain from a change in another, in the same transaction: clocks, assignments, withdrawals."""
