"""The app of notices."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    """Notices, their deliveries, one-time links, endpoints of agencies."""

    name = "threshold.notices"
    label = "notices"
