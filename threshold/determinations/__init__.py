"""Assertions, official findings, sealed determinations, readings adopted by the Law Department."""
