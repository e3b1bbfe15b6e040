"""The shapes of what people type, a file a noun: what it means is checked by the action."""
