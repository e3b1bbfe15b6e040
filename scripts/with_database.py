"""Runs one of Django's commands on the database of this checkout: started if it sleeps, and then put back to sleep."""

from __future__ import annotations

import subprocess
import sys

from scripts.local_postgres import ROOT, DatabaseMissing, private_folder
from scripts.serve import environment_for, local_database, prepare_database
from scripts.unprivileged import give


def main(arguments: list[str]) -> int:
    """Prepare the private database if something has changed, run the command, stop what was started. Its status."""
    private = private_folder()
    private.mkdir(parents=True, exist_ok=True)
    give(private)
    try:
        postgres = local_database(private)
    except DatabaseMissing as error:
        print(error, file=sys.stderr)
        return 1
    try:
        environment = environment_for(postgres, private)
        if postgres:
            prepare_database(environment, private / "prepared.sha256")
        command = [sys.executable, "-m", "threshold.config.manage", *arguments]
        return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
    finally:
        if postgres and postgres.started_here:
            postgres.stop()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
