"""Tests of the API: the same answers as the core and the command line, and an answer in words to whatever is sent."""
