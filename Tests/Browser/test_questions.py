"""A labeler asks about a task, a manager answers in the inbox, and the labeler reads it on return."""

from playwright.sync_api import expect

from desk import Desk
from test_accessibility import check


def panel(desk):
    return desk.page.get_by_role("complementary", name="Questions")


def message(desk):
    return panel(desk).get_by_role("region", name="This task").get_by_label("Your message to the managers")


def test_asked_answered_and_read_on_return(add_tasks, visit):
    add_tasks(2)
    lena = visit("lena")
    desk = lena.label()
    desk.keys("Shift+Q")
    expect(message(desk)).to_be_focused()
    check(desk.page, "asking", "#questions")
    desk.page.keyboard.type("Is B a joke?")
    desk.page.keyboard.press("Control+Enter")
    expect(panel(desk).locator(".said")).to_have_text(["Is B a joke?"])
    expect(message(desk)).to_have_value("")
    desk.keys("Escape")
    add_tasks(3)
    desk.keys("1")
    desk.submit()
    desk.expect_task(1)

    admin = visit("ada").page("/admin.html?project=everyday")
    expect(admin.locator("#inbox-count")).to_have_text("1")
    row = admin.locator("inbox-question")
    row.locator("summary").press("Enter")
    expect(row.locator(".thread .said")).to_have_text(["Is B a joke?"])
    check(admin, "inbox", "#inbox")
    row.get_by_role("button", name="Show the task").click()
    expect(admin.get_by_role("dialog")).to_contain_text("secret-model-0")
    admin.keyboard.press("Escape")
    row.get_by_label("Answer", exact=True).fill("Yes. Rank it low.")
    row.get_by_role("button", name="Answer and close").click()
    expect(row.locator(".thread .said")).to_have_text(["Is B a joke?", "Yes. Rank it low."])
    expect(row.locator("summary .badge")).to_have_text("closed")

    back = Desk(lena.page("/label.html?project=everyday")).wait()
    expect(back.notices).to_contain_text("Your question has an answer.")
    back.page.get_by_role("button", name="Read it").click()
    thread = panel(back).locator("details[open] .said")
    expect(thread).to_have_text(["Is B a joke?", "Yes. Rank it low."])
    expect(panel(back)).not_to_contain_text("ada")
    check(back.page, "an answer", "#questions")
    panel(back).get_by_role("button", name="Find the task").click()
    previous = back.page.get_by_role("complementary", name="Your previous work")
    expect(previous.locator("ol > li")).to_have_count(1)
    again = Desk(lena.page("/label.html?project=everyday")).wait()
    expect(again.page.locator("#pace")).not_to_be_empty()
    expect(again.notices).not_to_contain_text("answer")


def test_what_is_typed_survives_a_lost_network_and_a_reload(add_tasks, visit):
    add_tasks(2)
    lena = visit("lena")
    desk = lena.label()
    desk.keys("Shift+Q")
    message(desk).fill("What is this?")
    desk.page.route("**/question/messages", lambda route: route.abort())
    panel(desk).get_by_role("button", name="Send").click()
    expect(panel(desk)).to_contain_text("Not sent yet; it is kept here.")
    expect(message(desk)).to_have_value("What is this?")
    desk.page.unroute("**/question/messages")
    desk.page.reload()
    desk.wait().keys("Shift+Q")
    expect(message(desk)).to_have_value("What is this?")
    panel(desk).get_by_role("button", name="Send").click()
    expect(panel(desk).locator(".said")).to_have_text(["What is this?"])
