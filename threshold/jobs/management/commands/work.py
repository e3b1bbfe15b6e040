"""`manage work`: the worker."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from threshold.jobs.worker import work


class Command(BaseCommand):
    """Runs beside the web processes, told what they are told; one is enough."""

    help = "Do the jobs in the queue and those that come round, until told to stop."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """One choice: to end when nothing is due."""
        parser.add_argument("--once", action="store_true", help="do what is due, then end")

    def handle(self, *args: Any, **options: Any) -> None:
        """Work."""
        work(until_empty=options["once"])
