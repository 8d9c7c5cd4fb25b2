"""A phone: everything stacks, nothing scrolls sideways, ranks are tapped."""

from playwright.sync_api import expect

from forms import choice, form

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}


def assert_fits(page):
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, f"{page.url} is {wide} px too wide"


def test_ranking_by_tapping(add_tasks, visit):
    add_tasks(9)
    desk = visit("lena", **PHONE).label()
    add_tasks(2)
    assert_fits(desk.page)
    for card in range(9):
        rank = desk.cards.nth(card).locator(".ranks label").nth(8 - card)
        assert rank.bounding_box()["width"] >= 30 and rank.bounding_box()["height"] >= 36
        rank.tap()
    desk.expect_steps(*"IHGFEDCBA")
    assert_fits(desk.page)
    with desk.page.expect_response("**/ranking") as answer:
        desk.submit_button.tap()
    assert answer.value.ok
    desk.expect_task(1)
    desk.page.get_by_role("button", name="Equally good").tap()
    desk.submit_button.tap()
    expect(desk.page.get_by_role("heading", name="All done here.")).to_be_visible()


def test_words_of_answers_are_seen(server, add_tasks, visit):
    levels = [{"value": 1, "label": "slightly better"}, {"value": 2, "label": "much better"}]
    tone = choice("tone", "formal", "casual")
    long = choice("safety", *["an option that says at some length what it means " + end for end in ("here", "there")])
    asked = form(strengths=levels, tieLabel="no difference", fields=[tone, long | {"about": "task"}])
    server.admin.put("/projects/everyday/form", asked)
    add_tasks(2)
    desk = visit("lena", **PHONE).label()
    for words in ("much better", "No difference"):
        expect(desk.page.locator("rank-rail").get_by_text(words).first).to_be_visible()
    expect(desk.cards.first.get_by_text("casual")).to_be_visible()
    menu = desk.page.get_by_role("combobox").bounding_box()
    assert menu["x"] >= 0 and menu["x"] + menu["width"] <= 390, "a menu ends where the screen does"
    assert_fits(desk.page)


def test_pages_fit(server, add_tasks, visit):
    add_tasks(3)
    stranger = visit(**PHONE).page("/login.html")
    assert_fits(stranger)
    page = visit("ada", **PHONE).page("/admin.html?project=everyday")
    expect(page.locator("people-table tbody tr").first).to_be_visible()
    expect(page.locator("project-settings form")).to_be_visible()
    assert_fits(page)
    page.goto("/account.html")
    expect(page.get_by_role("button", name="Create token")).to_be_visible()
    assert_fits(page)
