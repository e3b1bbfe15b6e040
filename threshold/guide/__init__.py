"""The field guide: one page for the gate, its languages, its paper forms, and the shape of what it sends."""
