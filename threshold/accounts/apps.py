"""The app of people and roles."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People, roles, grants, powers."""

    name = "threshold.accounts"
    label = "accounts"
