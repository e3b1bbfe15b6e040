"""Collects the static files into `var/static`, named by their content, when any of them has changed."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MARK = ROOT / "var" / "static.sha256"


def fingerprint() -> str:
    """A hash over every static file of the project and the lock file that names its packages."""
    digest = hashlib.sha256((ROOT / "requirements.txt").read_bytes())
    for path in sorted(p for p in ROOT.glob("threshold/*/static/**/*") if p.is_file()):
        digest.update(path.relative_to(ROOT).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()


def main() -> int:
    """Collect if needed. Returns the exit status."""
    want = fingerprint()
    if MARK.exists() and MARK.read_text() == want and (ROOT / "var" / "static").is_dir():
        return 0
    command = [sys.executable, "-m", "threshold.config.manage", "collectstatic", "--noinput", "--clear", "-v", "0"]
    environment = {
        **os.environ,
        "THRESHOLD_SECRET_KEY": "only-for-collecting-files",
        "DATABASE_URL": "postgresql:///none",
    }
    done = subprocess.run(command, cwd=ROOT, env=environment, check=False)
    if done.returncode == 0:
        MARK.write_text(want)
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
