"""Runs one of Django's commands on the database of this checkout: started if it sleeps, and then put back to sleep."""

from __future__ import annotations

import subprocess
import sys

from scripts.local_postgres import ROOT, DatabaseMissing
from scripts.preparing import environment_for, local_database, prepare_database, say_aside


def main(arguments: list[str]) -> int:
    """Prepare the private database if something has changed, run the command, let go of the database. Its status."""
    try:
        postgres = local_database(say_aside)
    except DatabaseMissing as error:
        print(error, file=sys.stderr)
        return 1
    try:
        environment = environment_for(postgres)
        if postgres:
            prepare_database(environment, say_aside)
        command = [sys.executable, "-m", "threshold.config.manage", *arguments]
        return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
    finally:
        if postgres:
            postgres.stop()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
