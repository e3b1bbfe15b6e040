"""What the agencies are called: asked of the folder above that keeps them, which the settings name."""

from __future__ import annotations

from collections.abc import Mapping

from django.conf import settings
from django.utils.module_loading import import_string


def agency_names() -> Mapping[str, str]:
    """Every agency's name by its id, in the sequence of names."""
    names: Mapping[str, str] = import_string(settings.AGENCY_NAMES)()
    return names
