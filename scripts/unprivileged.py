"""The system user that the database, the web and the worker run as when everything is started as root."""

from __future__ import annotations

import os
import pwd
import subprocess
from pathlib import Path
from typing import TypedDict

NAME = "threshold"


class Identity(TypedDict, total=False):
    """What `subprocess` takes to run a child as somebody else; empty when we are not root."""

    user: int
    group: int
    extra_groups: list[int]


def is_root() -> bool:
    """Whether this process may change who its children are."""
    return os.geteuid() == 0


def identity() -> Identity:
    """The user to run children as, made if it is missing; empty when we are nobody special already."""
    if not is_root():
        return Identity()
    try:
        found = pwd.getpwnam(NAME)
    except KeyError:
        command = [
            "useradd",
            "--system",
            "--no-create-home",
            "--home-dir",
            "/nonexistent",
            "--shell",
            "/usr/sbin/nologin",
        ]
        subprocess.run([*command, NAME], check=True)
        found = pwd.getpwnam(NAME)
    return Identity(user=found.pw_uid, group=found.pw_gid, extra_groups=[])


def give(path: Path) -> None:
    """Hand a folder or file to the unprivileged user; nothing to do when we are not root."""
    who = identity()
    if who:
        os.chown(path, who["user"], who["group"])


def reachable(path: Path) -> bool:
    """Whether anybody may walk to `path`: every folder above it lets others pass."""
    return all(parent.stat().st_mode & 0o001 for parent in path.resolve().parents)
