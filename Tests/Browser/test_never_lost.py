"""A judgement, once made, is kept: across reloads, lost networks, ended sessions, two tabs, expired leases."""

import re

import pytest
from playwright.sync_api import expect

from desk import Desk
from forms import form, text
from server import PASSWORD, Api


def test_a_draft_comes_back_after_a_reload(add_tasks, visit):
    add_tasks(4)
    desk = visit("lena").label()
    desk.keys("a2 c1")
    desk.keys("d q1 h")
    desk.page.get_by_text("Note on this task").click()
    with desk.page.expect_response("**/draft") as saved:
        desk.page.locator("#note").fill("Half done")
    assert saved.value.ok
    desk.page.reload()
    desk.wait()
    desk.expect_steps("C", "A", "", "")
    expect(desk.page.locator("#note")).to_have_value("Half done")
    expect(desk.cards.nth(3).get_by_role("radio", name="1 of 7, worst")).to_be_checked()
    expect(desk.cards.nth(3).locator("[data-field=hallucination] .flag")).to_have_attribute("data-value", "yes")


def test_the_draft_of_one_machine_is_there_on_another(add_tasks, visit):
    add_tasks(4)
    desk = visit("lena").label()
    with desk.page.expect_response("**/draft") as saved:
        desk.keys("b1 d3")
    assert saved.value.ok
    elsewhere = visit("lena").label()
    elsewhere.expect_steps("B", "", "D", "")


def test_a_draft_survives_without_the_server(add_tasks, visit):
    add_tasks(4)
    visitor = visit("lena")
    desk = visitor.label()
    desk.page.route("**/draft", lambda route: route.abort())
    with desk.page.expect_request("**/draft"):
        desk.keys("b4")
    desk.page.reload()
    desk.wait()
    desk.expect_steps("", "", "", "B")


def test_a_judgement_that_waited_since_before_there_were_forms_is_handed_in(add_tasks, visit, server):
    add_tasks(2)
    visitor = visit("lena")
    desk = visitor.label()
    lena = Api(server.url, server.cookies["lena"])
    held = lena.post("/projects/everyday/assignments", {})
    first, second = (completion["id"] for completion in held["task"]["completions"])
    body = {"tiers": [[second], [first]], "ratings": {str(first): 3}, "flags": {str(second): ["hallucination"]}}
    key = f"podium:outbox:{lena.get('/session')['user']['id']}:{held['id']}"
    desk.page.evaluate("([key, entry]) => localStorage.setItem(key, JSON.stringify(entry))",
        [key, {"kind": "ranking", "assignmentId": held["id"], "body": body}])
    with desk.page.expect_response("**/ranking") as sent:
        desk.page.reload()
    assert sent.value.status == 201
    ranking = lena.get(f"/assignments/{held['id']}")["ranking"]
    assert ranking["tiers"] == [[second], [first]]
    assert ranking["answers"]["completions"] == {str(first): {"overall": 3}, str(second): {"hallucination": True}}


def test_a_submission_made_offline_is_sent_when_the_network_is_back(add_tasks, visit, server):
    add_tasks(3)
    visitor = visit("lena")
    desk = visitor.label()
    add_tasks(3)
    desk.rank(excellent=1, good=2, fair=3)
    visitor.context.set_offline(True)
    desk.keys("Enter")
    expect(desk.notices).to_contain_text("Your work is kept on this machine")
    expect(desk.submit_button).to_have_attribute("aria-disabled", "true")
    desk.keys("Enter Enter")                      # impatience changes nothing
    desk.expect_steps(*[desk.letter(quality) for quality in ("excellent", "good", "fair")])
    visitor.context.set_offline(False)
    desk.expect_task(1)
    expect(desk.notices).not_to_contain_text("kept on this machine")
    assert server.admin.get("/projects/everyday/progress")["rankings"] == 1


def test_a_submission_survives_a_closed_page(add_tasks, visit, server):
    add_tasks(3)
    visitor = visit("lena")
    desk = visitor.label()
    add_tasks(3)
    desk.rank(excellent=1, good=2, fair=2)
    desk.page.route("**/ranking", lambda route: route.abort())
    desk.keys("Enter")
    expect(desk.notices).to_contain_text("Not sent yet")
    desk.page.close()
    again = visitor.label()
    again.expect_task(1)
    assert server.admin.get("/projects/everyday/progress")["rankings"] == 1


def test_nothing_changes_under_a_judgement_on_its_way(add_tasks, visit, server):
    """Clicks, keys and typing meanwhile are as if they had not been, also where the judgement then comes back refused."""
    server.admin.put("/projects/everyday/form", form(fields=[text("why", about="task")]))
    add_tasks(3)
    desk = visit("lena").label()
    desk.rank(excellent=1, good=2, fair=3)
    why = desk.page.get_by_role("textbox", name="why")
    why.fill("Clearer")
    desk.page.keyboard.press("Escape")
    held = []
    desk.page.route("**/ranking", lambda route: held.append(route))
    with desk.page.expect_request("**/ranking"):
        desk.keys("Enter")
    expect(desk.page.get_by_role("button", name="Sending")).to_be_visible()
    desk.card("good").get_by_text("3", exact=True).click(force=True)
    desk.page.locator("rank-rail .chip").first.click(force=True)
    desk.rank(good=3)
    why.press_sequentially("!")
    held.pop().fulfill(status=400, json={"title": "No."})
    expect(desk.page.get_by_role("button", name="Submit")).to_be_visible()
    expect(why).to_have_value("Clearer")
    desk.expect_standing(excellent="1st", good="2nd", fair="3rd")
    expect(desk.card("good").get_by_role("radio", name="2nd")).to_be_checked()


def test_a_restarted_server_is_waited_for(add_tasks, visit, server):
    add_tasks(3)
    desk = visit("lena").label()
    add_tasks(3)
    desk.rank(excellent=1, good=2, fair=3)
    server.stop()
    desk.keys("Enter")
    expect(desk.notices).to_contain_text("Not sent yet")
    server.start()
    desk.page.get_by_role("button", name="Try now").click()
    desk.expect_task(1)


def test_an_answer_that_got_lost_makes_one_row(add_tasks, visit, server):
    add_tasks(3)
    desk = visit("lena").label()
    add_tasks(3)
    lost = []

    def lose_first_answer(route):
        if lost:
            return route.continue_()
        lost.append(route.fetch())                # the server has it, the page never hears
        route.abort()

    desk.page.route("**/ranking", lose_first_answer)
    desk.rank(excellent=1, good=2, fair=3)
    desk.keys("Enter")
    desk.expect_task(1)
    assert lost[0].ok
    progress = server.admin.get("/projects/everyday/progress")
    assert (progress["rankings"], progress["surplus"]) == (1, 0)


def test_two_tabs_show_the_same_work_and_finish_it_once(add_tasks, visit, server):
    add_tasks(3)
    visitor = visit("lena")
    one, two = visitor.label(), visitor.label()
    add_tasks(3)
    assert one.prompt.inner_text() == two.prompt.inner_text()
    assert one.letter("good") == two.letter("good")
    one.rank(excellent=1, good=2, fair=3)
    one.submit()
    one.expect_task(1)
    expect(two.notices).to_contain_text("finished in another tab")
    two.expect_task(1)
    assert server.admin.get("/projects/everyday/progress")["rankings"] == 1


def test_an_ended_session_asks_for_the_password_and_goes_on(add_tasks, visit):
    add_tasks(3)
    visitor = visit("lena")
    desk = visitor.label()
    add_tasks(3)
    desk.rank(excellent=1, good=2, fair=3)
    visitor.context.clear_cookies()
    desk.keys("Enter")
    dialog = desk.page.get_by_role("dialog", name="Please sign in again")
    expect(dialog).to_be_visible()
    dialog.get_by_label("Password").fill("not the password")
    dialog.get_by_role("button", name="Sign in").click()
    expect(dialog.get_by_role("alert")).to_be_visible()
    dialog.get_by_label("Password").fill(PASSWORD)
    dialog.get_by_label("Password").press("Enter")
    desk.expect_task(1)


@pytest.mark.parametrize("taken", [False, True], ids=["slot still free", "slot taken"])
def test_work_after_the_lease_has_run_out_is_accepted(add_tasks, visit, server, taken):
    add_tasks(3)
    desk = visit("lena").label()
    desk.rank(excellent=1, good=2, fair=3)
    server.expire_leases()
    if taken:
        other = visit("tom").label()
        other.rank(excellent=1, good=1, fair=3)
        other.submit()
    receipt, _ = desk.submit()
    assert receipt["counted"] is not taken
    if taken:
        expect(desk.notices).to_contain_text("Stored as an extra")


def test_an_expired_lease_is_said_kindly(add_tasks, visit, server):
    add_tasks(3)
    page = visit("lena").context.new_page()
    page.clock.install()
    page.goto("/label.html?project=everyday")
    desk = Desk(page).wait()
    server.expire_leases()
    other = visit("tom").label()
    page.mouse.move(300, 300)
    with page.expect_response("**/heartbeat"):
        page.clock.fast_forward(61_000)
    expect(desk.notices).to_contain_text("may have gone to someone else")
    other.rank(excellent=1, good=2, fair=3)
    other.submit()


def test_changing_ones_mind(add_tasks, visit, server):
    add_tasks(3)
    desk = visit("lena").label()
    add_tasks(4)
    desk.rank(excellent=1, good=2, fair=3)
    desk.submit()
    desk.expect_task(1)
    desk.keys("a1")
    desk.keys("v")
    desk.page.get_by_role("complementary", name="Your previous work").get_by_role("button", name=re.compile(r"\(0\)")).click()
    desk.expect_task(0)
    desk.expect_standing(excellent="1st", good="2nd", fair="3rd")
    expect(desk.submit_button).to_contain_text("Save change")
    desk.rank(fair=2)
    changed, sent = desk.submit()
    assert changed["revision"] == 2
    assert [len(tier) for tier in sent["tiers"]] == [1, 2]
    expect(desk.notices).to_contain_text("Your change is saved.")
    desk.expect_task(1)
    desk.expect_steps("A", "", "", "")
    assert server.admin.get("/projects/everyday/progress")["rankings"] == 1


def test_an_empty_queue_notices_new_work(add_tasks, visit):
    page = visit("lena").context.new_page()
    page.clock.install()
    page.goto("/label.html?project=everyday")
    expect(page.get_by_role("heading", name="All done here.")).to_be_visible()
    add_tasks(3)
    page.clock.fast_forward(16_000)
    expect(page.locator("body")).to_have_attribute("data-state", "working")


def test_a_paused_project_says_so(add_tasks, visit, server):
    add_tasks(3)
    server.admin.patch("/projects/everyday", {"status": "paused"})
    page = visit("lena").page("/label.html?project=everyday")
    expect(page.get_by_role("heading", name="This project is paused.")).to_be_visible()
