"""The map shows public sites alone, by the same choices as the list; a sensitive site is nowhere on it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from scripts.draw_districts import drawing
from threshold.accounts.rights import Who
from threshold.accounts.tests.people import OURS, ana, bodies, person, sign_in
from threshold.property.actions.decisions import decide_control, mark_sensitive
from threshold.property.lots import DISTRICTS
from threshold.property.outlines import FILE, picture, shade
from threshold.property.tests.lists import ONE, TODAY, brought

VENDOR = FILE.parent / "vendor"
GARAGE = replace(ONE, lot=3, code="0920", use="INDOOR PARKING GARAGE", street="TIDE AVENUE", district="102")
SHELTER = replace(ONE, lot=2, code="0731", use="TRANSITIONAL HOUSING - ADULT", name="HIDDEN PLACE")
NOWHERE = replace(ONE, lot=4, latitude="", longitude="")
SQUARE = [[0.0, 0.0], [0.1, 0.0], [0.1, 0.1], [0.05, 0.1005], [0.0, 0.1], [0.0, 0.0]]
BESIDE = [[0.1, 0.0], [0.2, 0.0], [0.2, 0.1], [0.1, 0.1], [0.1, 0.0]]


@pytest.fixture
def here(db: None, settings: Any) -> None:
    """Four sites, one of them a shelter, one without coordinates."""
    settings.DEMONSTRATION = True
    bodies()
    brought([ONE, GARAGE, SHELTER, NOWHERE])


def sent(client: Client, query: str = "") -> dict[str, tuple[str, float, float]]:
    """What the map is sent, read as its script reads it: class, latitude and longitude by lot."""
    told = json.loads(client.get(f"/sites/points/?{query}").content)
    found, bbl, north, east = {}, 0, 0, 0
    for place, kind in enumerate(told["class"]):
        bbl, north, east = bbl + told["bbl"][place], north + told["north"][place], east + told["east"][place]
        found[str(bbl)] = (kind, north / told["unit"], east / told["unit"])
    return found


def test_the_points_are_the_public_sites_with_their_class_and_place(client: Client, here: None) -> None:
    points = sent(client)
    assert set(points) == {ONE.bbl, GARAGE.bbl}
    kind, north, east = points[GARAGE.bbl]
    assert kind == "2"
    assert (north, east) == pytest.approx((float(GARAGE.latitude), float(GARAGE.longitude)), abs=1e-5)


@pytest.mark.parametrize(
    "query", ["lot=garage", "words=tide", f"words={GARAGE.bbl}", "district=102", "agency=DEMO-DPL&words=tide"]
)
def test_the_choices_of_the_list_hold_for_the_map(client: Client, here: None, query: str) -> None:
    assert set(sent(client, query)) == {GARAGE.bbl}


def test_a_browser_that_has_the_points_is_sent_nothing_until_a_site_changes(client: Client, here: None) -> None:
    mark = client.get("/sites/points/")["ETag"]
    again = client.get("/sites/points/", headers={"If-None-Match": f"W/{mark}"})
    assert (again.status_code, again.content) == (304, b"")
    by = Who.of(person("Kay", ("custodian", OURS)))
    mark_sensitive(by=by, bbl=ONE.bbl, sensitive=True, reason="People shelter here.", today=TODAY)
    changed = client.get("/sites/points/", headers={"If-None-Match": mark})
    assert changed.status_code == 200
    assert ONE.bbl not in sent(client)


@pytest.mark.parametrize("who", [None, ana])
def test_a_shelter_is_nowhere_on_the_map_whoever_looks(client: Client, here: None, who: Any) -> None:
    if who:
        sign_in(client, who())
    assert SHELTER.bbl not in sent(client)
    assert client.get(f"/sites/{SHELTER.bbl}/brief/").status_code == 404
    page = client.get(f"/sites/map/?site={SHELTER.bbl}").content.decode()
    assert "KITE LANE" not in page.partition("data-map-chosen")[2].partition("</div>")[0]
    assert ": 3</summary>" in page


def test_a_chosen_site_says_its_class_and_that_control_is_not_decided(client: Client, here: None) -> None:
    for path in (f"/sites/{GARAGE.bbl}/brief/", f"/sites/map/?site={GARAGE.bbl}"):
        page = client.get(path).content.decode()
        assert "garage" in page
        assert "not decided" in page
        assert "No sign recorded here as of" in page
        assert f'href="/sites/{GARAGE.bbl}/"' in page


def test_without_script_the_districts_lead_to_the_list_with_the_same_choices(client: Client, here: None) -> None:
    page = client.get("/sites/map/?words=lane").content.decode()
    assert '<a href="/sites/?words=lane&amp;district=101">Manhattan 1</a> 2' in page
    listed = client.get("/sites/?words=lane&district=101").content.decode()
    assert (ONE.bbl in listed, GARAGE.bbl in listed) == (True, False)


def test_an_empty_map_says_so(client: Client, here: None) -> None:
    assert "No public site fits what was chosen" in client.get("/sites/map/?words=nothing+such").content.decode()


def test_a_stranger_s_choice_is_said_and_left_out(client: Client, here: None) -> None:
    assert "There is no such choice" in client.get("/sites/map/?district=999").content.decode()
    assert len(sent(client, "district=999&lot=castle")) == 2


def test_the_drawing_has_every_district_and_says_where_it_comes_from() -> None:
    told = json.loads(FILE.read_text("utf-8"))
    assert set(told["districts"]) == set(DISTRICTS) == set(picture().paths)
    assert "Department of City Planning" in told["source"]
    assert "orientation alone" in told["source"]
    assert FILE.stat().st_size < 30_000


def test_a_district_is_shaded_by_how_many_sites_stand_in_it() -> None:
    assert [shade(count) for count in (0, 1, 49, 50, 5000)] == [0, 1, 1, 2, 5]
    assert {pair[1] for pair in picture().shaded({"101": 700})} == {0, 5}


def test_districts_that_share_an_edge_share_it_when_drawn() -> None:
    features = [
        {"properties": {"boro_cd": number}, "geometry": {"type": "Polygon", "coordinates": [ring]}}
        for number, ring in ((101, SQUARE), (102, BESIDE))
    ]
    drawn = drawing({"features": features})
    pairs = {number: set(zip(ring[::2], ring[1::2], strict=True)) for number, (ring,) in drawn.items()}
    assert pairs["101"] & pairs["102"] == {(1000, 0), (1000, 1000)}
    assert (500, 1005) not in pairs["101"]
    with pytest.raises(ValueError, match="boro_cd"):
        drawing({"features": [{"properties": {}, "geometry": {"type": "Point", "coordinates": []}}]})


def test_the_library_is_the_one_its_list_names_and_asks_nobody_else() -> None:
    rows = [row.split("\t") for row in (VENDOR / "VERSIONS").read_text("utf-8").splitlines()[1:]]
    assert {row[1] for row in rows} == {path.name for path in VENDOR.iterdir()} - {"VERSIONS"}
    for digest, name, package, licence, done in rows:
        assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == digest
        assert package.startswith("leaflet@") and licence and done
    assert "sourceMappingURL" not in (VENDOR / "leaflet.js").read_text("utf-8")
    ours = "".join(Path(FILE.parent / name).read_text("utf-8") for name in ("map.js", "points.js", "map.css"))
    assert "://" not in ours


def test_a_decision_of_control_shows_at_once_in_a_map_narrowed_by_it(client: Client, here: None) -> None:
    assert ONE.bbl not in sent(client, "control=yes")
    by = Who.of(person("Kay", ("custodian", OURS)))
    decide_control(by=by, bbl=ONE.bbl, verdict="yes", reason="It keeps the gate.", since=TODAY, today=TODAY)
    assert set(sent(client, "control=yes")) == {ONE.bbl}
