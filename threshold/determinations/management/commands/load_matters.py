"""`manage load_matters`: in a demonstration invented matters, deciders and findings, elsewhere nothing."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from threshold.determinations.demonstration import load_matters


class Command(BaseCommand):
    """Safe to repeat: what was loaded once is left alone."""

    help = "Load invented matters where the whole installation is a demonstration."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load them once, and say how many were new."""
        if not settings.DEMONSTRATION:
            return
        made = load_matters(timezone.localdate())
        if options["verbosity"] and made:
            self.stdout.write(f"Invented matters: {made} added.")
