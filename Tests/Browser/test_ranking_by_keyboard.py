import pytest
from playwright.sync_api import expect


def test_digits_place_and_equal_digits_tie(add_tasks, visit):
    add_tasks(5)
    desk = visit("lena").label()
    desk.keys("b1 d1 a3 c5")
    desk.expect_steps("BD", "", "A", "", "C")
    expect(desk.page.locator(".tray .chips")).to_have_text("E")
    expect(desk.page.locator("#announcer")).to_have_text("C 5th. 1 completion left to place.")


def test_nothing_is_ranked_to_begin_with_and_enter_says_what_is_missing(add_tasks, visit):
    add_tasks(4)
    desk = visit("lena").label()
    desk.expect_steps("", "", "", "")
    desk.keys("a1 c2 Enter")
    expect(desk.notices).to_contain_text("Not placed yet: B and D.")
    expect(desk.cards.nth(1)).to_be_focused()
    expect(desk.page.locator("body")).to_have_attribute("data-state", "working")


def test_shift_and_a_digit_insert_before_that_rank(add_tasks, visit):
    add_tasks(5)
    desk = visit("lena").label()
    desk.keys("a1 b2 c c3 e Shift+Digit2")
    desk.expect_steps("A", "E", "B", "C", "")


def test_shift_arrows_move_equals_ties_backspace_lifts(add_tasks, visit):
    add_tasks(4)
    desk = visit("lena").label()
    desk.keys("a2 Shift+ArrowUp b Shift+ArrowDown")
    desk.expect_steps("AB", "", "", "")
    desk.keys("b Shift+ArrowDown c =")
    desk.expect_steps("A", "BC", "", "")
    desk.keys("b Backspace")
    desk.expect_steps("A", "C", "", "")


def test_undo_and_redo(add_tasks, visit):
    add_tasks(4)
    desk = visit("lena").label()
    desk.keys("a1 b2 Control+z")
    desk.expect_steps("A", "", "", "")
    desk.keys("u")
    desk.expect_steps("", "", "", "")
    desk.keys("Shift+U Control+Shift+Z")
    desk.expect_steps("A", "B", "", "")


def test_moving_between_cards(add_tasks, visit):
    add_tasks(4)
    desk = visit("lena").label()
    desk.keys("j")
    expect(desk.cards.nth(1)).to_be_focused()
    desk.keys("k k")
    expect(desk.cards.nth(3)).to_be_focused()
    desk.keys("ArrowRight ArrowRight 2")
    desk.expect_steps("", "B", "", "")
    desk.keys("Tab")
    expect(desk.cards.nth(1).get_by_role("radio", name="2nd")).to_be_focused()
    desk.keys("ArrowRight")
    desk.expect_steps("", "", "B", "")


def test_a_pair_takes_one_key(add_tasks, visit):
    add_tasks(2, 2)
    desk = visit("lena").label()
    expect(desk.page.locator(".step")).to_have_count(0)
    desk.keys("2")
    desk.expect_standing(**{quality: {"A": "2nd", "B": "1st"}[desk.letter(quality)] for quality in ("excellent", "good")})
    desk.keys("=")
    expect(desk.page.get_by_role("button", name="Equally good")).to_have_attribute("aria-pressed", "true")
    _, sent = desk.submit()
    assert [len(tier) for tier in sent["tiers"]] == [2]


def test_nine_completions(add_tasks, visit):
    add_tasks(9)
    desk = visit("lena").label()
    desk.keys("i1 h2 g3 f4 e5 d6 c7 b8 a9")
    desk.expect_steps(*"IHGFEDCBA")
    receipt, sent = desk.submit()
    assert receipt["counted"] and len(sent["tiers"]) == 9


def test_keys_write_text_inside_fields_and_can_be_switched_off(add_tasks, visit):
    add_tasks(4)
    desk = visit("lena").label()
    desk.keys("n")
    desk.page.keyboard.type("a1 b2 skip?")
    expect(desk.page.locator("#note")).to_have_value("a1 b2 skip?")
    desk.expect_steps("", "", "", "")
    desk.page.get_by_role("button", name="View", exact=True).click()
    desk.page.get_by_text("Off", exact=True).click()
    desk.page.keyboard.press("Escape")
    desk.keys("a1")
    desk.expect_steps("", "", "", "")


def test_help_lists_the_keys(add_tasks, visit):
    add_tasks(4)
    desk = visit("lena").label()
    desk.keys("?")
    dialog = desk.page.get_by_role("dialog", name="Keys")
    expect(dialog).to_contain_text("Tie it with the one placed last")
    desk.keys("Escape")
    expect(dialog).to_be_hidden()


def test_rating_flags_and_note_go_along(add_tasks, visit):
    add_tasks(3)
    desk = visit("lena").label()
    desk.rank(excellent=1, good=2, fair=3)
    desk.keys(desk.letter("fair").lower() + "q")
    expect(desk.card("fair").get_by_role("radiogroup", name="Overall quality")).to_be_focused()
    desk.keys("5 Tab ArrowLeft")
    expect(desk.card("fair").get_by_role("radio", name="4 of 7")).to_be_focused()
    desk.card("fair").get_by_text("Hallucination").click()
    desk.page.get_by_text("Note on this task").click()
    desk.page.locator("#note").fill("The second cites a study that does not exist.")
    with desk.page.expect_request("**/ranking") as request:
        desk.page.keyboard.press("Control+Enter")
    body = request.value.post_data_json
    fair = str(body["tiers"][2][0])
    assert body["answers"] == {"completions": {fair: {"overall": 4, "hallucination": True}}}
    assert body["note"].startswith("The second cites")
    assert request.value.response().ok


PRESS = """([key, code]) => document.activeElement.dispatchEvent(
    new KeyboardEvent("keydown", { key, code, bubbles: true, cancelable: true }))"""


@pytest.mark.parametrize("b, c", ["ис", "βψ", "נב"], ids=["Russian", "Greek", "Hebrew"])
def test_keys_work_where_the_layout_prints_no_latin_letters(add_tasks, visit, b, c):
    add_tasks(4)
    desk = visit("lena").label()
    desk.cards.first.focus()
    for key, code in [(b, "KeyB"), ("1", "Digit1"), (c, "KeyC"), ("2", "Digit2")]:
        desk.page.evaluate(PRESS, [key, code])
    desk.expect_steps("B", "C", "", "")
