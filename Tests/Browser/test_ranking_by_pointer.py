from playwright.sync_api import expect


def drag(page, source, target):
    """A drag as a hand makes it: press, several moves, release."""
    start, end = source.bounding_box(), target.bounding_box()
    page.mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
    page.mouse.down()
    page.mouse.move(start["x"] + 20, start["y"] - 20, steps=3)
    if not target.is_visible():
        raise AssertionError("the target is not there")
    end = target.bounding_box()
    page.mouse.move(end["x"] + end["width"] / 2, end["y"] + end["height"] / 2, steps=8)
    page.mouse.up()


def test_clicking_ranks_places_and_takes_away(add_tasks, visit):
    add_tasks(4)
    desk = visit("lena").label()
    rank = lambda card, n: desk.cards.nth(card).locator(".ranks label").nth(n - 1)
    rank(0, 2).click()
    rank(1, 2).click()
    rank(3, 1).click()
    desk.expect_steps("D", "AB", "", "")
    rank(1, 2).click()
    desk.expect_steps("D", "A", "", "")
    desk.keys("u")
    desk.expect_steps("D", "AB", "", "")


def test_drag_and_drop_on_the_rail(add_tasks, visit):
    add_tasks(4)
    desk = visit("lena").label()
    page = desk.page
    chip = lambda letter: page.locator(f".chip[data-letter={letter}]")
    step = lambda n: page.locator(".step .label").nth(n - 1)
    drag(page, chip("C"), step(1))
    drag(page, chip("A"), step(1))
    drag(page, chip("B"), step(2))
    desk.expect_steps("AC", "B", "", "")
    drag(page, desk.cards.nth(0).locator(".letter"), step(3))
    desk.expect_steps("C", "B", "A", "")
    drag(page, chip("B"), page.locator(".tray"))
    desk.expect_steps("C", "", "A", "")
    expect(page.locator(".drag-ghost")).to_have_count(0)


def test_dropping_between_two_ranks_makes_a_new_one(add_tasks, visit):
    add_tasks(4)
    desk = visit("lena").label()
    desk.keys("a1 b2 c3")
    gap = desk.page.locator(".step .gap").nth(1)
    source, step = desk.page.locator(".chip[data-letter=D]").bounding_box(), desk.page.locator(".step").nth(1).bounding_box()
    desk.page.mouse.move(source["x"] + 15, source["y"] + 15)
    desk.page.mouse.down()
    desk.page.mouse.move(step["x"] + 60, step["y"] + 20, steps=4)
    desk.page.mouse.move(step["x"], step["y"] + 20, steps=4)
    expect(gap).to_have_class("gap is-target")
    desk.page.mouse.up()
    desk.expect_steps("A", "D", "B", "C")


def test_escape_ends_a_drag_without_a_change(add_tasks, visit):
    add_tasks(4)
    desk = visit("lena").label()
    page = desk.page
    source, step = page.locator(".chip[data-letter=B]").bounding_box(), page.locator(".step").nth(0).bounding_box()
    page.mouse.move(source["x"] + 15, source["y"] + 15)
    page.mouse.down()
    page.mouse.move(step["x"] + 60, step["y"] + 20, steps=4)
    expect(page.locator(".drag-ghost")).to_be_visible()
    page.keyboard.press("Escape")
    page.mouse.up()
    desk.expect_steps("", "", "", "")


def test_submit_by_pointer(add_tasks, visit):
    add_tasks(3)
    desk = visit("lena").label()
    add_tasks(3)
    for card in range(3):
        desk.cards.nth(card).locator(".ranks label").nth(card).click()
    with desk.page.expect_response("**/ranking") as answer:
        desk.submit_button.click()
    assert answer.value.ok
    desk.expect_task(1)


def test_layouts_are_remembered(add_tasks, visit):
    add_tasks(4)
    desk = visit("lena").label()
    page = desk.page
    page.get_by_role("button", name="View", exact=True).click()
    page.get_by_text("Stack", exact=True).click()
    page.get_by_text("XL", exact=True).click()
    page.reload()
    desk.wait()
    left = {desk.cards.nth(n).bounding_box()["x"] for n in range(4)}
    assert len(left) == 1, "a stack has one column"
    expect(page.locator("html")).to_have_attribute("data-size", "huge")
