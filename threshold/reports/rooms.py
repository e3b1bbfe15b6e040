"""Where the work on a duty is done in this service, for duties that have a room of their own."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

WORK_IN: Final[Mapping[str, str]] = MappingProxyType({"10-178(d)-1": "/encounters/", "10-178(d)-2": "/quarterly/"})
