"""Prints a session for each address named, as if its person had just signed in: for tests of the served site alone."""

from __future__ import annotations

import os
import subprocess
import sys

import django

from tests.serving import ROOT, addresses


def sessions(database: str, superuser: str, *emails: str) -> list[str]:
    """A session's cookie for each person in the database of a served site."""
    environment = {
        **os.environ,
        **addresses(database, superuser),
        "DJANGO_SETTINGS_MODULE": "threshold.config.settings",
    }
    command = [sys.executable, "-m", "tests.sessions", *emails]
    done = subprocess.run(command, env=environment, cwd=ROOT, check=True, capture_output=True, text=True)
    return done.stdout.split()


if __name__ == "__main__":
    django.setup()
    from django.test import Client

    from threshold.accounts.models import Person
    from threshold.accounts.tests.people import sign_in

    for email in sys.argv[1:]:
        print(sign_in(Client(), Person.objects.get(email=email)).cookies["session"].value)
