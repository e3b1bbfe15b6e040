"""What the worker does for the journal."""

from __future__ import annotations

from datetime import datetime

from threshold.jobs.periodic import periodic
from threshold.journal.checkpoints import make_checkpoints
from threshold.journal.keys import signer


@periodic("journal.checkpoint", cron="*/5 * * * *")
def checkpoint(now: datetime) -> None:
    """Give new lines their places and sign a checkpoint over them. Raises NoKey, OtherOrigin."""
    make_checkpoints(signer())
