"""People who sign in, the roles they hold and from when to when, and the administrator's power for a time."""
