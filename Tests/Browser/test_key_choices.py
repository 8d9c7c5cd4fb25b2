"""Keys that people choose for themselves, and find again in every browser."""

from playwright.sync_api import expect


def choose(desk, what, key):
    desk.page.get_by_role("button", name=what).press("Enter")
    expect(desk.page.get_by_role("button", name="Press a key")).to_be_focused()
    desk.page.keyboard.press(key)


def test_a_command_gets_another_key_and_keeps_it_in_another_browser(server, add_tasks, visit):
    add_tasks(3)
    desk = visit("lena").label()
    page = desk.page
    desk.keys("?")
    with page.expect_response("**/session/settings") as told:
        choose(desk, "Skip this task", "x")
    assert told.value.json() == {"key.skip": "x"}
    expect(page.get_by_role("button", name="Skip this task: x")).to_be_focused()
    desk.keys("Escape")
    expect(page.locator("#skip kbd")).to_have_text("x")
    desk.keys("s")
    expect(page.locator("skip-dialog dialog")).to_be_hidden()
    desk.keys("x")
    expect(page.locator("skip-dialog dialog")).to_be_visible()

    elsewhere = visit("lena").label()
    expect(elsewhere.page.locator("#skip kbd")).to_have_text("x")
    elsewhere.keys("x")
    expect(elsewhere.page.locator("skip-dialog dialog")).to_be_visible()
    elsewhere.keys("Escape ?")
    with elsewhere.page.expect_response("**/session/settings") as told:
        elsewhere.page.get_by_role("button", name="All keys as they were").click()
    assert told.value.json() == {}
    elsewhere.keys("Escape s")
    expect(elsewhere.page.locator("skip-dialog dialog")).to_be_visible()


def test_keys_that_mean_something_else_are_refused(add_tasks, visit):
    add_tasks(3)
    desk = visit("lena").label()
    desk.keys("?")
    fault = desk.page.locator("shortcut-help [role=alert]")
    for key, words in [("n", "the key of something else"), ("c", "names a completion"), ("3", "names a completion"), ("Enter", "names a completion")]:
        choose(desk, "Skip this task", key)
        expect(fault).to_contain_text(words)
        expect(desk.page.get_by_role("button", name="Skip this task: s")).to_be_focused()
    for way_out in ("Escape", "Tab"):
        choose(desk, "Skip this task", way_out)
        expect(fault).to_be_hidden()
        expect(desk.page.get_by_role("button", name="Skip this task: s")).to_be_focused()
    expect(desk.page.locator("shortcut-help dialog")).to_be_visible()


def test_a_form_makes_way_for_a_chosen_key(server, add_tasks, visit):
    """The usual form has a flag on f."""
    add_tasks(3)
    desk = visit("lena").label()
    desk.keys("?")
    choose(desk, "Note on this task", "f")
    expect(desk.page.locator("shortcut-help [role=alert]")).to_contain_text("names a completion")  # a to i are cards
    choose(desk, "Note on this task", "x")  # the usual form has a flag on x
    desk.page.reload()
    desk.wait()
    desk.keys("x")
    expect(desk.page.locator("#note")).to_be_focused()
    desk.keys("Escape")
    sexual = desk.cards.nth(0).get_by_role("button", name="Sexual")
    assert sexual.locator("kbd").text_content() not in ("", "x")


def test_what_the_server_could_not_be_told_is_told_at_the_next_visit(add_tasks, visit):
    add_tasks(3)
    visitor = visit("lena")
    desk = visitor.label()
    desk.keys("?")
    desk.page.route("**/session/settings", lambda route: route.abort())
    choose(desk, "Next layout", "y")
    desk.keys("Escape y")
    expect(desk.page.locator("html")).to_have_attribute("data-layout", "shelf")
    desk.page.unroute("**/session/settings")
    with desk.page.expect_response("**/session/settings") as told:
        desk.page.reload()
    assert told.value.json() == {"key.layout": "y"}
    elsewhere = visit("lena").label()
    elsewhere.keys("y")
    expect(elsewhere.page.locator("html")).to_have_attribute("data-layout", "shelf")


def test_what_one_person_chose_is_not_told_of_the_next_at_the_same_browser(server, add_tasks, visit):
    add_tasks(3)
    visitor = visit("lena")
    desk = visitor.label()
    desk.keys("?")
    desk.page.route("**/session/settings", lambda route: route.abort())
    choose(desk, "Skip this task", "x")
    desk.page.unroute("**/session/settings")
    told = []
    desk.page.on("request", lambda request: told.append(request.method) if "session/settings" in request.url else None)
    visitor.sign_in("tom")
    desk.page.reload()
    expect(desk.page.locator("#username")).to_have_text("tom")
    expect(desk.page.locator("#skip kbd")).to_have_text("s")
    assert told == []
