"""Who may sign in at all."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.backends import ModelBackend


class People(ModelBackend):
    """People who are not kept from signing in; invented ones in a demonstration alone."""

    def user_can_authenticate(self, user: Any) -> bool:
        """Asked at sign-in and again with every request."""
        return bool(user.is_active) and (settings.DEMONSTRATION or not user.demonstration)
