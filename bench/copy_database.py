"""Runs one of our modules on the database of a copy, kept safe as in production."""

from __future__ import annotations

import subprocess
import sys

from scripts.preparing import environment_for, local_database, prepare_database, say_aside


def main(*module: str) -> int:
    """Start and prepare the copy's own database, run the module with its settings, put it to sleep. The exit status."""
    postgres = local_database(say_aside)
    try:
        told = environment_for(postgres)
        prepare_database(told, say_aside)
        told |= {"THRESHOLD_PLAIN_STATIC": "1", "DJANGO_SETTINGS_MODULE": "threshold.config.settings"}
        return subprocess.run([sys.executable, "-m", *module], env=told, check=False).returncode
    finally:
        if postgres:
            postgres.stop()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
