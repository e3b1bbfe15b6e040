"""What files are given for in the quarterly report: registered when this module is first read."""

from __future__ import annotations

from threshold.core.words import gettext_noop
from threshold.files.purposes import Purpose, register

RECEIPT, PAPER = "encounters.receipt", "encounters.paper"
# The actions and views of this app ask for permission before they come to the files.
register(Purpose(RECEIPT, gettext_noop("the receipt of a quarterly report")))
register(Purpose(PAPER, gettext_noop("a quarterly report as a PDF")))
