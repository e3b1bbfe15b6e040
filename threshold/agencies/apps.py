"""The app of the bodies."""

from __future__ import annotations

from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    """Bodies and their imports."""

    name = "threshold.agencies"
    label = "agencies"
    default_auto_field = "django.db.models.BigAutoField"
