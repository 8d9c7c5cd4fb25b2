"""The first visit: instructions, then practice with feedback, then the work; asked once, wherever that was."""

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


@pytest.mark.parametrize("scheme", ["light", "dark"])
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
