"""The shapes of what people type about determinations, a file a noun: what it means is checked by the action."""
