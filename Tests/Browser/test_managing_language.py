"""The pages of managers and admins in German: whole, in use, and without weight for labelers."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from forms import flag, form, likert
from server import ROOT
from test_accessibility import check
from test_language import GERMAN, assert_nothing_is_cut

CATALOGUE = (ROOT / "Public/languages/managing-de.js").read_text()
FORM = "/projects/everyday/form"


def group(name):
    """Names of a group of the catalogue that stands for what the server names."""
    body = re.search(rf"^( +){name}: \{{\n(.*?)\n\1\}},", CATALOGUE, re.DOTALL | re.MULTILINE)
    return set(re.findall(rf"^{body[1]}  (\w+):", body[2], re.MULTILINE))


def open_form(visit, **options):
    page = visit("ada", **{**GERMAN, **options}).page("/form.html?project=everyday")
    expect(page.locator("#state")).to_contain_text("Dies ist Version")
    return page


def test_a_form_is_edited_in_german(server, visit):
    page = open_form(visit)
    expect(page).to_have_title("Formular von Everyday questions – Podium")
    expect(page.locator("main h1").first).to_have_text("Everyday questions: was gefragt wird")
    expect(page.locator("#state")).to_have_text("Dies ist Version 1; sie gilt jetzt im Projekt.")
    expect(page.locator("form-preview prompt-conversation")).to_contain_text("Mein Sauerteigbrot wird klitschig.")
    page.get_by_role("group", name="Art des Urteils").get_by_text("Paar", exact=True).click()
    page.get_by_label("Fragen, wie viel besser").check()
    expect(page.get_by_label("Worte", exact=True).first).to_have_value("etwas besser")
    page.get_by_role("button", name="„besser“ nach oben bewegen").click()
    expect(page.locator("#announcer")).to_have_text("„besser“ ist jetzt Nummer 1 von 3.")
    page.get_by_role("button", name="„besser“ nach unten bewegen").click()
    page.get_by_role("button", name="Merkmal", exact=True).click()
    new = page.locator("field-editor").last
    expect(new.get_by_role("button", name="Neue Frage")).to_be_visible()
    page.get_by_role("button", name="Die neue Frage entfernen").click()
    expect(page.locator("#notices")).to_contain_text("Die neue Frage ist entfernt. Zurückholen")
    expect(page.locator("#state")).to_contain_text("Nicht gespeichert.")
    page.get_by_role("button", name="Formular speichern").click()
    expect(page.locator("#notices")).to_contain_text("Version 2 ist gespeichert")
    page.get_by_text("Alle Versionen").click()
    versions = page.locator("form-versions li")
    expect(versions.first).to_contain_text("Version 2gilt jetzt")
    expect(versions.first).to_contain_text(
        "Zwischen zwei Antworten wählen, mit Gleichstand und 3 Abstufungen. 1 Skala und 11 Merkmale.")
    versions.last.get_by_role("button", name="Version 1 ansehen").click()
    expect(page.locator("form-preview .caption")).to_contain_text("nur zum Ansehen. Zu dieser Version zurückkehren Schließen")
    page.get_by_text("Mit einem veröffentlichten Protokoll beginnen").click()
    page.get_by_role("button", name="Mit InstructGPT in zwei Schritten beginnen").click()
    expect(page.locator("#state")).to_contain_text("Nicht gespeichert.")
    page.get_by_role("button", name="Mit Paare: hilfreich und harmlos beginnen").click()
    expect(page.get_by_role("dialog")).to_contain_text("Die Änderungen ersetzen?")
    expect(page.get_by_role("dialog")).to_contain_text("Vorlage „Paare: hilfreich und harmlos“")
    page.get_by_role("button", name="Meine behalten").click()
    preview = page.locator("form-preview")
    preview.get_by_role("button", name="Abgeben").click()
    expect(preview.locator(".said")).to_contain_text("Noch")


def test_what_is_wrong_with_a_form_is_said_in_german(server, visit):
    server.admin.put(FORM, form(fields=[likert("overall"), flag("fails")]))
    page = open_form(visit)
    page.locator("field-editor .field-head").nth(1).click()
    name = page.locator("field-editor").nth(1).get_by_label("Name")
    page.get_by_role("group", name="Art des Urteils").get_by_text("Musterantwort", exact=True).click()
    name.fill("Ü")
    page.get_by_role("button", name="Formular speichern").click()
    fault = page.locator("field-editor").nth(1).locator("[data-part=name] .field-error")
    expect(fault).to_contain_text("erst ein Kleinbuchstabe, dann Buchstaben ohne Umlaute und Ziffern.")
    expect(page.locator("field-editor").nth(0)).to_contain_text("nichts zu bewerten")
    expect(page.locator("#form-error")).to_have_text("Noch nicht gespeichert: Was zu ändern ist, ist markiert.")


def test_two_who_edit_one_form_are_told_in_german(server, visit):
    page = open_form(visit)
    page.get_by_label("Antworten dürfen gleich gut sein").uncheck()
    server.admin.put(FORM, form(fields=[flag("fails")]))
    page.get_by_role("button", name="Formular speichern").click()
    expect(page.locator("#form-error")).to_contain_text("ada hat inzwischen Version 2 gespeichert.")
    page.get_by_role("button", name="Stattdessen diese übernehmen").click()
    expect(page.locator("#state")).to_have_text("Dies ist Version 2; sie gilt jetzt im Projekt.")


def test_every_preset_has_german_words(server):
    assert group("presets") == {preset["name"] for preset in server.admin.get("/form-presets")["items"]}


def test_every_code_that_german_has_words_for_is_one_of_the_server():
    known = "\n".join(path.read_text() for path in (ROOT / "Sources").rglob("*.swift"))
    codes = group("problems")
    assert codes
    for code in codes:
        assert re.search(rf'"{code}"|case {code}\b', known), code


def test_labelers_load_none_of_it(add_tasks, visit):
    add_tasks(2)
    desk = visit("lena", **GERMAN).label()
    loaded = desk.page.evaluate("performance.getEntriesByType('resource').map(({ name }) => name)")
    assert [Path(name).stem for name in loaded if "/languages/" in name] == ["de"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_form_page_in_german(visit, scheme):
    page = open_form(visit, color_scheme=scheme)
    check(page, "German")
    page.get_by_text("Mit einem veröffentlichten Protokoll beginnen").click()
    page.get_by_text("Alle Versionen").click()
    for head in page.locator("field-editor .field-head").all()[:2]:
        head.click()
    check(page, "German, opened")


@pytest.mark.parametrize("width", [390, 820, 1440])
def test_the_form_page_fits_in_german(visit, width):
    page = open_form(visit, viewport={"width": width, "height": 900})
    page.get_by_text("Mit einem veröffentlichten Protokoll beginnen").click()
    page.get_by_text("Alle Versionen").click()
    page.get_by_label("Fragen, wie viel besser").check()
    page.locator("field-editor .field-head").first.click()
    assert_nothing_is_cut(page)
    if width < 600:
        page.get_by_text("Vorschau", exact=True).first.click()
        assert_nothing_is_cut(page)
