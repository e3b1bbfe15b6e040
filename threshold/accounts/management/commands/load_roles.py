"""`manage load_roles`: the roles of the list, what it gained since, and in a demonstration a person for each."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from threshold.accounts.actions import load_demonstration, load_roles
from threshold.accounts.rights import Who
from threshold.accounts.role_list import listed_roles


class Command(BaseCommand):
    """Safe to repeat: what an administrator changed stays."""

    help = "Load the roles a new installation begins with, and what the list of roles has gained or dropped since."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, and say how many were new or changed."""
        added = load_roles(by=Who.operator("load_roles"), roles=listed_roles())
        if options["verbosity"]:
            self.stdout.write(f"Roles: {added} added or changed.")
        if not settings.DEMONSTRATION:
            return
        added = load_demonstration(by=Who.operator("load_roles"))
        if options["verbosity"]:
            self.stdout.write(f"Invented people: {added} added. The sign-in page says how to be them.")
