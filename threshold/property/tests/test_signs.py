"""Signs on a site: recorded by its keepers, pictured without residents, replaced and gone without a trace lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.test import Client

from threshold.accounts.models import Person
from threshold.accounts.rights import Who
from threshold.accounts.tests.people import OURS, THEIRS, ana, bodies, dora, eli, person, sign_in
from threshold.core.answers import NotAllowed, OutOfSight, Refused
from threshold.database.reach import Reach, reaching
from threshold.files.tests.made import jpeg
from threshold.journal.models import Line
from threshold.property.actions.records import end_area, identify_area
from threshold.property.actions.signs import Posted, end_sign, picture_sign, record_sign
from threshold.property.models import Area, Sign
from threshold.property.tests.lists import ONE, TODAY, brought

pytestmark = pytest.mark.django_db
SHELTER = replace(ONE, lot=2, code="0731", use="TRANSITIONAL HOUSING - ADULT")
SHARED = replace(ONE, lot=3)
EARLIER = TODAY - timedelta(days=30)
CENTRAL = Posted("central", "demonstration-1", ["es", "en"], "Lobby, beside the desk", EARLIER)


@pytest.fixture(autouse=True)
def _sites(settings: Any, tmp_path: Any) -> None:
    settings.DEMONSTRATION, settings.FILES = True, tmp_path
    bodies()
    brought([ONE, SHELTER, SHARED, replace(SHARED, agency="DEMO-DTM")])


def kay(agency: str = OURS) -> Person:
    """An invented custodian."""
    return person(f"Kay {agency}", ("custodian", agency))


def hung(by: Person, posted: Posted = CENTRAL, bbl: str = ONE.bbl, replaces: int | None = None) -> Sign:
    """A sign, recorded today."""
    return record_sign(by=Who.of(by), bbl=bbl, posted=posted, today=TODAY, replaces=replaces)


def room(by: Person) -> Area:
    """A non-public area of the site."""
    return identify_area(by=Who.of(by), bbl=ONE.bbl, name="Records room", marked="sign", on=EARLIER, today=TODAY)


def picture(name: str = "sign.jpg") -> SimpleUploadedFile:
    """A small picture of nothing."""
    return SimpleUploadedFile(name, jpeg())


def test_a_sign_keeps_its_edition_its_languages_in_the_list_s_sequence_and_its_day() -> None:
    made = hung(kay())
    assert (made.languages, made.edition, made.posted_on, made.role) == (
        ["en", "es"], "demonstration-1", EARLIER, "custodian",
    )  # fmt: skip
    with reaching(Reach.CITY):
        line = Line.objects.get(action="property.sign_posted")
    assert (line.object_number, line.clause) == (ONE.bbl, "3-119.13(c)")


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"kind": "banner"}, "kind"), ({"edition": "none"}, "edition"), ({"languages": []}, "languages"),
        ({"languages": ["en", "xx"]}, "languages"), ({"place": " "}, "place"), ({"on": TODAY + timedelta(1)}, "on"),
        ({"kind": "area"}, "area"), ({"area": 1}, "area"), ({"on": date(1900, 1, 1)}, "on"),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_sign_is_said_beside_its_entry(wrong: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as refused:
        hung(kay(), replace(CENTRAL, **wrong))
    assert refused.value.field == field


def test_an_area_that_still_has_its_sign_does_not_end() -> None:
    by = kay()
    area = room(by)
    sign = hung(by, replace(CENTRAL, kind="area", area=area.pk))
    with pytest.raises(Refused, match="still hangs"):
        end_area(by=Who.of(by), bbl=ONE.bbl, area=area.pk, reason="x", on=TODAY, today=TODAY)
    end_sign(by=Who.of(by), bbl=ONE.bbl, sign=sign.pk, reason="Taken down.", on=TODAY, today=TODAY)
    end_area(by=Who.of(by), bbl=ONE.bbl, area=area.pk, reason="x", on=TODAY, today=TODAY)


def test_a_sign_of_an_area_does_not_hang_before_the_area_was_identified() -> None:
    by = kay()
    area = room(by)
    with pytest.raises(Refused, match="identified later"):
        hung(by, replace(CENTRAL, kind="area", area=area.pk, on=EARLIER - timedelta(1)))


def test_the_sign_that_replaces_another_ends_it_that_day_and_both_stay() -> None:
    by = kay()
    first = hung(by)
    second = hung(by, replace(CENTRAL, on=TODAY), replaces=first.pk)
    first.refresh_from_db()
    assert (first.ended_on, second.replaces_id) == (TODAY, first.pk)
    with pytest.raises(Refused, match="already that this sign is gone"):
        hung(by, replace(CENTRAL, on=TODAY), replaces=first.pk)
    with pytest.raises(Refused, match="already that this sign is gone"):
        end_sign(by=Who.of(by), bbl=ONE.bbl, sign=first.pk, reason="x", on=TODAY, today=TODAY)


def test_a_sign_does_not_go_before_it_was_posted() -> None:
    by = kay()
    sign = hung(by)
    with pytest.raises(Refused, match="before it was posted"):
        end_sign(by=Who.of(by), bbl=ONE.bbl, sign=sign.pk, reason="x", on=EARLIER - timedelta(1), today=TODAY)


def test_only_whoever_keeps_the_record_records_signs() -> None:
    theirs = kay(THEIRS)
    for by in (dora(), eli(), theirs, person("Cora", ("counsel", OURS))):
        with pytest.raises(NotAllowed):
            hung(by)
    with pytest.raises(OutOfSight):
        hung(theirs, bbl=SHELTER.bbl)
    by = ana()
    sign = hung(by)
    with pytest.raises(OutOfSight):
        end_sign(by=Who.of(by), bbl=SHELTER.bbl, sign=sign.pk, reason="x", on=TODAY, today=TODAY)


@pytest.mark.parametrize(
    ("reach", "agency", "rows"),
    [("public", "", 1), ("audit", "", 2), ("agency", THEIRS, 1), ("agency", OURS, 3), ("city", "", 3)],
)
def test_the_public_sees_signs_but_those_of_areas_and_of_sensitive_sites_which_auditors_may_open(
    reach: str, agency: str, rows: int
) -> None:
    by = kay()
    hung(by), hung(by, bbl=SHELTER.bbl), hung(by, replace(CENTRAL, kind="area", area=room(by).pk))
    with reaching(Reach(reach), agency):
        assert Sign.objects.count() == rows


def test_a_sign_is_never_removed_nor_changed_but_for_its_end_and_picture() -> None:
    hung(kay())
    with reaching(Reach.CITY):
        for change in (lambda: Sign.objects.update(place="x"), lambda: Sign.objects.all().delete()):
            with pytest.raises(DatabaseError, match=r"are kept|permission denied"), transaction.atomic():
                change()


def test_a_picture_is_added_once_and_is_a_picture() -> None:
    by = kay()
    sign = hung(by)
    with pytest.raises(Refused, match="JPEG, PNG or WebP"):
        picture_sign(by=Who.of(by), bbl=ONE.bbl, sign=sign.pk, uploaded=SimpleUploadedFile("a.txt", b"Words."))
    made = picture_sign(by=Who.of(by), bbl=ONE.bbl, sign=sign.pk, uploaded=picture())
    assert made.photo is not None
    assert (made.photo.purpose, made.photo.agency_id) == ("property.sign_photo", OURS)
    with pytest.raises(Refused, match="photograph of this sign already"):
        picture_sign(by=Who.of(by), bbl=ONE.bbl, sign=sign.pk, uploaded=picture())


def test_the_page_asks_whether_a_resident_is_shown_before_any_byte_is_sent(client: Client) -> None:
    keeper = sign_in(client, kay())
    made = hung(Person.objects.get(name=f"Kay {OURS}"))
    path = f"/sites/{ONE.bbl}/signs/{made.pk}/photo/"
    assert 'type="file"' not in keeper.get(path).content.decode()
    assert "own legal file" in keeper.get(f"{path}?names_resident=yes").content.decode()
    assert 'type="file"' in keeper.get(f"{path}?names_resident=no").content.decode()
    assert keeper.post(path, {"names_resident": "yes", "file": picture()}).status_code == 422
    with reaching(Reach.CITY):
        assert Sign.objects.get(pk=made.pk).photo_id is None
    assert keeper.post(path, {"names_resident": "no", "file": picture()}).status_code == 302
    saved = keeper.get(f"{path}file/")
    assert saved.status_code == 200
    assert saved["Content-Disposition"].startswith("attachment")
    for who, status in ((None, 302), (eli(), 403), (kay(THEIRS), 403)):
        looking = sign_in(Client(), who) if who else Client()
        assert looking.get(f"{path}file/").status_code == status


def test_a_sign_is_recorded_replaced_and_gone_on_the_pages_and_the_public_reads_what_hangs(client: Client) -> None:
    keeper, here = sign_in(client, kay()), f"/sites/{ONE.bbl}/"
    entries = {
        "kind": "central", "area": "", "edition": "demonstration-1", "languages": ["en", "ht"],
        "place": "Lobby, east door", "on": "2026-05-01",
    }  # fmt: skip
    assert "No sign recorded here as of" in Client().get(here).content.decode()
    assert keeper.post(f"{here}signs/add/", entries | {"languages": []}).status_code == 422
    assert keeper.post(f"{here}signs/add/", entries).status_code == 302
    page = Client().get(here).content.decode()
    assert "Lobby, east door" in page
    assert "Kreyòl ayisyen" in page
    assert "/record/" not in page
    with reaching(Reach.CITY):
        first = Sign.objects.get()
    assert "Lobby, east door" in keeper.get(f"{here}signs/{first.pk}/replace/").content.decode()
    done = keeper.post(f"{here}signs/{first.pk}/replace/", entries | {"place": "Lobby, west door", "on": "2026-05-08"})
    assert done.status_code == 302
    page = Client().get(here).content.decode()
    assert "west door" in page
    assert "east door" not in page
    assert "east door" in keeper.get(f"{here}record/").content.decode()
    with reaching(Reach.CITY):
        second = Sign.objects.get(replaces=first)
    gone = {"on": "2026-05-08", "reason": "Taken, nobody knows by whom."}
    assert keeper.post(f"{here}signs/{second.pk}/gone/", gone).status_code == 302
    page = Client().get(here).content.decode()
    assert "No sign recorded here as of" in page
    assert "Taken, nobody" not in page


def test_a_site_shared_by_agencies_is_kept_for_the_city_alone() -> None:
    with pytest.raises(NotAllowed):
        hung(kay(), bbl=SHARED.bbl)


def test_the_api_answers_what_is_public_and_records_what_a_keeper_sends(client: Client) -> None:
    sent = {
        "bbl": ONE.bbl, "kind": "central", "edition": "demonstration-1", "languages": ["en", "ko"], "place": "Lobby",
        "on": "2026-05-01",
    }  # fmt: skip
    assert client.post("/api/v1/signs", sent, content_type="application/json").status_code == 401
    keeper = sign_in(Client(), kay())
    wrong = keeper.post("/api/v1/signs", sent | {"languages": ["xx"]}, content_type="application/json")
    assert (wrong.status_code, "languages" in wrong.content.decode()) == (422, True)
    done = keeper.post("/api/v1/signs", sent, content_type="application/json")
    assert done.status_code == 201
    told = client.get(f"/api/v1/sites/{ONE.bbl}/signs").json()
    assert [(one["place"], one["languages"]) for one in told["signs"]] == [("Lobby", ["en", "ko"])]
    again = sent | {"replaces": done.json()["number"], "place": "Hall"}
    assert keeper.post("/api/v1/signs", again, content_type="application/json").status_code == 201
    assert [one["place"] for one in client.get(f"/api/v1/sites/{ONE.bbl}/signs").json()["signs"]] == ["Hall"]
    assert client.get(f"/api/v1/sites/{SHELTER.bbl}/signs").status_code == 404
