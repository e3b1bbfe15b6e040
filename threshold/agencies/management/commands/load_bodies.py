"""`manage load_bodies`: the bodies the order and the law name, and in a demonstration the invented ones."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from threshold.agencies.actions import load_demonstration, load_starter
from threshold.agencies.demonstration_records import load_records
from threshold.core.loader import load_law
from threshold.journal.actions import Actor

OPERATOR = Actor("operator", "load_bodies")


class Command(BaseCommand):
    """Safe to repeat: what is there already is left alone."""

    help = "Load the bodies the order and the law name."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, and say how many were new."""
        bodies = tuple(body for order in load_law().orders for body in order.bodies)
        plan = load_starter(by=OPERATOR, bodies=bodies)
        said = f"Bodies the law names: {len(plan.added)} added, {len(plan.changed)} changed."
        if settings.DEMONSTRATION:
            said += f" Invented bodies: {load_demonstration(by=OPERATOR, day=load_law().order.issued)} added."
            said += " Invented holders and contracts added." if load_records(timezone.localdate()) else ""
        if options["verbosity"]:
            self.stdout.write(said)
