"""What the guide's templates need."""
