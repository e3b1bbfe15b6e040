"""What files are given for here: registered when this module is first read."""

from __future__ import annotations

from threshold.core.words import gettext_noop
from threshold.files.purposes import Purpose, register

PROOF = "duties.proof"
# The actions and views of this app ask for permission before they come to the files.
register(Purpose(PROOF, gettext_noop("proof that a duty was done")))
