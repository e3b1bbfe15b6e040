"""Ratios against a baseline in the same run: what `make bench` measures."""
