"""`manage load_sites`: in a demonstration the invented sites of the invented bodies, elsewhere nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from threshold.accounts.rights import Who
from threshold.property.actions.imports import Source, import_property
from threshold.property.queries.sites import newest_imports

SAMPLE = Path(__file__).resolve().parents[2] / "lists" / "invented_sites.csv"


class Command(BaseCommand):
    """Safe to repeat: invented sites loaded once are left alone."""

    help = "Load invented sites where the whole installation is a demonstration."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load them once, and say how many were new."""
        if not settings.DEMONSTRATION or newest_imports()[True]:
            return
        with SAMPLE.open("rb") as file:
            source = Source(file, invented=True)
            outcome = import_property(by=Who.operator("load_sites"), source=source, today=timezone.localdate())
        if options["verbosity"]:
            self.stdout.write(f"Invented sites: {len(outcome.new)} added.")
