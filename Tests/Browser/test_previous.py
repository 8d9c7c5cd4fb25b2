"""Looking back: what was ranked and how, what was skipped and why; searched, paged, opened again."""

import re

from playwright.sync_api import expect

from server import Api


def previous(desk):
    desk.keys("v")
    return desk.page.get_by_role("complementary", name="Your previous work")


def rank_all(server, count):
    lena = Api(server.url, server.cookies["lena"])
    for _ in range(count):
        assignment = lena.post("/projects/everyday/assignments", {})
        tiers = [[completion["id"]] for completion in assignment["task"]["completions"]]
        lena.put(f"/assignments/{assignment['id']}/ranking", {"tiers": tiers})


def test_what_was_ranked_and_how(add_tasks, visit):
    add_tasks(3)
    desk = visit("lena").label()
    add_tasks(2)
    letters = {quality: desk.letter(quality) for quality in ("excellent", "good", "fair")}
    desk.rank(excellent=1, good=2, fair=2)
    desk.submit()
    desk.expect_task(1)
    panel = previous(desk)
    rows = panel.locator(".answers-in-short li")
    expect(rows).to_have_count(2)
    expect(rows.nth(0)).to_contain_text(f"1st {letters['excellent']}")
    expect(rows.nth(0)).to_contain_text("excellent")
    expect(rows.nth(1)).to_contain_text("2nd " + " and ".join(sorted([letters["good"], letters["fair"]])))
    expect(panel).to_contain_text("can be changed until")


def test_a_skip_stands_there_and_can_be_taken_back(add_tasks, visit):
    add_tasks(3)
    desk = visit("lena").label()
    add_tasks(2)
    desk.keys("s 4")
    desk.page.get_by_label("Comment (optional)").fill("no second answer")
    desk.page.get_by_role("dialog").get_by_role("button", name="Skip").click()
    desk.expect_task(1)
    panel = previous(desk)
    expect(panel).to_contain_text("Skipped: Something is broken or missing – no second answer")
    panel.get_by_role("button", name="Take it back").click()
    desk.expect_task(0)


def test_the_day_in_numbers(add_tasks, visit, server):
    add_tasks(2, 2, 2, 2, 2)
    lena = Api(server.url, server.cookies["lena"])
    for _ in range(3):
        assignment = lena.post("/projects/everyday/assignments", {})
        tiers = [[completion["id"]] for completion in assignment["task"]["completions"]]
        lena.put(f"/assignments/{assignment['id']}/ranking", {"tiers": tiers, "durationMs": 120_000})
    desk = visit("lena").label()
    expect(desk.page.locator("#pace")).to_have_text("3 rankings today, about 30 an hour · 1 left")
    panel = previous(desk)
    expect(panel).to_contain_text(
        "3 rankings today, 6 min 00 s of work, breaks not counted, about 30 an hour. For you: 1 left, and the one in hand.")


def test_nothing_of_the_last_task_stays(add_tasks, visit):
    add_tasks(2)
    desk = visit("lena", viewport={"width": 1280, "height": 400}).label()
    desk.page.mouse.wheel(0, 600)
    excerpt = desk.page.locator("#prompt-excerpt")
    expect(excerpt).to_be_visible()
    desk.keys("1")
    desk.page.route("**/projects/everyday/assignments", lambda route: route.fulfill(status=403, json={"title": "No."}))
    desk.submit()
    expect(desk.page.get_by_role("heading", name="Something went wrong.")).to_be_visible()
    expect(excerpt).to_be_hidden()
    expect(desk.prompt).to_be_hidden()
    assert desk.prompt.text_content() == ""


def test_searching_and_paging(add_tasks, visit, server):
    add_tasks(*[2] * 24)
    rank_all(server, 24)
    add_tasks(3)
    desk = visit("lena").label()
    panel = previous(desk)
    rows = panel.locator("ol > li")
    expect(rows).to_have_count(20)
    panel.get_by_role("button", name="Show more").click()
    expect(rows).to_have_count(24)
    expect(panel.get_by_role("button", name="Show more")).to_be_hidden()
    panel.get_by_role("searchbox").fill("HOUSEPLANT")
    expect(rows).to_have_count(3)
    expect(rows.first).to_contain_text("My houseplant has brown tips")
    panel.get_by_role("searchbox").fill("no such words")
    expect(panel.get_by_role("status")).to_have_text("Nothing found.")
    panel.get_by_role("searchbox").fill("(7)")
    panel.get_by_role("button", name=re.compile(r"\(7\)")).click()
    desk.expect_task(7)
    expect(desk.submit_button).to_contain_text("Save change")
