"""`manage load_sites`: in a demonstration invented sites, their records and the registers, elsewhere nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from threshold.accounts.rights import Who
from threshold.property.actions.demonstrating import load_site_records
from threshold.property.actions.imports import Source, import_property
from threshold.property.demonstration_records import load_registers
from threshold.property.queries.sites import newest_imports

SAMPLE = Path(__file__).resolve().parents[2] / "lists" / "invented_sites.csv"


class Command(BaseCommand):
    """Safe to repeat: what was loaded once is left alone."""

    help = "Load invented sites where the whole installation is a demonstration."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load them once, and say how many were new."""
        if not settings.DEMONSTRATION:
            return
        by, today = Who.operator("load_sites"), timezone.localdate()
        told = []
        if not newest_imports()[True]:
            with SAMPLE.open("rb") as file:
                outcome = import_property(by=by, source=Source(file, invented=True), today=today)
            told.append(f"Invented sites: {len(outcome.new)} added.")
        if count := load_site_records(by=by, today=today):
            told.append(f"Invented records of sites: {count} added.")
        if load_registers(today):
            told.append("Invented entries of the registers: added.")
        if told and options["verbosity"]:
            self.stdout.write("\n".join(told))
