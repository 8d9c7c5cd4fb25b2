"""The newest work wins by the server's order, whatever the clocks of machines say, and what lost is offered."""

import re

from playwright.sync_api import expect


def write(desk, keys):
    with desk.page.expect_response("**/draft") as saved:
        desk.keys(keys)
    return saved.value


def ahead(visitor, minutes=10):
    visitor.context.add_init_script(f"const now = Date.now.bind(Date); Date.now = () => now() + {minutes * 60_000};")
    return visitor


def test_a_machine_whose_clock_is_ahead_finds_the_newer_work(add_tasks, visit):
    add_tasks(4)
    laptop = ahead(visit("lena"))
    first = laptop.label()
    assert write(first, "a1 b2 c3 d4").ok
    first.page.close()
    desk = visit("lena").label()
    desk.expect_steps("A", "B", "C", "D")
    assert write(desk, "a4 b3 c2 d1").ok
    again = laptop.label()
    again.expect_steps("D", "C", "B", "A")
    assert write(again, "a3").status == 204
    expect(again.notices).to_be_empty()


def test_work_on_top_of_something_older_is_not_saved_over_it(add_tasks, visit):
    add_tasks(4)
    laptop = visit("lena").label()
    desk = visit("lena").label()
    assert write(desk, "d1 c2").ok
    assert write(laptop, "a1 b2").status == 412
    expect(laptop.notices).to_contain_text("You went on with this task in another place.")
    laptop.expect_steps("A", "B", "", "")
    laptop.page.get_by_role("button", name="Show that work").click()
    laptop.expect_steps("D", "C", "", "")
    # What lost is not gone, and neither is what won.
    laptop.page.get_by_role("button", name="Show the other").click()
    laptop.expect_steps("A", "B", "", "")
    laptop.page.get_by_role("button", name="Show the other").click()
    laptop.expect_steps("D", "C", "", "")


def test_one_can_keep_what_one_has(add_tasks, visit):
    add_tasks(4)
    laptop = visit("lena").label()
    desk = visit("lena").label()
    assert write(desk, "d1").ok
    assert write(laptop, "a1").status == 412
    with laptop.page.expect_response("**/draft") as saved:
        laptop.page.get_by_role("button", name="Keep this").click()
    assert saved.value.ok
    desk.page.reload()
    desk.wait().expect_steps("A", "", "", "")


def test_what_was_done_offline_is_offered_beside_the_newer(add_tasks, visit):
    add_tasks(4)
    laptop = visit("lena")
    first = laptop.label()
    laptop.context.set_offline(True)
    first.keys("a1 b2 c3 d4")
    first.page.close()
    laptop.context.set_offline(False)
    assert write(visit("lena").label(), "d1 c2").ok
    again = laptop.label()
    again.expect_steps("D", "C", "", "")
    expect(again.notices).to_contain_text("You worked on this task in two places.")
    again.page.get_by_role("button", name="Show the other").click()
    again.expect_steps("A", "B", "C", "D")


def test_an_answer_that_got_lost_is_ones_own_work(add_tasks, visit):
    add_tasks(4)
    desk = visit("lena").label()
    lost = []

    def lose_first_answer(route):
        if lost or route.request.method != "PUT":
            return route.continue_()
        lost.append(route.fetch())
        route.abort()

    desk.page.route("**/draft", lose_first_answer)
    with desk.page.expect_request("**/draft"):
        desk.keys("a1")
    desk.page.wait_for_timeout(200)
    with desk.page.expect_response(lambda answer: answer.url.endswith("/draft") and answer.status == 204):
        desk.keys("b2")
    assert lost[0].ok
    expect(desk.notices).to_be_empty()
    desk.page.reload()
    desk.wait().expect_steps("A", "B", "", "")


def test_two_tabs_show_the_same_at_once(add_tasks, visit):
    add_tasks(4)
    visitor = visit("lena")
    one, two = visitor.label(), visitor.label()
    one.page.bring_to_front()
    write(one, "a1")
    two.expect_steps("A", "", "", "")
    two.page.bring_to_front()
    assert write(two, "b2").ok
    one.expect_steps("A", "B", "", "")
    expect(one.notices).to_be_empty()
    expect(two.notices).to_be_empty()


def test_a_ranking_that_waited_does_not_undo_a_newer_one(add_tasks, visit, server):
    add_tasks(3)
    laptop = visit("lena")
    first = laptop.label()
    first.rank(excellent=3, good=2, fair=1)
    first.page.context.set_offline(True)
    first.keys("Enter")
    expect(first.notices).to_contain_text("Not sent yet")
    # Closed at once, the browser is online again before the page is gone, and what waits is sent.
    first.page.goto("about:blank")
    first.page.close()
    desk = visit("lena").label()
    desk.rank(excellent=1, good=2, fair=3)
    receipt, _ = desk.submit()
    assert receipt["revision"] == 1
    laptop.context.set_offline(False)
    page = laptop.page("/label.html?project=everyday")
    question = page.get_by_role("dialog", name="You have handed in this task already")
    question.get_by_role("button", name="Keep the first").click()
    expect(page.get_by_role("heading", name="All done here.")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="All done here.")).to_be_visible()
    expect(question).to_have_count(0)
    items = [ranking for ranking in server.admin.get("/projects/everyday/rankings")["items"]]
    assert [ranking["revision"] for ranking in items] == [1]


def test_a_task_that_was_finished_elsewhere_says_so(add_tasks, visit):
    add_tasks(3)
    laptop = visit("lena").label()
    desk = visit("lena").label()
    add_tasks(3)
    desk.rank(excellent=1, good=2, fair=3)
    desk.submit()
    assert write(laptop, "a1").status == 412
    expect(laptop.notices).to_contain_text("You finished this task in another place.")
    laptop.rank(excellent=3, good=2, fair=1)
    with laptop.page.expect_response(re.compile("/ranking$")) as refused:
        laptop.keys("Enter")
    assert refused.value.status == 412
    with laptop.page.expect_response(re.compile("/ranking$")) as replaced:
        laptop.page.get_by_role("button", name="Replace it").click()
    assert replaced.value.json()["revision"] == 2
