"""Reading the environment: typed, and loud when a value is missing or does not parse."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from psycopg.conninfo import conninfo_to_dict


def text(name: str, default: str | None = None) -> str:
    """A setting as text; from the file named by NAME_FILE when that is set. Raises ImproperlyConfigured."""
    if file := os.environ.get(f"{name}_FILE"):
        return Path(file).read_text("utf-8").strip()
    value = os.environ.get(name, default)
    if value is None:
        raise ImproperlyConfigured(f"Set {name}, or {name}_FILE to a file that holds it. See docs/settings.md.")
    return value


def flag(name: str) -> bool:
    """A setting that is on or off: 1 or 0, off when not set. Raises ImproperlyConfigured."""
    value = os.environ.get(name, "0")
    if value not in {"0", "1"}:
        raise ImproperlyConfigured(f"{name} is 1 or 0, not {value!r}.")
    return value == "1"


def number(name: str, default: int) -> int:
    """A setting that is a whole number above nought. Raises ImproperlyConfigured."""
    value = text(name, str(default))
    if not (value.isascii() and value.isdecimal() and int(value) > 0):
        raise ImproperlyConfigured(f"{name} is a whole number above 0, not {value!r}.")
    return int(value)


def one_of(name: str, *choices: str) -> str:
    """A setting with a closed list of values, the first of them when not set. Raises ImproperlyConfigured."""
    value = text(name, choices[0])
    if value not in choices:
        raise ImproperlyConfigured(f"{name} is one of {', '.join(choices)}, not {value!r}.")
    return value


def words(name: str, default: str = "") -> list[str]:
    """A setting of several values with commas between."""
    return [word for part in text(name, default).split(",") if (word := part.strip())]


def database(name: str) -> dict[str, Any]:
    """A database from its address, as Django wants it. Raises ImproperlyConfigured."""
    address = text(name)
    try:
        parts = conninfo_to_dict(address)
    except Exception as error:
        raise ImproperlyConfigured(
            f"{name} is not a PostgreSQL address: postgresql://user:password@host/name."
        ) from error
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.get("dbname", ""),
        "USER": parts.get("user", ""),
        "PASSWORD": parts.get("password", ""),
        "HOST": parts.get("host", ""),
        "PORT": str(parts.get("port", "")),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "TEST": {"MIGRATE": False},
    }
