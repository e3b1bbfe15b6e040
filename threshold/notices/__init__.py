"""The outbox: what we told whom, and whether it went."""
