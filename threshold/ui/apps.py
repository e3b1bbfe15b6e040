"""The look's app."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Base page, components and languages."""

    name = "threshold.ui"
    label = "ui"
