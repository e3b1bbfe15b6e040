"""The tour of the README, step by step, in a real browser."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

REACHED = {
    "who": "federal",
    "empowered": "yes",
    "place": "garage",
    "title": "city_owns",
    "control": "city",
    "use": "staging_area",
    "purpose": "yes",
}


def test_the_order_is_the_page(page: Page) -> None:
    page.goto("/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Executive Order No. 13")
    audit = page.locator("[id='c-2']")
    expect(audit).to_contain_text("shall immediately conduct a review and audit")
    audit.get_by_text("How this date was reached").first.click()
    expect(audit).to_contain_text("90 days after 6 February 2026, not counting that day: 7 May 2026")


def test_an_empty_database_accuses_nobody_on_any_day(page: Page) -> None:
    for day in ("2026-02-06", "2026-05-08", "2036-01-01"):
        page.goto(f"/?as_of={day}")
        audit = page.locator("[id='c-2'] .margin")
        expect(audit).to_contain_text("nothing recorded here")
        said = " ".join(page.locator(".counts").all_inner_texts())
        assert "nothing recorded here" in said and "past its date" not in said and "no proof" not in said


def test_standing_on_another_day_changes_the_address(page: Page) -> None:
    page.goto("/?as_of=2026-05-08")
    page.get_by_role("link", name="Day before").click()
    expect(page).to_have_url(re.compile(r"as_of=2026-05-07"))
    expect(page.get_by_label("As of")).to_have_value("2026-05-07")


def test_filtering_by_body_keeps_what_binds_it(page: Page) -> None:
    page.goto("/?as_of=2026-05-08")
    everything = page.locator(".margin a[href^='/duties/']").count()
    with page.expect_navigation(url=re.compile("body=acs")):
        page.get_by_label("Body").select_option("acs")
    expect(page.locator("[id='c-2'] .margin")).to_contain_text("2-3")
    assert 0 < page.locator(".margin a[href^='/duties/']").count() < everything


def test_a_clause_and_a_duty_have_their_own_pages(page: Page) -> None:
    page.goto("/?as_of=2026-05-08")
    page.locator("[id='c-2.a'] a.anchor").click()
    expect(page).to_have_url(re.compile(r"/order/2\.a/"))
    expect(page.get_by_role("main")).to_contain_text("plain language")
    page.goto("/order/s.2(a)/")
    expect(page).to_have_url(re.compile(r"/order/2\.a/$"))
    page.goto("/duties/2-3/?as_of=2026-05-08")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Submit a report of the audit to the Mayor")
    expect(page.get_by_role("main")).to_contain_text("7 May 2026")


def test_a_search_leads_to_a_clause(page: Page) -> None:
    page.goto("/")
    page.get_by_role("searchbox").fill("staging areas")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search/\?q=staging"))
    page.get_by_role("main").get_by_role("link", name=re.compile("3")).first.click()
    expect(page.get_by_role("main")).to_contain_text("staging areas, processing locations, or operations bases")


def choose(page: Page, fact: str, value: str) -> None:
    """Answer one question of the form and go on."""
    page.locator(f"input[name='{fact}'][value='{value}']").check()
    page.get_by_role("button", name="Go on").click()


def suppose(page: Page, fact: str, value: str) -> None:
    """Suppose the finding of an official."""
    page.locator(f"input[name='found'][value='{fact}:{value}']").check()
    page.locator(f"fieldset:has(input[value='{fact}:{value}']) button").click()


def test_a_case_is_tried_to_its_end_and_its_link_holds_it(page: Page) -> None:
    page.goto("/try/?date=2026-03-02")
    expect(page.get_by_text("Result on the facts as given. No official has decided this.")).to_be_visible()
    section_3 = page.locator("[data-cite='EO13 s.3']")
    for fact, value in REACHED.items():
        choose(page, fact, value)
    expect(section_3).to_have_attribute("data-standing", "PROHIBITED")
    expect(section_3).to_contain_text("This is a reading not adopted by the Law Department.")
    suppose(page, "e_exigent", "yes")
    expect(section_3).to_have_attribute("data-may", "PERMITTED ")
    expect(section_3).to_have_attribute("data-relied", "EO13 s.3(e)")
    held, answer = page.url, section_3.inner_text()
    page.goto("/about/")
    page.goto(held)
    assert section_3.inner_text() == answer


def test_a_case_asks_only_what_still_matters(page: Page) -> None:
    page.goto("/try/?date=2026-03-02")
    expect(page.locator("input[name='use']").first).to_be_attached()
    choose(page, "who", "city")
    expect(page.locator("[data-cite='EO13 s.3']")).to_have_attribute("data-may", "OUTSIDE ")
    assert page.locator("input[name='a_instrument']").count() == 0


def test_a_case_that_does_not_parse_says_what_to_do(page: Page) -> None:
    page.goto("/try/?date=2026-02-30&who=martian")
    problems = page.get_by_role("alert")
    expect(problems).to_have_count(2)
    expect(problems.filter(has_text="who")).to_contain_text("martian")
