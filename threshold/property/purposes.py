"""What files are given for here: registered when this module is first read."""

from __future__ import annotations

from threshold.core.words import gettext_noop
from threshold.files.purposes import Purpose, register

PAPER, PHOTO = "property.paper", "property.sign_photo"
# The actions and views of this app ask for permission before they come to the files.
register(Purpose(PAPER, gettext_noop("the paper of an entry in a register")))
register(Purpose(PHOTO, gettext_noop("a photograph of a sign")))
