"""The bodies that are set up here: what a list of what is owed can be narrowed to."""

from __future__ import annotations

from threshold.agencies.models import Body


def here() -> tuple[Body, ...]:
    """Every body that is set up here, by name."""
    return tuple(Body.objects.filter(set_up_on__isnull=False).order_by("name", "id"))
