"""`manage import_property FILE`: the City's owned and leased property by lot; all of it or nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError
from django.utils import timezone

from threshold.accounts.rights import Who
from threshold.agencies.importer import FileRefused
from threshold.property.actions.imports import PropertyRefused, Source, import_property, preview_property
from threshold.property.differences import Outcome
from threshold.property.preview import faults_told, told

OPERATOR = Who.operator("import_property")


class Command(BaseCommand):
    """Exit status 0 when the file was imported (or would be), 1 when nothing was."""

    help = "Import the City Owned and Leased Property file."

    def add_arguments(self, parser: CommandParser) -> None:
        """The file, and how far to go."""
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--dry-run", action="store_true", help="only show what would change")
        parser.add_argument("--edition", type=date.fromisoformat, metavar="DAY", help="the day of the City's edition")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, show what changes, and write it unless asked not to."""
        path: Path = options["file"]
        try:
            with path.open("rb") as file:
                outcome = self._done(Source(file, edition=options["edition"]), dry=options["dry_run"])
        except PropertyRefused as error:
            self._say(faults_told(error.faults, error.count, error.rows))
            raise CommandError("Nothing was imported: correct these rows and import the file again.") from None
        except FileRefused as error:
            raise CommandError(f"{error}\nNothing was imported.") from None
        except OperationalError:
            raise CommandError("The database does not answer. Nothing was imported.") from None
        except FileNotFoundError:
            raise CommandError(f"There is no file {path}. Check its name and folder.") from None
        except OSError as error:
            raise CommandError(f"{path} cannot be opened ({error.strerror}). Check who may read it.") from None
        self._say([*told(outcome), _ending(outcome, dry=options["dry_run"])])

    def _done(self, source: Source, *, dry: bool) -> Outcome:
        if dry:
            return preview_property(by=OPERATOR, source=source, heard=self._heard)
        return import_property(by=OPERATOR, source=source, today=timezone.localdate(), heard=self._heard)

    def _heard(self, words: str) -> None:
        self.stderr.write(words)

    def _say(self, lines: list[str]) -> None:
        self.stdout.write("\n".join(lines))


def _ending(outcome: Outcome, *, dry: bool) -> str:
    if dry:
        return "Nothing was written: this was a dry run."
    return "Written." if outcome.changes else "There was nothing to change."
