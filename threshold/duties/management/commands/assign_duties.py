"""`manage assign_duties`: what bodies set up here owe by now, and what follows from posts and decisions."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from threshold.duties.daily import follow, open_next_periods


class Command(BaseCommand):
    """Safe to repeat: what is there already is left alone."""

    help = "Assign what bodies set up here owe by now."

    def handle(self, *args: Any, **options: Any) -> None:
        """Assign, and say how much was new."""
        today = timezone.localdate()
        fresh = open_next_periods(today) + follow(today)
        if options["verbosity"]:
            self.stdout.write(f"Assignments: {fresh} added or ended.")
