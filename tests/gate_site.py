"""The site as it is served, with an intake that only counts what a device sends: for tests of the guide alone."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "threshold.config.settings")
site = get_wsgi_application()

from threshold.guide.records import read  # noqa: E402 - models must not be read before the site is up
from threshold.sealing.boxes import open_box, read_box  # noqa: E402

came: list[dict[str, Any]] = []
Environ = dict[str, Any]


def take(environ: Environ) -> dict[str, Any]:
    """Open every box that came, note it, and answer for its id."""
    answers = []
    for given in json.loads(environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"]))):
        record = read(open_box(read_box(given)))
        came.append(asdict(record))
        page = f"/g/records/{record.id}/"
        answers.append({"id": record.id, "taken": True, "received": datetime.now(UTC).isoformat(), "page": page})
    return {"answers": answers}


def application(environ: Environ, start: Callable[..., Any]) -> Iterable[bytes]:
    """The intake and what it has counted; everything else is the site's."""
    path = environ["PATH_INFO"]
    if path == "/trial/came":
        told: Any = came
    elif path == "/g/records/" and environ["REQUEST_METHOD"] == "POST":
        told = take(environ)
    else:
        return site(environ, start)
    start("200 OK", [("Content-Type", "application/json")])
    return [json.dumps(told, default=str).encode()]
