"""The managers' inbox: by keyboard, filtered, in pages, and kept still under the hands of whoever reads and writes there."""

import pytest
from playwright.sync_api import expect

from test_accessibility import check
from test_phone import assert_fits


@pytest.fixture
def inbox(visit):
    """`inbox()` opens the admin page at its inbox."""
    def visited(**options):
        page = visit("ada", **options).page("/admin.html?project=everyday#inbox")
        expect(page.locator("inbox-remarks ul > li, inbox-remarks p:not(:empty)").first).to_be_visible()
        return page

    return visited


def test_by_keyboard(ask, inbox):
    for text in ("First?", "Second?"):
        ask(text)
    page = inbox()
    rows = page.locator("inbox-question")
    expect(rows.locator("summary .said")).to_have_text(["Second?", "First?"])
    rows.first.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(rows.first.locator(".thread .said")).to_have_text("Second?")
    expect(page.locator("#inbox-count")).to_have_text("1")
    page.keyboard.press("Tab")
    expect(rows.first.get_by_label("Answer", exact=True)).to_be_focused()
    page.keyboard.press("Control+Enter")  # nothing is written, so nothing is sent
    page.keyboard.type("Yes.")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#notices")).to_contain_text("Answered and closed.")
    expect(rows.first.locator("summary")).to_be_focused()
    expect(rows.first.locator("summary .badge")).to_have_text("closed")
    page.keyboard.press("Enter")
    expect(rows.first.locator(".thread")).to_be_hidden()
    page.keyboard.press("Tab")
    expect(rows.nth(1).locator("summary")).to_be_focused()
    page.keyboard.press("Space")
    expect(rows.nth(1).locator(".thread .said")).to_have_text("First?")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_contain_text("The completions stand in the order in which lena sees them.")
    page.keyboard.press("Escape")
    expect(rows.nth(1).get_by_role("button", name="Show the task")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(rows.nth(1).locator("summary .badge")).to_have_text("closed")
    expect(rows.nth(1).get_by_role("button", name="Open again")).to_be_focused()


def test_filtered(server, ask, inbox):
    server.admin.post(f"/projects/everyday/questions/{ask('First?')}/messages", {"text": "Yes.", "closes": True})
    ask("Second?")
    page = inbox()
    questions, remarks = page.locator("inbox-question summary .said"), page.locator("inbox-remarks .said")
    shown = page.get_by_role("group", name="Questions shown")
    expect(questions).to_have_text(["Second?"])
    shown.get_by_text("All").click()
    expect(questions).to_have_text(["Second?", "Yes."])
    page.locator("inbox-question").nth(1).locator("summary").click()
    expect(page.locator("inbox-question").nth(1).locator(".thread .said")).to_have_count(2)
    shown.get_by_text("Open").click()
    expect(questions).to_have_text(["Second?"])
    expect(remarks).to_have_text(["Second?", "First?"])
    expect(page.locator("inbox-remarks li").first).to_contain_text("The task is unclear")
    kind = page.get_by_role("group", name="Remarks shown")
    kind.get_by_text("Notes").click()
    expect(page.locator("inbox-remarks")).to_contain_text("Nothing was noted yet.")
    kind.get_by_text("Skips").click()
    expect(remarks).to_have_count(2)


def test_in_pages(ask, inbox):
    for number in range(23):
        ask(f"Question {number}?")
    page = inbox()
    for part, row in ((".inbox > section:first-child", "inbox-question"), ("inbox-remarks", "ul > li")):
        rows = page.locator(part).locator(row)
        expect(rows).to_have_count(20)
        more = page.locator(part).get_by_role("button", name="Show more")
        more.focus()
        page.keyboard.press("Enter")
        expect(rows).to_have_count(23)
        expect(more).to_be_hidden()
        expect(rows.nth(20).locator("summary, button").first).to_be_focused()
        expect(rows.nth(22)).to_contain_text("Question 0?")


def test_a_new_question_takes_neither_the_focus_nor_what_is_being_read(ask, inbox):
    for number in range(22):
        ask(f"Question {number}?")
    page = inbox()
    page.get_by_role("button", name="Show more").first.click()
    rows = page.locator("inbox-question")
    expect(rows).to_have_count(22)
    read, answered = rows.filter(has_text="Question 1?"), rows.filter(has_text="Question 0?")
    read.locator("summary").click()
    answered.locator("summary").click()
    expect(answered.locator(".thread .said")).to_have_text("Question 0?")
    answered.get_by_label("Answer", exact=True).press_sequentially("Y")
    ask("And now?")
    ask("And then?")
    ask("And when?")
    page.evaluate("document.querySelector('project-progress').refresh()")
    expect(rows.locator("summary .said").filter(has_text="And now?")).to_be_visible()
    page.keyboard.type("es.")
    expect(answered.get_by_label("Answer", exact=True)).to_have_value("Yes.")
    expect(read.locator(".thread .said")).to_have_text("Question 1?")


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.thorough)])
def test_axe_finds_nothing(server, ask, inbox, scheme):
    server.admin.post(f"/projects/everyday/questions/{ask('First?')}/messages", {"text": "Yes."})
    ask("Second?")
    page = inbox(color_scheme=scheme)
    page.locator("inbox-question summary").first.click()
    expect(page.locator(".thread .said").first).to_be_visible()
    check(page, "inbox", "#inbox")
    page.set_viewport_size({"width": 390, "height": 844})
    assert_fits(page)
    check(page, "inbox on a phone", "#inbox")
    page.get_by_role("button", name="Show the task").first.click()
    check(page, "the task", "dialog[open]")


def test_a_deleted_persons_question_has_a_number_and_takes_no_answer(server, ask, inbox):
    ask("Is B a joke?")
    lena = next(user["id"] for user in server.admin.get("/users")["items"] if user["username"] == "lena")
    server.admin.delete(f"/users/{lena}")
    page = inbox()
    expect(page.locator("project-inbox")).to_contain_text("No question waits for an answer.")
    page.get_by_role("group", name="Questions shown").get_by_text("All").click()
    row = page.locator("inbox-question")
    expect(row).to_contain_text(f"deleted {lena}")
    row.locator("summary").click()
    row.get_by_label("Answer", exact=True).fill("Yes.")
    row.get_by_role("button", name="Answer and close").click()
    expect(page.locator("#notices")).to_contain_text("Nobody would read an answer.")
    expect(row.get_by_label("Answer", exact=True)).to_have_value("Yes.")
