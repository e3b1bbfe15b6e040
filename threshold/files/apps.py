"""The app of the files."""

from __future__ import annotations

from django.apps import AppConfig


class FilesConfig(AppConfig):
    """Files, and the keys that open them."""

    name = "threshold.files"
    label = "files"
