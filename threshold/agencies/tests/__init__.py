"""Tests of the bodies. Every list under data/ is synthetic."""
