"""`manage sweep_files`: removes what interrupted uploads left behind, a day old and older."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from threshold.files.actions import sweep
from threshold.journal.actions import Actor

OPERATOR = Actor("operator", "sweep_files")


class Command(BaseCommand):
    """Safe to repeat; what a record names is never touched."""

    help = "Remove what interrupted uploads left behind."

    def handle(self, *args: Any, **options: Any) -> None:
        """Sweep, and say what was there."""
        counts = sweep(by=OPERATOR, now=timezone.now())
        if options["verbosity"]:
            self.stdout.write(f"Removed: {counts['parts']} unfinished, {counts['orphans']} without a record.")
