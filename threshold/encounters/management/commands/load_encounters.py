"""`manage load_encounters`: an invented rota and invented encounters, for a demonstration alone."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from threshold.accounts.rights import Who
from threshold.encounters.actions.demonstrating import load_demonstration
from threshold.encounters.actions.demonstrating_reports import load_reports


class Command(BaseCommand):
    """Safe to repeat: what is there already is left alone."""

    help = "Load an invented rota and invented encounters, where this is a demonstration."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, and say how many."""
        if not settings.DEMONSTRATION:
            return
        count = load_demonstration(by=Who.operator("load_encounters"), today=timezone.localdate())
        reported = load_reports(by=Who.operator("load_encounters"), today=timezone.localdate())
        if options["verbosity"]:
            self.stdout.write(f"Invented encounters: {count}; of a quarter that is reported: {reported}.")
