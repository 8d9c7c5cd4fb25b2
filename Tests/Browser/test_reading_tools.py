"""What helps to read and compare: the source, words, twins, differences, two next to each other, a pinned prompt."""

import re

from playwright.sync_api import expect

from forms import form
from test_reading import show

PICTURE = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


def test_the_source_of_a_completion_is_what_was_written(server, visit):
    desk = show(server, visit, "**Bold** and \u200bhidden\n    indented", "Plain.")
    card = desk.cards.filter(has_text="hidden")
    expect(card.locator(".prose")).to_have_attribute("translate", "no")
    expect(card.locator(".prose")).to_have_attribute("lang", "")
    expect(card.locator(".unseen")).to_have_text("U+200B")
    expect(card.locator(".length")).to_have_text("4 words")
    desk.keys(card.locator(".letter").get_attribute("data-letter").lower() + "o")
    assert card.locator(".source").text_content() == "**Bold** and ⟨U+200B⟩hidden\n    indented"
    card.get_by_role("button", name="Source").click()
    expect(card.locator(".prose strong")).to_have_text("Bold")


def test_empty_and_equal_completions_say_so(server, visit):
    desk = show(server, visit, "The same.", "The same.", "   ", "Another.")
    expect(desk.page.locator(".remark", has_text="The same text as")).to_have_count(2)
    expect(desk.page.locator(".remark", has_text="(blank: 3 characters)")).to_have_count(1)


def test_differences_are_marked_by_word(server, visit):
    desk = show(server, visit, "The quick fox jumps.", "The slow fox jumps high.")
    desk.keys("/")
    dialog = desk.page.get_by_role("dialog", name="Compare")
    expect(dialog.get_by_role("status")).to_contain_text("in both")
    words = dialog.locator("del, ins").evaluate_all("marks => marks.map((mark) => mark.lastChild.data)")
    assert {"quick", "slow"} <= {word.strip() for word in words}
    expect(dialog.get_by_role("status")).to_contain_text("in both")
    dialog.get_by_text("Next to each other").click()
    expect(dialog.locator("section")).to_have_count(2)
    desk.page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


def test_two_completions_scroll_together(server, visit):
    desk = show(server, visit, "One line.\n\n" * 200, "Another line.\n\n" * 100)
    desk.keys("/")
    dialog = desk.page.get_by_role("dialog", name="Compare")
    dialog.get_by_text("Next to each other").click()
    columns = dialog.locator("section")
    columns.first.evaluate("column => { column.scrollTop = column.scrollHeight }")
    gap = "column => column.scrollHeight - column.clientHeight - column.scrollTop"
    expect(columns.nth(1)).to_be_visible()
    desk.page.wait_for_function(f"() => ({gap})(document.querySelectorAll('compare-dialog section')[1]) < 2")


def test_a_comparison_that_comes_late_disturbs_nobody(server, visit):
    desk = show(server, visit, "The quick fox jumps.", "The slow fox jumps.")
    held = []
    desk.page.route("**/compare-dialog.js*", lambda route: held.append(route))
    with desk.page.expect_request("**/compare-dialog.js*"):
        desk.keys("/")
    desk.keys("n")
    note = desk.page.locator("#note")
    expect(note).to_be_focused()
    desk.page.keyboard.type("One is ")
    with desk.page.expect_response("**/compare-dialog.js*"):
        held.pop().continue_()
    desk.page.keyboard.type("quicker.")
    expect(note).to_have_value("One is quicker.")
    desk.keys("Escape /")
    expect(desk.page.get_by_role("dialog", name="Compare")).to_be_visible()


def test_a_comparison_that_cannot_be_loaded_says_so(server, visit):
    desk = show(server, visit, "The quick fox jumps.", "The slow fox jumps.")
    desk.page.route("**/compare-dialog.js*", lambda route: route.abort())
    desk.keys("/")
    expect(desk.page.get_by_text("Podium cannot be reached. Check the connection.")).to_be_visible()


def test_what_the_labeler_writes_is_compared_with_a_completion(server, visit):
    server.admin.put("/projects/everyday/form", form(kind="demonstration", ties=False))
    desk = show(server, visit, "Boil it for eight minutes.")
    desk.keys("/")
    expect(desk.page.locator("compare-dialog dialog")).to_be_hidden()
    desk.page.locator("#demonstration").fill("Boil it for six minutes, then wait.")
    desk.keys("Escape /")
    dialog = desk.page.locator("compare-dialog dialog")
    expect(dialog).to_contain_text("1 word only in A, 3 words only in your answer")
    expect(dialog.locator("ins").first).to_contain_text("six")
    dialog.get_by_text("Next to each other").click()
    expect(dialog.get_by_role("group", name="Your answer")).to_contain_text("then wait")


def test_a_difference_makes_up_both_texts_and_is_fast(add_tasks, visit):
    add_tasks(2)
    desk = visit("lena").label()
    answer = desk.page.evaluate("""async () => {
        const { difference } = await import("/core/diff.js");
        const side = (pieces, one) => pieces.filter(({ side }) => side === 0 || side === one).map(({ text }) => text).join("");
        let seed = 1;
        const random = (n) => (seed = (seed * 1103515245 + 12345) & 0x7fffffff) % n;
        const words = ["a", "b", "c", " ", "\\n", "水", "x1"];
        const make = (n) => Array.from({ length: random(n) }, () => words[random(7)]).join("");
        for (let i = 0; i < 2000; i += 1) {
            const [a, b] = [make(30), make(30)];
            const pieces = difference(a, b);
            if (side(pieces, -1) !== a || side(pieces, 1) !== b) return [a, b];
        }
        const long = (n) => Array.from({ length: 700 }, () => `word${random(400)}`).join(" ");
        const start = performance.now();
        difference(long(), long());
        return performance.now() - start;
    }""")
    assert isinstance(answer, (int, float)), answer
    assert answer < 1000


def test_a_picture_inside_of_a_text_shows_when_it_is_pressed(server, visit):
    desk = show(server, visit, f"Here:\n\n![sales]({PICTURE})", "None.")
    card = desk.cards.filter(has_text="Here")
    expect(card.locator("img")).to_have_count(0)
    button = card.get_by_role("button", name="[picture: sales – PNG, 70 bytes]")
    button.click()
    expect(card.locator("img")).to_have_js_property("naturalWidth", 1)
    button.click()
    expect(card.locator("img")).to_have_count(0)


def test_code_keeps_its_indentation_where_it_wraps(server, visit):
    code = "def f():\n        return " + "a + " * 60 + "1"
    desk = show(server, visit, f"Use it:\n\n```python title=f.py\n{code}\n```", "No.")
    block = desk.cards.filter(has_text="Use it").locator(".code-block")
    expect(block.locator(".code-head span")).to_have_text("python title=f.py")
    assert block.locator("code").text_content() == code + "\n"
    second = block.locator(".line").nth(1)
    assert second.evaluate("line => parseFloat(getComputedStyle(line).paddingInlineStart)") > 50
    block.get_by_role("button", name="Wrap").click()
    assert block.locator("pre").evaluate("pre => pre.scrollWidth > pre.clientWidth")


def test_right_to_left_texts_begin_at_the_right_and_leak_nowhere(server, visit):
    desk = show(server, visit, "أفضل وقت هو الصباح.\n\n1. ماء\n2. شاي\n\n| أ | ب |\n|---|---|\n| 1 | 2 |", "English.")
    card = desk.cards.filter(has_text="أفضل")
    for tag in ["p", "ol", ".table", "table"]:
        assert card.locator(f".prose {tag}").first.evaluate("block => getComputedStyle(block).direction") == "rtl"
    assert card.evaluate("card => getComputedStyle(card).direction") == "ltr"
    english = desk.cards.filter(has_text="English").locator(".prose p")
    assert english.evaluate("block => getComputedStyle(block).direction") == "ltr"


def test_a_pinned_prompt_leaves_the_letter_of_the_card_in_sight(server, visit):
    desk = show(server, visit, "One line.\n\n" * 200, "Another line.\n\n" * 200)
    desk.keys("p")
    desk.page.mouse.wheel(0, 3000)
    desk.page.wait_for_function("scrollY > 1000")
    prompt = desk.page.locator("prompt-conversation").bounding_box()
    head = desk.cards.first.locator("header").bounding_box()
    assert head["y"] >= prompt["y"] + prompt["height"] - 1


def test_a_project_can_show_texts_as_they_were_written(server, visit):
    server.admin.patch("/projects/everyday", {"plainText": True})
    desk = show(server, visit, "**Bold** and\n  `code`", "Plain.")
    expect(desk.cards.filter(has_text=re.compile("Bold")).locator(".prose")).to_contain_text("**Bold**")
    expect(desk.cards.locator(".prose strong")).to_have_count(0)
