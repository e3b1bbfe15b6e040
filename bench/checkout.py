"""A copy of this checkout with a database of its own, so that nobody's `var/` is touched; served by `scripts.serve`."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.report import LeftOut

ROOT = Path(__file__).resolve().parents[1]
OURS = ("THRESHOLD_", "DATABASE_")


@contextmanager
def fresh_checkout() -> Iterator[Path]:
    """A folder with every file of the project, static files collected, as `make setup` leaves it. Raises LeftOut."""
    folder = Path(tempfile.mkdtemp(prefix="threshold-bench-"))
    folder.chmod(0o755)
    try:
        for name in tracked():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, target)
        (folder / "var").mkdir(exist_ok=True)
        run_in(folder, "-m", "compileall", "-q", "threshold", "scripts")
        run_in(folder, "-m", "scripts.static")
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def tracked() -> list[str]:
    """The project's files as git knows them, new ones included."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    return [name for name in sorted(set(names)) if (ROOT / name).is_file()]


def environment(**more: str) -> dict[str, str]:
    """This process's environment without settings of ours, so that the copy uses its own database and keys."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    return {**kept, "PYTHONDONTWRITEBYTECODE": "", **more}


def run_in(folder: Path, *arguments: str) -> None:
    """One step of setting up the copy. Raises LeftOut with the last words of a step that failed."""
    command = [sys.executable, *arguments]
    done = subprocess.run(command, cwd=folder, env=environment(), capture_output=True, text=True, check=False)
    if done.returncode:
        words = (done.stderr or done.stdout).strip().splitlines()[-1:] or ["no word"]
        raise LeftOut(f"{' '.join(arguments)} failed: {words[0]}")


class Served:
    """The copy being served: its address, the seconds until its first page, and the process that started it all."""

    def __init__(self, folder: Path, **more: str) -> None:
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        begun = time.monotonic()
        command = [sys.executable, "-m", "scripts.serve", "--port", str(self.port)]
        pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
        self.process = subprocess.Popen(command, cwd=folder, env=environment(**more), text=True, **pipes)  # type: ignore[call-overload]
        self.said: list[str] = []
        self._wait()
        self.seconds = time.monotonic() - begun

    def _wait(self) -> None:
        """Read what it says until it serves; it gives up by itself when the first page does not come."""
        for said in self.process.stdout or ():
            self.said.append(said)
            if "serving on" in said:
                return
        self.stop()
        raise LeftOut(f"the site did not start; it said: {''.join(self.said[-12:]).strip()}")

    def stop(self) -> None:
        """Ask it to stop, as Ctrl-C does, and wait until everything it started has."""
        if self.process.poll() is None:
            self.process.terminate()
        self.process.communicate(timeout=30)


@contextmanager
def serving(folder: Path, **more: str) -> Iterator[Served]:
    """The copy served, with what more of the environment is given, then stopped. Raises LeftOut."""
    served = Served(folder, **more)
    try:
        yield served
    finally:
        served.stop()


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
