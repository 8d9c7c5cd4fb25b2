"""Instructions: read at the first visit, and shown once with their difference when they have changed."""

import pytest
from playwright.sync_api import expect

from desk import Desk
from test_accessibility import check

FIRST = "Be fair. Read every answer to its end.\n\nA short answer may be the best one."
SECOND = "Be fair. Read every answer twice.\n\nA short answer may be the best one."


def panel(desk):
    return desk.page.get_by_role("complementary", name="Instructions")


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.thorough)])
def test_a_change_is_announced_once_with_its_difference(server, add_tasks, visit, scheme):
    server.admin.patch("/projects/everyday", {"instructions": FIRST})
    add_tasks(2, 2)
    visitor = visit("lena", color_scheme=scheme)
    desk = visitor.label()
    expect(panel(desk)).to_be_visible()
    expect(panel(desk).get_by_role("region", name="What has changed")).to_be_hidden()
    desk.keys("r")
    server.admin.patch("/projects/everyday", {"instructions": SECOND})
    first = desk.prompt.inner_text()
    desk.keys("1")
    desk.submit()
    expect(desk.prompt).not_to_have_text(first)
    expect(desk.notices).to_contain_text("The instructions have changed.")
    desk.page.get_by_role("button", name="See what is new").click()
    changes = panel(desk).get_by_role("region", name="What has changed")
    expect(changes.locator("del")).to_have_text(["to its end"])
    expect(changes.locator("ins")).to_have_text(["twice"])
    expect(panel(desk)).to_contain_text("Read every answer twice.")
    expect(desk.notices).not_to_contain_text("The instructions have changed.")
    check(desk.page, "changed instructions")
    again = Desk(visitor.page("/label.html?project=everyday")).wait()
    expect(again.notices).not_to_contain_text("instructions")
    expect(panel(again)).to_be_hidden()


def test_nothing_is_announced_where_nothing_changed(server, add_tasks, visit):
    server.admin.patch("/projects/everyday", {"instructions": FIRST})
    add_tasks(2)
    visitor = visit("lena")
    visitor.label().keys("r")
    server.admin.patch("/projects/everyday", {"overlap": 2})
    again = Desk(visitor.page("/label.html?project=everyday")).wait()
    expect(again.notices).to_be_empty()
    expect(panel(again)).to_be_hidden()
