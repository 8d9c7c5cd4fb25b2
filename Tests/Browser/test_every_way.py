"""One labeler's day, from signing in to signing out, in every way that people work: by keyboard alone or by touch alone,
in both languages, in the light and in the dark, on a phone, a tablet, a laptop, a wide screen, and at twice the size.

PODIUM_SCREENSHOTS names a folder for a picture of every station, to be looked at.
"""

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from desk import Desk
from server import PASSWORD
from test_accessibility import check
from texts import task

ENGLISH, GERMAN = {"locale": "en-US"}, {"locale": "de-DE"}
LIGHT, DARK = {"color_scheme": "light"}, {"color_scheme": "dark"}
PHONE, TABLET = ({"viewport": size, "has_touch": True, "is_mobile": True}
                 for size in ({"width": 390, "height": 844}, {"width": 820, "height": 1180}))
LAPTOP, WIDE = {"viewport": {"width": 1440, "height": 900}}, {"viewport": {"width": 1920, "height": 1080}}
TWICE = {"viewport": {"width": 720, "height": 450}, "device_scale_factor": 2}  # the laptop at 200 %

WAYS = {
    "phone-en-light": PHONE | ENGLISH | LIGHT, "phone-de-dark": PHONE | GERMAN | DARK,
    "tablet-en-dark": TABLET | ENGLISH | DARK, "tablet-de-light": TABLET | GERMAN | LIGHT,
    "laptop-en-light": LAPTOP | ENGLISH | LIGHT, "laptop-de-dark": LAPTOP | GERMAN | DARK,
    "wide-en-dark": WIDE | ENGLISH | DARK, "wide-de-light": WIDE | GERMAN | LIGHT,
    "twice-en-light": TWICE | ENGLISH | LIGHT, "twice-de-dark": TWICE | GERMAN | DARK,
}

CUT = """[...document.querySelectorAll("button, a, label, legend, h1, h2, summary, kbd, .letter")]
    .filter((element) => element.checkVisibility() && element.scrollWidth > element.clientWidth + 1
        && getComputedStyle(element).overflowX !== "visible" && !element.matches(".visually-hidden, .excerpt-button"))
    .map((element) => element.outerHTML.slice(0, 120))"""

# What a finger has to hit: 24 by 24 CSS pixels, or words within a text (WCAG 2.5.8).
SMALL = """[...document.querySelectorAll("button, a, summary, select, label:has(input)")]
    .filter((element) => element.checkVisibility() && !element.closest(".prose, p, li, td") && !element.closest(".visually-hidden"))
    .map((element) => [element, element.getBoundingClientRect()])
    .filter(([, { width, height }]) => width > 1 && (width < 24 || height < 24))
    .map(([element, { width, height }]) => `${Math.round(width)} × ${Math.round(height)} ${element.outerHTML.slice(0, 120)}`)"""


class Walk:
    """A labeler with a browser of one way. `do(keys, target)` presses the keys, or taps the target."""

    def __init__(self, page, way, name):
        self.page = page
        self.touches = way.get("has_touch", False)
        self.name = name
        self.stations = 0

    def do(self, keys, *targets):
        if self.touches:
            for target in targets:
                target.tap()
        else:
            Desk(self.page).keys(keys)

    def press(self, target):
        """What has no key of its own is reached by Tab."""
        if self.touches:
            return target.tap()
        for _ in range(40):
            if target.evaluate("target => target === document.activeElement"):
                return self.page.keyboard.press("Enter")
            self.page.keyboard.press("Tab")
        pytest.fail(f"Tab does not lead to {target}")

    def write(self, field, text):
        """By keyboard the focus is in the field already."""
        if self.touches:
            field.tap()
        expect(field).to_be_focused()
        self.page.keyboard.type(text)

    def card(self, index):
        tab = self.page.locator("card-tabs button").nth(index)
        if self.touches and tab.is_visible():
            tab.tap()
        return self.page.locator("completion-card").nth(index)

    def look(self, station, within=None):
        """Nothing sticks out, is cut, is too small for a finger, or is found by axe."""
        page = self.page
        self.stations += 1
        if folder := os.environ.get("PODIUM_SCREENSHOTS"):
            Path(folder).mkdir(parents=True, exist_ok=True)
            page.screenshot(path=Path(folder) / f"{self.stations:02}-{station.replace(' ', '-')}-{self.name}.png")
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{station}: {wide} px too wide"
        cut = page.evaluate(CUT)
        assert not cut, f"{station}: cut off: {cut}"
        if self.touches:
            small = page.evaluate(SMALL)
            assert not small, f"{station}: too small: {small}"
        check(page, station, within)


@pytest.fixture
def projects(server):
    """`everyday` asks what the paper asks; `answers` asks for demonstrations."""
    presets = {preset["name"]: preset["form"] for preset in server.admin.get("/form-presets")["items"]}
    server.admin.post("/projects", {"slug": "answers", "name": "Answers to write"})
    member = next(user["id"] for user in server.admin.get("/users")["items"] if user["username"] == "lena")
    server.admin.put(f"/projects/answers/members/{member}", {"role": "labeler"})
    server.admin.put("/projects/answers/form", presets["demonstration"])
    server.admin.post("/projects/answers/prompts", [{"prompt": "Write a haiku about a pond."}])
    server.admin.put("/projects/everyday/form", presets["instructGPT"])
    server.admin.patch("/projects/everyday", {"instructions": "## Be fair\n\nRead **everything** before you rank."})
    server.admin.post("/projects/everyday/prompts", [task(number, 4) for number in range(2)])


# Touch, keys and twice the size; `make browser-thorough` walks the others too.
GATE = {"phone-de-dark", "laptop-en-light", "twice-de-dark"}


@pytest.mark.parametrize("name", [name if name in GATE else pytest.param(name, marks=pytest.mark.thorough) for name in WAYS])
def test_a_day(server, projects, visit, name):
    way = WAYS[name]
    page = visit(**way).page("/login.html")
    walk = Walk(page, way, name)
    button = page.locator
    expect(page.locator("html")).to_have_attribute("lang", way["locale"][:2])

    # Sign in, and choose a project.
    walk.look("sign-in")
    walk.write(page.locator("[name=username]"), "lena")
    walk.do("Tab")
    walk.write(page.locator("[name=password]"), PASSWORD)
    walk.do("Enter", button("form .primary"))
    link = page.get_by_role("link", name="Everyday questions")
    expect(link).to_be_visible()
    walk.look("projects")
    walk.press(link)
    desk = Desk(page).wait()

    # The instructions stand open on the first visit.
    expect(page.locator("#instructions")).to_be_visible()
    walk.look("instructions")
    walk.do("r", button("#instructions [data-close]"))
    expect(page.locator("#instructions")).to_be_hidden()

    # Rank, rate and flag four completions; one tie; one step back and again.
    for index, (rank, rating) in enumerate([(2, 5), (1, 6), (2, 3), (4, 1)]):
        letter = "abcd"[index]
        card = walk.card(index)
        walk.do(f"{letter}{rank}q{rating}", card.locator(".ranks label").nth(rank - 1),
                card.locator("likert-field label").nth(rating - 1))
    flag = page.locator("completion-card").nth(3).locator("[data-field=hallucination] button")
    walk.do("h", flag)
    expect(flag).to_have_attribute("data-value", "yes")
    desk.expect_steps("B", "AC", "", "D")
    if not walk.touches:
        walk.do("u")
        expect(flag).to_have_attribute("data-value", "")
        walk.do("Shift+U")
        expect(flag).to_have_attribute("data-value", "yes")
    walk.look("ranked")
    with page.expect_response(re.compile("/ranking$")) as answer:
        walk.do("Enter", desk.submit_button)
    assert answer.value.ok

    # It can be changed from the list of one's own work.
    desk.wait()
    walk.do("v", button("[aria-controls=previous]"))
    work = page.locator("previous-rankings button.excerpt")
    expect(work).to_have_count(1)
    walk.look("previous")
    walk.press(work)
    expect(page.locator("likert-field input:checked")).to_have_count(4)
    desk.expect_steps("B", "AC", "D", "")
    walk.do("c1", walk.card(2).locator(".ranks label").nth(0))
    desk.expect_steps("BC", "A", "D", "")
    with page.expect_response(re.compile("/ranking$")) as answer:
        walk.do("Enter", desk.submit_button)
    assert answer.value.json()["revision"] == 2

    # Read: the source, and two completions beside each other.
    desk.wait()
    walk.do("o", walk.card(0).locator(".source-switch"))
    walk.look("source")
    walk.do("/", button("#compare-button"))
    expect(page.locator("compare-dialog dialog")).to_be_visible()
    walk.look("differences", "dialog[open]")
    walk.do("Escape", page.locator("compare-dialog dialog button").first)
    expect(page.locator("compare-dialog dialog")).to_be_hidden()

    # Pass it on, and take that back.
    walk.do("s", button("#skip"))
    expect(page.locator("skip-dialog dialog")).to_be_visible()
    walk.look("skip", "dialog[open]")
    with page.expect_response(re.compile("/skip$")):
        walk.do("3 Enter", page.locator("skip-dialog .choices label").nth(2), page.locator("skip-dialog [value=skip]"))
    take_back = page.locator("#notices button").first
    expect(page.locator("#idle h1, #idle h2").first).to_be_visible()
    walk.look("all done")
    walk.press(take_back)
    desk.wait()
    walk.look("taken back")

    # How the page looks, and all its keys.
    if walk.touches:
        button("[popovertarget=view]").tap()
        expect(page.locator("#view")).to_be_visible()
        walk.look("view", "#view")
        button("[popovertarget=view]").tap()
    else:
        page.keyboard.press("?")
        walk.look("keys", "dialog[open]")
        page.keyboard.press("Escape")

    # Write an answer.
    page.goto("/label.html?project=answers")
    expect(page.locator("body")).to_have_attribute("data-state", "working")
    field = page.locator("demonstration-field textarea")
    if not walk.touches:
        page.keyboard.press("Enter")
    walk.write(field, "An old silent pond:\na frog leaps into its dusk,\nand the sound of it.")
    walk.look("answer")
    with page.expect_response(re.compile("/ranking$|/judgement$|/demonstration$")) as answer:
        walk.do("Control+Enter", desk.submit_button)
    assert answer.value.ok

    # One's account, and out.
    page.goto("/account.html")
    expect(page.locator("h1")).to_be_visible()
    walk.look("account")
