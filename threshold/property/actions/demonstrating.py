"""Invented records of a few invented sites, kept by the invented people of a demonstration."""

from __future__ import annotations

from datetime import date, timedelta

from django.conf import settings

from threshold.accounts.invented import OURS
from threshold.accounts.models import Person
from threshold.accounts.rights import Who, acting
from threshold.core.answers import Answer, require
from threshold.core.words import Sentence, gettext_noop
from threshold.journal.actions import About, record
from threshold.property import events
from threshold.property.actions.assessments import assess_site
from threshold.property.actions.codes import make_code
from threshold.property.actions.records import Keeper, identify_area, name_custodian
from threshold.property.actions.signs import Posted, record_sign
from threshold.property.models import Custodian, Site
from threshold.property.permissions.records import KEEP
from threshold.property.sign_texts import DEMONSTRATION, languages

FOR_DEMONSTRATIONS = Sentence(
    gettext_noop("Invented records of sites are for demonstrations only. Set THRESHOLD_DEMONSTRATION to load them.")
)
OFFICES = (
    Keeper("Lantern workshop desk (invented)", "212-555-0114", "workshop@lanterns.example"),
    Keeper("Night watch (invented)", "212-555-0127"),
    Keeper("Paper store (invented)", mail="store@lanterns.example"),
)


def load_site_records(*, by: Who, today: date) -> int:
    """Have an invented custodian keep the records of a few invented sites, once. How many. Raises NotAllowed."""
    with acting(by) as rights:
        require(Answer(yes=bool(settings.DEMONSTRATION), reason=FOR_DEMONSTRATIONS))
        keeper = Person.objects.filter(email="kit@example.invalid", demonstration=True).first()
        sites = list(
            Site.objects.filter(demonstration=True, body=OURS, sensitive=False).order_by("bbl")[: len(OFFICES)]
        )
        if keeper is None or not sites or Custodian.objects.filter(site__demonstration=True).exists():
            return 0
        for number, site in enumerate(sites):
            _kept(Who.of(keeper), site.bbl, number, today)
        about = About("site-records", "demonstration")
        record(events.RECORDS_DEMONSTRATED, by=rights.actor(KEEP), about=about, details={"count": len(sites)})
    return len(sites)


def _kept(by: Who, bbl: str, number: int, today: date) -> None:
    """One site: the first has everything, the second a sign, the third a custodian alone."""
    earlier = today - timedelta(days=21)
    name_custodian(by=by, bbl=bbl, keeper=OFFICES[number], since=earlier, today=today)
    if number == 2:
        return
    make_code(by=by, bbl=bbl, today=today)
    every = [one.tag for one in languages()]
    shown = every if number == 0 else every[:2]
    record_sign(by=by, bbl=bbl, posted=Posted("central", DEMONSTRATION, shown, "Beside the gate", earlier), today=today)
    if number == 0:
        area = identify_area(by=by, bbl=bbl, name="Glue room", marked="sign", on=earlier, today=today)
        identify_area(by=by, bbl=bbl, name="Paper loft", marked="not-marked", on=earlier, today=today)
        door = Posted("area", DEMONSTRATION, every[:4], "Door of the glue room", earlier, area.pk)
        record_sign(by=by, bbl=bbl, posted=door, today=today)
        assess_site(by=by, bbl=bbl, subject="barriers", value="not-appropriate", reason="Invented.", today=today)
        assess_site(by=by, bbl=bbl, subject="risk", value="lower", reason="Invented.", today=today)
