"""The pages of managers and admins in German: whole, in use, and without weight for labelers."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from api_types import Types
from forms import flag, form, likert
from practice import give
from server import ROOT
from swift_words import swift_words
from test_accessibility import check
from test_automatic_work import add_job, write
from test_language import GERMAN, assert_nothing_is_cut
from texts import task

# What has names of the server's comes last in it.
WORDS = (ROOT / "Public/languages/managing-de.js").read_text()
CATALOGUE = WORDS.partition("\n  named: {\n")[2]
FORM = "/projects/everyday/form"


def group(name):
    """What a group of the catalogue has words for."""
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
        named = code.removesuffix("TooLong")  # TextRule puts codes together
        assert re.search(rf'"{code}"|case {code}\b|TextRule\.issue\([^)]*"{named}"', known), code


def test_labelers_load_none_of_it(add_tasks, visit):
    add_tasks(2)
    desk = visit("lena", **GERMAN).label()
    loaded = desk.page.evaluate("performance.getEntriesByType('resource').map(({ name }) => name)")
    assert [Path(name).stem for name in loaded if "/languages/" in name] == ["de"]


# The admin page

def open_admin(visit, **options):
    page = visit("ada", **{**GERMAN, **options}).page("/admin.html?project=everyday")
    for shown in ("project-progress .figure", "project-settings form", "people-table tbody tr", "automatic-work tbody tr"):
        expect(page.locator(shown).first).to_be_visible()
    return page


def test_what_the_server_describes_has_german_words(server):
    groups = server.admin.get("/project-settings")["items"]
    assert group("settingGroups") == {found["name"] for found in groups}
    assert group("settings") == {setting["name"] for found in groups for setting in found["settings"]}
    kinds = {match for path in (ROOT / "Sources/Jobs").rglob("*.swift")
             for match in re.findall(r'static let kind = "(\w+)"', path.read_text())}
    assert group("phases") == Types().words("RunPhase")
    assert group("promotions") == Types().words("PromotionGrounds")
    standings = {"counted", "surplus", "known", "ignored"}  # sums of outcomes, which have words elsewhere
    remarks = (ROOT / "Sources/Exchange/ImportRemarks.swift").read_text()
    of_lines = set(re.findall(r'code: "(\w+)"', remarks)) | swift_words()["ReadRecord.Remark"]
    assert group("remarks") == swift_words()["RankingOutcome"] - standings | of_lines
    assert group("messages") == Types().words("WorkMessage")
    assert group("work") == {work["name"] for work in server.admin.get("/jobs")["recurring"]} | kinds


def test_progress_is_told_in_german(server, add_tasks, visit):
    add_tasks(2, 2)
    desk = visit("lena").label()
    desk.rank(excellent=1, good=2)
    desk.submit()
    page = open_admin(visit)
    expect(page).to_have_title("Everyday questions – Podium")
    progress = page.locator("project-progress")
    expect(progress.locator(".figure")).to_have_text(re.compile(r"1 von 2 Aufgaben erledigt\s50 %"))
    expect(progress.locator(".legend li")).to_have_text(["1 erledigt", "1 offen"])
    expect(progress.locator("day-chart")).to_have_accessible_name(
        "1 Urteil in 30 Tagen, höchstens 1 an einem Tag, heute 1")
    expect(progress.get_by_role("columnheader")).to_have_text(["Wer", "Urteile", "Zeit (Median)", "Letztes Urteil"])
    expect(page.locator("training-runs")).to_contain_text("1 neues Urteil seit dem letzten Lauf.")
    expect(page.locator("project-form")).to_contain_text("Die Antworten ordnen, mit Gleichstand. 1 Skala und 11 Merkmale.")


def test_imports_are_told_in_german(server, visit, tmp_path):
    file = tmp_path / "fragen.ndjson"
    rankings = [{"labeler": name, "ranks": [1, 2]} for name in ("anna", "bea")]
    lines = [json.dumps(task(0, 2) | {"rankings": rankings}), "{ not json"] + [json.dumps(task(1, 2))] * 2
    file.write_text("\n".join(lines) + "\n")
    page = open_admin(visit)
    page.get_by_label("Prompts importieren").set_input_files(file)
    result = page.locator("prompt-import .import-result")
    expect(result).to_contain_text("2 Aufgaben angelegt, 1 Dublette ausgelassen, 1 Zeile abgewiesen.")
    expect(result).to_contain_text("Urteile: 1 gezählt und 1 zusätzlich aufgehoben.")
    expect(result).to_contain_text("1 Urteil: Zusätzlich aufgehoben: Die Aufgaben haben schon so viele")
    page.locator("import-list summary").click()
    page.get_by_role("button", name="fragen.ndjson zurückziehen").click()
    question = page.get_by_role("dialog", name="„fragen.ndjson“ zurückziehen?")
    expect(question).to_contain_text(
        "2 Aufgaben dieses Imports werden nicht mehr vergeben, und 2 Urteile daraus zählen nicht mehr")
    question.get_by_role("button", name="Zurückziehen").click()
    expect(page.locator("#notices")).to_contain_text("„fragen.ndjson“ ist zurückgezogen.")
    expect(page.locator("import-list tbody tr")).to_contain_text(re.compile(r"zurückgezogen \d\d:\d\d mit 2 Urteilen"))


def test_rejected_lines_and_remarks_are_told_in_german(server, visit, tmp_path):
    file = tmp_path / "fragen.ndjson"
    lines = [
        "{ not json",
        json.dumps({"prompt": "Wie spät?", "completion": []}),
        json.dumps(task(0, 2) | {"priority": 500, "externalId": ""}),
        json.dumps(task(1, 2) | {"rankings": [{"labeler": "anna", "ranks": [0, 1]}]}),
        json.dumps(task(2, 2) | {"promt": "?"}),
        json.dumps({"prompt": "Wie spät?", "completions": 3}),
    ]
    file.write_text("\n".join(lines) + "\n")
    page = open_admin(visit)
    page.get_by_label("Prompts importieren").set_input_files(file)
    result = page.locator("prompt-import .import-result")
    expect(result.get_by_role("row")).to_have_text([
        re.compile("^Zeile"),
        "1Das ist kein gültiges JSON, bei Byte 3: Hier muss der Name eines Feldes stehen.",
        "2/completions: Das Feld „completions“ fehlt. Ist es das mit dem Namen „completion“?",
        re.compile("^3.*(/externalId: Die externalId ist leer|/priority: Die Priorität geht von −100 bis 100)"),
        re.compile("^4.*: Ränge beginnen bei 1, dem besten."),
        "6/completions: Hier gehört eine Liste hin.",
    ])
    expect(result).to_contain_text("1 Zeile: Das Feld „promt“ wird nicht gelesen. Ist „prompt“ gemeint?")


def test_notes_on_an_import_are_told_in_german(server, visit, tmp_path):
    first = task(0, 3) | {"rankings": [{"labeler": "anna", "ranks": [1, 2, 3]}]}
    server.admin.post("/projects/everyday/prompts?labeledBy=fragen.ndjson", [first])
    again = first | {"priority": 5, "overlap": 3, "rankings": [{"labeler": "anna", "ranks": [3, 2, 1]}]}
    same = {"prompt": "Wie spät?", "completions": [{"text": text} for text in ["Vier.", "Fünf.", "Vier.", "Vier."]]}
    file = tmp_path / "fragen.ndjson"
    file.write_text("\n".join(map(json.dumps, [again, same])) + "\n")
    page = open_admin(visit)
    page.get_by_label("Prompts importieren").set_input_files(file)
    notes = page.locator("prompt-import .import-result")
    expect(notes.get_by_role("row")).to_have_text([
        re.compile("^Zeile"),
        "1Diese Aufgabe gibt es schon. Sie bleibt, wie sie ist; was hier anders ist, wurde ausgelassen: priority und overlap.",
        "1Nicht gespeichert: Von „import:fragen.ndjson/anna“ gibt es dazu schon ein anderes Urteil.",
        "2Die Antworten 1, 3 und 4 sind derselbe Text.",
    ])


def test_why_a_text_is_no_json_has_german_words():
    table = re.search(r"const NO_JSON = \{\n(.*?)\n\};", WORDS, re.DOTALL)[1]
    assert set(re.findall(r"^  (\w+):", table, re.MULTILINE)) == swift_words()["JSONError.Fault"] - {"undescribed"}


def test_what_can_be_wrong_with_a_line_has_german_words():
    places = [
        "Exchange/*", "Exchange/Formats/*", "Wire/*", "Preferences/Tasks/*", "Preferences/Conversation/*", "Preferences/Submissions/*",
        "Preferences/Form/Field+*", "Preferences/Form/*Judgement*", "Preferences/Form/Form+Validation.swift",
        "Preferences/Ranking.swift", "Storage/Labeling/ImportTransaction.swift",
    ]
    files = [path for place in places for path in (ROOT / "Sources").glob(place) if path.is_file()]
    code = r'(?:code: |refusal\(\s*|, |^ *|\()"([a-z]+[A-Z]\w*)",(?= |$)'
    said = {found for path in files for found in re.findall(code, path.read_text(), re.MULTILINE)}
    assert {"malformedJSON", "rankTooLow", "tieNotAllowed", "turnCount", "outOfScale"} <= said
    no_codes_of_lines = {"unknownFormat", "lowLabel", "highLabel", "isMultiple", "minimumLength", "tooManyAnswers", "userId"}
    assert said - group("problems") - group("remarks") - no_codes_of_lines == set()


def test_why_a_practice_task_fits_no_more_is_told_in_german(server, visit):
    give(server)
    presets = {preset["name"]: preset["form"] for preset in server.admin.get("/form-presets")["items"]}
    server.admin.put(FORM, presets["llama2"])
    assert [fault["code"] for fault in server.admin.get("/projects/everyday/practice-task")["faults"]] == ["completionCount"]
    page = visit("ada", **GERMAN).page("/practice.html?project=everyday")
    expect(page.locator("main")).to_contain_text("So viele Antworten sind für dieses Formular nicht möglich.")


def test_people_are_told_in_german(server, visit):
    page = open_admin(visit)
    people = page.locator("people-table")
    people.get_by_label("Rolle von tom in diesem Projekt").select_option("Leitung")
    people.get_by_role("button", name="lena sperren").click()
    expect(people.get_by_role("row", name=re.compile("^lena"))).to_contain_text("gesperrt")
    people.get_by_label("Jemanden einladen").fill("lena")
    people.get_by_role("button", name="Einladung erzeugen").click()
    expect(people.locator(".field-error:visible, .form-error:visible")).to_contain_text("Diesen Namen hat schon jemand.")
    people.get_by_label("Jemanden einladen").fill("otto")
    people.get_by_role("button", name="Einladung erzeugen").click()
    expect(people.locator(".invitation")).to_contain_text("Dieser Link ist für otto. Er gilt einmal, bis")
    people.get_by_role("button", name="Tokens von lena").click()
    expect(page.get_by_role("dialog")).to_contain_text("Keine Tokens.")


def test_settings_are_saved_in_german(server, visit):
    page = open_admin(visit)
    settings = page.locator("project-settings")
    expect(settings.locator("legend")).to_have_text([
        "Das Projekt", "Vergabe der Arbeit", "Goldaufgaben und Wiederholungen", "Nächtliches Training", "Bewertende und Lohn",
        "Strittige Aufgaben"])
    expect(settings.get_by_label("Reservierung")).to_have_value("30")
    expect(settings.get_by_label("Einheit").first.locator("option")).to_have_text(["Tage", "Stunden", "Minuten", "Sekunden"])
    settings.get_by_label("Status").select_option("Pausiert: vergibt nichts")
    settings.get_by_label("Bewertende je Aufgabe").fill("0")
    expect(settings.get_by_role("status").last).to_have_text("2 Änderungen nicht gespeichert")
    settings.get_by_role("button", name="Einstellungen speichern").click()
    expect(settings.locator(".field-error:visible")).to_have_text("Jede Aufgabe braucht 1 bis 100 Bewertende.")
    settings.get_by_label("Bewertende je Aufgabe").fill("2")
    settings.get_by_role("button", name="Einstellungen speichern").click()
    expect(page.locator("#notices")).to_contain_text("Einstellungen gespeichert.")
    expect(page.locator("#project-name .badge")).to_have_text("pausiert")
    page.get_by_role("button", name="Neues Projekt").click()
    dialog = page.get_by_role("dialog", name="Neues Projekt")
    expect(dialog).to_contain_text("Eine Rangfolge mit Gleichstand;")
    dialog.get_by_label("Was gefragt wird").select_option("Zusammenfassungen")
    expect(dialog).to_contain_text("nach einer Notiz, was sie für sich gelesen sagt. Das lässt sich jederzeit ändern.")
    dialog.get_by_label("Name", exact=True).fill("Everyday")
    dialog.get_by_role("button", name="Anlegen").click()
    expect(dialog.locator(".field-error:visible, .form-error:visible")).to_contain_text("Diesen Kurznamen gibt es schon.")


def test_training_and_what_runs_by_itself_are_told_in_german(trained, visit):
    add_job(trained, "failed", lastError="The disk is full.")
    add_job(trained, "failed", lastError="The server stopped while this job was running.")
    add_job(trained, "running", fraction=0.5, message="Cross-validating λ = 0.03")
    page = open_admin(visit)
    expect(page.locator("#runs tbody tr").first).to_contain_text("von der Kommandozeile")
    expect(page.locator("#runs tbody tr").first).to_contain_text("Eingesetzt. Das erste, und besser als Zufall und als die Länge allein.")
    expect(page.get_by_role("img", name="Genauigkeit auf zurückgehaltenen Prompts von 1 Lauf")).to_be_visible()
    expect(page.locator("reward-models summary")).to_contain_text(re.compile(r"Modell 1 antwortet jetzt \(seit .+\)"))
    loss = page.locator("#runs tbody tr").first.get_by_role("cell").nth(3)
    expect(loss).to_have_text(re.compile(r"^0,\d\d\d$"))
    work = page.locator("automatic-work")
    expect(work).to_contain_text("Wiederkehrendes läuft, wie es soll. 1 Auftrag läuft gerade.")
    expect(work.get_by_role("row", name="Gibt liegen gelassene Aufgaben frei")).to_contain_text("jede Minute")
    expect(work.get_by_role("row", name="Trainiert das Reward-Modell")).to_contain_text("jede Nacht, für Everyday questions")
    expect(work).to_contain_text("Gescheitert: The disk is full.dauerte 1 min 23 s")
    expect(work).to_contain_text("Gescheitert: Der Server wurde währenddessen beendet.")
    expect(work).to_contain_text("50 %, Kreuzvalidierung mit λ = 0,03")


def test_why_a_run_failed_and_a_night_was_passed_over_is_told_in_german(server, visit):
    ranked = [task(number, 2) | {"rankings": [{"labeler": "anna", "ranks": [1, 2]}]} for number in range(3)]
    server.admin.post("/projects/everyday/prompts", ranked)
    page = open_admin(visit)
    page.get_by_role("button", name="Jetzt trainieren").click()
    why = re.compile(r"Gescheitert: Das Training braucht mindestens \d+ Prompts, .* es gibt 3\.")
    expect(page.locator("training-runs .phase")).to_have_text(why, timeout=30_000)
    expect(page.locator("#runs tbody tr").first).to_contain_text(why)
    job = page.locator("automatic-work").get_by_role("row", name="Trainiert ein Reward-Modell")
    expect(job).to_contain_text(why)
    write(server, "UPDATE recurringWork SET outcome = 'skipped', message = 'Nothing was ranked since the last training run.' "
          "WHERE name = 'nightlyTraining'")
    page.reload()
    expect(page.locator("automatic-work")).to_contain_text(
        "Nichts getan: Seit dem letzten Trainingslauf wurde nichts geordnet.")


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.thorough)])
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


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.thorough)])
def test_axe_finds_nothing_on_the_admin_page_in_german(trained, visit, scheme):
    page = open_admin(visit, color_scheme=scheme)
    check(page, "German")
    page.get_by_role("button", name="Neues Projekt").click()
    check(page, "German, a new project", "dialog[open]")


@pytest.mark.parametrize("width", [390, 820, 1440])
def test_the_admin_page_fits_in_german(trained, visit, width):
    page = open_admin(visit, viewport={"width": width, "height": 900})
    for folded in page.locator("main summary:visible").all():
        folded.click()
    assert_nothing_is_cut(page)
    page.get_by_role("button", name="Neues Projekt").click()
    assert_nothing_is_cut(page)
