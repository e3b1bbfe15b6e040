"""Tests of the files. Every file in them is made in code."""
