"""Makes a database ready in one process: tables, bodies, roles, what is owed by now, a demonstration, a checkpoint."""

from __future__ import annotations

import os
import sys

import django
from django.core.management import call_command

LOADING = (
    ("load_bodies",),
    ("load_roles",),
    ("load_sites",),
    ("assign_duties",),
    ("load_encounters",),
    ("load_matters",),
    ("journal", "checkpoint"),
)


def main(said: int) -> None:
    """Migrate as the owner, then load as the application; `said` is how much each step says of itself."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "threshold.config.settings")
    django.setup()
    call_command("migrate", database="owner", verbosity=0)
    for command in LOADING:
        call_command(*command, verbosity=0 if command[0] == "journal" else said)


if __name__ == "__main__":
    main(0 if "--quietly" in sys.argv else 1)
