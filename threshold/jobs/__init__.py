"""What the worker does apart from the web: jobs queued with the data they are about, and jobs that come round."""
