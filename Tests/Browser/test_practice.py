"""The first visit: instructions, then practice with feedback, then the work; asked once, wherever that was."""

import re

import pytest
from playwright.sync_api import expect

from desk import Desk
from practice import PAIR, RANKING, PracticePage, give, introduction
from server import Api
from test_accessibility import check
from test_phone import PHONE

LABEL = "/label.html?project=everyday"


def leases(server):
    return server.admin.get("/projects/everyday/progress")["activeLeases"]


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.thorough)])
def test_the_first_visit_by_keyboard_alone(server, add_tasks, visit, scheme):
    add_tasks(3)
    give(server)
    visitor = visit("lena", color_scheme=scheme)
    page = visitor.page(LABEL)
    practice = PracticePage(page).wait("welcome")
    expect(practice.title).to_have_text("Before you begin: Everyday questions")
    expect(practice.head).to_contain_text("Read every answer to its end.")
    expect(page.get_by_role("complementary", name="Instructions")).to_be_hidden()
    check(page, "instructions before practice")
    practice.press("Enter")
    practice.wait("task")
    expect(practice.head).to_contain_text("Your answer is not stored and does not count.")
    expect(page.locator("prompt-conversation")).to_contain_text("My bread is flat.")
    check(page, "practice")
    practice.press("a 1 b 2")
    practice.press("Enter")
    expect(page.locator("#notices")).to_contain_text("Not placed yet: C.")
    practice.press("s n v")  # nothing to skip, to note or to change
    expect(page.locator("dialog[open]")).to_have_count(0)
    practice.press("c 3 Enter")
    practice.wait("feedback")
    expect(practice.title).to_have_text("Not quite as expected.")
    expect(practice.head.locator(".orders dd")).to_have_text(["B › C › A", "A › B › C"])
    expect(practice.head).to_contain_text("1 of 3 pairs in the expected order.")
    expect(practice.head).to_contain_text("The other way round: B › A, C › A")
    expect(practice.head.locator("strong")).to_have_text("you")
    expect(practice.reason("A")).to_contain_text("Expected: 3rd")
    expect(practice.reason("A")).to_contain_text("Overall quality: 2, rather than not answered.")
    expect(practice.reason("A")).to_contain_text("It is kind, and no answer.")
    check(page, "feedback")
    # Whoever changes the answer goes on practising.
    practice.press("a 3 b 1 c 2")
    expect(practice.body).to_have_attribute("data-practice", "task")
    expect(practice.reason("A")).to_have_count(0)
    practice.press("a q 2 Enter")
    practice.wait("feedback")
    expect(practice.title).to_have_text("Just as expected.")
    assert leases(server) == 0, "nothing is taken while somebody practises"
    practice.press("Enter")
    desk = Desk(page).wait()
    expect(desk.cards.first).not_to_contain_text("heart")
    expect(desk.cards.locator(".reason")).to_have_count(0)
    expect(practice.head).to_have_count(0)
    desk.keys("a1 b2 c3")
    receipt, sent = desk.submit()
    assert receipt["counted"]
    assert sent["durationMs"] < 60_000
    assert len(server.admin.get("/projects/everyday/rankings")["items"]) == 1
    member = next(item for item in server.admin.get("/projects/everyday/members")["items"] if item["user"]["username"] == "lena")
    assert member["practiceDoneAt"] and member["guidelinesSeen"] == 2


def test_the_first_visit_by_touch_alone(server, add_tasks, visit):
    add_tasks(3)
    give(server)
    page = visit("lena", **PHONE).page(LABEL)
    practice = PracticePage(page).wait("welcome")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    practice.act("Practice task").tap()
    practice.wait("task")
    expect(practice.head).to_contain_text("Tap a rank above each answer")
    expect(practice.head.locator(".key-hints")).to_be_hidden()
    check(page, "practice on a phone")
    for letter, rank in [("A", 3), ("B", 1), ("C", 2)]:
        page.locator("card-tabs button", has_text=letter).tap()
        page.locator("completion-card.is-current .ranks label").nth(rank - 1).tap()
    practice.act("See how it compares").tap()
    practice.wait("feedback")
    expect(practice.head.locator(".orders dd")).to_have_text(["B › C › A", "B › C › A"])
    check(page, "feedback on a phone")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    practice.act("Start over").tap()
    practice.wait("task")
    expect(page.locator("completion-card.is-placed")).to_have_count(0)
    practice.act("Start labeling").tap()
    Desk(page).wait()
    assert introduction(Api(server.url, server.cookies["lena"]))["practice"]["doneAt"]


def test_another_browser_does_not_ask_again_and_shows_what_changed_since_the_last_one(server, add_tasks, visit):
    add_tasks(2)
    give(server)
    first = PracticePage(visit("lena").page(LABEL)).wait("welcome")
    first.act("Start labeling").click()
    Desk(first.page).wait()
    lena = Api(server.url, server.cookies["lena"])
    assert introduction(lena)["practice"]["leftAt"]
    second = Desk(visit("lena").page(LABEL)).wait()
    expect(second.page.get_by_role("complementary", name="Instructions")).to_be_hidden()
    server.admin.patch("/projects/everyday", {"instructions": "Read every answer twice."})
    third = visit("lena")
    changed = Desk(third.page(LABEL)).wait()
    expect(changed.notices).to_contain_text("The instructions have changed.")
    changed.page.get_by_role("button", name="See what is new").click()
    expect(changed.page.get_by_role("region", name="What has changed").locator("ins").first).to_be_visible()
    fourth = Desk(visit("lena").page(LABEL)).wait()
    fourth.page.wait_for_load_state("networkidle")
    expect(fourth.notices).not_to_contain_text("instructions")


def test_nobody_is_kept_from_work_by_a_server_that_cannot_say_and_it_is_told_later(server, add_tasks, visit):
    add_tasks(3, 3)
    give(server)
    visitor = visit("lena")
    page = visitor.page(LABEL)
    practice = PracticePage(page).wait("welcome")
    practice.press("Enter")
    practice.wait("task")
    practice.press("a 1 b 2 c 3")
    page.route("**/practice/answers", lambda route: route.abort())
    page.route("**/my-introduction", lambda route: route.abort())
    practice.press("Enter")
    expect(page.locator("#notices")).to_contain_text("Podium cannot be reached.")
    expect(practice.body).to_have_attribute("data-practice", "task")
    practice.act("Start labeling").click()
    Desk(page).wait()
    lena = Api(server.url, server.cookies["lena"])
    assert "leftAt" not in introduction(lena)["practice"]
    page.unroute("**/my-introduction")
    again = visitor.page(LABEL)
    Desk(again).wait()
    again.wait_for_load_state("networkidle")
    assert introduction(lena)["practice"]["leftAt"]
    # Where the server cannot say what somebody was shown, the work begins.
    other = visit("tom")
    page = other.context.new_page()
    page.route("**/my-introduction", lambda route: route.abort())
    page.goto(LABEL)
    Desk(page).wait()


def test_the_work_goes_on_where_practice_cannot_be_loaded(server, add_tasks, visit):
    add_tasks(3)
    give(server)
    visitor = visit("lena")
    visitor.context.route("**/practice/practice.js", lambda route: route.abort())
    desk = visitor.label()
    expect(desk.page.locator("#instructions-button")).to_be_visible()
    desk.rank(excellent=1, good=2, fair=3)
    receipt, _ = desk.submit()
    assert receipt["counted"]


def test_it_can_be_done_again_while_the_task_in_hand_waits_with_its_draft_and_its_time(server, add_tasks, visit):
    add_tasks(3)
    give(server)
    lena = Api(server.url, server.cookies["lena"])
    lena._call("PATCH", "/projects/everyday/my-introduction", {"leavesPractice": True, "guidelinesSeen": 2})
    desk = visit("lena").label()
    desk.keys("a1 b2")
    desk.keys("r")
    practice = PracticePage(desk.page)
    desk.page.get_by_role("button", name="Practice task").click()
    practice.wait("task")
    expect(desk.page.get_by_role("complementary", name="Instructions")).to_be_hidden()
    expect(practice.act("Back to work")).to_be_visible()
    practice.press("b 1 c 2 a 3 Enter")
    practice.wait("feedback")
    assert len(server.admin.get("/projects/everyday/rankings")["items"]) == 0
    practice.press("Enter")
    desk.wait()
    expect(desk.page.locator("completion-card.is-placed")).to_have_count(2)
    draft = lena.post("/projects/everyday/assignments", {})["draft"]
    assert len(draft["slots"]) == 2
    assert leases(server) == 1


def test_a_practice_task_that_changes_meanwhile_is_shown_anew(server, add_tasks, visit):
    add_tasks(3)
    give(server)
    practice = PracticePage(visit("lena").page(LABEL)).wait("welcome")
    practice.press("Enter")
    practice.wait("task")
    give(server, RANKING | {"prompt": "Something else?"}, instructions=None)
    practice.press("a 1 b 2 c 3 Enter")
    expect(practice.page.locator("#notices")).to_contain_text("The practice task has changed meanwhile.")
    expect(practice.page.locator("prompt-conversation")).to_contain_text("Something else?")
    server.admin.delete("/projects/everyday/practice-task")
    practice.press("a 1 b 2 c 3 Enter")
    Desk(practice.page).wait()


def test_pairs_and_demonstrations_are_practised_in_their_own_words(server, add_tasks, visit):
    presets = {preset["name"]: preset["form"] for preset in server.admin.get("/form-presets")["items"]}
    server.admin.put("/projects/everyday/form", presets["llama2"])
    give(server, PAIR | {"expected": {"tiers": [[2], [1]], "strengths": [presets["llama2"]["judgement"]["strengths"][0]["value"]]}})
    practice = PracticePage(visit("lena").page(LABEL)).wait("welcome")
    practice.press("Enter")
    practice.wait("task")
    practice.press("1 Enter 1 Enter")  # who is better, and the safety question that Enter leads to
    practice.wait("feedback")
    expect(practice.head.locator(".orders dd").first).to_contain_text("B ")
    expect(practice.head.locator(".orders dd").last).to_contain_text("A ")
    check(practice.page, "feedback on a pair")
    server.admin.put("/projects/everyday/form", presets["demonstration"])
    written = next(p["task"] for p in server.admin.get("/projects/everyday/practice-presets?language=en")["items"] if p["kind"] == "demonstration")
    give(server, written, instructions=None)
    practice = PracticePage(visit("tom").page(LABEL)).wait("welcome")
    practice.press("Enter")
    practice.wait("task")
    practice.page.locator("demonstration-field textarea").fill("Blue light is scattered more than red light, all over the sky.")
    practice.press("Control+Enter")
    practice.wait("feedback")
    expect(practice.title).to_have_text("One good answer")
    expect(practice.head.locator(".example")).to_contain_text("Sunlight looks white")
    check(practice.page, "feedback on a demonstration")


def test_in_german(server, add_tasks, visit):
    add_tasks(3)
    give(server)
    page = visit("lena", locale="de-DE").page(LABEL)
    practice = PracticePage(page).wait("welcome")
    expect(practice.title).to_have_text("Vor dem Anfang: Everyday questions")
    practice.press("Enter")
    practice.wait("task")
    practice.press("a 1 b 2 c 3 Enter")
    practice.wait("feedback")
    expect(practice.title).to_have_text("Nicht ganz wie erwartet.")
    expect(practice.head).to_contain_text("1 von 3 Paaren wie erwartet.")


def test_a_project_without_instructions_begins_with_the_task_itself(server, add_tasks, visit):
    add_tasks(3)
    give(server, instructions=None)
    PracticePage(visit("lena").page(LABEL)).wait("task")


def test_a_manager_writes_it_and_answers_it(server, add_tasks, visit):
    add_tasks(3)
    visitor = visit("ada")
    page = visitor.page("/practice.html?project=everyday")
    expect(page.get_by_role("heading", name="Practice of Everyday questions")).to_be_visible()
    expect(page.locator("#state")).to_have_text("New labelers begin with the work: there is no practice task yet.")
    check(page, "practice page, empty")
    page.get_by_label("What is asked").fill("Which is right?")
    texts, reasons = page.get_by_label("Completion", exact=True), page.get_by_label("Why it stands where it stands (optional)")
    for index, text in enumerate(["wrong", "right", "half"]):
        texts.nth(index).fill(text)
    reasons.nth(1).fill("It is *so*.")
    page.get_by_label("What is to be learned from it").fill("Read **all**.")
    page.keyboard.press("Control+s")
    expect(page.get_by_role("alert")).to_contain_text("Say which completion is better")
    board = page.locator("expected-board")
    expect(board.locator("completion-card").nth(1)).to_contain_text("right")
    board.locator(".stage").focus()
    for key in "b1a2":
        page.keyboard.press(key)
    # A completion less: what was answered stays with those that are left.
    page.get_by_role("button", name="Remove completion C").click()
    expect(board.locator("completion-card")).to_have_count(2)
    page.get_by_role("button", name="Add a completion").click()
    texts.nth(2).fill("neither")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#notices")).to_contain_text("Saved.")
    stored = server.admin.get("/projects/everyday/practice-task")
    assert stored["expected"] == {"tiers": [[2], [1]]}
    assert [item["text"] for item in stored["completions"]] == ["wrong", "right", "neither"]
    assert stored["completions"][1]["why"] == "It is *so*." and stored["feedback"] == "Read **all**."
    check(page, "practice page, saved")
    # Somebody else was faster.
    give(server, instructions=None)
    page.get_by_label("What is asked").fill("Which is it?")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("Somebody else has changed the practice task")
    page.get_by_role("button", name="Take theirs instead").click()
    expect(page.get_by_label("What is asked")).to_have_value("My bread is flat. What should I change first?")
    expect(board.locator("completion-card .standing").nth(1)).to_contain_text("1st")
    page.get_by_role("button", name="Take it away").click()
    page.get_by_role("dialog").get_by_role("button", name="Take it away").click()
    expect(page.locator("#state")).to_have_text("New labelers begin with the work: there is no practice task yet.")
    assert server.admin.get("/projects/everyday/practice-task") is None
    page.get_by_role("button", name="Begin with an example").click()
    expect(page.get_by_label("What is asked")).to_have_value("My sourdough bread is dense and flat. What should I change first? Please keep it short.")
    expect(board.locator("completion-card")).to_have_count(4)
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#state")).to_have_text("New labelers begin with this task.")


def test_managers_see_who_has_practised(server, add_tasks, visit):
    add_tasks(3)
    give(server)
    lena = Api(server.url, server.cookies["lena"])
    lena.post("/projects/everyday/practice/answers", {"version": 1, "answer": {"tiers": [[1], [2], [3]]}})
    page = visit("ada").page("/admin.html?project=everyday")
    expect(page.locator("people-table tr", has_text="lena")).to_contain_text("practised")
    expect(page.locator("people-table tr", has_text="tom")).not_to_contain_text("practised")
    expect(page.get_by_role("link", name="Practice for new labelers")).to_have_attribute("href", re.compile(r"/practice\.html\?project=everyday$"))
