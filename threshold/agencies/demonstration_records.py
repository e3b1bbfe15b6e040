"""Invented holders of posts, a vacancy and contracts, at invented bodies alone, for a demonstration to show."""

from __future__ import annotations

from datetime import date, timedelta

from threshold.accounts.rights import Who
from threshold.agencies.actions.contracts import add_contract, add_place
from threshold.agencies.actions.posts import designate, hand_over, vacate
from threshold.agencies.contracts.facts import Facts, Place
from threshold.agencies.models import Contract, Holding
from threshold.agencies.seats import Holder, Seat
from threshold.database.reach import Reach, reaching

BY = Who.operator("load_bodies")
LETTER = "Invented letter of designation"
VACANT_FOR = timedelta(days=12)
# body, post, seat, the invented holder, how many days ago it began
HELD = (
    ("demo-lanterns", "compliance-lead", 1, "Ada Invented", 200),
    ("demo-lanterns", "privacy-officer", 1, "Bao Invented", 200),
    ("demo-lanterns", "access-designee", 1, "Cyrus Invented", 180),
    ("demo-lanterns", "committee-member", 1, "Dee Invented", 190),
    ("demo-lanterns", "counsel-on-call", 1, "Esi Invented", 90),
    ("demo-lanterns", "counsel-on-call", 2, "Finn Invented", 60),
    ("demo-tides", "compliance-lead", 1, "Gwen Invented", 150),
    ("demo-tides", "privacy-officer", 1, "Hana Invented", 150),
    ("demo-tides", "committee-member", 1, "Ivo Invented", 140),
    ("demo-umbrellas", "compliance-lead", 1, "Jun Invented", 120),
    ("demo-umbrellas", "privacy-officer", 1, "Kofi Invented", 120),
    ("demo-clouds", "committee-member", 1, "Lea Invented", 100),
)
CONTRACTS = (
    (Facts("demo-lanterns", "DEMO-1", "Invented Evening Classes Inc.", date(2026, 3, 1), date(2028, 2, 29),
           human_services=True, category="vocational and educational programs", public_contact=True,
           responsible="compliance-lead"),
     (Place("1 Invented Street", city_property=True), Place("2 Invented Street"))),
    (Facts("demo-lanterns", "DEMO-1-A", "Invented Door Keepers", date(2026, 3, 1), parent="DEMO-1", security=True), ()),
    (Facts("demo-umbrellas", "DEMO-7", "Invented Dry Beds", date(2025, 7, 1), date(2027, 6, 30), human_services=True,
           category="housing and shelter assistance", public_contact=True),
     (Place("3 Invented Street", city_property=False, sensitive=True),)),
    (Facts("demo-tides", "DEMO-3", "Invented Moon Charts Ltd.", date(2026, 1, 1)), ()),
)  # fmt: skip


def load_records(today: date) -> bool:
    """Record them where no invented body has any yet; whether that was so."""
    with reaching(Reach.CITY):
        there = Holding.objects.filter(body__demonstration=True).exists()
        there = there or Contract.objects.filter(body__demonstration=True).exists()
        if there:
            return False
        held = {(body, post, seat): _fill(Seat(body, post, seat), name, today - timedelta(days=days))
                for body, post, seat, name, days in HELD}  # fmt: skip
        vacate(by=BY, holding=held["demo-umbrellas", "privacy-officer", 1], on=today - VACANT_FOR, reason="Moved on")
        hand_over(
            by=BY, holding=held["demo-tides", "privacy-officer", 1], holder=_staff("Mio Invented"),
            on=today - timedelta(days=30), instrument=LETTER,
        )  # fmt: skip
        for facts, places in CONTRACTS:
            made = add_contract(by=BY, facts=facts)
            for place in places:
                add_place(by=BY, contract=made.pk, place=place)
    return True


def _fill(seat: Seat, name: str, since: date) -> int:
    event = designate(by=BY, seat=seat, holder=_staff(name), since=since, instrument=LETTER)
    return int(event.holding_id)


def _staff(name: str) -> Holder:
    first = name.split()[0].lower()
    return Holder(name=name, contact=f"{first}@example.invalid")
