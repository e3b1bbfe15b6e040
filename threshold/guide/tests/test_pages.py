"""The guide's pages as the server writes them: with and without script, small, in the reader's language, marked."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as site_settings
from django.contrib.staticfiles import finders
from django.core.exceptions import ImproperlyConfigured
from django.test import Client
from django.utils.html import strip_tags

from threshold.guide.numbers import numbers, procedures
from threshold.guide.staff import COOKIE, is_good, new_token
from threshold.guide.version import FILES
from threshold.guide.wording import wording

pytestmark = pytest.mark.django_db
PAGES = ("/g/", "/g/card/", "/g/form/")
MOST_BYTES = 150_000


@pytest.fixture(autouse=True)
def shown(settings: Any) -> None:
    """Translations that nobody has reviewed are shown, as in a demonstration."""
    settings.GUIDE_UNREVIEWED, settings.GUIDE_LINKS_HOLD = True, ""


def text_of(client: Client, path: str) -> str:
    """The page's words, with every space alike."""
    return " ".join(strip_tags(client.get(path).content.decode()).replace("&#x27;", "'").split())


@pytest.mark.parametrize("path", PAGES)
def test_every_copy_says_that_it_is_demonstration_text(client: Client, path: str) -> None:
    assert "Demonstration text. The Law Department has not approved it." in text_of(client, path)


def test_without_script_every_sentence_and_the_telephone_tree_stand_on_the_page(client: Client) -> None:
    page = text_of(client, "/g/")
    texts = wording("en").texts
    assert [key for key in texts if key.startswith("sentences.") and texts[key] not in page] == []
    assert page.count("No number is set here. Ask your supervisor for the number.") >= 4


def test_the_first_sentence_stands_before_anything_a_script_does(client: Client) -> None:
    body = client.get("/g/").content.decode()
    assert body.index("If anyone is in danger") < body.index('id="say"')
    assert re.findall(r"<script(?![^>]* defer)", body) == []
    assert body.index('class="screen" id="want"') < 6000


@pytest.mark.parametrize("path", PAGES)
def test_a_translation_says_that_nobody_reviewed_it_with_the_english_beside_it(client: Client, path: str) -> None:
    page = text_of(client, f"{path}?lang=es")
    assert wording("es").texts["notes.unreviewed"] in page
    assert "Nobody has reviewed this translation. The English stands beside it." in page
    assert wording("es").texts["sentences.s19"] in page or path == "/g/card/"
    assert 'lang="es" dir="ltr"' in client.get(f"{path}?lang=es").content.decode()


def test_where_unreviewed_languages_are_not_wanted_the_page_is_english_and_says_so(
    client: Client, settings: Any
) -> None:
    settings.GUIDE_UNREVIEWED = False
    answer = client.get("/g/?lang=es")
    assert answer.headers["Content-Language"] == "en"
    assert "This page is in English until somebody has reviewed a translation." in answer.content.decode()
    assert "Español" not in answer.content.decode()


def test_a_sentence_counsel_has_not_decided_on_is_marked_and_is_not_published_in_production(
    client: Client, settings: Any
) -> None:
    assert "Not settled: counsel has not decided on this sentence." in text_of(client, "/g/")
    settings.GUIDE_UNREVIEWED = False
    assert wording("en").texts["sentences.s16"] not in text_of(client, "/g/")


@pytest.mark.parametrize(
    ("asked", "answered"),
    [("es-MX,en;q=0.5", "es"), ("zh-CN", "zh-Hans"), ("ar", "ar"), ("xx", "en"), ("", "en"), ("de,es;q=0.4", "es")],
)
def test_the_language_is_what_the_phone_prefers(client: Client, asked: str, answered: str) -> None:
    assert client.get("/g/", HTTP_ACCEPT_LANGUAGE=asked).headers["Content-Language"] == answered
    assert client.get("/g/?lang=en", HTTP_ACCEPT_LANGUAGE=asked).headers["Content-Language"] == "en"


def test_arabic_reads_from_right_to_left(client: Client) -> None:
    assert '<html lang="ar" dir="rtl">' in client.get("/g/?lang=ar").content.decode()


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", ["en", "es"])
def test_no_page_says_what_follows_or_a_word_that_is_never_used(client: Client, path: str, language: str) -> None:
    english = re.sub(r"I cannot give or refuse|do not refuse, argue", "", text_of(client, f"{path}?lang={language}"))
    never = r"\b(permitted|prohibited|illegal|invalid|fake|refuse|trespass\w*|not allowed|sanctuary|ICE)\b"
    assert re.findall(never, english, re.IGNORECASE) == []


def test_all_a_phone_fetches_for_one_language_is_small_before_any_compression(client: Client) -> None:
    sizes = {path: len(client.get(f"{path}?lang=es").content) for path in (*PAGES, "/g/manifest.webmanifest")}
    sizes["/g/worker.js"] = len(client.get("/g/worker.js").content)
    sizes |= {name: Path(str(finders.find(name))).stat().st_size for name in FILES}
    sizes |= {f"icon-{size}": Path(str(finders.find(f"guide/icon-{size}.png"))).stat().st_size for size in (192, 512)}
    gate = {name: size for name, size in sizes.items() if name not in {"/g/card/", "/g/form/"}}
    assert sum(gate.values()) < MOST_BYTES, gate
    assert sum(len(gzipped(client, path)) for path in sizes if path.startswith("/g/")) < 40_000


def gzipped(client: Client, path: str) -> bytes:
    """The page as it goes over the wire to a browser that takes gzip."""
    return client.get(f"{path}?lang=es", HTTP_ACCEPT_ENCODING="gzip").content


def test_the_page_loads_its_own_small_files_alone(client: Client) -> None:
    body = client.get("/g/").content.decode()
    loaded = re.findall(r'(?:src|href)="(/static/[^"]+)"', body)
    assert loaded and all("/guide/" in path for path in loaded)
    assert ".woff" not in body


def test_the_manifest_opens_the_guide_in_the_language_it_was_kept_in(client: Client) -> None:
    answer = client.get("/g/manifest.webmanifest?lang=ar")
    told = json.loads(answer.content)
    assert answer.headers["Content-Type"] == "application/manifest+json"
    assert (told["start_url"], told["scope"], told["dir"]) == ("/g/?lang=ar", "/g/", "rtl")
    assert {icon["sizes"] for icon in told["icons"]} == {"192x192", "512x512"}


def test_the_worker_keeps_the_files_under_a_version_and_leaves_the_records_alone(client: Client) -> None:
    answer = client.get("/g/worker.js")
    script = answer.content.decode()
    assert answer.headers["Content-Type"] == "text/javascript"
    assert re.search(r'"guide-[0-9a-f]{16}"', script)
    assert all(f"/static/{name}" in script for name in FILES)
    assert "records|staff" in script


def test_numbers_are_those_that_are_set_and_on_call_ones_need_a_link(client: Client, settings: Any) -> None:
    settings.GUIDE_SWITCHBOARD, settings.GUIDE_ON_CALL = "212 555 0100", "(212) 555-0199"
    settings.GUIDE_TEXT, settings.GUIDE_INTERPRETER = "+1 212 555 0101", "212 555 0102"
    page = client.get("/g/").content.decode()
    assert 'href="tel:2125550100"' in page and 'href="sms:+12125550101"' in page and 'href="tel:2125550102"' in page
    assert "555-0199" not in page and "2125550199" not in page
    answer = client.get(f"/g/staff/{new_token()}/")
    assert answer.headers["Location"] == "/g/"
    assert answer.cookies[COOKIE]["httponly"] and answer.cookies[COOKIE]["path"] == "/g/"
    page = client.get("/g/").content.decode()
    assert page.index("2125550199") < page.index("2125550100")


def taken_back(token: str) -> bool:
    """A maker of links that has taken every one back."""
    return False


def test_a_link_taken_back_shows_no_on_call_number_any_more(client: Client, settings: Any) -> None:
    settings.GUIDE_ON_CALL = "212 555 0199"
    client.get(f"/g/staff/{new_token()}/")
    assert "2125550199" in client.get("/g/").content.decode()
    settings.GUIDE_LINKS_HOLD = f"{__name__}.taken_back"
    assert "2125550199" not in client.get("/g/").content.decode()


def test_a_link_nobody_here_made_shows_none(client: Client, settings: Any) -> None:
    settings.GUIDE_LINKS_HOLD = "threshold.encounters.queries.reporters.holds"
    assert client.get(f"/g/staff/{new_token()}/").cookies.keys() == {}.keys()


def test_a_link_that_is_not_good_keeps_nothing_and_leads_to_the_guide(client: Client) -> None:
    answer = client.get(f"/g/staff/{new_token()}x/")
    assert (answer.status_code, answer.cookies.keys()) == (302, {}.keys())
    client.cookies[COOKIE] = "forged:1:2"
    assert 'data-staff=""' in client.get("/g/").content.decode()
    assert not is_good("")


def test_a_number_or_address_that_is_none_is_refused_loudly(settings: Any) -> None:
    settings.GUIDE_SWITCHBOARD = "call us"
    with pytest.raises(ImproperlyConfigured, match="digits"):
        numbers(with_link=False)
    settings.GUIDE_PROCEDURES = ["police=javascript:alert(1)"]
    with pytest.raises(ImproperlyConfigured, match="THRESHOLD_PROCEDURES"):
        procedures()


def test_posts_with_their_own_procedures_are_led_to_those(client: Client, settings: Any) -> None:
    settings.GUIDE_PROCEDURES = ["police=https://police.example/gate"]
    page = client.get("/g/").content.decode()
    assert "Posts with their own procedures get those, not this general card." in page
    assert 'href="https://police.example/gate"' in page
    assert page.count("No address is set here.") == 4


def test_a_code_that_opens_nothing_still_opens_the_guide(client: Client) -> None:
    page = client.get("/g/K7QF-2M9T/").content.decode()
    assert "Officers are here" in page and 'data-code=""' in page


def test_the_guide_has_no_form_and_no_place_for_words(client: Client) -> None:
    for path in PAGES:
        page = client.get(path).content.decode()
        assert not re.search(r"<form|<textarea|<input(?! type=\"radio\")|type=\"file\"", page)


def test_the_default_is_that_unreviewed_languages_show_in_a_demonstration_alone() -> None:
    assert site_settings.DEMONSTRATION is False
