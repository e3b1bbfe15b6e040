"""Counsel's screen, the forms and the Law Department's pages: what they say, what they refuse, what they never show."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from threshold.accounts.models import Person
from threshold.accounts.tests.people import OURS, bodies, eli, person, sign_in
from threshold.database.reach import Reach, reaching
from threshold.determinations.actions.deciding import Decided
from threshold.determinations.models import Adopted, Advice, Decider, Matter, Sealed
from threshold.determinations.tests.people import (
    adopted,
    approved,
    counsel,
    decider,
    found,
    law_department,
    reached,
    sealed,
    stated,
)

pytestmark = pytest.mark.django_db
NO_PLACE = "This form has no place for details of residents."
MARKED = "Zebulon Quartermain"


@pytest.fixture(autouse=True)
def _bodies(settings: Any) -> None:
    settings.DEMONSTRATION = True
    bodies()


def page(who: Person, path: str, status: int = 200) -> str:
    """A page as somebody sees it."""
    answer = sign_in(Client(), who).get(path)
    assert answer.status_code == status, answer.content.decode()[-2000:]
    return answer.content.decode()


def test_the_screen_labels_its_result_and_shows_the_law_s_words_and_who_said_so() -> None:
    by = counsel()
    matter = reached(by)
    html = page(by, f"/matters/{matter.pk}/")
    assert "Result on the facts as given. No official has decided this." in html
    assert "Such personnel present a judicial warrant" in html
    assert "The order names no one. Deciders are those the City has designated in writing." in html
    assert "Cora Counsel" in html
    for part in ('href="#facts"', 'id="facts"', 'id="laws"', 'id="decide"'):
        assert part in html


def test_no_standing_answer_and_no_headline_unless_adopted() -> None:
    by, law = counsel(), law_department()
    matter = reached(by)
    html = page(by, f"/matters/{matter.pk}/")
    assert "Standing answer" not in html
    assert "data-standing" not in html
    adopted(law, "standing-answer")
    adopted(law, "strictest-headline")
    html = page(by, f"/matters/{matter.pk}/")
    assert "Standing answer, a reading the Law Department has adopted: PROHIBITED." in html
    assert "Strictest answer of all, a reading the Law Department has adopted: PROHIBITED." in html


def test_beside_a_judge_s_paper_stands_the_sentence_on_10_178() -> None:
    by = counsel()
    matter = reached(by)
    sentence = "10-178(c) limits the use of City resources; it does not bind the officers. Not decided:"
    stated(by, matter, {"immigration": "other"})
    assert sentence not in page(by, f"/matters/{matter.pk}/")
    stated(by, matter, {"b_issuer": "magistrate_judge"}, "seen")
    assert sentence in page(by, f"/matters/{matter.pk}/")


def test_4_210_says_what_the_city_may_not_knowingly_permit() -> None:
    by, law = counsel(), law_department()
    matter = reached(by)
    stated(by, matter, {"nonpublic": "yes", "serves": "yes", "g1_agreement": "no", "g4_arrangement": "no"})
    found(decider("Dee Decider", law), matter, {"g3_required": "no", "g5_mission": "no", "g6_exigent": "no"})
    assert "PROHIBITED: the City may not knowingly permit this access." in page(by, f"/matters/{matter.pk}/")


def test_what_staff_saw_is_shown_as_kept_and_not_counted() -> None:
    by = counsel()
    matter = reached(by)
    stated(by, matter, {"b_issuer": "ny_court"}, "seen")
    html = page(by, f"/matters/{matter.pk}/")
    assert "Kept as seen or said, not counted: a confirmed register or counsel settles this point." in html


@pytest.mark.parametrize("path", ["state", "find"])
def test_the_forms_say_what_has_no_place_in_them_and_have_no_free_text_but_reasons(path: str) -> None:
    by = counsel()
    matter = reached(by)
    html = page(by, f"/matters/{matter.pk}/{path}/")
    assert NO_PLACE in html
    assert html.count("<textarea") == (1 if path == "find" else 0)
    assert ('maxlength="500"' in html) is (path == "find")


@pytest.mark.parametrize(
    ("path", "sent", "words"),
    [
        ("find", {"fact-use": ["other"], "reasons": ""}, "Fill this in."),
        ("find", {"fact-use": ["other"], "reasons": "x" * 501}, "at most 500 characters"),
        ("find", {"reasons": "so"}, "Choose at least one fact and its value."),
        ("state", {"fact-who": ["martian"], "source": "seen"}, "martian"),
        ("state", {"fact-title": ["city_owns"], "source": "register"}, "Say which record of the register it is"),
        ("state", {"fact-who": ["city"], "source": "document", "number": MARKED}, "capital letters, figures"),
        ("state", {"source": "seen"}, "Choose at least one fact and its value."),
    ],
)
def test_bad_input_is_shown_again_with_what_is_wrong_and_nothing_is_kept(
    path: str, sent: dict[str, Any], words: str
) -> None:
    by = counsel()
    matter = reached(by)
    answer = sign_in(Client(), by).post(f"/matters/{matter.pk}/{path}/", sent)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    with reaching(Reach.AGENCY, OURS):
        assert Matter.objects.get().stated == 10


def test_a_fact_that_is_not_in_the_vocabulary_is_no_field_of_the_form() -> None:
    by = counsel()
    matter = reached(by)
    answer = sign_in(Client(), by).post(f"/matters/{matter.pk}/state/", {"fact-whoo": ["x"], "source": "seen"})
    assert answer.status_code == 422


def test_a_point_of_law_sent_by_somebody_who_is_not_on_the_register_is_refused_with_the_sentence() -> None:
    by = counsel()
    matter = reached(by)
    told = {"fact-d_mission": ["yes"], "reasons": "so"}
    answer = sign_in(Client(), by).post(f"/matters/{matter.pk}/find/", told)
    assert answer.status_code == 403
    assert "The order names no one. Deciders are those the City has designated in writing." in answer.content.decode()


def test_counsel_decides_on_the_page_and_deciding_twice_is_refused_in_words() -> None:
    by = counsel()
    matter = reached(by)
    client = sign_in(Client(), by)
    told = {"stated": 10, "sealed": 0, "answer-0": "no-exception", "reasons-0": "Nothing was shown."}
    answer = client.post(f"/matters/{matter.pk}/decide/", told)
    assert answer["Location"] == f"/matters/{matter.pk}/determinations/1/"
    html = client.get(answer["Location"]).content.decode()
    for words in ("it is the same, letter for letter", "No exception is shown", "Nothing was shown.", "2026-02-06"):
        assert words in html
    again = client.post(f"/matters/{matter.pk}/decide/", told)
    assert again.status_code == 422
    assert "Somebody sealed determination 1 of this matter while you looked." in again.content.decode()
    plain = json.loads(client.get(f"/matters/{matter.pk}/determinations/1/?as=json").content)
    assert plain["answers"][0]["may"] == ["PERMITTED", "PROHIBITED"]


def test_a_later_determination_leaves_the_first_as_it_was() -> None:
    by = counsel()
    matter = reached(by)
    first = sealed(by, matter, Decided("EO13 s.3", "open", "Three points wait."))
    before = page(by, f"/matters/{matter.pk}/determinations/1/")
    stated(by, matter, {"nonpublic": "no"})
    sealed(by, matter)
    after = page(by, f"/matters/{matter.pk}/determinations/1/")
    assert first.hash in before
    assert first.hash in after
    assert "A later one has superseded it; it stays as it was." in after
    with reaching(Reach.AGENCY, OURS):
        assert Sealed.objects.get(number=1).text == first.text


def test_the_list_narrows_pages_and_is_kept_as_a_file_without_an_outcome() -> None:
    by = counsel()
    client, matter = sign_in(Client(), by), reached(by)
    for path, there in (("", True), ("?state=open", True), ("?state=decided", False), ("?kind=entry", False),
                        ("?referred=no", True), (f"?before={matter.pk}", False), ("?points=yes", False)):  # fmt: skip
        assert (f"/matters/{matter.pk}/" in client.get(f"/matters/{path}").content.decode()) is there, path
    rows = json.loads(client.get("/matters/?as=json").content)
    assert rows == [
        {"number": matter.pk, "body": OURS, "kind": "lot-use", "day": "2026-03-02", "state": "open", "statements": 10,
         "determinations": 0, "referred": "no", "invented": "yes"}
    ]  # fmt: skip
    for html in (client.get("/matters/").content.decode(), client.get("/matters/?as=csv").content.decode()):
        assert not any(word in html for word in ("PERMITTED", "PROHIBITED", "OUTSIDE"))


def test_staff_at_the_front_line_see_no_matter_and_no_outcome() -> None:
    matter = reached(counsel())
    fay = person("Fay Front", ("front-line", OURS))
    page(fay, "/matters/", 403)
    page(fay, f"/matters/{matter.pk}/", 404)


def test_advice_is_read_by_counsel_alone_and_the_page_says_to_keep_it_outside() -> None:
    by = counsel()
    matter = reached(by)
    client = sign_in(Client(), by)
    assert client.post(f"/matters/{matter.pk}/advice/", {"words": f"Ask {MARKED} first."}).status_code == 302
    html = client.get(f"/matters/{matter.pk}/advice/").content.decode()
    assert "Advice is better kept outside this system." in html
    assert f"Ask {MARKED} first." in html
    page(eli(), f"/matters/{matter.pk}/advice/", 403)
    for path in (f"/matters/{matter.pk}/", "/matters/?as=json", f"/api/v1/matters/{matter.pk}"):
        assert MARKED not in client.get(path).content.decode()
    with reaching(Reach.AGENCY, OURS):
        assert MARKED not in Advice.objects.get().words


def test_a_matter_is_shown_to_the_law_department_by_a_button_once_its_crossing_is_approved() -> None:
    by, law = counsel(), law_department()
    matter = reached(by)
    client = sign_in(Client(), by)
    refused = client.post(f"/matters/{matter.pk}/refer/")
    assert (refused.status_code, "No approval to show" in refused.content.decode()) == (422, True)
    page(law, f"/matters/{matter.pk}/", 404)
    approved()
    assert client.post(f"/matters/{matter.pk}/refer/").status_code == 302
    assert "Facts, and who said so" in page(law, f"/matters/{matter.pk}/")


def test_the_law_department_adopts_and_ends_a_reading_on_the_page() -> None:
    client = sign_in(Client(), law_department())
    assert "No reading is adopted" in client.get("/readings/").content.decode()
    told = {"what": "EO13 s.3|control|shared|no", "uses": ["lot-use"], "since": "2026-03-01", "reasons": "So read."}
    assert client.post("/readings/adopt/", told)["Location"] == "/readings/"
    html = client.get("/readings/").content.decode()
    assert "does not meet the words" in html
    assert "not adopted" in html
    with reaching(Reach.CITY):
        made = Adopted.objects.get()
    assert client.post(f"/readings/{made.pk}/end/", {"until": "2026-06-30"})["Location"] == "/readings/"
    assert client.post(f"/readings/{made.pk}/end/", {"until": "2026-06-30"}).status_code == 422


def test_the_law_department_enters_a_decider_on_the_page() -> None:
    client = sign_in(Client(), law_department())
    assert "Nobody is on the register" in client.get("/deciders/").content.decode()
    who = person("Dee Decider", ("decider", ""))
    told = {"person": who.ref, "clauses": ["EO13 s.3(d)"], "body": "", "number": "D-2026/1", "since": "2026-02-06"}
    assert client.post("/deciders/enter/", told | {"number": MARKED}).status_code == 422
    assert client.post("/deciders/enter/", told)["Location"] == "/deciders/"
    assert "Dee Decider" in client.get("/deciders/").content.decode()
    with reaching(Reach.CITY):
        made = Decider.objects.get()
    assert client.post(f"/deciders/{made.pk}/end/", {"until": "2026-12-31"})["Location"] == "/deciders/"


def test_an_open_point_names_the_agency_and_the_question_and_nothing_found_until_the_matter_is_shown() -> None:
    by, law = counsel(), law_department()
    matter = reached(by)
    found(by, matter, {"control": "shared"}, "a licence covers the yard")
    html = page(law, "/open-points/")
    assert "Does the City have operational control of it?" in html
    assert "licence" not in html
    assert f'href="/matters/{matter.pk}/"' not in html
    approved()
    assert sign_in(Client(), by).post(f"/matters/{matter.pk}/refer/").status_code == 302
    assert f'href="/matters/{matter.pk}/"' in page(law, "/open-points/")
