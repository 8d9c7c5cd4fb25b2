"""How far labelers agree, on a page of its own: what was measured is what is shown, never without its interval; by keyboard, on
a phone, in German and in the dark."""

import random
import re
import time

import pytest
from playwright.sync_api import expect

from server import Api
from test_accessibility import check
from test_language import GERMAN, assert_nothing_is_cut
from test_phone import PHONE, assert_fits
from texts import task

PATH = "/projects/everyday/agreement"


def measure(admin):
    """Measures, and waits until it is done: once more where the server had begun by itself before everything was there."""
    deadline = time.monotonic() + 120
    while not (report := admin.get(PATH)).get("measured", {}).get("isCurrent"):
        assert time.monotonic() < deadline, admin.get("/jobs")["items"]
        if "job" not in report:
            admin.post(PATH, {})
        time.sleep(0.1)
    return report


def answers(flagged):
    return {"completions": [{"overall": 4 + flagged, "failsTask": flagged}, {"overall": 3, "failsTask": False},
                            {"overall": 1, "failsTask": False}]}


@pytest.fixture
def judged(server):
    """Thirty tasks that anna and ben judged much alike and cleo did not, and one that only dora shares with anna."""
    lot = random.Random(1)
    lines = []
    for number in range(30):
        ben = [1, 2, 3] if number % 10 else [2, 1, 3]
        rankings = [{"labeler": "anna", "ranks": [1, 2, 3], "answers": answers(number % 3 == 0)},
                    {"labeler": "ben", "ranks": ben, "answers": answers(number % 4 == 0)},
                    {"labeler": "cleo", "ranks": lot.sample([1, 2, 3], 3), "answers": answers(number % 5 == 0)}]
        lines.append(task(number, 3) | {"rankings": rankings})
    lines.append(task(99, 3) | {"rankings": [{"labeler": name, "ranks": [1, 1, 2]} for name in ("anna", "dora")]})
    server.admin.post("/projects/everyday/prompts?labeledBy=import:x", lines)
    server.report = measure(server.admin)
    return server


def open_agreement(visit, **options):
    page = visit("ada", **options).page("/agreement.html?project=everyday")
    expect(page.locator("#pairs")).to_be_visible()
    return page


def percent(share):
    return f"{share * 100:.1f}"


def test_every_figure_is_the_measured_one_with_its_interval(judged, visit):
    page = open_agreement(visit)
    expect(page).to_have_title("Agreement in Everyday questions – Podium")
    expect(page.locator("#of")).to_contain_text("92 judgements of 31 tasks by 4 labelers; 31 of the tasks were judged by two")
    value = judged.report["items"][0]["agreement"]["value"]
    own = page.locator("#glance tr.own")
    expect(own).to_contain_text(f"{percent(value['estimate'])} ± {percent(value['standardError'])} %")
    expect(own).to_contain_text(percent(value["lower"]))
    expect(page.locator("#glance").get_by_role("row").filter(has_text="InstructGPT, training")).to_contain_text("72.6 ± 1.5 %")
    rows = judged.admin.get(f"{PATH}?by=labeler&sort=lowest")["items"]
    found = page.locator("#labelers tbody tr")
    expect(found).to_have_count(4)
    assert [row["labelers"][0]["username"].rsplit("/")[-1] for row in rows if "value" in row["agreement"]][0] == "cleo"
    expect(found.first).to_contain_text("cleo")
    expect(found.first).to_contain_text("Differs from others more often than chance explains")
    expect(found.last).to_contain_text("dora")
    expect(found.last).to_contain_text("too few")
    judging = page.locator("#judging tbody tr")
    # Of dora there is too little to say.
    expect(judging).to_have_count(3)
    expect(judging.first).to_contain_text("cleo")
    follows = {row["labelers"][0]["username"]: row["reliability"] for row in rows}["import:x/cleo"]
    value = follows["value"]["estimate"]
    expect(judging.first).to_contain_text(f"{'−' if value < 0 else ''}{abs(value):.2f} (")
    expect(judging.first).to_contain_text(str(follows["units"]))
    fields = page.locator("#fields tbody tr")
    names = [row["field"]["name"] for row in judged.admin.get(f"{PATH}?by=field")["items"]]
    assert {"overall", "failsTask"} <= set(names)
    expect(fields).to_have_count(len(names))
    half = judged.admin.get(f"{PATH}?ties=half")["items"][0]["agreement"]["value"]
    page.get_by_role("group", name="Ties").get_by_text("Half").click()
    expect(own).to_contain_text(percent(half["lower"]))


def test_labelers_come_in_the_order_that_is_asked_for(judged, visit):
    page = open_agreement(visit)
    heads = page.locator("#labelers tbody th")
    page.get_by_role("radio", name="Name").focus()
    page.keyboard.press("Space")
    expect(heads).to_have_text(["anna", "ben", "cleo", "dora"])
    page.keyboard.press("ArrowLeft")
    expect(heads.first).to_have_text("anna")


def test_pairs_are_walked_by_keyboard_and_tell_their_intervals(judged, visit):
    page = open_agreement(visit)
    grid = page.get_by_role("grid", name="Pairs of labelers")
    expect(grid.get_by_role("row")).to_have_count(5)
    said = page.locator("agreement-matrix .said")
    start = grid.locator("td[tabindex='0']")
    start.focus()
    seen = {said.inner_text()}
    for key in ["ArrowRight", "ArrowRight", "ArrowDown", "ArrowDown", "Home", "End"]:
        page.keyboard.press(key)
        expect(grid.locator("td:focus")).to_have_count(1)
        expect(grid.locator("td[tabindex='0']")).to_have_count(1)
        seen.add(said.inner_text())
    assert any(re.search(r"ben|anna", text) and "%" in text and "30 tasks in common" in text for text in seen), seen
    few = grid.locator("td.few").first
    few.hover()
    expect(said).to_contain_text("too few, 1 task in common")
    # A number never stands alone: every cell that has one says its interval.
    for cell in grid.locator("tbody td").all():
        if re.search(r"\d", cell.inner_text()) and "none" not in (cell.get_attribute("class") or ""):
            assert re.search(r"\(.+ to .+\)", cell.get_attribute("data-said")), cell.get_attribute("data-said")


def test_it_is_measured_by_hand_and_the_page_follows(judged, visit):
    page = open_agreement(visit)
    judged.admin.post("/projects/everyday/prompts?labeledBy=import:x", [
        task(200, 3) | {"rankings": [{"labeler": name, "ranks": [1, 2, 3]} for name in ("anna", "ben")]}])
    page.reload()
    expect(page.locator("#of")).to_contain_text("2 judgements more since.")
    page.get_by_role("button", name="Measure now").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#of")).to_contain_text("94 judgements", timeout=60_000)
    expect(page.locator("#of")).to_contain_text("Nothing has changed since.")
    with page.expect_download() as download:
        page.get_by_role("link", name="labelers", exact=True).click()
    assert download.value.suggested_filename == "everyday-agreement-labeler.csv"


def test_where_nothing_was_judged_twice_it_says_what_to_do(server, add_tasks, visit):
    page = visit("ada").page("/agreement.html?project=everyday")
    expect(page.locator("#report")).to_contain_text("Nothing was measured yet.")
    check(page, "nothing measured")
    server.admin.post("/projects/everyday/prompts?labeledBy=import:x", [task(1, 2) | {"ranks": [1, 2]}])
    measure(server.admin)
    page.reload()
    expect(page.locator("#report")).to_contain_text("No task was judged by two people")
    page.get_by_role("link", name="Raise the number of labelers for each task").click()
    expect(page.locator("project-settings form")).to_be_visible()


def test_the_admin_page_leads_to_it_and_back(judged, visit):
    page = visit("ada").page("/admin.html?project=everyday")
    page.get_by_role("link", name="How far labelers agree").click()
    expect(page.locator("#glance")).to_be_visible()
    page.get_by_role("link", name="People").click()
    expect(page.locator("people-table")).to_be_visible()


def test_labelers_are_told_nothing_of_it(judged, visit):
    lena = Api(judged.url, judged.cookies["lena"])
    assert lena.refused("GET", PATH)[0] == 403
    assert lena.refused("POST", PATH)[0] == 403
    page = visit("lena").page("/agreement.html?project=everyday")
    expect(page.locator("#report")).to_be_empty()


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.thorough)])
def test_it_is_accessible(judged, visit, scheme):
    check(open_agreement(visit, color_scheme=scheme), "agreement")


def test_it_fits_a_phone(judged, visit):
    page = open_agreement(visit, **PHONE)
    assert_fits(page)
    check(page, "agreement on a phone")


def test_it_speaks_german(judged, visit):
    page = open_agreement(visit, **GERMAN)
    expect(page.locator("#labelers tbody tr").first).to_contain_text("Weicht öfter von anderen ab")
    assert_nothing_is_cut(page)
