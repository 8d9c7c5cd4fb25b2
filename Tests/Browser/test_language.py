"""The pages in German: chosen by the browser or by hand, whole, by keyboard, and without losing work."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from forms import flag, form, likert
from server import ROOT
from test_accessibility import check

GERMAN = {"locale": "de-DE"}
CATALOGUE = (ROOT / "Public/languages/de.js").read_text()


def test_the_labeling_flow_by_keyboard_in_german(server, add_tasks, visit):
    server.admin.patch("/projects/everyday", {"overlap": 1})
    add_tasks(3, 3)
    desk = visit("lena", **GERMAN).label()
    page = desk.page
    expect(page.locator("html")).to_have_attribute("lang", "de")
    expect(page.locator("#submit-label")).to_have_text("Abgeben")
    page.keyboard.press("Enter")
    expect(desk.notices).to_contain_text("Noch ohne Rang: A, B und C.")
    desk.keys("a1 b2 c2")
    expect(page.locator("#announcer")).to_have_text("C auf Rang 2, gleichauf mit B. Alle haben einen Rang. Enter gibt ab.")
    expect(page.locator(".standing .visually-hidden").nth(2)).to_have_text("Rang 2, gleichauf mit B")
    page.keyboard.press("u")
    expect(page.locator("#announcer")).to_have_text("Rückgängig gemacht. Noch 1 Antwort ohne Rang.")
    desk.keys("c3")
    receipt, _ = desk.submit()
    assert receipt["counted"]
    expect(desk.notices).to_contain_text("Abgegeben. Ändern")
    expect(page.locator("#pace")).to_contain_text("heute 1 Rangfolge")
    desk.wait()
    page.keyboard.press("s")
    expect(page.get_by_role("heading", name="Warum diese Aufgabe überspringen?")).to_be_focused()
    page.keyboard.press("2")
    page.keyboard.press("Enter")
    expect(desk.notices).to_contain_text("Übersprungen. Zurücknehmen")
    expect(page.get_by_role("heading", name="Alles erledigt.")).to_be_visible()
    page.keyboard.press("v")
    work = page.locator("previous-rankings li")
    expect(work.first).to_contain_text("Übersprungen: Eine Sprache, die ich nicht gut lese")
    expect(page.locator("previous-rankings")).to_contain_text(re.compile(r"bis \d+\. \S+, \d\d:\d\d änderbar"))
    expect(page).to_have_title("Alles erledigt. – Podium")


def test_ratings_and_flags_in_german(server, add_tasks, visit):
    fields = [likert("overall", isRequired=True), flag("fails")]
    server.admin.put("/projects/everyday/form", form(fields=fields, steps="rateThenRank"))
    add_tasks(2)
    desk = visit("lena", **GERMAN).label()
    expect(desk.page.locator("rank-rail")).to_contain_text("Erst jede Antwort bewerten, dann alle ordnen. 0 von 2 bewertet")
    desk.keys("5")
    expect(desk.page.locator("#announcer")).to_contain_text(": 5. Noch 1 Antwort zu bewerten.")
    desk.keys("3")
    expect(desk.page.locator("#announcer")).to_contain_text("Alle sind bewertet. Jetzt ordnen: Ziffern sind Ränge.")
    desk.keys("?")
    expect(desk.page.locator("shortcut-help")).to_contain_text("Nächste Antwort")


def test_a_choice_of_language_persists_and_loses_nothing(add_tasks, visit):
    add_tasks(3)
    visitor = visit("lena")
    desk = visitor.label()
    page = desk.page
    desk.keys("b1")
    page.locator("#note-fold summary").click()
    page.locator("#note").fill("Half a thought")
    page.get_by_role("button", name="View", exact=True).click()
    page.get_by_text("Deutsch").click()
    expect(page.locator("html")).to_have_attribute("lang", "de")
    desk.wait()
    expect(page.locator("#note")).to_have_value("Half a thought")
    desk.expect_steps("B", "", "")
    account = visitor.page("/account.html")
    expect(account.get_by_role("heading", level=1)).to_have_text("Eigenes Konto")
    account.get_by_role("button", name="lena").click()
    account.get_by_text("English", exact=True).click()
    expect(account.get_by_role("heading", level=1)).to_have_text("Your account")


@pytest.mark.parametrize("locale, language", [
    ("de-AT", "de"), ("fr-FR", "en"), ("en-GB", "en"), ("de", "de"),
])
def test_the_browser_says_which_language_and_english_stands_in(visit, locale, language):
    page = visit(locale=locale).page("/login.html")
    expect(page.locator("html")).to_have_attribute("lang", language)
    expect(page.get_by_role("heading")).to_have_text({"de": "Anmelden", "en": "Sign in"}[language])
    loaded = page.evaluate("performance.getEntriesByType('resource').map(({ name }) => name)")
    assert [Path(name).stem for name in loaded if "/languages/" in name] == [language]


def test_what_the_server_refuses_is_said_in_german(visit):
    page = visit(**GERMAN).page("/login.html")
    page.get_by_label("Name").fill("lena")
    page.get_by_label("Passwort").fill("wrong password here")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text("Der Name oder das Passwort ist falsch.")


def test_every_code_that_german_has_words_for_is_one_of_the_server():
    known = "\n".join(path.read_text() for path in (ROOT / "Sources").rglob("*.swift"))
    problems = re.search(r"  problems: \{\n(.*?)\n  \},", CATALOGUE, re.DOTALL)[1]
    codes = re.findall(r"^    (\w+):", problems, re.MULTILINE)
    assert codes
    for code in codes:
        assert re.search(rf'"{code}"|case {code}\b', known), code


def test_numbers_and_dates_are_german(visit):
    page = visit("lena", **GERMAN).page("/account.html")
    expect(page.locator("session-list")).to_contain_text("Angemeldet")
    said = page.evaluate("""async () => {
        const { moment, number, percent } = await import("./core/format.js");
        return [number(12345), percent(0.7263), moment("2021-11-27T12:00:00Z")];
    }""")
    assert said[:2] == ["12.345", "72,6 %"]
    assert re.fullmatch(r"27\. Nov\.? 2021, \d\d:\d\d", said[2]), said


@pytest.mark.parametrize("path", ["/login.html", "/invitation.html", "/account.html", "/?choose"])
def test_axe_finds_nothing_in_german(visit, path):
    page = visit(None if "login" in path or "invitation" in path else "lena", **GERMAN).page(path)
    expect(page.locator("h1")).to_be_visible()
    check(page, "German")


def test_axe_finds_nothing_on_the_labeling_page_in_german(add_tasks, visit):
    add_tasks(4)
    desk = visit("lena", **GERMAN).label()
    check(desk.page, "German")
    for key, dialog in [("?", "shortcut-help dialog"), ("s", "skip-dialog dialog"), ("/", "compare-dialog dialog")]:
        desk.page.keyboard.press(key)
        expect(desk.page.locator(dialog)).to_be_visible()
        check(desk.page, "German")
        desk.page.keyboard.press("Escape")


@pytest.mark.parametrize("width", [390, 820, 1440])
def test_german_fits(add_tasks, visit, width):
    add_tasks(4)
    visitor = visit("lena", viewport={"width": width, "height": 900}, **GERMAN)
    desk = visitor.label()
    for page in (desk.page, visitor.page("/account.html"), visitor.page("/?choose")):
        expect(page.locator("h1").first).to_be_visible()
        assert_nothing_is_cut(page)


def assert_nothing_is_cut(page):
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url
    cut = page.evaluate("""[...document.querySelectorAll("button, a, label, legend, h1, h2, summary")]
        .filter((element) => element.checkVisibility() && element.scrollWidth > element.clientWidth + 1
            && getComputedStyle(element).overflowX !== "visible" && getComputedStyle(element).clipPath === "none")
        .map((element) => element.textContent)""")
    assert not cut, (page.url, cut)
