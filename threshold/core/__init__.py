"""What the law means, in plain Python: no framework, no clock, and no disk but through `loader`."""
