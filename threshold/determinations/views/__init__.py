"""The pages of determinations: counsel's screen, what the Law Department keeps."""
