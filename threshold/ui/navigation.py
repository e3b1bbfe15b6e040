"""Where the header leads: addresses and their names."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ITEMS = (
    ("/", _("Order")),
    ("/duties/", _("Duties")),
    ("/owed/", _("Due and proved")),
    ("/bodies/", _("Bodies")),
    ("/sites/", _("Sites")),
    ("/g/", _("Field guide")),
    ("/questions/", _("Open questions")),
    ("/try/", _("Try a case")),
)
FOOT = (
    ("/laws/", _("Neighbouring laws")),
    ("/glossary/", _("Glossary")),
    ("/journal/", _("Journal")),
    ("/about/", _("About this site")),
    ("/api/", _("API")),
)
