"""Every read of what is owed and proved. What is out of sight is not there."""
