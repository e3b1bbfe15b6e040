"""The field guide in a real browser: at the gate, on a small phone, with and without network, script and English."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from conftest import make_database
from tests.browser.pages import RULES, axe, sideways
from tests.serving import served, watched

pytestmark = pytest.mark.browser
PHONE = {"width": 360, "height": 740}
# What the guide holds of the record at hand.
NOW = "(JSON.parse(sessionStorage.getItem('guide-trail'))[history.state.at] || {choices: {}})"
COME_INSIDE = ("come_inside", "yes", "judge", "yes", "none", "federal", "two_to_four", "asked_to_wait")
LANGUAGES = ("en", "es", "ar")
SEVEN_TO_ONE = {"runOnly": {"type": "rule", "values": ["color-contrast-enhanced"]}}


@pytest.fixture(scope="session")
def gate(superuser_url: str, django_db_blocker: Any) -> Iterator[str]:
    """The demonstration served with an intake that counts what comes. Gives its address."""
    make_database(superuser_url, "threshold_gate")
    with served(
        "threshold_gate", superuser_url, application="tests.gate_site", THRESHOLD_DEMONSTRATION="1",
        THRESHOLD_SWITCHBOARD="212 555 0100", THRESHOLD_INTERPRETER_LINE="212 555 0102",
    ) as url:  # fmt: skip
        yield url


@pytest.fixture
def phone(chromium: Browser, gate: str) -> Iterator[Page]:
    """A small phone that has just opened the guide."""
    with watched(chromium, gate, viewport=PHONE, has_touch=True) as page:
        page.goto("/g/")
        yield page


def now(page: Page) -> str:
    """The screen that is shown."""
    return str(page.evaluate("document.body.dataset.now"))


def tap(page: Page, value: str) -> None:
    """One tap on the choice that keeps a value."""
    page.locator(f'.screen.now .choices [data-value="{value}"]').tap()


def came(page: Page, record: str) -> list[dict[str, Any]]:
    """What the server was sent under one id."""
    return [one for one in page.request.get("/trial/came").json() if one["id"] == record]


def until(page: Page, true: str) -> None:
    """Wait until something is true on the page, whose policy lets nobody evaluate words by themselves."""
    for _ in range(600):
        if page.evaluate(true):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"This never came true: {true}")


def kept_for_later(page: Page) -> None:
    """Wait until the phone has kept the guide."""
    until(page, "document.documentElement.dataset.kept === 'yes' && navigator.serviceWorker.controller !== null")


def record_id(page: Page) -> str:
    return str(page.evaluate(f"{NOW}.id"))


def test_a_whole_record_takes_eight_taps_and_is_sent_once(phone: Page) -> None:
    asked = []
    for value in COME_INSIDE:
        asked.append(now(phone))
        tap(phone, value)
    assert asked == ["want", "say", "kind", "nonpublic", "other_resource", "body", "officers", "answered"]
    assert len(COME_INSIDE) <= 8
    expect(phone.locator("#outcome-of-sending")).to_contain_text("Sent. Received at")
    expect(phone.locator("#status")).to_have_attribute("href", f"/g/records/{record_id(phone)}/")
    expect(phone.locator("#queue")).to_be_empty()
    (sent,) = came(phone, record_id(phone))
    assert (sent["want"], sent["paper"], sent["kind"], sent["body"], sent["officers"]) == (
        "come_inside", "yes", "judge", "federal", "two_to_four",
    )  # fmt: skip
    assert sent["started"] <= sent["kept"]


@pytest.mark.parametrize(
    "path",
    [
        ("use_lot", "yes", "no_judge"),
        ("use_lot", "no"),
        ("else", "papers", "yes", "judge"),
        ("else", "help", "screen", "cannot_tell"),
        ("else", "unknown", "yes", "judge"),
        ("else", "from_afar"),
        ("information", "status", "yes", "judge"),
    ],
    ids=" ".join,
)
def test_no_way_through_takes_more_than_eight_taps(phone: Page, path: tuple[str, ...]) -> None:
    taps = 0
    for value in path:
        if value == "else":
            phone.locator(".screen.now [data-to=else]").tap()
        else:
            tap(phone, value)
        taps += 1
    while now(phone) != "done":
        phone.locator(".screen.now .choices .choice").first.tap()
        taps += 1
    assert taps <= 8


def test_i_do_not_know_is_taken_everywhere(phone: Page) -> None:
    phone.locator(".screen.now [data-to=else]").tap()
    while now(phone) != "done":
        tap(phone, "unknown")
    expect(phone.locator("#outcome-of-sending")).to_contain_text("Sent")
    (sent,) = came(phone, record_id(phone))
    assert {sent["want"], sent["paper"], sent["body"], sent["officers"], sent["answered"]} == {"unknown"}


def test_a_judges_paper_says_first_to_call_counsel_now(phone: Page) -> None:
    for value in ("come_inside", "yes", "judge"):
        tap(phone, value)
    said = phone.locator(".screen.now .then")
    expect(said).to_contain_text("Call counsel now and say so first.")
    assert largest(phone) == "then"


def largest(page: Page) -> str:
    """The class of the largest words on the screen."""
    return str(
        page.evaluate(
            """() => {
              const all = [...document.querySelectorAll('.screen.now *')];
              const shown = all.filter(one => one.offsetParent && one.textContent.trim());
              const size = one => parseFloat(getComputedStyle(one).fontSize);
              return shown.sort((a, b) => size(b) - size(a))[0].classList[1] || shown[0].className;
            }"""
        )
    )


def test_what_to_say_is_the_largest_and_the_call_button_is_on_every_screen(phone: Page) -> None:
    for value in COME_INSIDE[:-1]:
        assert largest(phone) in {"say", "then"}, now(phone)
        button = phone.locator(".calls .first")
        expect(button).to_be_in_viewport()
        expect(button).to_have_attribute("href", "tel:2125550100")
        tap(phone, value)


@pytest.mark.parametrize(
    ("aside", "words"),
    [("leave", "If they do not wait, step aside, stay safe, call at once."), ("emergency", "do not stand in the way")],
)
def test_there_is_a_way_for_officers_who_do_not_wait_and_for_an_emergency(phone: Page, aside: str, words: str) -> None:
    tap(phone, "come_inside")
    phone.locator(f".screen.now [data-to={aside}]").tap()
    expect(phone.locator(".screen.now .say").last).to_contain_text(words)
    phone.locator(".screen.now .choices .choice").tap()
    assert now(phone) == "say"
    assert phone.evaluate(f"{NOW}.choices.happened") in {"did_not_wait", "emergency"}


def test_information_leads_to_the_privacy_officer_and_status_to_counsel(phone: Page) -> None:
    tap(phone, "information")
    expect(phone.locator(".screen.now")).to_contain_text("Requests go to counsel and your privacy officer.")
    expect(phone.locator(".screen.now").get_by_role("link", name="Privacy officer")).to_be_visible()
    tap(phone, "status")
    expect(phone.locator(".screen.now .then")).to_contain_text("goes to counsel at once")


def test_the_two_kinds_of_paper_stand_side_by_side_and_decide_nothing(phone: Page) -> None:
    tap(phone, "come_inside")
    tap(phone, "yes")
    phone.locator(".screen.now [data-to=looks]").tap()
    screen = phone.locator(".screen.now")
    expect(screen).to_contain_text("They decide nothing.")
    boxes = [one.bounding_box() for one in screen.locator("figure").all()]
    assert boxes[0] and boxes[1] and boxes[0]["y"] == boxes[1]["y"]
    tap(phone, "cannot_tell")
    assert phone.evaluate(f"{NOW}.choices.kind") == "cannot_tell"


def test_back_takes_back_a_choice_and_a_reload_keeps_the_others(phone: Page) -> None:
    tap(phone, "come_inside")
    tap(phone, "no")
    phone.locator("#back").tap()
    until(phone, "document.body.dataset.now === 'say'")
    assert phone.evaluate(f"{NOW}.choices") == {"want": "come_inside"}
    phone.reload()
    assert now(phone) == "say"
    assert phone.evaluate(f"{NOW}.choices") == {"want": "come_inside"}


def test_without_a_network_the_guide_opens_and_the_record_goes_once_when_it_returns(phone: Page) -> None:
    kept_for_later(phone)
    phone.context.set_offline(True)
    phone.goto("/g/")
    expect(phone.locator(".screen.now .say").last).to_contain_text("If anyone is in danger")
    for value in COME_INSIDE:
        tap(phone, value)
    expect(phone.locator("#outcome-of-sending")).to_contain_text("No network now.")
    expect(phone.locator("#queue")).to_contain_text("Kept on this device. To send: 1")
    record = record_id(phone)
    assert came(phone, record) == []
    phone.reload()
    expect(phone.locator("#queue")).to_contain_text("To send: 1")
    phone.context.set_offline(False)
    expect(phone.locator("#queue")).to_be_empty()
    expect(phone.locator("#outcome-of-sending")).to_contain_text("Sent")
    phone.reload()
    phone.goto("/g/")
    expect(phone.locator("#queue")).to_be_empty()
    assert len(came(phone, record)) == 1


def test_what_waits_is_sealed_and_cannot_be_read_on_the_device(phone: Page) -> None:
    kept_for_later(phone)
    phone.context.set_offline(True)
    for value in COME_INSIDE:
        tap(phone, value)
    expect(phone.locator("#queue")).to_contain_text("To send: 1")
    rows = phone.evaluate("Queue.waiting()")
    assert set(rows[0]["box"]) == {"id", "key_id", "ephemeral", "nonce", "sealed"}
    assert not any(word in json.dumps(rows) for word in ("judge", "federal", "come_inside"))
    kept = phone.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, history.state])")
    assert not any(word in kept for word in ("judge", "federal", "come_inside"))
    phone.locator("#back").tap()
    until(phone, "document.body.dataset.now === 'want'")
    assert phone.evaluate(f"{NOW}.choices") == {}


def test_what_waits_is_discarded_after_a_plain_warning(phone: Page) -> None:
    kept_for_later(phone)
    phone.context.set_offline(True)
    for value in COME_INSIDE:
        tap(phone, value)
    phone.locator("#queue a").tap()
    expect(phone.locator(".screen.now")).to_contain_text("nobody can bring it back")
    phone.locator("#keep").tap()
    expect(phone.locator("#queue")).to_contain_text("To send: 1")
    phone.locator("#queue a").tap()
    phone.locator("#discard-now").tap()
    until(phone, "Queue.waiting().then(rows => rows.length === 0)")
    record = record_id(phone)
    phone.context.set_offline(False)
    phone.reload()
    assert came(phone, record) == []


def test_a_record_left_half_way_goes_later_as_it_is(phone: Page) -> None:
    tap(phone, "use_lot")
    record = record_id(phone)
    until(phone, "indexedDB.databases().then(all => all.length === 1)")
    until(
        phone,
        """new Promise(resolve => {
          const opening = indexedDB.open('guide');
          opening.onsuccess = () => {
            const store = opening.result.transaction('boxes', 'readwrite').objectStore('boxes');
            const asked = store.getAll();
            asked.onsuccess = () => {
              for (const row of asked.result) store.put({ ...row, at: row.at - 3600000 });
              opening.result.close();
              resolve(asked.result.length === 1);
            };
          };
        })""",
    )
    phone.goto("/g/card/")
    phone.goto("/g/")
    expect(phone.locator("#queue")).to_be_empty()
    until(phone, "Queue.waiting().then(rows => rows.length === 0)")
    (sent,) = came(phone, record)
    assert (sent["want"], sent["paper"]) == ("use_lot", "")


def test_without_script_the_card_the_tree_and_the_way_through_stand_on_the_page(chromium: Browser, gate: str) -> None:
    with watched(chromium, gate, viewport=PHONE, java_script_enabled=False) as page:
        page.goto("/g/")
        expect(page.get_by_text("If anyone is in danger, call 911 first.").first).to_be_in_viewport()
        page.get_by_role("link", name="Come inside").click()
        expect(page.locator("#say")).to_be_in_viewport()
        page.locator("#kind").get_by_role("link", name="A judge or court is named").click()
        expect(page.locator("#judge")).to_be_in_viewport()
        expect(page.get_by_role("link", name="Paper form to print").first).to_be_visible()
        expect(page.locator("#call ol")).to_contain_text("212 555 0100")
        expect(page.locator("#answered")).to_be_hidden()


def test_the_guide_is_gone_through_with_the_keyboard_alone(phone: Page) -> None:
    for _ in COME_INSIDE:
        here = now(phone)
        phone.locator(".screen.now .choices .choice").first.focus()
        phone.keyboard.press("Enter")
        until(phone, f"document.body.dataset.now !== '{here}'")
        assert phone.evaluate("document.activeElement.classList.contains('now')")
    assert now(phone) in {"answered", "done"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_screen_is_accessible_and_fits_a_small_phone(
    chromium: Browser, gate: str, language: str, scheme: str
) -> None:
    whole = {"width": 360, "height": 3000}  # so that the call bar lies over nothing while axe measures targets
    with watched(chromium, gate, viewport=whole, color_scheme=scheme) as page:
        page.goto(f"/g/?lang={language}")
        for screen in page.evaluate(
            "[...document.querySelectorAll('.screen:not(.without-script)')].map(one => one.id)"
        ):
            page.evaluate(
                """id => {
                  document.querySelectorAll('.screen').forEach(one => one.classList.toggle('now', one.id === id));
                  document.querySelectorAll('.screen.now details').forEach(one => { one.open = true; });
                }""",
                screen,
            )
            assert axe(page, RULES) == [], screen
            assert axe(page, SEVEN_TO_ONE) == [], screen
            assert sideways(page) == [], screen


@pytest.mark.parametrize("path", ["/g/card/", "/g/form/"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_printed_is_accessible_too(chromium: Browser, gate: str, path: str, language: str) -> None:
    with watched(chromium, gate, viewport=PHONE) as page:
        page.goto(f"{path}?lang={language}")
        assert axe(page, RULES) == []
        assert sideways(page) == []


@pytest.mark.parametrize("width", [320, 90])
def test_enlarged_four_times_nothing_is_cut_off_or_lies_over_the_words(
    chromium: Browser, gate: str, width: int
) -> None:
    with watched(chromium, gate, viewport={"width": max(width, 320), "height": 256}) as page:
        page.goto("/g/")
        assert sideways(page) == []
        assert page.evaluate("getComputedStyle(document.querySelector('.calls')).position") == "static"


def test_buttons_are_as_large_as_a_shaking_thumb_needs(phone: Page) -> None:
    heights = [one.bounding_box() for one in phone.locator(".screen.now .choice, .calls .call").all()]
    assert heights and all(box and box["height"] >= 56 for box in heights)


@pytest.mark.parametrize(("path", "language", "sides"), [("card", "en", 1), ("card", "ar", 2), ("form", "es", 2)])
def test_what_is_printed_fits_one_sheet(chromium: Browser, gate: str, path: str, language: str, sides: int) -> None:
    with watched(chromium, gate) as page:
        page.goto(f"/g/{path}/?lang={language}")
        assert page.pdf(format="Letter").count(b"/Type /Page\n") <= sides


def test_spanish_shows_the_english_beside_it(chromium: Browser, gate: str) -> None:
    with watched(chromium, gate, viewport=PHONE, locale="es-US") as page:
        page.goto("/g/")
        expect(page.locator("html")).to_have_attribute("lang", "es")
        expect(page.locator("header")).to_contain_text("Nobody has reviewed this translation.")
        for value in COME_INSIDE:
            tap_plainly(page, value)
        expect(page.locator("#outcome-of-sending .beside")).to_contain_text("Sent")
        (sent,) = came(page, record_id(page))
        assert sent["language"] == "es"


def tap_plainly(page: Page, value: str) -> None:
    """A tap where there is no touch screen."""
    page.locator(f'.screen.now .choices [data-value="{value}"]').click()


def test_the_real_intake_takes_a_record_once_and_shows_how_it_stands(chromium: Browser, demonstration: str) -> None:
    with watched(chromium, demonstration, viewport=PHONE) as page:
        page.goto("/g/")
        kept_for_later(page)
        page.context.set_offline(True)
        for value in COME_INSIDE:
            tap_plainly(page, value)
        expect(page.locator("#queue")).to_contain_text("To send: 1")
        rows = page.evaluate("Queue.waiting()")
        page.context.set_offline(False)
        expect(page.locator("#queue")).to_be_empty()
        page.get_by_role("link", name="See whether counsel has seen it").click()
        page.wait_for_url(f"**/g/records/{rows[0]['id']}/")
        again = page.request.post("/g/records/", data=[row["box"] for row in rows])
        assert [answer["fresh"] for answer in again.json()["answers"]] == [False]
