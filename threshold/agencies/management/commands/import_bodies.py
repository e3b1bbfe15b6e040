"""`manage import_bodies FILE`: a list of bodies, with a preview of what changes; all of it or nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError

from threshold.agencies.actions import RowsRefused, import_bodies, preview_import
from threshold.agencies.importer import MOST_BYTES, FileRefused, Parsed, read_bodies
from threshold.agencies.preview import preview
from threshold.journal.actions import Actor

OPERATOR = Actor("operator", "import_bodies")


class Command(BaseCommand):
    """Exit status 0 when the file was imported (or would be), 1 when nothing was."""

    help = "Import a list of bodies from a CSV file."

    def add_arguments(self, parser: CommandParser) -> None:
        """The file, and how far to go."""
        parser.add_argument("file", type=Path, metavar="FILE")
        parser.add_argument("--dry-run", action="store_true", help="only show what would change")
        parser.add_argument("--skip-refused", action="store_true", help="import the other rows when some are refused")
        parser.add_argument("--all", action="store_true", help="show every line of long lists")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, show what changes, and write it unless asked not to."""
        try:
            parsed = read_bodies(_bytes(options["file"]))
            self._carry_out(parsed, options)
        except FileRefused as error:
            raise CommandError(f"{error}\nNothing was imported.") from None
        except OperationalError:
            raise CommandError("The database does not answer. Nothing was imported.") from None

    def _carry_out(self, parsed: Parsed, options: dict[str, Any]) -> None:
        skip, everything = options["skip_refused"], options["all"]
        if options["dry_run"]:
            plan = preview_import(by=OPERATOR, parsed=parsed)
            self._say(preview(parsed, plan, everything=everything))
            if plan.refused and not skip:
                raise CommandError(NOTHING)
            self._say(["Nothing was written: this was a dry run."])
            return
        try:
            plan = import_bodies(by=OPERATOR, parsed=parsed, skip_refused=skip)
        except RowsRefused as error:
            self._say(preview(parsed, error.plan, everything=everything))
            raise CommandError(NOTHING) from None
        self._say(preview(parsed, plan, everything=everything))
        self._say(["Written." if plan.added or plan.changed else "There was nothing to change."])

    def _say(self, lines: list[str]) -> None:
        self.stdout.write("\n".join(lines))


NOTHING = (
    "Nothing was imported: correct the rows refused and import the file again, or add --skip-refused to leave them out."
)


def _bytes(path: Path) -> bytes:
    """The file, as far as the longest one allowed. Raises CommandError."""
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        raise CommandError(f"There is no file {path}. Check its name and folder.") from None
    except OSError as error:
        raise CommandError(
            f"{path} cannot be opened ({error.strerror}). Check what it is and who may read it."
        ) from None
