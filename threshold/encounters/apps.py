"""The app of encounters."""

from __future__ import annotations

from django.apps import AppConfig


class EncountersConfig(AppConfig):
    """What happened, who was told, and what the City reports of it."""

    name = "threshold.encounters"
    label = "encounters"
    default_auto_field = "django.db.models.BigAutoField"
