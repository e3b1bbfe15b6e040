"""Other ways to answer section 3: a plain function and public rules engines, each by its own fastest route."""
