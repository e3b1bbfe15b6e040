"""The app of guide."""

from __future__ import annotations

from django.apps import AppConfig


class GuideConfig(AppConfig):
    """What to say and whom to call, with no sign-in and no network."""

    name = "threshold.guide"
    label = "guide"
    default_auto_field = "django.db.models.BigAutoField"
