"""`manage journal checkpoint|export|verify|prove|erase`: what `threshold journal` runs on a database."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import OperationalError

from threshold.journal.actions import Actor
from threshold.journal.checkpoints import NotOurs, OtherOrigin, make_checkpoints
from threshold.journal.erasing import NothingToErase, erase_details
from threshold.journal.exporting import export
from threshold.journal.keys import NoKey, signer, signers
from threshold.journal.proving import NoProof, prove_growth, prove_line
from threshold.journal.standalone.verify_journal import Unreadable
from threshold.journal.verifying import verify_live

OPERATOR = Actor("operator", "journal")
SAID = (NoKey, NotOurs, OtherOrigin, NoProof, NothingToErase, Unreadable, OSError)


class Command(BaseCommand):
    """Exit status 0 when it was done or everything holds, 1 otherwise."""

    help = "Sign checkpoints over the journal, export it, check it, prove a line, erase a line's personal details."

    def add_arguments(self, parser: CommandParser) -> None:
        """One verb, with what it needs."""
        verbs = parser.add_subparsers(required=True, dest="verb", metavar="VERB")
        verbs.add_parser("checkpoint", help="sign a checkpoint over every line there is")
        verbs.add_parser("export", help="write what outsiders need").add_argument("folder", type=Path)
        verify = verbs.add_parser("verify", help="check the lines, their places and the checkpoints")
        verify.add_argument("--against", action="append", type=Path, default=[])
        prove = verbs.add_parser("prove", help="write a proof as JSON")
        prove.add_argument("line", type=int, nargs="?")
        prove.add_argument("--since", type=int)
        erase = verbs.add_parser("erase", help="erase a line's personal details")
        erase.add_argument("line", type=int)
        erase.add_argument("--reason", required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the verb."""
        with said():
            getattr(self, f"_{options['verb']}")(options)

    def _checkpoint(self, options: dict[str, Any]) -> None:
        made = make_checkpoints(signer())
        if not options["verbosity"]:
            return
        if made.newest is None:
            self.stderr.write("There is no line yet, and so nothing to sign.")
            return
        self.stderr.write(f"New lines: {made.lines}. Keep the newest checkpoint somewhere else, too:")
        self._say(made.newest.note)

    def _export(self, options: dict[str, Any]) -> None:
        done = export(options["folder"], signers(), demonstration=settings.DEMONSTRATION)
        self._say(f"Lines: {done.lines}, checkpoints: {done.checkpoints}; written to {options['folder']}.")

    def _verify(self, options: dict[str, Any]) -> None:
        done = verify_live(signers(), [path.read_text("utf-8") for path in options["against"]])
        if done.findings:
            raise CommandError("\n".join(done.findings))
        self._say(f"Lines: {done.lines}, checkpoints: {done.checkpoints}; everything holds.")
        if done.waiting:
            self._say(f"Waiting for the next checkpoint: {done.waiting}. Nothing vouches for these yet.")

    def _prove(self, options: dict[str, Any]) -> None:
        if (options["line"] is None) == (options["since"] is None):
            raise CommandError("Name a line, or --since and a number of lines: one of the two.")
        proof = prove_growth(options["since"]) if options["line"] is None else prove_line(options["line"])
        self._say(json.dumps(proof, ensure_ascii=False, indent=1))

    def _erase(self, options: dict[str, Any]) -> None:
        gone = erase_details(by=OPERATOR, line=options["line"], reason=options["reason"])
        self._say(f"Erased from line {options['line']}: {gone}. The line and its hash stay, and so does every proof.")

    def _say(self, words: str) -> None:
        self.stdout.write(words)


@contextmanager
def said() -> Iterator[None]:
    """What can go wrong, said in one line."""
    try:
        yield
    except OperationalError:
        raise CommandError("The database does not answer. Nothing was done.") from None
    except SAID as error:
        raise CommandError(str(error)) from None
