"""The app of guide."""

from __future__ import annotations

from django.apps import AppConfig

from threshold.guide.numbers import numbers, procedures


class GuideConfig(AppConfig):
    """What to say and whom to call, with no sign-in and no network."""

    name = "threshold.guide"
    label = "guide"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Read the numbers once, so that one that is none stops the start and never the page at the gate."""
        numbers(with_link=True)
        procedures()
