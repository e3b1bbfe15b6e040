"""Evidence: files kept as they came, sealed at rest, known by their hashes; never a word of what they prove."""
