"""The reports' app."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Pages that read and never write."""

    name = "threshold.reports"
    label = "reports"
