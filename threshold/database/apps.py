"""The app that prepares the database for the others: its migration comes first."""

from django.apps import AppConfig


class DatabaseConfig(AppConfig):
    """Threshold's database rules."""

    name = "threshold.database"
    label = "database"
