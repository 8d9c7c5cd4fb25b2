"""The settings form: it saves what a person changed and nothing else, and loses nothing that they typed."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from api_types import Types
from texts import task

PUBLIC = Path(__file__).resolve().parents[2] / "Public"


@pytest.fixture
def admin(server, visit):
    page = visit("ada").page("/admin.html?project=everyday")
    expect(page.locator("project-settings form")).to_be_visible()
    expect(page.locator("people-table tbody tr").first).to_be_visible()
    return page


def save(page):
    """Saves, and returns what was sent."""
    with page.expect_request(lambda request: request.method == "PATCH") as sent:
        page.get_by_role("button", name="Save settings").click()
    expect(page.locator("#notices")).to_contain_text("Settings saved.")
    return sent.value.post_data_json


def test_saving_a_name_changes_the_name_alone(server, visit):
    odd = {"status": "archived", "leaseSeconds": 100, "editWindowSeconds": 20, "retrainAt": None, "overlap": 3}
    server.admin.patch("/projects/everyday", odd | {"instructions": "Two lines,\r\nfrom elsewhere."})
    page = visit("ada").page("/admin.html?project=everyday")
    expect(page.locator("#project-name .badge")).to_have_text("archived")
    settings = page.locator("project-settings")
    expect(settings.get_by_label("Lease")).to_have_value("100")
    expect(settings.get_by_label("Edit window")).to_have_value("20")
    settings.get_by_label("Name").fill("Everyday questions, old")
    assert save(page) == {"name": "Everyday questions, old"}
    project = server.admin.get("/projects/everyday")
    assert project["name"] == "Everyday questions, old"
    assert {name: project.get(name) for name in odd} == odd
    assert project["instructions"] == "Two lines,\r\nfrom elsewhere."


@pytest.mark.parametrize(
    "label, value, sent",
    [
        ("Lease", "45", {"leaseSeconds": 2700}),
        ("Edit window", "0", {"editWindowSeconds": 0}),
        ("Labelers per task", "7", {"overlap": 7}),
        ("Time of day", "04:15", {"retrainAt": "04:15"}),
    ],
)
def test_each_setting_is_sent_by_itself(admin, label, value, sent):
    admin.locator("project-settings").get_by_label(label).fill(value)
    assert save(admin) == sent
    expect(admin.get_by_text("unsaved change")).to_have_count(0)


def test_time_spans_are_saved_in_the_unit_that_is_chosen(admin, server):
    span = admin.locator("project-settings .field", has_text="Edit window")
    span.get_by_label("Edit window").fill("36")
    span.get_by_role("combobox").select_option("hours")
    assert save(admin) == {"editWindowSeconds": 129_600}
    assert server.admin.get("/projects/everyday")["editWindowSeconds"] == 129_600


def test_a_missing_number_is_told_and_not_sent(admin, server):
    admin.locator("project-settings").get_by_label("Labelers per task").fill("")
    admin.get_by_role("button", name="Save settings").click()
    expect(admin.locator("project-settings .field-error:visible")).to_have_text("Enter a whole number.")
    assert server.admin.get("/projects/everyday")["overlap"] == 1


def test_what_is_typed_outlives_everything_that_draws_the_page_anew(admin, server, tmp_path):
    settings = admin.locator("project-settings")
    instructions = settings.get_by_label("Instructions for labelers")
    instructions.fill("Half a page of care")
    settings.get_by_label("Name").fill("A better name")
    file = tmp_path / "more.ndjson"
    file.write_text(json.dumps(task(0, 3)) + "\n")
    admin.get_by_label("Import prompts").set_input_files(file)
    expect(admin.locator("prompt-import .import-result")).to_contain_text("1 task created")
    admin.get_by_role("button", name="Retrain now").click()
    expect(admin.locator("#notices p")).not_to_be_empty()
    expect(instructions).to_have_value("Half a page of care")
    expect(settings.get_by_label("Name")).to_have_value("A better name")
    expect(settings.get_by_text("2 unsaved changes")).to_be_visible()
    settings.get_by_role("button", name="Discard changes").click()
    expect(instructions).to_have_value("")
    expect(settings.get_by_label("Name")).to_have_value("Everyday questions")


def test_another_project_waits_for_what_is_unsaved(admin, server):
    server.admin.post("/projects", {"slug": "second", "name": "Second project"})
    admin.reload()
    name = admin.locator("project-settings").get_by_label("Name")
    name.fill("A better name")
    choice = admin.get_by_label("Project", exact=True)
    choice.select_option("Second project")
    dialog = admin.get_by_role("dialog", name="Leave without saving?")
    expect(dialog).to_contain_text("the settings")
    dialog.get_by_role("button", name="Stay").click()
    expect(choice).to_have_value("everyday")
    expect(name).to_have_value("A better name")
    choice.select_option("Second project")
    dialog.get_by_role("button", name="Leave").click()
    expect(admin).to_have_url(re.compile("project=second"))
    expect(name).to_have_value("Second project")


def test_leaving_the_page_warns(admin):
    admin.locator("project-settings").get_by_label("Name").fill("A better name")
    with admin.expect_event("dialog") as warning:
        admin.close(run_before_unload=True)
    assert warning.value.type == "beforeunload"
    warning.value.accept()


def test_leaving_the_page_does_not_warn_without_need(admin):
    admin.locator("project-settings").get_by_label("Name").fill("A better name")
    save(admin)
    with admin.expect_event("close"):
        admin.close(run_before_unload=True)


def test_someone_elses_changes_are_shown_beside_ones_own(admin, server, tmp_path):
    settings = admin.locator("project-settings")
    settings.get_by_label("Name").fill("Mine")
    server.admin.patch("/projects/everyday", {"name": "Theirs", "overlap": 4})
    file = tmp_path / "more.ndjson"
    file.write_text(json.dumps(task(0, 3)) + "\n")
    admin.get_by_label("Import prompts").set_input_files(file)
    expect(settings.get_by_label("Labelers per task")).to_have_value("4")
    expect(settings.get_by_label("Name")).to_have_value("Mine")
    told = settings.locator(".field", has=admin.get_by_label("Name")).locator(".elsewhere")
    expect(told).to_contain_text("Someone else has changed this too, to:")
    expect(told.locator("samp")).to_have_text("Theirs")
    told.get_by_role("button", name="Use theirs").click()
    expect(settings.get_by_label("Name")).to_have_value("Theirs")
    expect(settings.get_by_text("unsaved change")).to_have_count(0)


def test_a_change_meets_someone_elses_and_undoes_nothing(admin, server):
    settings = admin.locator("project-settings")
    settings.get_by_label("Name").fill("Mine")
    server.admin.patch("/projects/everyday", {"name": "Theirs", "overlap": 4})
    settings.get_by_role("button", name="Save settings").click()
    expect(settings.get_by_role("alert")).to_contain_text("They changed “Name” and “Labelers per task”.")
    assert server.admin.get("/projects/everyday")["name"] == "Theirs"
    expect(settings.get_by_label("Name")).to_have_value("Mine")
    expect(settings.get_by_label("Labelers per task")).to_have_value("4")
    assert save(admin) == {"name": "Mine"}
    project = server.admin.get("/projects/everyday")
    assert (project["name"], project["overlap"]) == ("Mine", 4)


def test_every_setting_of_the_api_has_its_control_with_the_servers_words(admin, server):
    """The page has no list of its own: what it shows is what the server says, group by group, setting by setting."""
    groups = server.admin.get("/project-settings")["items"]
    described = [setting for group in groups for setting in group["settings"]]
    project = server.admin.get("/projects/everyday")
    known = {"id", "slug", "instructionsHtml", "nextRetrainAt", "createdAt"}
    assert {setting["name"] for setting in described} == project.keys() - known
    shown = admin.locator("project-settings fieldset")
    expect(shown).to_have_count(len(groups))
    for i, group in enumerate(groups):
        expect(shown.nth(i).locator("legend")).to_have_text(group["label"])
        fields = shown.nth(i).locator(".field")
        expect(fields).to_have_count(len(group["settings"]))
        for j, setting in enumerate(group["settings"]):
            control = fields.nth(j).get_by_label(setting["label"], exact=True)
            expect(control).to_have_accessible_description(re.compile("^" + re.escape(setting["help"])))
            sent = fields.nth(j).locator(f"[name={setting['name']}]")
            expect(sent).to_have_count(1)
            if setting["kind"] == "count":
                expect(sent).to_have_attribute("min", str(setting["minimum"]))
                expect(sent).to_have_attribute("max", str(setting["maximum"]))
    words = {text for setting in described for text in (setting["label"], setting["help"])}
    scripts = [path.read_text() for path in PUBLIC.rglob("*.js") if path.parent.name != "languages"]
    assert not [word for word in words if " " in word and any(word in text for text in scripts)]


def test_a_setting_that_the_page_has_never_heard_of_can_be_changed(server, visit):
    """What a new entry of `ProjectSettings.groups` does, by an answer that has one more."""
    groups = server.admin.get("/project-settings")
    groups["items"][0]["settings"].append({
        "name": "colour", "label": "Colour", "help": "Of the labels.", "kind": "word", "isOptional": False,
        "initial": "red", "choices": [{"word": "red", "label": "Red"}, {"word": "blue", "label": "Blue"}],
    })
    project = server.admin.get("/projects/everyday") | {"colour": "red"}
    visitor, sent = visit("ada"), []

    def changed(route):
        if route.request.method == "PATCH":
            sent.append(route.request.post_data_json)
            project.update(sent[-1])
        route.fulfill(json=project)

    visitor.context.route("**/api/v1/project-settings", lambda route: route.fulfill(json=groups))
    visitor.context.route("**/api/v1/projects/everyday", changed)
    page = visitor.page("/admin.html?project=everyday")
    page.get_by_label("Colour").select_option("Blue")
    page.get_by_role("button", name="Save settings").click()
    expect(page.locator("#notices")).to_contain_text("Settings saved.")
    assert sent == [{"colour": "blue"}]


def test_settings_are_described_once(server, visit):
    server.admin.post("/projects", {"slug": "second", "name": "Second project"})
    visitor = visit("ada")
    page, asked = visitor.context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/admin.html?project=everyday")
    name = page.locator("project-settings").get_by_label("Name")
    expect(name).to_have_value("Everyday questions")
    page.get_by_label("Project", exact=True).select_option("Second project")
    expect(name).to_have_value("Second project")
    assert len([url for url in asked if url.endswith("/project-settings")]) == 1


def test_spans_are_bounded_in_the_unit_that_is_chosen(admin):
    field = admin.locator("project-settings .field", has_text="Lease")
    lease = field.get_by_label("Lease")
    bounds = "({ min, max }) => [min, max]"
    assert lease.evaluate(bounds) == ["1", "1440"]
    field.get_by_role("combobox").select_option("hours")
    assert lease.evaluate(bounds) == ["1", "24"]


def test_statuses_on_the_page_are_the_servers(admin):
    options = admin.locator("project-settings").get_by_label("Status").locator("option")
    assert set(options.evaluate_all("options => options.map(({ value }) => value)")) == Types().words("ProjectStatus")
