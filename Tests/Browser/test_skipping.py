"""Passing a task on: the labeler says why, and can take it back while nobody else has it."""

import re

from playwright.sync_api import expect


def skip(desk, keys="4 Enter"):
    desk.keys("s")
    expect(desk.page.get_by_role("dialog", name="Why skip this task?")).to_be_visible()
    with desk.page.expect_response(re.compile("/skip$")) as answer:
        desk.keys(keys)
    assert answer.value.ok
    return answer.value.request.post_data_json


def take_back(desk):
    with desk.page.expect_response(re.compile("/skip$")) as answer:
        desk.page.get_by_role("button", name="Take it back").click()
    return answer.value


def test_no_reason_is_chosen_beforehand(add_tasks, visit):
    add_tasks(3)
    desk = visit("lena").label()
    desk.keys("s")
    dialog = desk.page.get_by_role("dialog", name="Why skip this task?")
    expect(dialog.locator("input:checked")).to_have_count(0)
    dialog.get_by_role("button", name="Skip").click()
    expect(dialog.get_by_role("alert")).to_have_text("Choose a reason: press its number.")
    desk.keys("2")
    expect(dialog.get_by_role("alert")).to_be_hidden()
    expect(dialog.get_by_label("Not a language I read well")).to_be_checked()
    desk.keys("Escape")
    desk.keys("s")
    expect(dialog.locator("input:checked")).to_have_count(0)


def test_a_skip_is_taken_back_with_what_was_done(add_tasks, visit, server):
    add_tasks(3)
    desk = visit("lena").label()
    add_tasks(2)
    letter = desk.letter("good")
    desk.rank(good=1)
    assert skip(desk).items() >= {"reason": "broken"}.items()
    desk.expect_task(1)
    assert take_back(desk).ok
    desk.expect_task(0)
    assert desk.letter("good") == letter
    desk.expect_standing(good="1st")
    desk.rank(excellent=2, fair=3)
    receipt, _ = desk.submit()
    assert receipt["counted"]
    desk.expect_task(1)
    progress = server.admin.get("/projects/everyday/progress")
    assert (progress["rankings"], progress["skips"]) == (1, 0)


def test_a_skip_stays_where_somebody_else_has_the_task(add_tasks, visit):
    add_tasks(3)
    desk = visit("lena").label()
    skip(desk)
    expect(desk.page.get_by_role("heading", name="All done here.")).to_be_visible()
    visit("tom").label()
    assert take_back(desk).status == 409
    expect(desk.notices).to_contain_text("Others have taken over this task")


def test_work_that_was_begun_is_not_put_away(add_tasks, visit):
    add_tasks(3)
    desk = visit("lena").label()
    add_tasks(2)
    skip(desk)
    desk.expect_task(1)
    desk.keys("1")
    assert take_back(desk).status == 409
    expect(desk.notices).to_contain_text("You have started another task")
    desk.expect_task(1)
