"""Posts through the API: the list in sight and the acts of the pages, with the same refusals in words."""

from __future__ import annotations

from typing import Any

import pytest

from tests.api.test_owed_and_recording import asked, sent
from threshold.accounts.tests.people import OURS, ana, ben, cleo, eli
from threshold.agencies.tests.places import bodies
from threshold.duties.tests.looking import as_

pytestmark = pytest.mark.django_db
LETTER: dict[str, Any] = {
    "body": OURS, "post": "access-designee", "name": "Fay Invented", "since": "2026-02-09", "instrument": "Letter 1",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _bodies() -> None:
    bodies()


def test_a_post_is_designated_handed_over_vacated_and_corrected() -> None:
    lead = ana()
    first = sent(lead, "designations", **LETTER)
    assert (first["kind"], first["on"], first["corrects"]) == ("designation", "2026-02-09", None)
    second = sent(lead, "handovers", holding=first["holding"], name="Gil Invented", on="2026-03-02", instrument="2")
    vacant = sent(lead, "vacancies", holding=second["holding"], on="2026-05-04", reason="left")
    assert vacant["kind"] == "vacancy"
    row = asked(lead, "posts", as_of="2026-05-14", post="access-designee")["posts"][0]
    assert (row["state"], row["days_vacant"], row["holder"]) == ("vacant", 10, "")
    again = sent(lead, "corrections", event=vacant["number"], on=None, reason="stayed")
    assert (again["kind"], again["corrects"]) == ("withdrawn", vacant["number"])
    assert asked(lead, "posts", as_of="2026-05-14", state="held")["posts"][0]["holder"] == "Gil Invented"
    assert asked(eli(), "posts", as_of="2026-05-14", state="held")["posts"][0]["holder"] == ""


def test_refusals_are_said_in_words_and_change_nothing() -> None:
    lead = ana()
    first = sent(lead, "designations", **LETTER)
    assert "held since 9 February 2026" in sent(lead, "designations", 422, **LETTER | {"since": "2026-03-02"})["error"]
    assert "no such post" in sent(lead, "designations", 422, **LETTER | {"post": "king"})["error"].lower()
    other = ben()
    assert sent(other, "vacancies", 404, holding=first["holding"], on="2026-05-04", reason="x")["what_to_do"]
    assert sent(other, "designations", 403, **LETTER)["what_to_do"]
    assert asked(cleo(), "posts", 403)["error"]
    assert asked(None, "posts", 401)["error"]
    for query in ({"post": "king"}, {"state": "odd"}, {"after": "x"}, {"body": "\0"}):
        assert asked(lead, "posts", 422, **query)["what_to_do"]


def test_the_list_pages_to_its_end() -> None:
    lead = ana()
    sent(lead, "designations", **LETTER)
    whole = asked(lead, "posts")["posts"]
    found, after = [], ""
    while True:
        page = asked(lead, "posts", limit="1", after=after)
        found += page["posts"]
        after = page["after"]
        if not after:
            break
    assert found == whole
    assert as_(lead).get("/api/v1/posts").headers["Threshold-As-Of"]
