"""Which body owes which duty, due when, with what proof and by whose review; clocks, extensions, requests."""
