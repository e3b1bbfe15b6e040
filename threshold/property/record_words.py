"""What the closed choices of a site's record are called, marked for translation."""

from __future__ import annotations

from typing import Final

from threshold.core.words import gettext_noop

KINDS: Final = {
    "central": gettext_noop("Central sign on 4-210 and 10-178"),
    "area": gettext_noop("Sign of a non-public area"),
    "lot": gettext_noop("Sign on section 3, for City lots"),
}
MARKINGS: Final = {
    "sign": gettext_noop("A sign at its entrance"),
    "lettering": gettext_noop("Lettering on the door or wall"),
    "closed-door": gettext_noop("A closed door or gate with a sign"),
    "floor-line": gettext_noop("A line on the floor with a sign"),
    "not-marked": gettext_noop("Identified, not marked yet"),
}
BARRIERS: Final = {
    "installed": gettext_noop("Installed"),
    "not-appropriate": gettext_noop("Not appropriate here"),
    "none-yet": gettext_noop("None yet"),
}
RISKS: Final = {
    "lower": gettext_noop("Lower"),
    "middle": gettext_noop("Middle"),
    "higher": gettext_noop("Higher"),
}
PROBLEMS: Final = {
    "libraries": gettext_noop(
        "This machine lacks the libraries that make PDFs. Whoever runs this installs them with: make setup. "
        "The page to print from the browser works without them."
    ),
    "fonts": gettext_noop(
        "This machine lacks the Noto fonts of this language. Whoever runs this installs them with: make setup. "
        "The page to print from the browser works without them."
    ),
    "fault": gettext_noop("The PDF could not be made. Ask for it again; whoever runs this finds the fault in the log."),
}
STATES: Final = {
    "posted": gettext_noop("Central sign recorded"),
    "none": gettext_noop("No central sign recorded here"),
    "areas": gettext_noop("Non-public areas identified"),
    "no-areas": gettext_noop("No non-public area recorded here"),
    "area-unsigned": gettext_noop("A non-public area without a sign recorded here"),
}
