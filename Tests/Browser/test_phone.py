"""A phone: everything stacks, nothing scrolls sideways, ranks are tapped."""

from playwright.sync_api import expect

from forms import choice, form

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True, "device_scale_factor": 2}


def assert_fits(page):
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wide <= 0, f"{page.url} is {wide} px too wide"


def swipe(page, card, across, down=0):
    """A finger over a card, as the page hears it."""
    page.evaluate(
        """([index, across, down]) => {
            const card = document.querySelectorAll("completion-card")[index];
            const at = (x, y) => new Touch({ identifier: 1, target: card, clientX: x, clientY: y });
            const say = (type, touches, changed) =>
                card.dispatchEvent(new TouchEvent(type, { touches, changedTouches: changed, bubbles: true }));
            say("touchstart", [at(200, 400)], [at(200, 400)]);
            say("touchend", [], [at(200 + across, 400 + down)]);
        }""",
        [card, across, down],
    )


def test_one_completion_at_a_time(add_tasks, visit):
    add_tasks(4)
    desk = visit("lena", **PHONE).label()
    page = desk.page
    tabs = page.locator("card-tabs button")
    expect(tabs).to_have_text(["A", "B", "C", "D"])
    expect(desk.cards.nth(0)).to_be_visible()
    expect(desk.cards.nth(1)).to_be_hidden()
    tabs.nth(2).tap()
    expect(desk.cards.nth(2)).to_be_visible()
    expect(desk.cards.nth(0)).to_be_hidden()
    expect(tabs.nth(2)).to_have_attribute("aria-current", "true")
    swipe(page, 2, -120)
    expect(desk.cards.nth(3)).to_be_visible()
    swipe(page, 3, -120)  # there is nothing after the last
    expect(desk.cards.nth(3)).to_be_visible()
    swipe(page, 3, 120, down=90)  # scrolling, a little askew
    expect(desk.cards.nth(3)).to_be_visible()
    swipe(page, 3, 120)
    expect(desk.cards.nth(2)).to_be_visible()
    desk.cards.nth(2).locator(".ranks label").nth(0).tap()
    expect(tabs.nth(2)).to_have_text("C1")
    expect(tabs.nth(2)).to_have_accessible_name("Completion C, 1st")
    page.evaluate("document.documentElement.dataset.layout = 'stack'")
    expect(desk.cards.nth(0)).to_be_visible()
    expect(tabs.nth(0)).to_be_hidden()


def test_each_completion_keeps_the_line_where_it_was_left(server, visit):
    long = [{"text": f"The {word} answer.\n\n" + "And it goes on for quite a while.\n\n" * 90} for word in ("one", "other")]
    server.admin.post("/projects/everyday/prompts", [{"prompt": "Which is longer?", "completions": long}])
    desk = visit("lena", **PHONE).label()
    page = desk.page
    page.evaluate("scrollTo(0, 1500)")
    tap = "tab => tab.click()"  # a tap of Playwright's own scrolls the page a little before it
    page.locator("card-tabs button").nth(1).evaluate(tap)
    expect(desk.cards.nth(1)).to_be_visible()
    head = desk.cards.nth(1).locator("header")
    assert 52 <= head.bounding_box()["y"] < 200, "another one begins at its head"
    page.evaluate("scrollTo(0, scrollY + 700)")
    page.locator("card-tabs button").nth(0).evaluate(tap)
    expect(desk.cards.nth(0)).to_be_visible()
    assert page.evaluate("scrollY") == 1500


def test_ranking_by_tapping(add_tasks, visit):
    add_tasks(9)
    desk = visit("lena", **PHONE).label()
    add_tasks(2)
    assert_fits(desk.page)
    for card in range(9):
        desk.page.locator("card-tabs button").nth(card).tap()
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


def test_twice_the_size_leaves_room_for_the_text(add_tasks, visit):
    add_tasks(4)
    desk = visit("lena", viewport={"width": 720, "height": 450}).label()  # 1,440 × 900 at 200 %
    assert_fits(desk.page)
    view = desk.page.get_by_role("button", name="View", exact=True)
    assert view.bounding_box()["x"] + view.bounding_box()["width"] <= 720
    desk.page.evaluate("document.querySelector('completion-card .prose').scrollIntoView()")
    free = desk.page.locator(".dock").bounding_box()["y"] - 52
    assert free >= 300, "two thirds of the height are for reading"


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
