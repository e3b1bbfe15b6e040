"""What the outbox calls states and channels."""

from __future__ import annotations

from threshold.core.words import gettext_noop
from threshold.jobs.models import Outcome
from threshold.notices.models import Channel, State

STATES: dict[str, str] = {
    State.WAITING: gettext_noop("not yet sent"),
    State.SENDING: gettext_noop("on its way"),
    State.SENT: gettext_noop("sent"),
    State.COVERED: gettext_noop("not needed: answered before, or another message that day stands for it"),
    State.FAILED: gettext_noop("did not go; will be tried again"),
    State.GIVEN_UP: gettext_noop("given up"),
    State.UNSURE: gettext_noop("not known whether it went"),
}
CHANNELS: dict[str, str] = {
    Channel.MAIL: gettext_noop("mail"),
    Channel.FILE: gettext_noop("mail, written to a folder"),
    Channel.WEBHOOK: gettext_noop("post to the agency's system"),
}
OUTCOMES: dict[str, str] = {
    Outcome.RUNNING: gettext_noop("running"),
    Outcome.DONE: gettext_noop("done"),
    Outcome.FAILED: gettext_noop("ended with a fault"),
    Outcome.INTERRUPTED: gettext_noop("interrupted"),
}
