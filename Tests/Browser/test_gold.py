"""Gold tasks: made, changed and removed on the admin page, scored on a labeler's page; nothing of it where labelers work."""

import pytest
from playwright.sync_api import expect

from server import Api
from test_accessibility import check
from test_language import GERMAN, assert_nothing_is_cut
from test_phone import PHONE, assert_fits
from texts import task

GOLD = "/projects/everyday/gold"


@pytest.fixture
def judged(server):
    """Three gold tasks from outside, of which Lena judges two among tasks like any."""
    admin = server.admin
    admin.post("/projects/everyday/prompts", [task(number, 3) for number in range(100, 130)])
    for number in range(3):
        made = task(number + 500, 3)
        body = {"prompt": made["prompt"], "completions": [{"text": c["text"]} for c in made["completions"]],
                "answer": {"tiers": [[1], [2, 3]]}}
        admin.post(GOLD, body)
    admin.patch("/projects/everyday", {"goldShare": 50})
    lena = Api(server.url, server.cookies["lena"])
    for _ in range(60):
        work = lena.post("/projects/everyday/assignments", {})
        tiers = [[completion["id"]] for completion in work["task"]["completions"]]
        lena.put(f"/assignments/{work['id']}/ranking", {"tiers": tiers})
        scores = admin.get(f"{GOLD}/labelers")["items"]
        if scores and scores[0]["gold"]["tasks"] >= 2:
            break
    return server


def open_people(visit, **options):
    page = visit("ada", **options).page("/admin.html?project=everyday#people")
    expect(page.locator("project-gold tbody tr").first).to_be_visible()
    return page


def test_gold_is_made_changed_and_removed_by_keyboard(judged, visit):
    page = open_people(visit)
    gold = page.locator("project-gold")
    rows = gold.get_by_role("group", name="Gold tasks", exact=True).locator("tbody tr")
    expect(rows).to_have_count(3)
    first = rows.first.get_by_role("textbox")
    expect(first).to_have_value("1 > 2 = 3")
    first.focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("3 > 1")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#notices")).to_contain_text("The answer is saved")
    expect(rows.first.get_by_role("textbox")).to_have_value("3 > 1")
    rows.first.get_by_role("textbox").fill("4 > 1")
    rows.first.get_by_role("button", name="Save").press("Enter")
    expect(page.locator("#notices")).to_contain_text("That is no answer")
    rows.first.get_by_role("textbox").fill("3 > 1")
    ordinary = judged.admin.get("/projects/everyday/tasks?limit=1")["items"][0]["id"]
    gold.get_by_label("Number of a task").fill(str(ordinary))
    gold.get_by_label("Answer", exact=True).fill("2 > 1")
    gold.get_by_role("button", name="Make gold").press("Enter")
    expect(rows).to_have_count(4)
    gold.get_by_role("button", name="Look for tasks").press("Enter")
    expect(gold.get_by_text("There is no other task")).to_be_visible()
    rows.last.get_by_role("button", name="Remove").press("Enter")
    expect(rows).to_have_count(3)
    check(page, "gold tasks", "project-gold")


def test_scores_stand_on_the_page_of_a_labeler(judged, visit):
    page = open_people(visit)
    page.locator("project-gold").get_by_role("link", name="lena").click()
    section = page.locator("section#gold")
    expect(section.get_by_role("heading")).to_have_text("Gold tasks and repeats")
    expect(section.locator("dd").first).to_contain_text("of 2")
    check(page, "a labeler's gold")


@pytest.mark.parametrize("options", [PHONE, GERMAN], ids=["phone", "german"])
def test_gold_fits(judged, visit, options):
    page = open_people(visit, **options)
    if options is PHONE:
        assert_fits(page)
    else:
        assert_nothing_is_cut(page)
