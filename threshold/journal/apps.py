"""The journal's app."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    """Lines and their details."""

    name = "threshold.journal"
    label = "journal"
