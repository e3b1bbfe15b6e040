"""Settings, addresses and the API's root: the one folder that knows all others but the command line."""
