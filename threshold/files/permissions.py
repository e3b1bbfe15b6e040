"""Who may add a file and who may open one: each purpose's own app answers, with its reason."""

from __future__ import annotations

from threshold.core.answers import Answer
from threshold.files.models import File
from threshold.files.purposes import registered
from threshold.journal.actions import Actor


def can_add_file(by: Actor, agency: str, purpose: str) -> Answer:
    """Whether this person may add a file of an agency for a purpose. ValueError for a purpose nobody registered."""
    return registered(purpose).can_add(by, agency)


def can_open_file(by: Actor, file: File) -> Answer:
    """Whether this person may read the bytes of a file and the name it came under."""
    return registered(file.purpose).can_open(by, file)
