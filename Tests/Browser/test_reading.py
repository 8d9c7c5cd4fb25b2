"""What models wrote: rendered, coloured, complete, and never able to act."""

from playwright.sync_api import expect

HOSTILE = """Hello <script>window.pwned = 1</script> <img src=x onerror="window.pwned = 2">

[a trap](javascript:window.pwned=3) <a href="javascript:window.pwned=4">another</a>

<svg onload="window.pwned = 5"></svg> <iframe src="https://example.org/"></iframe>

<style>body { display: none }</style>

![spy](https://example.org/pixel.png) [fine](https://example.org/)
"""
CODE = "Use a loop:\n\n```python\ndef twice(x):\n    return 2 * x  # " + "a long remark " * 30 + "\n```\n\nand it is $x^2 + y^2$ in all; it costs $5 or $6.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n"


def show(server, visit, *texts):
    server.admin.post("/projects/everyday/prompts", [{"prompt": "Please answer.", "completions": [{"text": text} for text in texts]}])
    return visit("lena").label()


def test_hostile_markdown_is_text(server, visit):
    desk = show(server, visit, HOSTILE, "Harmless.")
    card = desk.cards.filter(has_text="Hello")
    prose = card.locator(".prose")
    for text in ["<script>window.pwned = 1</script>", "onerror=", "<svg onload=", "<iframe", "<style>"]:
        expect(prose).to_contain_text(text)
    expect(prose.locator("script, img, svg, iframe, style, [onerror], [onload], a[href^=javascript]")).to_have_count(0)
    expect(prose).to_contain_text("[picture: spy – https://example.org/pixel.png]")
    link = prose.get_by_role("link", name="fine")
    expect(link).to_have_attribute("rel", "noopener noreferrer nofollow")
    expect(link).to_have_attribute("target", "_blank")
    assert desk.page.evaluate("window.pwned") is None


def test_a_lying_server_cannot_make_the_page_act(server, visit):
    """The page does not trust the HTML it is sent: what the renderer should never send becomes text."""
    server.admin.post("/projects/everyday/prompts", [{"prompt": "Hm?", "completions": [{"text": "one"}, {"text": "two"}]}])
    visitor = visit("lena")
    page = visitor.context.new_page()

    def poison(route):
        answer = route.fetch()
        body = answer.json()
        body["task"]["completions"][0]["html"] = '<p onclick="x()">hi <img src=x onerror=x()><script>x()</script><a href="java\nscript:x()">l</a></p>'
        route.fulfill(response=answer, json=body)

    page.route("**/assignments", poison)
    page.goto("/label.html?project=everyday")
    prose = page.locator("completion-card .prose").first
    expect(prose).to_contain_text("<script>x()</script>")
    expect(prose.locator("script, img, [onclick], [href]")).to_have_count(0)
    # The CSP reports what it stopped while the page took the text apart; that is as it should be.
    visitor.problems = [problem for problem in visitor.problems if "Content Security Policy" not in problem]


def test_code_tables_and_formulas(server, visit):
    desk = show(server, visit, CODE, "Plain.")
    prose = desk.cards.filter(has_text="Use a loop").locator(".prose")
    code = prose.locator("pre code")
    expect(code).to_contain_text("def twice(x):")
    box = code.evaluate("code => [code.scrollWidth, code.clientWidth || code.parentElement.clientWidth]")
    assert box[0] <= box[1] + 1, "code wraps: nothing hides sideways"
    expect(prose.get_by_role("cell", name="2")).to_be_visible()
    expect(prose).to_contain_text("$5 or $6")
    if desk.page.request.get("/vendor/highlight.js/highlight.min.js").ok:
        expect(code.locator(".hljs-keyword").first).to_have_text("def")
    if desk.page.request.get("/vendor/katex/katex.min.js").ok:
        expect(prose.locator(".math .katex")).to_be_visible()


def test_everything_works_without_the_optional_libraries(server, visit):
    server.admin.post("/projects/everyday/prompts", [{"prompt": "Hm?", "completions": [{"text": CODE}, {"text": "two"}]}])
    visitor = visit("lena")
    visitor.context.route("**/vendor/**", lambda route: route.fulfill(status=404))
    desk = visitor.label()
    expect(desk.cards.filter(has_text="Use a loop").locator("pre")).to_contain_text("def twice")
    expect(desk.cards.filter(has_text="Use a loop").locator(".math")).to_have_text("$x^2 + y^2$")
    desk.keys("1")
    receipt, _ = desk.submit()
    assert receipt["counted"]


def test_a_conversation_shows_who_said_what(server, visit):
    messages = [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello."}, {"role": "user", "content": "How are you?"}]
    server.admin.post("/projects/everyday/prompts", [{"prompt": messages, "completions": [{"text": "Well."}, {"text": "Fine."}]}])
    desk = visit("lena").label()
    expect(desk.page.locator(".message .role")).to_have_text(["System", "Person", "Assistant", "Person"])
    desk.keys("p")
    expect(desk.page.get_by_role("button", name="Keep in view")).to_have_attribute("aria-pressed", "true")


def test_a_long_conversation_opens_at_its_end_and_hides_nothing(server, visit):
    messages = [{"role": role, "content": f"Message {n}. " + "And on it goes. " * 40} for n in range(6) for role in ("user", "assistant")] + [{"role": "user", "content": "And now?"}]
    server.admin.post("/projects/everyday/prompts", [{"prompt": messages, "completions": [{"text": "Well."}, {"text": "Fine."}]}])
    desk = visit("lena").label()
    expect(desk.prompt.get_by_text("And now?")).to_be_in_viewport()
    desk.page.get_by_role("button", name="Show all of 13 messages").click()
    box = desk.prompt.evaluate("box => [box.scrollHeight, box.clientHeight]")
    assert box[0] == box[1]


def test_the_end_key_reaches_the_end_before_all_is_laid_out(server, visit):
    lines = "\n\n".join(f"Line {number}." for number in range(200))
    server.admin.post("/projects/everyday/prompts", [
        {"prompt": "Please answer.", "completions": [{"text": f"{lines}\n\n{end} " + "x " * 2000} for end in "abcd"]}])
    visitor = visit("lena")
    # As if no frame came: nothing is laid out that does not have to be.
    visitor.context.add_init_script("requestAnimationFrame = () => 0")
    page = visitor.label().page
    fresh = page.locator("completion-card.is-fresh")
    expect(fresh).to_have_count(4)
    page.keyboard.press("Home")
    expect(fresh).to_have_count(4)
    page.keyboard.press("End")
    expect(fresh).to_have_count(0)
    # The page's own timer: Playwright would wait for a frame, and none comes.
    assert page.evaluate("""async () => {
        const end = document.documentElement;
        const isAtEnd = () => scrollY > 0 && Math.abs(end.scrollHeight - innerHeight - scrollY) < 2;
        for (let look = 0; look < 200 && !isAtEnd(); look++) await new Promise((done) => setTimeout(done, 50));
        return isAtEnd();
    }""")


def test_instructions_open_the_first_time_and_tell_of_changes(add_tasks, server, visit):
    add_tasks(3)
    server.admin.patch("/projects/everyday", {"instructions": "Be **fair**."})
    visitor = visit("lena")
    desk = visitor.label()
    panel = desk.page.get_by_role("complementary", name="Instructions")
    expect(panel.locator("strong")).to_have_text("fair")
    panel.get_by_role("button", name="Close").click()
    desk.page.reload()
    desk.wait()
    expect(desk.page.locator("#project-name")).to_have_text("Everyday questions")
    expect(panel).to_be_hidden()
    server.admin.patch("/projects/everyday", {"instructions": "Be fair and quick."})
    desk.page.reload()
    expect(desk.page.locator("#instructions-button[data-changed]")).to_be_visible()
    desk.wait().keys("r")
    expect(panel).to_contain_text("fair and quick")
