"""What people send about encounters, a file a noun."""
