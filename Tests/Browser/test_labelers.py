"""A project's labelers, the page of one, and what labelers see of themselves: what was measured is what is shown, never without
its interval; by keyboard, on a phone, in German and in the dark."""

import random
import re

import pytest
from playwright.sync_api import expect

from api_types import Types
from server import Api
from test_accessibility import check
from test_agreement import measure
from test_language import GERMAN, assert_nothing_is_cut
from test_phone import PHONE, assert_fits
from texts import task

PROJECT = "/projects/everyday"


@pytest.fixture
def judged(server):
    """Thirty tasks that a file says anna, ben and cleo judged, of whom cleo orders at random, and six that lena and tom judged
    today, lena in twenty seconds each."""
    lot = random.Random(1)
    server.admin.patch(PROJECT, {"overlap": 2, "payPer": "hour", "payRate": 1500})
    lines = []
    for number in range(30):
        ben = [1, 2, 3] if number % 10 else [2, 1, 3]
        rankings = [{"labeler": "anna", "ranks": [1, 2, 3]}, {"labeler": "ben", "ranks": ben},
                    {"labeler": "cleo", "ranks": lot.sample([1, 2, 3], 3)}]
        lines.append(task(number, 3) | {"rankings": rankings})
    server.admin.post(f"{PROJECT}/prompts?labeledBy=import:x", lines)
    server.admin.post(f"{PROJECT}/prompts", [task(100 + number, 3) for number in range(6)])
    for name, seconds in [("lena", 20), ("tom", 60)]:
        labeler = Api(server.url, server.cookies[name])
        for number in range(6):
            work = labeler.post(f"{PROJECT}/assignments", {})
            ids = sorted(completion["id"] for completion in work["task"]["completions"])
            tiers = [[ids[0]], ids[1:]] if name == "tom" else [[one] for one in ids]
            body = {"tiers": tiers, "durationMs": 1000 * (seconds + number)}
            labeler.put(f"/assignments/{work['id']}/ranking", body)
    measure(server.admin)
    return server


def id_of(server, name):
    rows = server.admin.get(f"{PROJECT}/labeler-figures?q={name}")["items"]
    return rows[0]["labeler"]["id"]


def open_table(visit, query="", **options):
    page = visit("ada", **options).page(f"/labelers.html?project=everyday{query}")
    expect(page.locator("labeler-table tbody tr").first).to_be_visible()
    return page


def names(page):
    return [text.strip() for text in page.locator("labeler-table tbody th a").all_inner_texts()]


def test_the_table_sorts_by_any_column_and_says_in_its_address_what_it_shows(judged, visit):
    page = open_table(visit)
    expect(page).to_have_title("Labelers of Everyday questions – Podium")
    assert names(page) == ["anna", "ben", "cleo", "lena", "tom"]
    rows = {row["labeler"]["username"].rsplit("/")[-1]: row
            for row in judged.admin.get(f"{PROJECT}/labeler-figures")["items"]}
    cleo = page.locator("labeler-table tbody tr").filter(has_text="cleo")
    value = rows["cleo"]["agreement"]["value"]
    expect(cleo).to_contain_text(f"{100 * value['estimate']:.1f} %")
    expect(cleo).to_contain_text(f"{100 * value['lower']:.1f} % to {100 * value['upper']:.1f} %")
    expect(cleo).to_contain_text("Differs from others more often than chance explains.")
    page.get_by_role("button", name="Agrees").focus()
    page.keyboard.press("Enter")
    expect(page.locator("labeler-table tbody th a").first).to_have_text("cleo")
    expect(page.get_by_role("columnheader", name="Agrees")).to_have_attribute("aria-sort", "ascending")
    expect(page.get_by_role("button", name="Agrees")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("columnheader", name="Agrees")).to_have_attribute("aria-sort", "descending")
    expect(page).to_have_url(re.compile("sort=agreement&order=descending"))
    page.get_by_role("button", name="Time of work").click()
    expect(page.locator("labeler-table tbody th a").first).to_have_text("tom")
    expect(page.locator("labeler-table tbody tr").first).to_contain_text("6 min 15 s")
    page.get_by_label("Filter by name").fill("le")
    expect(page.locator("labeler-table [role=status]")).to_have_text("2 labelers.")
    assert set(names(page)) == {"cleo", "lena"}
    page.reload()
    expect(page.locator("labeler-table [role=status]")).to_have_text("2 labelers.")
    page.get_by_label("Filter by name").fill("nobody")
    expect(page.locator("labeler-table [role=status]")).to_have_text("No labeler has this in their name.")


def test_the_page_of_one_labeler_tells_all_of_them(judged, visit):
    page = open_table(visit)
    page.get_by_role("link", name="lena").click()
    expect(page.get_by_role("heading", name="lena", level=1)).to_be_visible()
    expect(page.locator("#glance")).to_contain_text("2 min 15 s")
    figures = page.locator("#figures")
    expect(figures).to_contain_text("Characters a minute")
    for row in figures.locator("tbody tr").all():
        # A number never stands alone.
        text = row.locator("td").first.inner_text()
        assert re.search(r"\(.+ to .+\)", text) or text == "too few", text
    expect(page.locator("#pairs tbody tr")).to_have_count(1)
    expect(page.locator("#pairs")).to_contain_text("tom")
    week = page.locator("#time tbody tr")
    expect(week).to_have_count(1)
    # 135 s at 15.00 an hour are 56.25 cents.
    expect(week).to_contain_text("€0.56")
    page.locator("#time").get_by_label("Rate for one hour").fill("3000")
    page.get_by_role("button", name="Save rate").click()
    expect(week).to_contain_text("€1.13")
    page.get_by_role("button", name="The project’s rate").click()
    expect(week).to_contain_text("€0.56")
    work = page.locator("#work li").filter(has=page.locator("dl"))
    expect(work).to_have_count(6)
    expect(work.first.locator("dt")).to_have_text(["lena", "tom"])
    expect(work.first.locator("dd")).to_have_text(["A > B > C", "A > B = C"])
    check(page, "the page of a labeler")


def test_labelers_see_of_themselves_what_the_project_allows(judged, visit):
    judged.admin.post(f"{PROJECT}/prompts", [task(200, 2)])
    desk = visit("lena").label()
    page = desk.page
    page.get_by_role("button", name="View", exact=True).click()
    page.get_by_role("link", name="My work").click()
    expect(page.get_by_role("heading", name="My work", level=1)).to_be_visible()
    row = page.locator("#weeks tbody tr")
    expect(row).to_have_count(1)
    expect(row).to_contain_text("2 min 15 s")
    expect(page.locator("#figures")).to_have_count(0)
    expect(page.locator("#weeks thead")).not_to_contain_text("Pay")
    for name in ["tom", "anna", "ben", "cleo"]:
        expect(page.locator("main")).not_to_contain_text(name)
    judged.admin.patch(PROJECT, {"labelersSeePay": True, "labelersSeeHabits": True, "labelersSeeAgreement": True})
    page.reload()
    expect(row).to_contain_text("€0.56")
    expect(page.locator("#figures")).to_contain_text("Agreement with others")
    expect(page.locator("#figures")).to_contain_text("Characters a minute")
    for name in ["tom", "anna", "ben", "cleo"]:
        expect(page.locator("main")).not_to_contain_text(name)
    check(page, "one's own work")
    judged.admin.patch(PROJECT, {"labelersSeePay": False, "labelersSeeTime": False})
    page.reload()
    expect(row).to_contain_text("6")
    expect(row).not_to_contain_text("min")


def test_the_hours_of_a_skip_and_of_work_are_the_pages_own(server, visit, add_tasks):
    add_tasks(3, 3)
    desk = visit("lena").label()
    page = desk.page
    page.mouse.move(100, 200)
    page.wait_for_timeout(1500)
    page.mouse.move(120, 220)
    page.locator("#skip").click()
    page.get_by_role("dialog").get_by_role("radio").first.check()
    page.get_by_role("dialog").get_by_role("button", name="Skip").click()
    expect(page.locator("#notices")).to_contain_text("Skipped")
    week = server.admin.get(f"{PROJECT}/labeler-weeks")["items"][0]
    assert week["skips"] == 1 and week["untimed"] == 0 and week["activeMs"] > 1000, week


def test_answers_are_as_the_types_say(judged):
    types, lena = Types(), id_of(judged, "lena")
    judged.admin.patch(PROJECT, {"labelersSeePay": True, "labelersSeeHabits": True, "labelersSeeAgreement": True})
    answers = {
        "LabelerFigures": judged.admin.get(f"{PROJECT}/labeler-figures"),
        "LabelerReport": judged.admin.get(f"{PROJECT}/labelers/{lena}"),
        "JudgedWork[]": judged.admin.get(f"{PROJECT}/labelers/{lena}/work")["items"],
        "LabelerWeek[]": judged.admin.get(f"{PROJECT}/labeler-weeks")["items"],
        "OwnFigures": Api(judged.url, judged.cookies["lena"]).get(f"{PROJECT}/my-figures"),
    }
    for name, answer in answers.items():
        assert list(types.faults(answer, name)) == [], name


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.thorough)])
def test_axe_finds_nothing(judged, visit, scheme):
    check(open_table(visit, color_scheme=scheme), "labelers")


def test_on_a_phone_only_the_table_scrolls_sideways(judged, visit):
    page = open_table(visit, **PHONE)
    assert_fits(page)
    page.get_by_role("link", name="lena").click()
    expect(page.locator("#work")).to_be_visible()
    assert_fits(page)


def test_in_german_nothing_is_cut_and_nothing_stays_english(judged, visit):
    page = open_table(visit, **GERMAN)
    assert_nothing_is_cut(page)
    expect(page.locator("labeler-table")).to_contain_text("Weicht öfter von anderen ab, als der Zufall erklärt.")
    page.get_by_role("link", name="lena").click()
    expect(page.locator("#work")).to_be_visible()
    assert_nothing_is_cut(page)
