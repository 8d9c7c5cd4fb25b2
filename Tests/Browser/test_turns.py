"""Tools, content parts and reasoning: turns of a conversation with a look of their own, in prompts and in answers."""

import pytest
from playwright.sync_api import expect

from test_accessibility import check

PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
FUNCTION = {"name": "weather", "arguments": '{"city": "Bonn", "days": 12345678901234567890}'}
LONG = "[" + ", ".join('{"hour": %d, "t": 21}' % hour for hour in range(24)) + "]"
PROMPT = [
    {"role": "developer", "content": "Be brief."},
    {"role": "user", "content": [{"type": "text", "text": "What is in **this** picture?"}, {"type": "image_url", "image_url": {"url": f"data:image/png;base64,{PIXEL}"}}, {"type": "image_url", "image_url": {"url": "https://example.org/cat.png"}}, {"type": "input_audio", "input_audio": {"data": "AAAA", "format": "wav"}}]},
    {"role": "assistant", "content": None, "reasoning_content": "First the weather.\nThen the picture.", "tool_calls": [{"id": "c1", "type": "function", "function": FUNCTION}]},
    {"role": "tool", "tool_call_id": "c1", "content": LONG},
    {"role": "user", "name": "bob", "content": [{"type": "hologram", "shape": "cube"}, {"type": "text", "text": "And now?"}]},
]
CLOCK = [
    {"role": "assistant", "content": "I look.", "tool_calls": [{"id": "secret_1", "function": {"name": "clock", "arguments": "{}"}}]},
    {"role": "tool", "tool_call_id": "secret_1", "content": "noon"},
    {"role": "assistant", "content": "It is **noon**."},
]
TASK = {"prompt": PROMPT, "completions": [{"messages": CLOCK, "model": "secret"}, {"text": "I do not know.", "model": "b"}]}


@pytest.fixture
def desk(server, visit):
    answer = server.admin.post("/projects/everyday/prompts?unlabeled=true", [TASK])
    assert answer["created"] == 1, answer
    return visit("lena").label()


def test_a_prompt_shows_its_turns(desk):
    page = desk.page
    expect(page.locator(".message .role")).to_have_text(["Developer", "Person", "Assistant", "Tool", "Person · bob"])
    expect(desk.prompt.locator("strong")).to_have_text("this")
    call, result = desk.prompt.locator(".part").nth(0), desk.prompt.locator(".part").nth(1)
    expect(call.locator(".part-label")).to_have_text("Call 1 weather")
    assert '"days": 12345678901234567890' in call.locator(".data").text_content(), "no digit is lost"
    assert call.locator(".data").text_content().count("\n") == 3, "arguments have a line each"
    expect(result.locator(".part-label")).to_have_text("Result of call 1 weather")
    expect(desk.prompt.locator(".part").nth(2)).to_contain_text("hologram")
    for text in desk.prompt.locator(".data").all():
        expect(text).to_have_attribute("translate", "no")
        expect(text).to_have_attribute("dir", "auto")


def test_what_is_folded_says_how_much_it_is_and_opens_by_keyboard(desk):
    summaries = desk.prompt.locator("summary")
    expect(summaries).to_have_text(["Reasoning 2 lines", "98 lines"])
    thought = desk.prompt.get_by_text("Then the picture.")
    expect(thought).to_be_hidden()
    summaries.first.focus()
    desk.page.keyboard.press("Enter")
    expect(thought).to_be_visible()


def test_pictures_and_sounds_are_named_and_nothing_is_fetched(server, visit):
    server.admin.post("/projects/everyday/prompts?unlabeled=true", [TASK])
    visitor = visit("lena")
    asked = []
    visitor.context.on("request", lambda request: asked.append(request.url))
    desk = visitor.label()
    expect(desk.prompt.locator(".attachment")).to_have_text(
        ["[Picture · PNG, 70 bytes]", "[Picture · example.org]", "[Audio · audio/wav, 3 bytes]"])
    expect(desk.prompt.locator("img")).to_have_count(0)
    desk.prompt.get_by_role("button", name="[Picture · PNG").click()
    expect(desk.prompt.locator("img")).to_have_count(1)
    link = desk.prompt.get_by_role("link", name="[Picture · example.org]")
    expect(link).to_have_attribute("rel", "noopener noreferrer nofollow")
    assert not [url for url in asked if "example.org" in url]


def test_an_answer_may_take_turns(desk):
    card = desk.cards.filter(has_text="I look.")
    expect(card.locator(".part-label")).to_have_text(["Call 2 clock", "Result of call 2 clock"])
    expect(card.locator(".data")).to_have_text(["{}", "noon"])
    expect(card.locator("strong")).to_have_text("noon")
    expect(desk.cards.filter(has_text="I do not know.").locator(".parts")).to_have_count(0)
    assert "secret" not in desk.page.content()
    desk.keys("/")
    expect(desk.page.locator("compare-dialog dialog")).to_be_visible()
    desk.page.get_by_text("Next to each other").click()
    expect(desk.page.locator("compare-dialog .part-label").first).to_have_text("Call 2 clock")
    desk.page.keyboard.press("Escape")
    desk.keys("1")
    receipt, _ = desk.submit()
    assert receipt["counted"]


def test_an_assistant_that_spoke_last_goes_on(server, visit):
    prompt = [{"role": "user", "content": "Continue: once upon"}, {"role": "assistant", "content": "a time"}]
    server.admin.post("/projects/everyday/prompts", [{"prompt": prompt, "completions": [{"text": " a king."}, {"text": " x."}]}])
    desk = visit("lena").label()
    expect(desk.page.locator(".message .role")).to_have_text(["Person", "Assistant to be continued"])


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.thorough)])
@pytest.mark.parametrize("width", [390, 1440])
def test_turns_are_accessible(server, visit, scheme, width):
    server.admin.post("/projects/everyday/prompts?unlabeled=true", [TASK])
    desk = visit("lena", color_scheme=scheme, viewport={"width": width, "height": 900}).label()
    desk.page.get_by_role("button", name="Show all of 5 messages").click()
    for fold in desk.page.locator("summary:visible").all():
        fold.click()
    # On a phone the dock covers whatever lies below it, which says nothing of what is checked here.
    for within in ["prompt-conversation"] + (["completion-card completion-text"] if width == 390 else [None]):
        check(desk.page, f"turns, {scheme}, {width}", within)
    wide = desk.page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0, "nothing hides sideways"
