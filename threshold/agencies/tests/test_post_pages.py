"""The pages of posts: what waits, who holds, and each step from designation to successor, in words and within reach."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.test import Client

from threshold.accounts.models import Person
from threshold.accounts.tests.people import OURS, ana, ben, cleo, dora, eli, person, powered, sign_in
from threshold.agencies.models import Event, Holding
from threshold.agencies.tests.places import FIRST, GIL, bodies, filled
from threshold.database.reach import Reach, reaching
from threshold.journal.models import Line

pytestmark = pytest.mark.django_db
DESIGNATION = {
    "body": OURS, "post": "privacy-officer", "seat": "1", "name": "Fay Invented", "contact": "fay@example.invalid",
    "since": "2026-02-06", "instrument": "Letter 1 of 6 February 2026",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _bodies() -> None:
    bodies()


def newest() -> Holding:
    """The holding recorded last."""
    with reaching(Reach.CITY):
        return Holding.objects.latest("id")


def text(client: Client, path: str) -> str:
    """A page that is there."""
    answer = client.get(path)
    assert answer.status_code == 200, path
    return str(answer.content.decode())


def test_designation_vacancy_and_successor_in_the_pages(client: Client) -> None:
    sign_in(client, ana())
    assert client.post("/posts/designate/", DESIGNATION).status_code == 302
    first = newest()
    page = text(client, f"/posts/{first.pk}/")
    assert "Fay Invented" in page and "Letter 1 of 6 February 2026" in page and "A holding begins." in page
    done = client.post(f"/posts/{first.pk}/vacate/", {"on": "2026-03-02", "reason": "left the City"})
    assert done.status_code == 302
    vacant = text(client, "/posts/?as_of=2026-04-01")
    assert "vacancy: day 30" in vacant and f"/posts/{first.pk}/" in vacant
    assert (
        client.post("/posts/designate/", DESIGNATION | {"name": "Gil Invented", "since": "2026-04-02"}).status_code
        == 302
    )
    assert "Gil Invented" in text(client, "/posts/?as_of=2026-04-02")
    assert "Fay Invented" in text(client, "/posts/?as_of=2026-03-01")
    assert "vacancy" not in text(client, "/posts/?as_of=2026-04-02&post=privacy-officer").split("<table")[1]


def test_handing_over_twice_is_answered_in_words_beside_the_day(client: Client) -> None:
    who = ana()
    held = filled(who, OURS, "privacy-officer", FIRST).holding_id
    sign_in(client, who)
    given = {"name": "Gil Invented", "contact": "", "on": "2026-03-02", "instrument": "Letter 2"}
    assert client.post(f"/posts/{held}/hand-over/", given).status_code == 302
    again = client.post(f"/posts/{held}/hand-over/", given | {"on": "2026-04-01"})
    assert again.status_code == 422
    assert "handed over or vacated on 2 March 2026 already" in again.content.decode()


def test_a_correction_stands_beside_what_it_corrects(client: Client) -> None:
    who = ana()
    event = filled(who, OURS, "privacy-officer", FIRST)
    sign_in(client, who)
    path = f"/posts/events/{event.pk}/correct/"
    assert "Recorded so far for 6 February 2026" in text(client, path)
    assert client.post(path, {"what": "another day", "reason": "x"}).status_code == 422
    done = client.post(path, {"what": "another day", "on": "2026-02-09", "reason": "the letter says the 9th"})
    assert done.status_code == 302
    page = text(client, done["Location"])
    assert "Corrects what was recorded for 6 February 2026" in page and "the letter says the 9th" in page
    assert "withdrawn" in text(client, f"/posts/{event.holding_id}/")
    with reaching(Reach.CITY):
        second = Event.objects.latest("id")
    assert client.post(f"/posts/events/{second.pk}/correct/", {"what": "never", "reason": "x"}).status_code == 302


@pytest.mark.parametrize(
    ("entries", "words"),
    [
        ({"name": ""}, "Say who"),
        ({"since": "2026-13-40"}, "Write the day as year, month and day"),
        ({"since": "1812-01-01"}, "between 1990 and 2100"),
        ({"post": "king"}, "not one of the choices"),
        ({"body": "demo-tides"}, "not one of the choices"),
        ({"until": "2026-02-06"}, "ends on a later day"),
        ({"instrument": ""}, "Fill this in"),
        ({"seat": "0"}, "greater than or equal to 1"),
        ({"name": "a\u202eb"}, "cannot be seen"),
    ],
)
def test_what_is_wrong_stands_beside_its_entry_and_nothing_is_kept(
    client: Client, entries: dict[str, str], words: str
) -> None:
    sign_in(client, ana())
    answer = client.post("/posts/designate/", DESIGNATION | entries)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    with reaching(Reach.CITY):
        assert not Holding.objects.exists()


def test_exports_carry_the_day_the_names_in_sight_and_the_mark_of_what_is_invented(client: Client) -> None:
    who = ana()
    filled(who, OURS, "privacy-officer", FIRST, GIL)
    sign_in(client, who)
    told = json.loads(text(client, "/posts/?as_of=2026-04-01&as=json"))
    mine = [row for row in told["posts"] if row["state"] == "held"]
    assert told["as_of"] == "2026-04-01"
    assert [(row["holder"], row["demonstration"]) for row in mine] == [("Gil Invented", "yes")]
    assert "Gil Invented" in text(client, "/posts/?as=csv")
    auditor = sign_in(Client(), eli())
    assert "Gil Invented" not in text(auditor, "/posts/?as=csv") + text(auditor, "/posts/")


def test_an_auditor_opens_a_name_for_a_stated_purpose_alone(client: Client) -> None:
    event = filled(ana(), OURS, "privacy-officer", FIRST, GIL)
    path = f"/posts/{event.holding_id}/"
    sign_in(client, eli())
    assert "For what do you open this?" in text(client, path)
    refused = client.post(path, {"purpose": "curious", "words": "x"})
    assert refused.status_code == 422 and "Gil Invented" not in refused.content.decode()
    opened = client.post(path, {"purpose": "audit", "words": "checking the designations"})
    assert opened.status_code == 200 and "Gil Invented" in opened.content.decode()
    with reaching(Reach.CITY):
        line = Line.objects.get(action="accounts.sensitive_opened")
    assert (line.object_kind, line.object_number, line.actor_role) == ("holding", str(event.holding_id), "auditor")
    assert "Gil Invented" not in text(client, path)


def test_the_pages_of_a_post_are_not_there_for_another_agency_and_need_a_role(client: Client) -> None:
    event = filled(ana(), OURS, "privacy-officer", FIRST)
    paths = [f"/posts/{event.holding_id}/{end}" for end in ("", "vacate/", "hand-over/")]
    paths.append(f"/posts/events/{event.pk}/correct/")
    other = sign_in(Client(), ben())
    for path in [*paths, "/posts/999999/", f"/posts/{10**30}/"]:
        assert other.get(path).status_code == 404, path
    nobody = sign_in(Client(), cleo())
    assert {nobody.get(path).status_code for path in ("/posts/", "/posts/designate/")} == {403}
    reader = sign_in(Client(), person("Rae Invented", ("counsel", OURS)))
    assert reader.get(paths[0]).status_code == 200
    assert {reader.get(path).status_code for path in paths[1:]} == {403}
    assert {client.get(path)["Location"].split("?")[0] for path in [*paths, "/posts/"]} == {"/sign-in/"}


def test_the_page_of_a_body_shows_its_posts_to_those_who_may_see_them_and_nothing_to_the_public(client: Client) -> None:
    who = ana()
    filled(who, OURS, "privacy-officer", date(2026, 2, 6))
    assert "Posts" not in text(client, f"/bodies/{OURS}/").split("<main")[1].split("</main")[0]
    assert "Fay Invented" in text(sign_in(Client(), who), f"/bodies/{OURS}/")
    assert "Fay Invented" not in text(sign_in(Client(), ben()), f"/bodies/{OURS}/")


def test_setting_a_body_up_on_its_page(client: Client) -> None:
    administrator: Person = dora()
    sign_in(client, administrator)
    assert client.get("/bodies/acs/set-up/").status_code == 403
    powered(administrator)
    assert client.get("/bodies/nobody/set-up/").status_code == 404
    given = {
        "day": "2026-03-02", "given_by": "Agency privacy officer", "given_on": "2026-02-27",
        "reference": "Memorandum 7", "reason": "asked to join",
    }  # fmt: skip
    assert client.post("/bodies/acs/set-up/", given | {"given_on": "2026-03-03"}).status_code == 422
    assert client.post("/bodies/acs/set-up/", given).status_code == 302
    page = text(client, "/bodies/acs/set-up/")
    assert "approved by Agency privacy officer on 27 February 2026, kept as Memorandum 7" in page
    assert client.post("/bodies/acs/set-up/", {"day": "2026-05-04", "reason": "withdrawn"}).status_code == 302
    assert "Taken back from 4 May 2026" in text(client, "/bodies/acs/set-up/")
