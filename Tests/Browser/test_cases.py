"""Texts that other products showed as less than they were, or as others: as their reporters met them, in the browser."""

import pytest
from playwright.sync_api import expect


@pytest.fixture
def read(server, visit):
    """`read("One.", "Two.", prompt="Which?")`: lena opens a task of these; returns the desk, and the texts in that order."""

    def show(*texts, prompt="Please answer."):
        server.admin.post("/projects/everyday/prompts", [{"prompt": prompt, "completions": [{"text": text} for text in texts]}])
        desk = visit("lena").label()
        desk.page.wait_for_load_state("networkidle")
        prose = desk.page.locator("completion-card .prose")
        # The order is shuffled; the source says which is which.
        work = desk.page.evaluate("fetch('api/v1/projects/everyday/assignments', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }).then((answer) => answer.json())")
        shown = [completion["text"] for completion in work["task"]["completions"]]
        return desk, *(prose.nth(shown.index(text)) for text in texts)

    return show


def formulas(prose):
    return prose.locator(".math").evaluate_all("spans => spans.map((span) => span.querySelector('annotation')?.textContent ?? span.textContent)")


def lines(prose):
    """What a reader sees, with the breaks and blanks as they look."""
    return prose.inner_text().strip().split("\n")


def test_tildes_and_bold_in_chinese(read):
    _, price, water = read("大约3~5天，价格100~200元。", "煮5~7分钟。**注意：**水要先烧开。**“小火”**更好。喵呜~好的呦~", prompt="一个番茄要煮多久？")
    expect(price).to_have_text("大约3~5天，价格100~200元。")
    expect(water).to_have_text("煮5~7分钟。注意：水要先烧开。“小火”更好。喵呜~好的呦~")
    expect(water.locator("strong")).to_have_text(["注意：", "“小火”"])
    assert price.locator("del").count() == water.locator("del").count() == 0


def test_poems_and_code_without_a_fence(read):
    code = "Dear Ms Example,\nSample Street 1\n12345 Sampletown\n\nfor i in range(3):\n    if i % 2:\n        print(i)\n\n\tone\ttab\n    two   blanks"
    poem = "The sun goes down,\nThe moon climbs up,\nI lift my cup."
    desk, verse, letter = read(poem, code, prompt="Fix my poem, keep the lines:\nThe sun goes down,\nthe moon comes up,\nI fill my cup.")
    assert lines(desk.prompt)[-3:] == ["The sun goes down,", "the moon comes up,", "I fill my cup."]
    assert lines(verse) == poem.split("\n")
    seen = letter.inner_text()
    for line in ["Dear Ms Example,\nSample Street 1\n12345 Sampletown\n", "for i in range(3):\n    if i % 2:\n        print(i)\n", "two   blanks"]:
        assert line in seen, seen
    first, second = (letter.get_by_text(word).evaluate("block => getComputedStyle(block).whiteSpace") for word in ("for i in", "two   blanks"))
    assert first.startswith("pre") and second.startswith("pre")


def test_link_definitions_are_read(read):
    _, manual, bare = read('See the manual, section 2 [1].\n\n[1]: https://example.org/manual "The manual"\n[2]: https://example.org/faq', "[answer]: 42")
    expect(manual).to_contain_text("[2]: https://example.org/faq")
    expect(manual).to_contain_text("The manual")
    expect(bare).to_have_text("[answer]: 42")


def test_definitions_in_place_of_steps(read):
    _, steps, note = read("[Step one]: Boil-water\n[Step two]: Add-egg\n\nDone.", "[^1]: a footnote\n\nBoil, add, wait.")
    assert lines(steps) == ["[Step one]: Boil-water", "[Step two]: Add-egg", "", "Done."]
    expect(note).to_contain_text("[^1]: a footnote")


@pytest.mark.parametrize("text, shown", [
    ("Escaped, as models are told to: \\$x\\$ and \\$HOME/bin:\\$PATH stay text.", "Escaped, as models are told to: $x$ and $HOME/bin:$PATH stay text."),
    ("Run export PATH=$HOME/bin:$PATH and then $EDITOR; 100$/month or 200$/year; $AAPL/$MSFT; A$AP and Ke$ha; **$4** or **$5**.",
     "Run export PATH=$HOME/bin:$PATH and then $EDITOR; 100$/month or 200$/year; $AAPL/$MSFT; A$AP and Ke$ha; $4 or $5."),
    ("Call $('#a').show() and $('#b').hide().", "Call $('#a').show() and $('#b').hide()."),
    ("PHP: $total=$price+$tax; Perl: $_ and $@; regex ^a$|^b$", "PHP: $total=$price+$tax; Perl: $_ and $@; regex ^a$|^b$"),
], ids=["escaped", "shell", "jQuery", "PHP"])
def test_dollars_that_are_no_formula(read, text, shown):
    _, prose, other = read(text, "It is $x^2$.")
    expect(prose).to_have_text(shown)
    assert formulas(prose) == [] and formulas(other) == ["x^2"]


def test_brackets_that_are_no_formula(read):
    _, quote, sed = read(
        "It is so \\[1\\], and the \\[optional\\] part too, see \\[the manual\\](https://example.org).",
        "Use s/\\(a\\)\\(b\\)/\\2\\1/ to swap them, or grep '\\(foo\\|bar\\)'. Matrix: (\\(Q^T Q = I\\)), \\(I + Q\\).")
    expect(quote).to_contain_text("It is so [1], and the [optional] part too, see [the manual](https://example.org")
    expect(sed).to_contain_text("Use s/\\(a\\)\\(b\\)/\\2\\1/ to swap them, or grep '\\(foo\\|bar\\)'.")
    assert formulas(quote) == [] and formulas(sed) == ["Q^T Q = I", "I + Q"]


def test_formulas_in_tables_quotes_and_lists(read):
    _, quote, table = read(
        "> Given\n>\n> $$\n> x^2 + y^2 = 9\n> $$\n>\n> find x.\n\n1. **Area**\n   \\[\n   A = ab\n   \\]\n2. Done.\n\n| circle | about \\(a^2\\) units | $5 |\n|-|-|-|\n| $\\pi r^2$ | | |",
        "$ a $ and $ b $ with $ 0 < a < 1 $.\n\n\\begin{align}\na &= b \\\\\nc &= d\n\\end{align}\n\n$$\nx = 1\n\n+ 2\n$$\n\n| f | g |\n|---|---|\n| $|x|$ | $a_1$ |")
    assert [formula.split() for formula in formulas(quote)] == [["x^2", "+", "y^2", "=", "9"], ["A", "=", "ab"], ["a^2"], ["\\pi", "r^2"]]
    expect(quote.locator("th").nth(2)).to_have_text("$5")
    expect(quote.locator("li")).to_have_count(2)
    assert [" ".join(formula.split()) for formula in formulas(table)][-2:] == ["|x|", "a_1"]
    expect(table).to_contain_text("$ a $ and $ b $ with $ 0 < a < 1 $.")
    assert "a &= b \\\\\nc &= d" in formulas(table)[0]
    expect(table.locator("ul")).to_have_count(0)


def test_tags_and_thoughts(read):
    _, tea, thoughts = read(
        "| | tea | coffee |\n|---|---|---|\n| good | mild<br>cheap | strong<br/>quick |\n\nWater is H<sub>2</sub>O. Write `&lt;` for <, not &lt;. <b>bold</b> Vec<String>\n\n<details><summary>More</summary>\n\n* hidden?\n\n</details>",
        "<think>\nThe user wants a table.\n\n* tea: **mild**\n* coffee\n</think>\n\nHere it is.<|im_end|>\n\n<!-- a remark that nobody sees -->\n\n<answer>tea</answer>")
    assert lines(tea.locator("td").nth(1)) == ["mild", "cheap"]
    expect(tea.locator("sub")).to_have_text("2")
    for text in ["&lt; for <, not", "<b>bold</b> Vec<String>", "<details><summary>More</summary>", "hidden?", "</details>"]:
        expect(tea).to_contain_text(text)
    fold = thoughts.locator("details.thinking")
    assert fold.get_attribute("open") is None
    for text in ["Here it is.<|im_end|>", "<!-- a remark that nobody sees -->", "<answer>tea</answer>"]:
        expect(thoughts).to_contain_text(text)
        expect(fold).not_to_contain_text(text)
    fold.locator("summary").click()
    expect(fold.locator("strong")).to_have_text("mild")
    expect(fold.locator("strong")).to_be_visible()


DATA = "iVBORw0KGgoAAAAN" * 2_304


@pytest.mark.parametrize("text", [
    f"Here is the chart:\n\n![sales](data:image/png;base64,{DATA})",
    f"Here is the chart:\n\n[sales](data:image/png;base64,{DATA})",
    f'Here is the chart: <img src="data:image/png;base64,{DATA}">',
    f"Here is the chart: ![sales][1]\n\n[1]: data:image/png;base64,{DATA}",
    f"Here is the chart: {DATA}",
    f'Here is the chart:\n\n```html\n<img src="data:image/png;base64,{DATA}">\n```',
    f"Here is the chart:\n\n| sales |\n|-|\n| {DATA} |",
], ids=["picture", "link", "tag", "definition", "bare", "code", "cell"])
@pytest.mark.parametrize("width", [390, 1280])
def test_a_picture_in_letters_floods_nothing(read, text, width, request):
    desk, chart, short = read(text, "I cannot draw.")
    desk.page.set_viewport_size({"width": width, "height": 720})
    # On a phone one card is shown at a time, in an order of the labeler's own.
    desk.keys(chart.evaluate("prose => prose.closest('completion-card').querySelector('.letter').dataset.letter").lower())
    assert 0 < chart.evaluate("prose => prose.getBoundingClientRect().height") < 300
    assert chart.evaluate("prose => prose.scrollWidth <= prose.clientWidth + 1")
    if request.node.callspec.id.endswith("picture"):
        expect(chart).to_contain_text("[picture: sales – PNG, 28 kB]")
    else:
        expect(chart.locator(".unbroken > span")).to_have_text(DATA)
        run = chart.locator(".unbroken")
        show = run.get_by_role("button", name="Show all of it (36,864 characters)")
        height = run.bounding_box()["height"]
        show.click()
        assert run.bounding_box()["height"] > 10 * height
        show.click()
        assert run.bounding_box()["height"] == height
        # Its beginning is what can be seen, also where lines of code hang.
        assert chart.locator(".unbroken > span").evaluate("run => getComputedStyle(run).textIndent") == "0px"


def test_fences_in_fences(read):
    readme = "Here it is:\n\n```markdown\n# Tool\n\n```bash\ntool --run\n```\n\n## License\n\nMIT\n```\n\nTell me if it fits."
    tildes = "~~~markdown\n# Tool\n```bash\ntool --run\n```\n## License\n~~~\n\nAnd an open fence:\n\n```python\nprint('no end'"
    desk, broken, whole = read(readme, tildes)
    for text in ["# Tool", "tool --run", "License", "MIT", "Tell me if it fits."]:
        expect(broken).to_contain_text(text)
    assert whole.locator("pre").first.text_content() == "# Tool\n```bash\ntool --run\n```\n## License\n"
    assert whole.locator("pre").nth(1).text_content().strip() == "print('no end'"
    broken.locator("xpath=ancestor::completion-card").get_by_role("button", name="Source").click()
    assert desk.page.locator(".source").text_content() == readme


@pytest.mark.parametrize("text, tags", [
    ("أفضل وقت هو الصباح (8:00–10:00)، مع كوب من HTTP API.\n\n1. ماء\n2. شاي\n\n| أ | ب |\n|---|---|\n| 1 | 2 |", ["p", "ol", "table"]),
    ("שתה תה ב-8:00, ואז `npm run build`.", ["p"]),
    ("ދިވެހި ބަސް\n\n- އެއް\n\n> ދޭއް", ["p", "ul", "blockquote"]),
    ("ܠܫܢܐ ܣܘܪܝܝܐ\n\n# ܐ", ["p", ".heading"]),
    ("ߒߞߏ ߞߊ߲", ["p"]),
], ids=["Arabic", "Hebrew", "Thaana", "Syriac", "N'Ko"])
def test_scripts_from_right_to_left(read, text, tags):
    desk, prose, english = read(text, "English: HTTP API.", prompt="ما هو أفضل وقت لشرب الشاي؟")
    for tag in tags:
        assert prose.locator(tag).first.evaluate("block => getComputedStyle(block).direction") == "rtl", tag
    assert desk.prompt.locator(".prose p").evaluate("block => getComputedStyle(block).direction") == "rtl"
    assert english.locator("p").evaluate("block => getComputedStyle(block).direction") == "ltr"
    assert desk.page.locator("body").evaluate("body => getComputedStyle(body).direction") == "ltr"


def test_characters_that_nobody_sees(read):
    override = "Access \u202eDEINED\u202c to all.\n\n```js\nif (level !== \"user\u202e \u2066// only admins\u2069 \u2066\") grant();\n```"
    hidden = "Access\u200b\u200b granted\u2060.\U000e0041\U000e0042 a\u00adb"
    desk, denied, granted = read(override, hidden, prompt="Is the user an admin?")
    expect(denied.locator("p .unseen")).to_have_text(["U+202E", "U+202C"])
    expect(denied.locator("pre .unseen")).to_have_text(["U+202E", "U+2066", "U+2069", "U+2066"])
    expect(granted.locator(".unseen")).to_have_text(["U+200B U+200B", "U+2060", "U+E0041 U+E0042", "U+00AD"])
    expect(granted.locator(".unseen").nth(2)).to_have_attribute("title", "hidden text: AB")
    assert "DEINED" in denied.inner_text()


def test_the_source_names_what_the_text_names(read):
    """Two places say which characters nobody sees, the server's renderer and the page: they say the same."""
    odd = "\u0007\u00ad\u034f\u061c\u115f\u180e\u200b\u200f\u2028\u202e\u2062\u2066\u206f\u2800\u3164\ue000\ufeff\uffa0\ufff9\ufffb\ufffe\U000e0041\U0001d173\U0004ffff\U0010ffff"
    text = "".join(f"x{character}" for character in odd)
    desk, prose, _ = read(text, "Nothing.")
    expected = [f"U+{ord(character):04X}" for character in odd]
    assert prose.locator(".unseen").all_text_contents() == expected
    prose.locator("xpath=ancestor::completion-card").get_by_role("button", name="Source").click()
    assert desk.page.locator(".source").text_content() == "".join(f"x⟨{name}⟩" for name in expected)


# What Chrome's translation does: each text outside of translate="no" goes into two <font> elements, in other words.
TRANSLATE = """() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT, (node) =>
        node.parentElement.closest("[translate=no], script, style, font, textarea") || !node.data.trim() ? NodeFilter.FILTER_SKIP : NodeFilter.FILTER_ACCEPT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const text of texts) {
        const [outer, inner] = [document.createElement("font"), document.createElement("font")];
        inner.textContent = "übersetzt";
        outer.append(inner);
        text.replaceWith(outer);
    }
}"""


def test_a_translated_page_keeps_texts_letters_and_work(add_tasks, visit):
    add_tasks(3)
    desk = visit("lena").label()
    texts = desk.cards.locator(".prose").all_inner_texts()
    prompt = desk.prompt.inner_text()
    desk.page.evaluate(TRANSLATE)
    assert desk.cards.locator(".prose").all_inner_texts() == texts
    assert desk.prompt.locator(".prose").inner_text() in prompt
    expect(desk.page.locator("#submit")).to_contain_text("übersetzt")
    for place in ["completion-card .letter", "card-tabs b", "rank-rail .chip"]:
        assert [text.strip()[-1:] for text in desk.page.locator(place).all_inner_texts() if text.strip()] in (["A", "B", "C"], []), place
    with desk.page.expect_response("**/draft") as saved:
        desk.keys("a1 b2 c3")
    assert saved.value.ok
    desk.page.evaluate(TRANSLATE)
    add_tasks(2)
    _, body = desk.submit()
    assert [len(tier) for tier in body["tiers"]] == [1, 1, 1]
    desk.expect_task(1)
    desk.keys("v")
    excerpts = desk.page.locator("previous-rankings .excerpt")
    expect(excerpts).to_have_count(1)
    before = excerpts.all_inner_texts()
    desk.page.evaluate(TRANSLATE)
    assert excerpts.all_inner_texts() == before


def test_the_block_of_digits_without_num_lock_ranks_nothing(add_tasks, visit):
    add_tasks(4)
    desk = visit("lena").label()
    press = """([key, code]) => document.activeElement.dispatchEvent(
        new KeyboardEvent("keydown", { key, code, bubbles: true, cancelable: true }))"""
    desk.keys("a")
    for key, code in [("End", "Numpad1"), ("ArrowDown", "Numpad2"), ("Clear", "Numpad5")]:
        desk.page.evaluate(press, [key, code])
    desk.expect_steps("", "", "", "")
    desk.page.evaluate(press, ["2", "Numpad2"])
    desk.expect_steps("", "A", "", "")


def test_an_input_method_that_composes_hands_nothing_in(server, add_tasks, visit):
    add_tasks(2)
    desk = visit("lena").label()
    desk.keys("a1 b2 n")
    note = desk.page.locator("#note")
    expect(note).to_be_focused()
    compose = """([key, ctrlKey]) => document.activeElement.dispatchEvent(
        new KeyboardEvent("keydown", { key, ctrlKey, isComposing: true, bubbles: true, cancelable: true }))"""
    for key, control in [("Enter", True), ("Enter", False), ("Escape", False)]:
        desk.page.evaluate(compose, [key, control])
    expect(note).to_be_focused()
    desk.page.wait_for_timeout(300)
    assert server.admin.get("/projects/everyday/progress")["rankings"] == 0
    desk.keys("Escape Shift+Q")
    panel = desk.page.locator("#questions")
    expect(panel).to_be_visible()
    desk.page.evaluate(compose, ["Escape", False])
    expect(panel).to_be_visible()


def test_reasons_of_a_skip_have_digits_on_every_layout(add_tasks, visit):
    add_tasks(2)
    desk = visit("lena").label()
    desk.keys("s")
    dialog = desk.page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    desk.page.evaluate("""() => document.activeElement.dispatchEvent(
        new KeyboardEvent("keydown", { key: "é", code: "Digit2", bubbles: true, cancelable: true }))""")
    expect(dialog.get_by_role("radio").nth(1)).to_be_checked()
