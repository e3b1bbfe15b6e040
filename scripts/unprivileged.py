"""The two system users everything runs as when it is started as root: one for the database, one for the web."""

from __future__ import annotations

import hashlib
import os
import pwd
import shutil
import subprocess
from pathlib import Path
from typing import TypedDict

WEB, DATABASE = "threshold", "threshold-db"  # two, so that the web process cannot touch the database's own files
SHARED = Path("/var/lib/threshold")  # holds copies of what those users must read when the checkout is shut to them


class Identity(TypedDict, total=False):
    """What `subprocess` takes to run a child as somebody else; empty when we are not root."""

    user: int
    group: int
    extra_groups: list[int]


def is_root() -> bool:
    """Whether this process may change who its children are."""
    return os.geteuid() == 0


def identity(name: str) -> Identity:
    """The user to run children as, made if it is missing; empty when we are nobody special already."""
    if not is_root():
        return Identity()
    try:
        found = pwd.getpwnam(name)
    except KeyError:
        flags = ["--system", "--user-group", "--no-create-home", "--home-dir", "/nonexistent"]
        subprocess.run(["useradd", *flags, "--shell", "/usr/sbin/nologin", name], check=True)
        found = pwd.getpwnam(name)
    return Identity(user=found.pw_uid, group=found.pw_gid, extra_groups=[])


def give(path: Path, name: str) -> None:
    """Hand a folder or file to one of the users; nothing to do when we are not root."""
    who = identity(name)
    if who:
        os.chown(path, who["user"], who["group"])


def reachable(path: Path) -> bool:
    """Whether anybody may walk to `path` and, if it is there, read it."""
    real = path.resolve()
    readable = not real.exists() or bool(real.stat().st_mode & 0o004)
    return readable and walkable(path)


def walkable(path: Path) -> bool:
    """Whether anybody may walk to the folder that `path` lies in."""
    return all(parent.stat().st_mode & 0o001 for parent in path.resolve().parents if parent.exists())


def share() -> Path:
    """The folder below /var/lib, made if it is missing; root's own, open to readers."""
    SHARED.mkdir(parents=True, exist_ok=True)
    SHARED.chmod(0o755)
    return SHARED


def own_share(checkout: Path) -> Path:
    """A checkout's own place in that folder."""
    folder = share() / hashlib.sha256(str(checkout).encode()).hexdigest()[:12]
    folder.mkdir(exist_ok=True)
    folder.chmod(0o755)
    return folder


def copy_for_all(source: Path, target: Path) -> None:
    """Copy a folder or file so that anybody may read it, whatever the modes of the original."""
    target.parent.mkdir(parents=True, exist_ok=True)
    target.parent.chmod(0o755)
    if source.is_file():
        shutil.copy(source, target)
        target.chmod(target.stat().st_mode | 0o644)
        return
    shutil.copytree(source, target, symlinks=True, dirs_exist_ok=True)
    for folder, _, files in os.walk(target):
        Path(folder).chmod(0o755)
        for name in files:
            path = Path(folder, name)
            if not path.is_symlink():
                mode = path.stat().st_mode
                path.chmod(0o755 if mode & 0o100 else 0o644)
