"""axe on every page and state, in both colour schemes; in the dark with `make browser-thorough`."""

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from desk import Desk
from forms import choice, flag, form, likert, text
from texts import task

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def check(page, state, within=None):
    """The whole page, or what has just opened on a page that was checked before."""
    if within is None:
        titles = [title.inner_text() for title in page.locator("h1:visible").all()]
        assert len(titles) == 1, f"{state}: the page has the titles {titles}"
    else:
        part = page.locator(within).first
        expect(part).to_be_visible()
        # What the page's head happens to cover, as it is scrolled, is not too small a target.
        part.evaluate("element => element.scrollIntoView({block: 'start'})")
    # Half a megabyte, which the page keeps until another one comes.
    result = Axe("" if page.evaluate("'axe' in window") else AXE_SCRIPT).run(page, context=within, options=RULES)
    found = [(v["id"], [node["html"][:160] for node in v["nodes"]][:3]) for v in result.response["violations"]]
    assert not found, f"{state}: {found}"


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.thorough)])
def test_entry_pages(server, visit, scheme):
    page = visit(color_scheme=scheme).page("/login.html")
    check(page, "sign-in")
    page.get_by_label("Name").fill("lena")
    page.get_by_label("Password").fill("wrong password here")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    check(page, "sign-in refused")
    page.goto("/invitation.html#token=x")
    check(page, "invitation")
    page = visit("lena", color_scheme=scheme).page("/?choose")
    expect(page.get_by_role("link", name="Everyday questions")).to_be_visible()
    check(page, "choice of project")


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.thorough)])
def test_labeling(server, add_tasks, visit, scheme):
    server.admin.patch("/projects/everyday", {"instructions": "## Be fair\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n`code` and [a link](https://example.org)"})
    add_tasks(5)
    desk = visit("lena", color_scheme=scheme).label()
    add_tasks(2)
    page = desk.page
    expect(page.get_by_role("complementary", name="Instructions")).to_be_visible()
    check(page, "instructions open")
    page.keyboard.press("r")
    desk.keys("a1 b1 c4 d5 q7 m y y")
    check(page, "ranking, rated and flagged")
    page.get_by_role("button", name="What the questions on this completion mean").first.click()
    check(page, "what is asked", "field-help")
    desk.keys("Escape e Enter")
    check(page, "something missing")
    desk.keys("s")
    check(page, "skip", "dialog[open]")
    desk.keys("Escape ?")
    check(page, "keys", "dialog[open]")
    desk.keys("Escape v")
    check(page, "previous rankings", "#previous")
    desk.keys("v")
    page.get_by_role("button", name="View", exact=True).click()
    check(page, "view settings", "#view")
    page.keyboard.press("Escape")
    for _ in range(2):
        desk.keys("l")
        check(page, "another layout", "#work")
    desk.keys("e2")
    desk.submit()
    desk.expect_task(1)
    desk.keys("1")
    check(page, "a pair")
    desk.submit()
    expect(page.get_by_role("heading", name="All done here.")).to_be_visible()
    check(page, "empty queue")


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.thorough)])
def test_every_kind_of_form(server, visit, scheme):
    levels = [{"value": 1, "label": "slightly"}, {"value": 2, "label": "much"}]
    fields = [
        likert("overall", isRequired=True, lowLabel="poor", highLabel="good", help="How good it is."), flag("rude", key="x"),
        choice("tone", "formal", "casual"), choice("topics", "law", "food", about="task", isMultiple=True),
        choice("bin", "a long option that says much " * 3, "another", about="task"), text("why", about="task", minimumLength=9),
    ]
    presets = {preset["name"]: preset["form"] for preset in server.admin.get("/form-presets")["items"]}
    every = {
        "strengths": (form(strengths=levels, strengthIsRequired=True, allBad=True, fields=fields), 3, "a1 b2 c3 x Enter"),
        "two steps": (form(steps="rateThenRank", fields=fields), 3, "a5"), "rating": (form("rating", False, fields=fields), 2, "a5"),
        "demonstration": (presets["demonstration"], 0, "Enter"), "scale": (presets["helpSteer2"], 2, "a3 Enter"),
        "arena": (presets["arena"], 2, "0"),
    }
    member = next(user["id"] for user in server.admin.get("/users")["items"] if user["username"] == "lena")
    for name, (asked, count, keys) in every.items():
        slug = name.replace(" ", "-")
        server.admin.post("/projects", {"slug": slug, "name": name})
        server.admin.put(f"/projects/{slug}/members/{member}", {"role": "labeler"})
        server.admin.put(f"/projects/{slug}/form", asked)
        server.admin.post(f"/projects/{slug}/prompts", [task(1, count) if count else {"prompt": "Write a haiku."}])
        page = visit("lena", color_scheme=scheme).page(f"/label.html?project={slug}")
        expect(page.locator("body")).to_have_attribute("data-state", "working")
        Desk(page).keys(keys)
        check(page, name)


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.thorough)])
def test_admin(server, add_tasks, visit, scheme):
    add_tasks(3)
    desk = visit("lena").label()
    desk.rank(excellent=1, good=2, fair=3)
    desk.submit()
    page = visit("ada", color_scheme=scheme).page("/admin.html?project=everyday")
    expect(page.locator("project-progress").get_by_role("row", name="lena")).to_be_visible()
    expect(page.locator("project-settings form")).to_be_visible()
    expect(page.locator("people-table tbody tr").first).to_be_visible()
    expect(page.locator("automatic-work tbody tr").first).to_be_visible()
    check(page, "admin")
    page.get_by_role("button", name="New project").click()
    check(page, "new project", "dialog[open]")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Tokens of lena").click()
    check(page, "tokens of someone else", "dialog[open]")
    page.keyboard.press("Escape")
    settings = page.locator("project-settings")
    settings.get_by_label("Name").fill("Mine")
    server.admin.patch("/projects/everyday", {"name": "Theirs", "overlap": 3})
    page.evaluate("document.dispatchEvent(new CustomEvent('data-changed'))")
    expect(settings.get_by_role("button", name="Use theirs")).to_be_visible()
    check(page, "settings that two people change", "project-settings")


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.thorough)])
def test_form_page(server, visit, scheme):
    levels = [{"value": 1, "label": "slightly"}, {"value": 2, "label": "much"}]
    fields = [likert("overall", isRequired=True, lowLabel="poor", highLabel="good", help="How good it is.", key="q"),
              flag("rude"), choice("tone", "formal", "casual", about="task"), text("why", about="task", minimumLength=9)]
    server.admin.put("/projects/everyday/form", form(strengths=levels, strengthIsRequired=True, allBad=True, fields=fields))
    page = visit("ada", color_scheme=scheme).page("/form.html?project=everyday")
    expect(page.locator("form-preview completion-card")).to_have_count(4)
    check(page, "form")
    page.get_by_text("Begin with a published protocol").click()
    page.get_by_text("All versions").click()
    for head in page.locator(".field-head").all():
        head.click()
    page.get_by_label("Stored as").first.fill("")
    page.get_by_label("Name").first.fill("")
    page.get_by_label("Strength", exact=True).first.fill("9")
    page.get_by_role("button", name="Save form").click()
    expect(page.locator("form-editor .field-error:visible")).to_have_count(3)
    check(page, "faults at their fields")
    page.get_by_role("button", name="Look at version 1").click()
    expect(page.locator("form-preview .caption")).to_be_visible()
    check(page, "an earlier version")
    page.get_by_role("button", name="Go back to this version").click()
    check(page, "replace what was changed", "dialog[open]")
    page.keyboard.press("Escape")
    page.set_viewport_size({"width": 390, "height": 844})
    check(page, "form on a phone")
    page.get_by_role("group", name="What is shown").get_by_text("Edit").click()
    page.get_by_role("group", name="Kind of judgement").get_by_text("Demonstration").click()
    check(page, "demonstration on a phone")


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.thorough)])
def test_account(server, visit, scheme):
    server.admin.post("/tokens", {"name": "nightly export"})
    page = visit("ada", color_scheme=scheme).page("/account.html")
    expect(page.locator("token-list li")).to_be_visible()
    check(page, "account")
    page.get_by_label("Current password").fill("x")
    page.get_by_label("New password", exact=True).fill("one long password")
    page.get_by_label("New password again").fill("another long password")
    page.get_by_role("button", name="Change password").click()
    expect(page.locator("password-form .field-error:visible")).to_have_count(1)
    check(page, "passwords that differ", "password-form")
    page.get_by_role("button", name="Revoke nightly export").click()
    check(page, "are you sure", "dialog[open]")
