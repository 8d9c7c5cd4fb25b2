"""One calm question before a ranking that says nothing or was given unread, where the project wants it."""

import pytest
from playwright.sync_api import expect

from desk import Desk
from test_accessibility import check


@pytest.fixture
def careful(server):
    server.admin.patch("/projects/everyday", {"gentleCheck": True})
    return server


def test_enter_submits_all_the_same(careful, add_tasks, visit):
    add_tasks(3)
    desk = visit("lena").label()
    add_tasks(3)
    desk.keys("a1 b1 c1 Enter")
    question = desk.page.get_by_role("dialog", name="Are they all equally good?")
    expect(question).to_be_visible()
    check(desk.page, "gentle check", "dialog[open]")
    receipt, sent = desk.submit()
    assert receipt["counted"] and len(sent["tiers"]) == 1
    desk.expect_task(1)


def test_it_asks_once_and_one_can_look_again(careful, add_tasks, visit):
    add_tasks(3)
    desk = visit("lena").label()
    add_tasks(3)
    desk.rank(excellent=1, good=2, fair=3)
    desk.keys("Enter")
    question = desk.page.get_by_role("dialog", name="Is that your answer already?")
    expect(question).to_contain_text("seconds at the very least")
    desk.keys("Escape")
    expect(question).to_be_hidden()
    desk.expect_task(0)
    desk.submit()
    desk.expect_task(1)


def test_who_took_the_time_is_not_asked(careful, add_tasks, visit):
    add_tasks(3)
    page = visit("lena").context.new_page()
    page.clock.install()
    page.goto("/label.html?project=everyday")
    desk = Desk(page).wait()
    for _ in range(4):
        page.mouse.move(300, 300)
        page.clock.run_for(10_000)
    desk.rank(excellent=1, good=2, fair=3)
    receipt, sent = desk.submit()
    assert receipt["counted"] and sent["durationMs"] >= 30_000


def test_without_the_setting_nothing_is_asked(add_tasks, visit):
    add_tasks(3)
    desk = visit("lena").label()
    desk.keys("a1 b1 c1")
    receipt, _ = desk.submit()
    assert receipt["counted"]
