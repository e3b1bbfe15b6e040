"""The app of what is owed and proved."""

from __future__ import annotations

from django.apps import AppConfig


class DutiesConfig(AppConfig):
    """Assignments, proofs, reviews, clocks and requests."""

    name = "threshold.duties"
    label = "duties"
    default_auto_field = "django.db.models.BigAutoField"
