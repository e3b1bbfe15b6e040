"""Contractors' service locations (4-210(c)): joined to a site where its address is exactly that, no sensitive one."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from threshold.accounts.tests.people import OURS, THEIRS, ana, ben, bodies, sign_in
from threshold.agencies.models import Contract, Location
from threshold.database.reach import Reach, reaching
from threshold.property.models import Site
from threshold.property.queries.service_locations import sites_of
from threshold.property.tests.lists import ONE, brought

pytestmark = pytest.mark.django_db
SAME_STREET = replace(ONE, borough="4", lot=5, district="401")
SHELTER = replace(ONE, lot=2, code="0731", use="TRANSITIONAL HOUSING - ADULT", street="HIDDEN ROAD")


@pytest.fixture(autouse=True)
def _sites(settings: Any) -> None:
    settings.DEMONSTRATION = True
    bodies()
    brought([ONE, SHELTER])


def served(address: str, contract: Any = None, **other: Any) -> Location:
    """A location of a human-services contract of our agency."""
    now = timezone.now()
    with reaching(Reach.CITY):
        told = {
            "body_id": OURS, "number": f"C-{Contract.objects.count()}", "vendor": "Invented Kitchens",
            "human_services": True, "since": date(2026, 1, 1), "created_at": now, "updated_at": now,
        }  # fmt: skip
        made = Contract.objects.create(**(told | (contract or {})))
        return Location.objects.create(body_id=OURS, contract=made, address=address, **other)


@pytest.mark.parametrize(
    ("address", "joined"),
    [
        ("4 Kite Lane", True),
        ("4  KITE LANE", True),
        ("4 Kite Lane, Manhattan", True),
        ("4 Kite Lane, New York, NY", True),
        ("4 Kite Lane, Queens", False),
        ("4 Kite Lan", False),
        ("4 Kite Lane, Suite 3", False),
        (ONE.bbl, True),
        ("1-90000-0001", True),
        ("BBL 1-90000-0001", True),
        ("HIDDEN ROAD", False),
        (SHELTER.bbl, False),
    ],
)
def test_an_address_joins_the_site_it_names_exactly(client: Client, address: str, joined: bool) -> None:
    made = served(address)
    with reaching(Reach.CITY):
        assert {site.bbl for site in sites_of([made]).values()} == ({ONE.bbl} if joined else set())
    page = sign_in(client, ana()).get(f"/sites/{ONE.bbl}/").content.decode()
    assert ("A contractor&#x27;s service location" in page or "A contractor's service location" in page) is joined


def test_a_street_in_two_boroughs_joins_only_with_its_borough(client: Client) -> None:
    brought([ONE, SAME_STREET])
    street = served("4 Kite Lane")
    queens = served("4 Kite Lane, Queens")
    with reaching(Reach.CITY):
        assert {pk: site.bbl for pk, site in sites_of([street, queens]).items()} == {queens.pk: SAME_STREET.bbl}


def test_the_list_says_which_site_and_whether_on_city_property(client: Client) -> None:
    served("4 Kite Lane", city_property=True)
    served("9 Elsewhere", city_property=False)
    us = sign_in(client, ana())
    page = us.get("/service-locations/").content.decode()
    assert f"/sites/{ONE.bbl}/" in page
    assert "none whose address is exactly this" in page
    assert "9 Elsewhere" not in us.get("/service-locations/?owned=yes").content.decode()
    assert "4 Kite Lane" not in us.get("/service-locations/?words=elsewhere").content.decode()
    assert "There is no such choice" in us.get("/service-locations/?owned=castle").content.decode()


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_a_sensitive_location_s_address_is_in_no_list_search_or_export(client: Client, kind: str) -> None:
    served("7 Secret Court", sensitive=True)
    us = sign_in(client, ana())
    for query in ("", "?words=secret", f"?as={kind}"):
        assert "Secret" not in us.get(f"/service-locations/{query}").content.decode().replace("words=secret", "")
    body = us.get(f"/service-locations/?as={kind}").content.decode().removeprefix("\ufeff")
    (row,) = json.loads(body)["locations"] if kind == "json" else csv.DictReader(io.StringIO(body))
    assert (row["sensitive"], row["address"]) == ("yes", "")


def test_the_public_and_another_agency_see_none_of_it(client: Client) -> None:
    served("4 Kite Lane")
    assert "Invented Kitchens" not in client.get(f"/sites/{ONE.bbl}/").content.decode()
    assert client.get("/service-locations/").status_code == 302
    them = sign_in(client, ben())
    assert "Invented Kitchens" not in them.get("/service-locations/").content.decode()
    assert "Invented Kitchens" not in them.get(f"/sites/{ONE.bbl}/").content.decode()


@pytest.mark.parametrize(
    "contract", [{"human_services": False}, {"until": date(2026, 1, 2)}, {"since": date(2099, 1, 1)}]
)
def test_only_human_services_contracts_in_force_are_listed(client: Client, contract: dict[str, Any]) -> None:
    served("4 Kite Lane", contract)
    assert "4 Kite Lane" not in sign_in(client, ana()).get("/service-locations/").content.decode()


def test_locations_come_in_pages_without_a_gap(client: Client) -> None:
    with reaching(Reach.CITY):
        made = served("1 Street").contract
        Location.objects.bulk_create(
            Location(body_id=OURS, contract=made, address=f"{n} Invented Street") for n in range(60)
        )
        assert Site.objects.count() == 2
    us = sign_in(client, ana())
    first = us.get("/service-locations/").content.decode()
    after = first.split('rel="next" href="?')[1].split('"')[0].replace("&amp;", "&")
    assert "59 Invented Street" in us.get(f"/service-locations/?{after}").content.decode()
    assert THEIRS not in first
