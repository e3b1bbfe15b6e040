"""Tests of the queue, the jobs that come round and the worker."""
