"""The admin page, by pointer and form."""

import json
import re

import pytest
from playwright.sync_api import expect

from texts import task


@pytest.fixture
def admin(server, visit):
    page = visit("ada").page("/admin.html?project=everyday")
    expect(page.locator("project-progress .figure")).to_be_visible()
    return page


def test_an_import_reports_every_line_that_was_not_taken(admin, tmp_path):
    file = tmp_path / "mixed.ndjson"
    good, again = json.dumps(task(0, 4)), json.dumps(task(0, 4))
    lonely = json.dumps({"prompt": "Alone", "completions": [{"text": "only one"}]})
    file.write_text("\n".join([good, again, "{ not json", lonely, json.dumps(task(1, 3))]) + "\n")
    admin.get_by_label("Import prompts").set_input_files(file)
    result = admin.locator("prompt-import .import-result")
    expect(result).to_contain_text("2 tasks created, 1 duplicate left out, 2 lines rejected.")
    lines = result.locator("tbody tr")
    expect(lines).to_have_count(2)
    expect(lines.nth(0).get_by_role("rowheader")).to_have_text("3")
    expect(lines.nth(1).get_by_role("rowheader")).to_have_text("4")
    expect(lines.nth(1).get_by_role("cell")).not_to_be_empty()
    expect(admin.locator("project-progress .figure")).to_contain_text("0 of 2 tasks done")


def test_settings_are_saved_and_mistakes_are_named(admin, server):
    settings = admin.locator("project-settings")
    settings.get_by_label("Labelers per task").fill("3")
    settings.get_by_label("Lease").fill("10")
    settings.get_by_label("Retrain every night").uncheck()
    settings.get_by_label("Status").select_option("paused")
    admin.get_by_label("Instructions for labelers").fill("Read **all** of it.")
    admin.get_by_role("button", name="Save settings").click()
    expect(admin.locator("#notices")).to_contain_text("Settings saved.")
    expect(admin.locator("#project-name .badge")).to_have_text("paused")
    expect(admin.locator("training-runs")).to_contain_text("Nightly runs are off.")
    project = server.admin.get("/projects/everyday")
    assert (project["overlap"], project["leaseSeconds"], project.get("retrainAt"), project["status"]) == (3, 600, None, "paused")
    settings.get_by_label("Labelers per task").fill("0")
    admin.get_by_role("button", name="Save settings").click()
    expect(admin.locator("project-settings .field-error:visible")).to_have_count(1)
    assert server.admin.get("/projects/everyday")["overlap"] == 3


def test_an_import_counts_lines_beyond_those_it_lists(admin, tmp_path):
    file = tmp_path / "wrong.ndjson"
    file.write_text("{ not json\n" * 1_234)
    admin.get_by_label("Import prompts").set_input_files(file)
    result = admin.locator("prompt-import .import-result")
    expect(result).to_contain_text("0 tasks created, 1,234 lines rejected.")
    expect(result).to_contain_text("And 1,134 more.")


def test_an_import_is_withdrawn_and_that_is_undone(admin, server, tmp_path):
    file = tmp_path / "wrong prompts.ndjson"
    file.write_text("".join(json.dumps(task(number, 3)) + "\n" for number in range(3)))
    admin.get_by_label("Import prompts").set_input_files(file)
    expect(admin.locator("prompt-import .import-result")).to_contain_text("3 tasks created")
    admin.locator("import-list summary").click()
    row = admin.locator("import-list").get_by_role("row", name=re.compile("^wrong prompts.ndjson"))
    row.get_by_role("button", name="Withdraw").click()
    question = admin.get_by_role("dialog", name="Withdraw “wrong prompts.ndjson”?")
    expect(question).to_contain_text("3 tasks of this import")
    question.get_by_role("button", name="Withdraw").click()
    expect(row).to_contain_text("withdrawn")
    expect(admin.locator("project-progress .figure")).to_contain_text("of 0 tasks")
    assert server.admin.get("/projects/everyday/progress")["tasksWithdrawn"] == 3
    row.get_by_role("button", name="Undo").click()
    expect(row).not_to_contain_text("withdrawn")
    expect(admin.locator("project-progress .figure")).to_contain_text("of 3 tasks")
    assert server.admin.get("/projects/everyday/progress")["tasksWithdrawn"] == 0


def test_an_import_tells_what_became_of_its_rankings(admin, tmp_path):
    file = tmp_path / "ranked.ndjson"
    rankings = [{"labeler": name, "ranks": [1, 2]} for name in ("anna", "bea", "carl")]
    file.write_text(json.dumps(task(0, 2) | {"rankings": rankings}) + "\n")
    admin.get_by_label("Import prompts").set_input_files(file)
    result = admin.locator("prompt-import .import-result")
    expect(result).to_contain_text("Judgements: 1 counted and 2 kept as surplus.")
    expect(result).to_contain_text("2 judgements: Kept as surplus")


def test_tasks_are_done_or_open_as_the_server_counts(admin, server, add_tasks):
    add_tasks(2, 2)
    server.admin.post("/projects/everyday/prompts", [task(50, 2) | {"ranks": [1, 2]}])
    admin.reload()
    progress = server.admin.get("/projects/everyday/progress")
    legend = admin.locator("project-progress .legend li")
    expect(legend).to_have_text([f"{progress['tasksDone']} done", f"{progress['tasksOpen']} open"])
    assert progress["tasksDone"] == 1 and progress["tasksOpen"] == 2


def test_a_table_that_is_drawn_anew_keeps_the_focus(admin):
    role = admin.locator("people-table").get_by_label("Role of tom in this project")
    role.focus()
    with admin.expect_response("**/members?*"):
        role.select_option("manager")
    expect(role).to_have_value("manager")
    expect(role).to_be_focused()


def test_people_join_leave_and_are_disabled(admin, server, visit):
    people = admin.locator("people-table")
    people.get_by_label("Role of tom in this project").select_option("not a member")
    expect(people.get_by_label("Role of tom in this project")).to_have_value("")
    people.get_by_role("button", name="Disable lena").click()
    expect(people.get_by_role("row", name=re.compile("^lena"))).to_contain_text("disabled")
    members = {member["user"]["username"]: member["user"]["isDisabled"] for member in server.admin.get("/projects/everyday/members")["items"]}
    assert "tom" not in members and members["lena"] is True
    people.get_by_role("button", name="Enable lena").click()
    expect(people.get_by_role("button", name="Disable lena")).to_be_visible()


def test_somebody_is_deleted_after_a_question(admin, server):
    people = admin.locator("people-table")
    server.admin.post("/users", {"username": "otto", "role": "labeler"})
    admin.reload()
    expect(people.get_by_role("button", name="Delete lena")).to_be_visible()
    expect(people.get_by_role("button", name="Delete ada")).to_have_count(0)
    people.get_by_role("button", name="Delete otto").click()
    question = admin.get_by_role("dialog", name="Delete “otto”?")
    question.get_by_role("button", name="Cancel").click()
    expect(people.get_by_role("row", name=re.compile("^otto"))).to_be_visible()
    people.get_by_role("button", name="Delete otto").click()
    question.get_by_role("button", name="Delete", exact=True).click()
    expect(people.get_by_role("row", name=re.compile("^otto"))).to_have_count(0)
    assert "otto" not in {user["username"] for user in server.admin.get("/users")["items"]}


def test_a_project_is_made_and_taken_names_are_refused(admin, server):
    admin.get_by_role("button", name="New project").click()
    dialog = admin.get_by_role("dialog", name="New project")
    dialog.get_by_label("Name", exact=True).fill("Everyday")
    expect(dialog.get_by_label("Short name")).to_have_value("everyday")
    dialog.get_by_role("button", name="Create").click()
    expect(dialog.get_by_role("alert").or_(dialog.locator(".field-error:visible"))).not_to_be_empty()
    dialog.get_by_label("Short name").fill("summaries")
    dialog.get_by_label("Labelers per task").fill("2")
    dialog.get_by_role("button", name="Create").click()
    expect(dialog).to_be_hidden()
    expect(admin).to_have_url(re.compile("project=summaries"))
    assert server.admin.get("/projects/summaries")["overlap"] == 2


def test_retraining_without_data_says_what_is_missing(admin):
    admin.get_by_role("button", name="Retrain now").click()
    expect(admin.locator("#notices p")).not_to_be_empty()
    expect(admin.get_by_role("button", name="Retrain now")).to_have_attribute("aria-disabled", "false")


def test_exports_are_links(admin):
    with admin.expect_download() as download:
        admin.get_by_role("link", name="judgements, everything").click()
    assert download.value.suggested_filename.startswith("everyday")
