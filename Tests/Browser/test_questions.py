"""A labeler asks about a task, a manager answers in the inbox, and the labeler reads it on return."""

import re

import pytest
from playwright.sync_api import expect

from desk import Desk
from test_accessibility import check
from test_language import GERMAN
from test_phone import PHONE, assert_fits


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
    seen = desk.cards.locator("strong").all_text_contents()
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
    for letter, quality in zip("AB", seen):
        text = admin.get_by_role("dialog").locator("section", has=admin.get_by_role("heading", name=f"Completion {letter}"))
        expect(text).to_contain_text(f"**{quality}**")
    check(admin, "the task", "dialog[open]")
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


def test_what_is_typed_stays_under_the_hands_when_an_answer_comes(server, ask, add_tasks, visit):
    """Once a new field took its place, letters went to the board: an s would have asked why to skip."""
    id = ask("Is B a joke?")
    add_tasks(2)
    page = visit("lena").page("/login.html")
    page.clock.install()
    page.goto("/label.html?project=everyday")
    desk = Desk(page).wait()
    desk.keys("Shift+Q")
    expect(message(desk)).to_be_focused()
    page.keyboard.type("And this one i")
    server.admin.post(f"/projects/everyday/questions/{id}/messages", {"text": "Yes."})
    with page.expect_response("**/my-questions*"):
        page.clock.fast_forward(61_000)
    expect(panel(desk).locator("summary")).to_contain_text("new answer")
    page.keyboard.type("s not?")
    expect(message(desk)).to_have_value("And this one is not?")
    expect(page.locator("skip-dialog dialog")).to_be_hidden()

    other = panel(desk).locator("details")
    other.locator("summary").click()
    expect(other.locator(".said")).to_have_text(["Is B a joke?", "Yes."])
    other.get_by_role("textbox").press_sequentially("Thank")
    server.admin.post(f"/projects/everyday/questions/{id}/messages", {"text": "And C too."})
    page.clock.fast_forward(61_000)
    expect(other.locator(".said")).to_have_text(["Is B a joke?", "Yes.", "And C too."])
    page.keyboard.type("s")
    expect(other.get_by_role("textbox")).to_have_value("Thanks")
    expect(message(desk)).to_have_value("And this one is not?")


def test_a_message_whose_answer_got_lost_is_there_once(server, ask, visit):
    id = ask("Is B a joke?", skips=False)
    desk = visit("lena").label()
    desk.keys("Shift+Q")
    expect(panel(desk).locator(".said")).to_have_count(1)
    message(desk).fill("I mean the second.")
    desk.page.route("**/question/messages", lambda route: (route.fetch(), route.abort()))
    panel(desk).get_by_role("button", name="Send").click()
    expect(panel(desk)).to_contain_text("Not sent yet; it is kept here.")
    server.admin.post(f"/projects/everyday/questions/{id}/messages", {"text": "I see. Yes."})
    desk.page.unroute("**/question/messages")
    desk.page.reload()
    desk.wait().keys("Shift+Q")
    said = panel(desk).locator(".said")
    expect(said).to_have_text(["Is B a joke?", "I mean the second.", "I see. Yes."])
    expect(message(desk)).to_have_value("I mean the second.")
    panel(desk).get_by_role("button", name="Send").click()
    expect(message(desk)).to_have_value("")
    expect(said).to_have_count(3)
    message(desk).fill("I mean the second.")  # and said again on purpose
    message(desk).press("Control+Enter")
    expect(said).to_have_count(4)


def test_the_key_is_ones_own(add_tasks, visit):
    add_tasks(2)
    desk = visit("lena").label()
    desk.keys("?")
    row = desk.page.get_by_role("button", name="Ask the managers about this task, or read their answers")
    expect(row).to_have_accessible_name(re.compile(r": ⇧\s?q\."))
    row.press("Enter")
    desk.keys("y Escape y")
    expect(message(desk)).to_be_focused()
    desk.keys("Escape Shift+Q")
    expect(panel(desk)).to_be_hidden()


def test_asked_and_read_in_german(server, ask, add_tasks, visit):
    id = ask("Ist B ein Scherz?")
    add_tasks(2)
    server.admin.post(f"/projects/everyday/questions/{id}/messages", {"text": "Ja."})
    desk = visit("lena", **GERMAN).label()
    page = desk.page
    expect(desk.notices).to_contain_text("Zu einer Rückfrage gibt es eine Auskunft. Lesen")
    expect(page.get_by_role("button", name="Fragen", exact=True)).to_have_attribute("title", "Eine Auskunft ist ungelesen")
    desk.keys("Shift+Q")
    german = page.get_by_role("complementary", name="Rückfragen")
    expect(german.get_by_role("heading", name="Rückfragen an die Projektleitung")).to_be_visible()
    thread = german.locator("details[open]")
    expect(thread.locator("summary")).to_be_focused()
    expect(thread.locator(".thread li")).to_have_text(
        [re.compile(r"^Eigene Nachricht, .*Ist B ein Scherz\?$"), re.compile(r"^Projektleitung, .*Ja\.$")])
    expect(thread.locator(".state")).to_have_text("beantwortet")
    expect(german.get_by_role("heading", name="Zu anderen Aufgaben")).to_be_visible()
    here = german.get_by_role("region", name="Diese Aufgabe").get_by_label("Nachricht an die Projektleitung")
    here.fill("Und diese?")
    check(page, "German", "#questions")
    here.press("Control+Enter")
    expect(german.get_by_role("status").filter(has_text="Gesendet.")).to_be_visible()
    expect(here).to_have_attribute("placeholder", "Noch etwas schreiben")
    desk.keys("Escape ?")
    expect(page.locator("shortcut-help")).to_contain_text("Zu dieser Aufgabe rückfragen, oder die Auskunft lesen")


@pytest.mark.parametrize("options", [{}, GERMAN], ids=["English", "German"])
@pytest.mark.parametrize("size", [PHONE, {"viewport": {"width": 720, "height": 450}}], ids=["phone", "200 %"])
def test_the_panel_fits(server, ask, visit, options, size):
    id = ask("Is B a joke? " + "Donaudampfschifffahrtsgesellschaft" * 6)
    server.admin.post(f"/projects/everyday/questions/{id}/messages", {"text": "https://example.org/" + "a" * 300})
    ask("What is this?", skips=False)
    page = visit("lena", **size, **options).label().page
    for button in page.locator(".bar nav button:visible").all():
        box = button.bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= size["viewport"]["width"] and box["height"] >= 24
    page.locator("#questions-button").click()
    expect(page.locator("own-questions > section:first-child .said")).to_have_text("What is this?")
    page.locator("own-questions summary").click()
    expect(page.locator("own-questions details .said")).to_have_count(2)
    assert_fits(page)
    assert page.locator("#questions").evaluate("panel => panel.scrollWidth <= panel.clientWidth")


def test_the_first_key_after_escape_is_the_boards(add_tasks, visit):
    """The focus stays on what is hidden until the next frame: where nothing was there to take it, a key got lost."""
    add_tasks(2)
    desk = visit("lena").label()
    desk.page.evaluate("document.activeElement.blur()")
    desk.keys("Shift+Q")
    expect(message(desk)).to_be_focused()
    focused = desk.page.evaluate("""() => {
        const field = document.activeElement;
        field.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
        return document.activeElement === field;
    }""")
    assert not focused


def test_nothing_in_hand_and_nothing_asked_is_said(visit):
    page = visit("lena").page("/label.html?project=everyday")
    expect(page.get_by_role("heading", name="All done here.")).to_be_visible()
    page.get_by_role("button", name="Ask").click()
    expect(page.get_by_role("complementary", name="Questions")).to_contain_text("You have not asked anything here yet.")
    check(page, "nothing asked", "#questions")


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.thorough)])
def test_axe_finds_nothing_in_the_panel(server, ask, add_tasks, visit, scheme):
    server.admin.post(f"/projects/everyday/questions/{ask('First?')}/messages", {"text": "Yes."})
    ask("Second?")
    add_tasks(3)
    desk = visit("lena", color_scheme=scheme).label()
    desk.keys("Shift+Q")
    expect(panel(desk).locator("details[open] .said")).to_have_count(2)
    message(desk).fill("And this?")
    check(desk.page, "panel", "#questions")
