"""`manage assign_duties`: what bodies set up here owe by now, and what follows from posts and decisions."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from threshold.accounts.rights import Who
from threshold.duties.actions import load_demonstration
from threshold.duties.daily import follow, open_next_periods


class Command(BaseCommand):
    """Safe to repeat: what is there already is left alone."""

    help = "Assign what bodies set up here owe by now."

    def handle(self, *args: Any, **options: Any) -> None:
        """Assign, and say how much was new."""
        today = timezone.localdate()
        said = f"Assignments: {open_next_periods(today) + follow(today)} added or ended."
        if settings.DEMONSTRATION:
            given = load_demonstration(by=Who.operator("assign_duties"), today=today)
            said += f" Invented proof: {given} given."
        if options["verbosity"]:
            self.stdout.write(said)
