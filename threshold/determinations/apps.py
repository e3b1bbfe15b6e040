"""The app of determinations."""

from __future__ import annotations

from django.apps import AppConfig


class DeterminationsConfig(AppConfig):
    """What is said of a matter, what officials find, and what was determined."""

    name = "threshold.determinations"
    label = "determinations"
    default_auto_field = "django.db.models.BigAutoField"
