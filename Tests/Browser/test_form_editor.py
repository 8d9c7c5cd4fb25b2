"""The form page: a project's form is edited beside a preview that is the labeling page itself."""

import re

import pytest
from playwright.sync_api import expect

from forms import choice, flag, form, likert, text
from server import Api
from test_phone import PHONE, assert_fits

PRESETS = [
    "ranking", "instructGPT", "instructGPTTwoSteps", "hhPairs", "llama2", "summarization", "helpSteer2", "arena",
    "demonstration",
]
WHERE = "/projects/everyday/form"


class Editor:
    """The form page as a manager sees it."""

    def __init__(self, page):
        self.page = page
        self.fields = page.locator("field-editor")
        self.preview = page.locator("form-preview")
        self.cards = page.locator("form-preview completion-card")
        self.state = page.locator("#state")
        self.notices = page.locator("#notices")
        self.fault = page.locator("#form-error")
        self.faults = page.locator("form-editor .field-error:visible")
        expect(page.get_by_role("heading", name="what labelers are asked")).to_be_visible()
        expect(self.state).to_contain_text("This is version")

    def field(self, label):
        return self.fields.filter(has=self.page.locator("strong", has_text=re.compile(f"^{label}$")))

    def open(self, label):
        self.field(label).locator(".field-head").click()
        return self.field(label)

    def labels(self):
        return self.page.locator("field-editor .field-head strong").all_text_contents()

    def kind(self, name):
        self.page.get_by_role("group", name="Kind of judgement").get_by_text(name, exact=True).click()

    def save(self):
        """The answer to the save."""
        with self.page.expect_response(lambda response: response.request.method == "PUT") as answer:
            self.page.get_by_role("button", name="Save form").click()
        return answer.value


@pytest.fixture
def open_editor(visit):
    def make(name="ada", **options):
        return Editor(visit(name, **options).page("/form.html?project=everyday"))

    return make


@pytest.fixture
def stored(server):
    """The project's form now, without its version."""
    def read():
        found = server.admin.get(WHERE)
        return {name: found[name] for name in ("judgement", "steps", "fields")}

    return read


# What is there stays what it is

def test_the_presets_are_the_servers(server):
    assert [preset["name"] for preset in server.admin.get("/form-presets")["items"]] == PRESETS


@pytest.mark.parametrize("name", PRESETS)
def test_every_preset_opens_previews_and_is_saved_unchanged_as_the_same_version(open_editor, server, stored, name):
    preset = next(preset for preset in server.admin.get("/form-presets")["items"] if preset["name"] == name)
    server.admin.put(WHERE, preset["form"])
    version, before = server.admin.get(WHERE)["version"], stored()
    editor = open_editor()
    expect(editor.fields).to_have_count(len(preset["form"]["fields"]))
    for field in preset["form"]["fields"]:
        about = "task-answers" if field["about"] == "task" else "completion-card"
        expect(editor.preview.locator(f"{about} [data-field={field['name']}]").first).to_be_visible()
    answer = editor.save()
    assert answer.status == 200 and answer.json()["version"] == version
    expect(editor.notices).to_contain_text(f"Nothing is different: version {version} asks this already.")
    assert stored() == before


def test_a_form_with_everything_is_saved_unchanged_as_the_same_version(open_editor, server):
    server.admin.put(WHERE, form(
        steps="rateThenRank", tieLabel="no difference", allBad=True, strengthIsRequired=True,
        strengths=[{"value": 2, "label": "a little"}, {"value": 7, "label": "a lot"}],
        fields=[
            likert("overall", isRequired=True, lowLabel="poor", lowest=-2, highest=2, help="First line\r\n\r\nThird line", key="q"),
            flag("rude", "task", isRequired=True), choice("tone", "formal", "casual"),
            choice("topics", "law", "food", about="task", isMultiple=True), choice("one", "a", "b", isMultiple=False),
            text("why", "task", minimumLength=9, isRequired=True),
        ]))
    answer = open_editor().save()
    assert answer.status == 200, answer.json()


# Editing

def test_a_preset_is_chosen_and_saved(open_editor, server, stored):
    editor = open_editor()
    editor.page.get_by_text("Begin with a published protocol").click()
    editor.page.get_by_role("button", name="Begin with HelpSteer2").click()
    expect(editor.preview.locator("rank-rail button")).to_have_count(7)
    expect(editor.state).to_contain_text("work in hand is finished with the version that it was claimed with")
    expect(editor.page.get_by_role("button", name="Save form")).to_be_focused()
    assert server.admin.get(WHERE)["version"] == 1
    assert editor.save().status == 201
    expect(editor.notices).to_contain_text("Version 2 is saved.")
    expect(editor.state).to_have_text("This is version 2, which the project asks now.")
    assert stored() == next(p["form"] for p in server.admin.get("/form-presets")["items"] if p["name"] == "helpSteer2")


def test_by_keyboard_alone(open_editor, stored):
    editor = open_editor()
    keys = editor.page.keyboard

    def tab_to(locator):
        for _ in range(120):
            if locator.evaluate("element => element === document.activeElement"):
                return
            keys.press("Tab")
        raise AssertionError(f"Tab does not reach {locator}")

    tab_to(editor.page.get_by_role("radio", name="Ranking"))
    keys.press("ArrowRight")
    expect(editor.cards).to_have_count(2)
    tab_to(editor.field("Overall quality").locator(".field-head"))
    keys.press("Alt+ArrowDown")
    keys.press("Alt+ArrowDown")
    assert editor.labels()[:3] == ["Fails the task", "Inappropriate", "Overall quality"]
    expect(editor.page.locator("#announcer")).to_have_text("“Overall quality” is number 3 of 12 now.")
    expect(editor.field("Overall quality").locator(".field-head")).to_be_focused()
    keys.press("Enter")
    tab_to(editor.field("Overall quality").get_by_label("Words for the high end"))
    keys.press("Control+a")
    keys.type("splendid")
    expect(editor.cards.first.locator("likert-field .end").last).to_have_text("splendid")
    tab_to(editor.page.get_by_role("button", name="Remove “Hallucination”"))
    keys.press("Enter")
    expect(editor.field("Meets the constraint").locator(".field-head")).to_be_focused()
    tab_to(editor.page.get_by_role("button", name="Text", exact=True))
    keys.press("Enter")
    keys.type("Why this one?")
    keys.press("Control+s")
    expect(editor.notices).to_contain_text("Version 2 is saved.")
    saved = stored()
    assert saved["judgement"]["kind"] == "pair"
    assert [field["name"] for field in saved["fields"]][:3] == ["failsTask", "inappropriate", "overall"]
    assert saved["fields"][2]["highLabel"] == "splendid"
    assert "hallucination" not in {field["name"] for field in saved["fields"]}
    assert saved["fields"][-1] == {
        "name": "whyThisOne", "label": "Why this one?", "kind": "text", "about": "completion", "isRequired": False}


def test_by_pointer(open_editor, stored):
    editor = open_editor()
    handles = editor.page.locator("[data-part=fields] > .rows > li > .handle")
    handles.nth(3).drag_to(editor.fields.nth(0))
    assert editor.labels()[:3] == ["Hallucination", "Overall quality", "Fails the task"]
    expect(editor.cards.first.locator(".flags flag-field").first).to_contain_text("Hallucination")
    editor.page.get_by_role("button", name="Move “Hallucination” down").click()
    editor.page.get_by_role("button", name="Remove “Fails the task”").click()
    editor.page.get_by_role("button", name="Choice", exact=True).click()
    field = editor.fields.last
    field.get_by_label("Label").fill("Which tone?")
    expect(field.get_by_label("Name")).to_have_value("whichTone")
    field.get_by_text("The task", exact=True).click()
    field.get_by_label("Has to be answered").check()
    field.get_by_label("Option", exact=True).nth(0).fill("formal")
    field.get_by_label("Option", exact=True).nth(1).fill("much too casual")
    field.get_by_role("button", name="Add an option").click()
    field.get_by_label("Option", exact=True).nth(2).fill("formal")
    expect(field.get_by_label("Stored as").nth(2)).to_have_value("formal2")
    field.locator(".rows .handle").nth(2).drag_to(field.locator(".rows > li").nth(0))
    field.get_by_role("button", name="Remove “formal”").first.click()
    field.get_by_label("Key").select_option("t")
    editor.page.get_by_label("Completions may be equally good").uncheck()
    assert editor.save().status == 422          # the key is taken
    field.get_by_label("Key").select_option("")
    assert editor.save().status == 201
    saved = stored()
    assert [field["name"] for field in saved["fields"]][:2] == ["overall", "hallucination"]
    assert saved["judgement"]["ties"] is False
    assert saved["fields"][-1] == {
        "name": "whichTone", "label": "Which tone?", "kind": "choice", "about": "task", "isRequired": True,
        "options": [{"value": "formal", "label": "formal"}, {"value": "muchTooCasual", "label": "much too casual"}]}


def test_strengths_and_ties_have_words(open_editor, stored):
    editor = open_editor()
    editor.kind("Pair")
    editor.page.get_by_label("Words for a tie").fill("no difference")
    editor.page.get_by_label("Ask how much better").check()
    editor.page.get_by_label("Words", exact=True).nth(0).fill("barely better")
    expect(editor.preview.locator("rank-rail button")).to_have_text(
        ["A much better1", "A better2", "A barely better3", "No difference4", "B barely better5", "B better6", "B much better7"])
    editor.page.get_by_role("button", name="Add a level").click()
    editor.page.keyboard.type("incomparably better")
    editor.page.get_by_role("button", name="Remove “better”").click()
    editor.page.get_by_label("Has to be said").check()
    editor.page.get_by_label("Offer “all of them are bad”").check()
    assert editor.save().status == 201
    judgement = stored()["judgement"]
    assert judgement == {
        "kind": "pair", "ties": True, "tieLabel": "no difference", "strengthIsRequired": True, "allBad": True,
        "strengths": [{"value": 1, "label": "barely better"}, {"value": 3, "label": "much better"},
                      {"value": 4, "label": "incomparably better"}]}


def test_what_another_kind_hides_comes_back_with_the_kind(open_editor):
    editor = open_editor()
    field = editor.open("Overall quality")
    field.get_by_label("Kind", exact=True).select_option("text")
    expect(field.get_by_label("Words for the low end")).to_be_hidden()
    expect(editor.cards.first.locator("text-field")).to_be_visible()
    field.get_by_label("Kind", exact=True).select_option("likert")
    expect(field.get_by_label("Words for the low end")).to_have_value("worst")
    expect(editor.state).to_contain_text("This is version 1")


# The preview

def test_the_preview_is_answered_by_key_and_pointer_and_never_submits(open_editor, server):
    editor = open_editor()
    asked = []
    editor.page.on("request", lambda request: asked.append(request.method))
    editor.page.get_by_role("group", name="Preview").focus()
    for key in "a1b2c2dq5h":
        editor.page.keyboard.press(key)
    expect(editor.preview.locator("rank-rail .step .chips").nth(1)).to_have_text("BC")
    expect(editor.cards.nth(3).get_by_role("radio", name="5 of 7")).to_be_checked()
    expect(editor.cards.nth(3).locator("[data-field=hallucination] .flag")).to_have_attribute("data-value", "yes")
    editor.page.keyboard.press("Enter")
    expect(editor.preview.locator(".said")).to_have_text("Not placed yet: D.")
    editor.cards.nth(3).locator(".ranks").get_by_text("4").click()
    editor.preview.get_by_role("button", name="Submit").click()
    expect(editor.preview.locator(".said")).to_contain_text("Everything is answered.")
    editor.page.keyboard.press("Control+Enter")
    assert asked == []
    # Nor does a key of the preview change what is edited, or one of the editor the preview.
    expect(editor.state).to_contain_text("This is version 1")
    editor.open("Overall quality").get_by_label("Label").press_sequentially(" a1 b4 h")
    expect(editor.preview.locator("rank-rail .step .chips")).to_have_text(["A", "BC", "", "D"])


def test_the_preview_follows_what_is_typed_and_keeps_what_was_answered(open_editor):
    editor = open_editor()
    rating = editor.cards.first.get_by_role("radio", name="6 of 7")
    rating.check(force=True)
    editor.open("Overall quality")
    label = editor.fields.first.get_by_label("Label")
    label.fill("How good")
    expect(editor.cards.first.locator("likert-field .field-label")).to_contain_text("How good")
    expect(rating).to_be_checked()
    label.fill("")
    expect(editor.cards.first.locator("likert-field .field-label")).to_contain_text("…")
    editor.fields.first.get_by_label("To", exact=True).fill("")
    expect(editor.cards.first.locator("likert-field")).to_be_visible()
    editor.fields.first.get_by_label("To", exact=True).fill("900")
    expect(editor.cards.first.locator("likert-field input")).to_have_count(21)
    editor.preview.get_by_label("Completions in the preview").select_option("9")
    expect(editor.cards).to_have_count(9)
    editor.kind("Demonstration")
    expect(editor.cards).to_have_count(0)
    expect(editor.preview.get_by_label("Your answer")).to_be_visible()


def test_the_preview_shows_a_task_of_the_project(open_editor, add_tasks):
    add_tasks(3)
    editor = open_editor()
    expect(editor.preview.locator("prompt-conversation")).to_contain_text("(0)")
    expect(editor.cards).to_have_count(3)


def test_help_opens_in_the_preview(open_editor):
    editor = open_editor()
    editor.cards.first.get_by_role("button", name="What the questions on this completion mean").click()
    expect(editor.page.get_by_role("dialog", name="What is asked")).to_contain_text("Satisfies constraint")


# What the server says

def test_faults_stand_at_their_fields_and_go_when_they_are_mended(open_editor, server):
    editor = open_editor()
    editor.page.get_by_label("Ask how much better").check()
    editor.page.get_by_label("Strength", exact=True).nth(1).fill("1")
    for label in ("Overall quality", "Opinion"):
        editor.open(label)
    editor.field("Overall quality").get_by_label("To", exact=True).fill("")
    name = editor.field("Opinion").get_by_label("Name")
    name.fill("failsTask")
    editor.open("Opinion")                       # and folded again
    editor.page.get_by_role("button", name="Choice", exact=True).click()
    editor.page.keyboard.type("Tone")
    editor.fields.last.get_by_label("Option", exact=True).first.fill("formal")
    answer = editor.save()
    assert answer.status == 422
    pointers = [error["pointer"] for error in answer.json()["errors"]]
    assert set(pointers) == {
        "/judgement/strengths/1/value", "/fields/0/highest", "/fields/10/name", "/fields/12/options/1/value",
        "/fields/12/options/1/label"}
    expect(editor.faults).to_have_count(5)
    expect(editor.page.get_by_label("Strength", exact=True).nth(1)).to_be_focused()
    assert editor.page.get_by_label("Strength", exact=True).nth(1).get_attribute("aria-invalid") == "true"
    expect(name).to_be_visible()                 # what was folded is open
    details = {error["pointer"]: error["detail"] for error in answer.json()["errors"]}
    expect(editor.field("Opinion").locator(".field-error:visible")).to_have_text(details["/fields/10/name"])
    name.fill("opinion")
    expect(editor.faults).to_have_count(4)
    editor.page.get_by_role("button", name="Move “Tone” up").click()
    expect(editor.field("Tone").locator(".field-error:visible")).to_have_count(2)
    assert server.admin.get(WHERE)["version"] == 1
    expect(editor.state).to_contain_text("Not saved.")


def test_a_form_that_tasks_do_not_fit_is_told_at_the_kind(open_editor, add_tasks, server):
    add_tasks(4)
    editor = open_editor()
    editor.kind("Pair")
    assert editor.save().status == 422
    expect(editor.page.locator(".kinds .field-error")).to_contain_text("has 4 completions; a pair needs 2.")
    assert server.admin.get(WHERE)["version"] == 1


def test_letters_for_keys_are_the_servers(open_editor, server):
    editor = open_editor()
    field = editor.open("Opinion")
    letters = field.get_by_label("Key").locator("option").evaluate_all("all => all.map(({ value }) => value).filter(Boolean)")
    _, problem = server.admin.refused("PUT", WHERE, form(fields=[flag("x", key="a")]))
    assert problem["errors"][0]["detail"].startswith(f"A key is one of the letters {' '.join(letters)};")


def test_two_managers_do_not_overwrite_each_other(open_editor, server, stored):
    editor = open_editor()
    editor.open("Opinion").get_by_label("Label").fill("Mine")
    server.admin.put(WHERE, form(fields=[flag("theirs")]))
    assert editor.save().status == 412
    expect(editor.fault).to_contain_text("ada saved version 2 while you were editing.")
    expect(editor.field("Mine").get_by_label("Label")).to_have_value("Mine")
    assert [field["name"] for field in stored()["fields"]] == ["theirs"]
    editor.fault.get_by_role("button", name="Look at version 2").click()
    expect(editor.cards.first.locator("flag-field")).to_have_count(1)
    expect(editor.preview.locator(".caption")).to_contain_text("Version 2")
    editor.preview.get_by_role("button", name="Close").click()
    expect(editor.cards.first.locator("flag-field")).to_have_count(11)
    assert editor.save().status == 201
    assert server.admin.get(WHERE)["version"] == 3
    assert "Mine" in [field["label"] for field in stored()["fields"]]
    expect(editor.fault).to_be_hidden()


def test_theirs_can_be_taken_instead(open_editor, server):
    editor = open_editor()
    editor.open("Opinion").get_by_label("Label").fill("Mine")
    server.admin.put(WHERE, form(fields=[flag("theirs")]))
    editor.save()
    editor.fault.get_by_role("button", name="Take it instead of mine").click()
    expect(editor.fields).to_have_count(1)
    expect(editor.state).to_contain_text("This is version 2")
    expect(editor.fault).to_be_hidden()


def test_a_save_that_fails_loses_nothing(open_editor, server):
    editor = open_editor()
    editor.open("Opinion").get_by_label("Label").fill("Mine")
    editor.page.context.set_offline(True)
    editor.page.get_by_role("button", name="Save form").click()
    expect(editor.fault).to_contain_text("Podium cannot be reached.")
    expect(editor.field("Mine").get_by_label("Label")).to_have_value("Mine")
    editor.page.context.set_offline(False)
    assert editor.save().status == 201
    expect(editor.fault).to_be_hidden()


def test_what_is_typed_while_it_is_saved_stays_and_names_of_what_is_saved_stay(open_editor, stored):
    editor = open_editor()
    editor.page.get_by_role("button", name="Flag", exact=True).click()
    label = editor.fields.last.get_by_label("Label")
    label.fill("Rude")
    held = []
    editor.page.route("**/form", lambda route: held.append(route))
    editor.page.get_by_role("button", name="Save form").click()
    expect(editor.page.get_by_role("button", name="Save form")).to_have_attribute("aria-disabled", "true")
    label.focus()
    editor.fields.last.get_by_label("Help").fill("Only where it hurts")
    with editor.page.expect_response(lambda response: response.request.method == "PUT"):
        held[0].continue_()
    editor.page.unroute("**/form")
    expect(editor.notices).to_contain_text("Version 2 is saved.")
    expect(editor.fields.last.get_by_label("Help")).to_have_value("Only where it hurts")
    expect(editor.state).to_contain_text("Not saved.")
    label.fill("Rude or mean")
    expect(editor.fields.last.get_by_label("Name")).to_have_value("rude")
    assert editor.save().status == 201
    assert (stored()["fields"][-1]["name"], stored()["fields"][-1]["help"]) == ("rude", "Only where it hurts")


def test_what_was_removed_is_put_back(open_editor):
    editor = open_editor()
    editor.page.get_by_role("button", name="Remove “Fails the task”").click()
    expect(editor.field("Fails the task")).to_have_count(0)
    editor.notices.get_by_role("button", name="Put it back").click()
    assert editor.labels()[:3] == ["Overall quality", "Fails the task", "Inappropriate"]
    expect(editor.state).to_contain_text("This is version 1")


def test_leaving_warns_while_something_is_unsaved(open_editor):
    editor = open_editor()
    label = editor.open("Opinion").get_by_label("Label")
    label.fill("Mine")
    with editor.page.expect_event("dialog") as warning:
        editor.page.close(run_before_unload=True)
    assert warning.value.type == "beforeunload"
    warning.value.dismiss()
    editor.page.get_by_role("button", name="Discard changes").click()
    expect(editor.field("Opinion")).to_be_visible()
    with editor.page.expect_event("close"):
        editor.page.close(run_before_unload=True)


# Versions

def test_an_old_version_is_looked_at_and_asked_again(open_editor, server, stored):
    first = stored()
    server.admin.put(WHERE, form(fields=[flag("second")]))
    editor = open_editor()
    editor.page.get_by_text("All versions").click()
    rows = editor.page.locator("form-versions li")
    expect(rows).to_have_count(2)
    expect(rows.nth(0)).to_contain_text("asked now")
    expect(rows.nth(0)).to_contain_text("ada")
    expect(rows.nth(1)).to_contain_text("1 scale and 11 flags")
    editor.open("second").get_by_label("Label").fill("Half a thought")
    editor.page.get_by_role("button", name="Look at version 1").click()
    expect(editor.cards.first.locator("flag-field")).to_have_count(11)
    expect(editor.field("Half a thought")).to_have_count(1)
    editor.preview.get_by_role("button", name="Go back to this version").click()
    question = editor.page.get_by_role("dialog", name="Replace what you have changed?")
    question.get_by_role("button", name="Keep mine").click()
    expect(editor.field("Half a thought")).to_have_count(1)
    editor.preview.get_by_role("button", name="Go back to this version").click()
    question.get_by_role("button", name="Replace it").click()
    expect(editor.fields).to_have_count(12)
    assert server.admin.get(WHERE)["version"] == 2
    assert editor.save().status == 201
    assert server.admin.get(WHERE)["version"] == 3 and stored() == first
    expect(rows).to_have_count(3)


# Who, and from where

def test_the_admin_page_leads_there_and_loads_none_of_it(visit, server):
    page = visit("ada").page("/admin.html?project=everyday")
    section = page.get_by_role("region", name="What labelers are asked")
    expect(section).to_contain_text("Rank the completions, with ties. 1 scale and 11 flags. Version 1.")
    loaded = page.evaluate("performance.getEntriesByType('resource').map(({ name }) => name)")
    assert [name for name in loaded if re.search(r"/(components/(completion-card|ranking-board)|forms/form-editor)", name)] == []
    section.get_by_role("link", name="Edit the form").click()
    Editor(page).page.get_by_role("link", name="Back to the project").click()
    expect(page).to_have_url(re.compile(r"admin\.html\?project=everyday"))


def test_the_labeling_page_loads_nothing_of_the_editor(add_tasks, visit):
    add_tasks(2)
    page = visit("lena").label().page
    loaded = page.evaluate("performance.getEntriesByType('resource').map(({ name }) => name)")
    assert [name for name in loaded if "/forms/" in name or "form.css" in name] == []


def test_a_manager_of_the_project_edits_and_a_labeler_does_not(open_editor, visit, server):
    page = visit("tom").page("/form.html?project=everyday")
    expect(page.locator("#notices")).not_to_be_empty()
    expect(page.locator("form-editor")).to_be_hidden()
    lena = next(user["id"] for user in server.admin.get("/users")["items"] if user["username"] == "lena")
    server.admin.put(f"/projects/everyday/members/{lena}", {"role": "manager"})
    editor = open_editor("lena")
    editor.kind("Pair")
    assert editor.save().status == 201
    assert Api(server.url, server.cookies["ada"]).get(f"{WHERE}/versions")["items"][1]["user"]["username"] == "lena"


def test_a_project_is_made_with_a_preset(visit, server):
    page = visit("ada").page("/admin.html?project=everyday")
    page.get_by_role("button", name="New project").click()
    dialog = page.get_by_role("dialog", name="New project")
    expect(dialog).to_contain_text("A ranking with ties")
    dialog.get_by_label("Name", exact=True).fill("Votes")
    dialog.get_by_label("What labelers are asked").select_option("Arena vote")
    expect(dialog).to_contain_text("Chiang et al. 2024")
    dialog.get_by_role("button", name="Create").click()
    expect(page.get_by_role("region", name="What labelers are asked")).to_contain_text("Choose between two completions")
    assert server.admin.get("/projects/votes/form")["judgement"]["allBad"] is True


def test_on_a_phone(open_editor):
    editor = open_editor(**PHONE)
    assert_fits(editor.page)
    expect(editor.preview).to_be_hidden()
    editor.open("Opinion").get_by_label("Label").fill("Eine Meinung")
    assert_fits(editor.page)
    editor.page.get_by_role("group", name="What is shown").get_by_text("Preview").tap()
    expect(editor.fields.first).to_be_hidden()
    expect(editor.cards.first).to_contain_text("Eine Meinung")
    assert_fits(editor.page)
