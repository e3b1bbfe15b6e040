"""The app of places."""

from __future__ import annotations

from django.apps import AppConfig


class PropertyConfig(AppConfig):
    """Sites by lot, and the decisions about them."""

    name = "threshold.property"
    label = "property"
    default_auto_field = "django.db.models.BigAutoField"
