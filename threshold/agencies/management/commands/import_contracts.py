"""`manage import_contracts FILE`: contracts and subcontracts, with a preview of what changes; all of it or nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError

from threshold.accounts.rights import Who
from threshold.agencies.actions.contract_import import ContractsRefused, import_contracts, preview_contracts
from threshold.agencies.contracts.preview import faults_told, told
from threshold.agencies.importer import FileRefused

OPERATOR = Who.operator("import_contracts")


class Command(BaseCommand):
    """Exit status 0 when the file was imported (or would be), 1 when nothing was."""

    help = "Import contracts and subcontracts from a CSV file."

    def add_arguments(self, parser: CommandParser) -> None:
        """The file, and how far to go."""
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--dry-run", action="store_true", help="only show what would change")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, show what changes, and write it unless asked not to."""
        path: Path = options["file"]
        act = preview_contracts if options["dry_run"] else import_contracts
        try:
            with path.open("rb") as file:
                outcome = act(by=OPERATOR, file=file)
        except ContractsRefused as error:
            self._say(faults_told(error.faults, error.count))
            raise CommandError("Nothing was imported: correct these rows and import the file again.") from None
        except FileRefused as error:
            raise CommandError(f"{error}\nNothing was imported.") from None
        except OperationalError:
            raise CommandError("The database does not answer. Nothing was imported.") from None
        except FileNotFoundError:
            raise CommandError(f"There is no file {path}. Check its name and folder.") from None
        except OSError as error:
            raise CommandError(f"{path} cannot be opened ({error.strerror}). Check who may read it.") from None
        self._say(told(outcome))
        self._say([_ending(changes=outcome.changes, dry=options["dry_run"])])

    def _say(self, lines: list[str]) -> None:
        self.stdout.write("\n".join(lines))


def _ending(*, changes: bool, dry: bool) -> str:
    if dry:
        return "Nothing was written: this was a dry run."
    return "Written." if changes else "There was nothing to change."
