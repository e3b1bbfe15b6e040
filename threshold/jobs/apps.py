"""The app of the worker and its jobs."""

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """The queue, the jobs that come round, the record of their runs."""

    name = "threshold.jobs"
    label = "jobs"
