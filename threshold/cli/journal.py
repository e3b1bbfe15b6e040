"""`threshold journal checkpoint|export|verify|prove|erase`: the journal sealed, checked and handed out."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from threshold.journal.notes import is_signature
from threshold.journal.standalone import verify_journal

ROOT = Path(__file__).resolve().parents[2]


def add(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Register the verb and its own verbs."""
    parser = subparsers.add_parser("journal", help="seal, check and hand out the journal")
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    sign = verbs.add_parser("checkpoint", help="sign a checkpoint over every line there is")
    sign.set_defaults(run=lambda options: _serve("checkpoint"))
    export = verbs.add_parser("export", help="write what outsiders need to check the journal, without any detail")
    export.add_argument("folder", metavar="DIR", type=Path, help="an empty folder, or one to be made")
    export.set_defaults(run=lambda options: _serve("export", "--", options.folder.resolve()))
    _add_verify(verbs)
    prove = verbs.add_parser("prove", help="prove one line, or growth, to somebody who has only a checkpoint")
    prove.add_argument("line", metavar="LINE", type=int, nargs="?", help="the number of the line")
    prove.add_argument("--since", metavar="N", type=int, help="prove growth since the checkpoint over N lines")
    prove.set_defaults(run=run_prove)
    erase = verbs.add_parser("erase", help="erase the personal details of a line; every proof stays")
    erase.add_argument("line", metavar="LINE", type=int, help="the number of the line")
    erase.add_argument("--reason", metavar="WORDS", required=True, help="why; the journal says so")
    erase.set_defaults(run=lambda options: _serve("erase", f"--reason={options.reason}", str(options.line)))


def _add_verify(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    verify = verbs.add_parser("verify", help="check the journal; exit status 1 when something does not hold")
    verify.add_argument("folder", metavar="DIR", type=Path, nargs="?", help="an export; without it, this database")
    against = "a checkpoint kept outside; may be given more than once"
    verify.add_argument("--against", metavar="FILE", action="append", type=Path, default=[], help=against)
    verify.add_argument("--key", metavar="FILE", type=Path, help="the public key as kept outside, for an export")
    verify.set_defaults(run=run_verify)


def run_verify(options: argparse.Namespace) -> int:
    """Check an export here and now, with no database; or hand over to the service's own command."""
    if options.folder:
        options.proof = None
        return verify_journal.run(options, is_signature)
    return _serve("verify", *(f"--against={path.resolve()}" for path in options.against))


def run_prove(options: argparse.Namespace) -> int:
    """Hand over to the service's own command."""
    since = [] if options.since is None else [f"--since={options.since}"]
    return _serve("prove", *since, *([] if options.line is None else [str(options.line)]))


def _serve(*arguments: str | Path) -> int:
    """Run one verb on this checkout's database."""
    command = [sys.executable, "-m", "scripts.with_database", "journal", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, check=False).returncode
