"""A reward model that was trained elsewhere is measured, read and removed on the admin page: by keyboard, on a phone, in German
and in the dark."""

import json

import pytest
from playwright.sync_api import expect

from scores import judged, scored
from server import run_podium
from test_accessibility import check
from test_language import GERMAN, assert_nothing_is_cut
from test_phone import PHONE, assert_fits


@pytest.fixture
def files(server, tmp_path):
    """`files(reward, name)` is the file of scores of a model."""
    server.admin.patch("/projects/everyday", {"overlap": 2})
    answer = server.admin.post("/projects/everyday/prompts?source=judged", list(judged(150)))
    assert answer["created"] == 150, answer
    folder = tmp_path / "handed"
    run_podium("handover", "--project", "everyday", "--engine", "trl", "--out", folder, "--data", server.data)

    def make(reward, name):
        return scored(folder, tmp_path / f"{name}.ndjson", reward, "--parts", "validation", "test", name=name)

    return make


def polite(_, answer):
    return 30.0 * answer[0]["content"].startswith("Gladly")


def by_length(_, answer):
    return float(-len(answer[0]["content"]))


def open_section(visit, **options):
    page = visit("ada", **options).page("/admin.html?project=everyday#model")
    section = page.locator("external-models")
    section.locator("summary").click()
    return page, section


def test_a_model_is_measured_read_and_removed(server, visit, files):
    page, section = open_section(visit)
    expect(section).to_contain_text("Podium cannot run it")
    check(page, "no model from elsewhere yet", "external-models")
    chooser = section.get_by_label("Measure a model that was trained elsewhere")
    chooser.set_input_files(files(polite, "polite"))
    expect(section.locator(".import-result")).to_contain_text("“polite” was measured", timeout=120_000)
    model = server.admin.get("/projects/everyday/external-models")["items"][0]
    report = model["report"]
    row = section.get_by_role("row", name="polite", exact=False).first
    expect(row).to_contain_text(f"{report['external']['accuracy'] * 100:.1f} %")
    own = section.get_by_role("row", name="Podium’s n-gram model", exact=False)
    expect(own).to_contain_text(f"{report['own']['accuracy'] * 100:.1f} %")
    expect(section).to_contain_text(f"trained for this on the {report['trainingPrompts']} prompts of the training part alone")
    expect(section).to_contain_text("the validation and test part of snapshot 1")
    expect(section).to_contain_text("the difference in accuracy may be chance")
    # Another one stands in the same table.
    chooser.set_input_files(files(by_length, "short"))
    expect(section.locator(".import-result")).to_contain_text("“short” was measured", timeout=120_000)
    expect(section.get_by_role("table")).to_have_count(1)
    expect(section).to_contain_text("“short” puts the preferred completion first less often")
    check(page, "two models from elsewhere", "external-models")
    # The keyboard reaches the chooser and what removes a model.
    section.locator("summary").focus()
    page.keyboard.press("Tab")
    expect(chooser).to_be_focused()
    section.get_by_role("button", name="Remove short").press("Enter")
    dialog = page.get_by_role("dialog", name="Remove “short”?")
    check(page, "asked whether to remove one", "dialog[open]")
    dialog.get_by_role("button", name="Remove").press("Enter")
    expect(section.get_by_role("row", name="short")).to_have_count(0)
    assert [model["name"] for model in server.admin.get("/projects/everyday/external-models")["items"]] == ["polite"]


def test_a_file_that_does_not_fit_is_refused_in_words(server, visit, files, tmp_path):
    file = files(polite, "polite")
    lines = file.read_text().splitlines()
    broken = tmp_path / "broken.ndjson"
    broken.write_text("\n".join(lines[:-1]))
    page, section = open_section(visit)
    chooser = section.get_by_label("Measure a model that was trained elsewhere")
    chooser.set_input_files(broken)
    expect(section.locator(".form-error")).to_contain_text("broken.ndjson: The scores of task", timeout=120_000)
    broken.write_text("{}")
    chooser.set_input_files(broken)
    expect(section.locator(".form-error")).to_contain_text("no file of scores")
    german = visit("ada", **GERMAN).page("/admin.html?project=everyday#model")
    section = german.locator("external-models")
    section.locator("summary").click()
    lines[1] = json.dumps(json.loads(lines[1]) | {"scores": [1.5]})
    broken.write_text("\n".join(lines))
    section.locator("input").set_input_files(broken)
    expect(section.locator(".form-error")).to_contain_text("Zeile 2: Es sind nicht so viele Bewertungen", timeout=120_000)
    assert server.admin.get("/projects/everyday/external-models")["items"] == []


def test_it_fits_a_phone_in_german_and_the_dark(server, visit, files):
    run_podium("models", "import", "--project", "everyday", files(polite, "polite"), "--data", server.data)
    page, section = open_section(visit, **PHONE, **GERMAN, color_scheme="dark")
    expect(section).to_contain_text("N-Gramm-Modell von Podium")
    assert_fits(page)
    assert_nothing_is_cut(page)
    check(page, "a model from elsewhere, dark, on a phone", "external-models")
