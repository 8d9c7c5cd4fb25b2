"""The report of a training run: what was stored is what is shown, in words, tables and charts."""

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import expect

from server import Api, run_podium
from test_accessibility import check
from test_language import GERMAN, assert_nothing_is_cut
from texts import task

RUNS = "/projects/everyday/training-runs"


@pytest.fixture
def report(trained):
    """The run as the API gives it."""
    newest = trained.admin.get(RUNS)["items"][0]
    assert "details" not in newest["report"], "lists leave out what only one report shows"
    trained.run = trained.admin.get(f"{RUNS}/{newest['id']}")
    return trained


def open_report(visit, **options):
    page = visit("ada", **options).page("/report.html?project=everyday")
    expect(page.locator("#making")).to_be_visible()
    return page


def percent(share):
    return f"{share * 100:.1f} %"


def test_every_figure_is_the_stored_one(report, visit):
    details, run = report.run["report"]["details"], report.run
    page = open_report(visit)
    expect(page).to_have_title(f"Report of run {run['id']}, Everyday questions – Podium")
    glance = page.locator("#glance")
    expect(glance.locator("dd").first).to_have_text(percent(run["report"]["heldOut"]["accuracy"]))
    ceiling = details["ceiling"]
    row = glance.get_by_role("row").filter(has_text="Two people agree")
    expect(row.get_by_role("cell").first).to_have_text(percent(ceiling["people"]["value"]))
    expect(page.locator("#calibration tbody tr")).to_have_count(len(details["calibration"]["bins"]))
    expect(page.locator("#learning tbody tr")).to_have_count(len(details["learningCurve"]["points"]))
    for breakdown in details["breakdowns"]:
        assert sum(row["pairs"] for row in breakdown["rows"]) == run["report"]["heldOut"]["pairs"]
    telling = [breakdown for breakdown in details["breakdowns"] if len(breakdown["rows"]) > 1]
    assert telling
    expect(page.locator("#breakdowns .breakdown")).to_have_count(len(telling))
    expect(page.locator("#breakdowns")).to_contain_text("first")
    assert set(run["labelers"].values()) == {"first", "second"}
    expect(page.locator("#limits li")).to_have_count(len(details["limits"]))
    expect(page.locator("#rankings tbody tr").first).to_contain_text("166")
    expect(page.get_by_role("img")).to_have_count(3)


def test_ratings_and_flags_are_shown_with_how_far_they_are_predicted(report, visit):
    fields = {field["field"]["name"]: field for field in report.run["report"]["fields"]}
    assert fields.keys() == {"overall", "failsTask", "hallucination"}
    page = open_report(visit)
    section = page.locator("#fields")
    overall = section.get_by_role("row").filter(has_text="overall")
    expect(overall).to_contain_text("from 1 to 7")
    expect(overall).to_contain_text(f"{fields['overall']['head']['gain']['value']:.2f}")
    fails = section.get_by_role("row").filter(has_text="failsTask")
    expect(fails).to_contain_text(percent(fields["failsTask"]["mean"]))
    expect(fails).to_contain_text(f"{fields['failsTask']['head']['order']['value']:.2f}")
    assert "head" not in fields["hallucination"]
    expect(section.get_by_role("row").filter(has_text="hallucination")).to_contain_text(
        "The rarer answer comes to 1 completion; it takes 15 to predict it.")


def test_a_disagreement_opens_its_task_by_keyboard(trained, visit):
    contrary = [task(200 + number, 3) | {"rankings": [{"labeler": "third", "ranks": [3, 2, 1]}]} for number in range(3)]
    trained.admin.post("/projects/everyday/prompts", contrary)
    run_podium("retrain", "--project", "everyday", "--data", trained.data)
    report = trained
    newest = report.admin.get(RUNS)["items"][0]["id"]
    found = report.admin.get(f"{RUNS}/{newest}")["report"]["details"]
    assert found["drift"]["now"]["prompts"] == 3 and "promised" in found["drift"]
    first = found["disagreements"][0]
    stored = report.admin.get(f"/projects/everyday/tasks/{first['preferred']['task']}")
    texts = {completion["id"]: completion["text"] for completion in stored["completions"]}
    page = open_report(visit)
    row = page.locator("#disagreements tbody tr").first
    said = " ".join(texts[first["preferred"]["completion"]].split())
    expect(row.locator(".excerpt").first).to_contain_text(said[:60])
    row.get_by_role("button").focus()
    page.keyboard.press("Enter")
    expect(page.locator("dialog[open] h2")).to_be_visible()
    expect(page.locator("dialog[open]")).to_contain_text("First what people preferred")
    check(page, "a task of the report", "dialog[open]")
    page.keyboard.press("Escape")
    expect(row.get_by_role("button")).to_be_focused()


def test_it_is_whole_without_the_library_of_charts(report, visit):
    visitor = visit("ada")
    visitor.context.route("**/vendor/**", lambda route: route.abort())
    page = visitor.page("/report.html?project=everyday")
    expect(page.locator("#learning tbody tr").first).to_be_visible()
    expect(page.locator("report-plot canvas")).to_have_count(0)
    expect(page.locator("#calibration table")).to_be_visible()


def test_the_admin_page_leads_to_it_and_back(report, visit):
    page = visit("ada").page("/admin.html?project=everyday")
    page.get_by_role("link", name=f"Report of run {report.run['id']}").first.click()
    expect(page.locator("#glance")).to_be_visible()
    page.get_by_role("link", name="Reward model").click()
    expect(page.locator("reward-models")).to_be_visible()


def test_labelers_are_told_nothing_of_it(report):
    lena = Api(report.url, report.cookies["lena"])
    assert lena.refused("GET", f"{RUNS}/{report.run['id']}")[0] == 403


def interval(lower, upper):
    return {"level": 0.95, "lower": lower, "upper": upper}


@pytest.fixture
def chosen(report):
    """A run whose model heard two labelers by how they judge and chose some of what was labeled: figures of its kind, stored
    as the trainer stores them, since it takes more than this project has to come by them.
    """
    ids = {name: int(number) for number, name in report.run["labelers"].items()}
    report.run["report"] |= {
        "labelers": [
            {"labeler": ids["first"], "comparisons": 1249, "reliability": 1.214, "reliabilityError": 0.118},
            {
                "labeler": ids["second"], "comparisons": 249, "reliability": -0.312, "reliabilityError": 0.081,
                "pull": 0.4, "pullError": 0.1,
            },
        ],
        "randomShare": {
            "chosenPrompts": 41, "prompts": 42, "promptGroups": 40, "pairs": 126,
            "measured": {
                "accuracy": 0.7143, "accuracyInterval": interval(0.6207, 0.8011), "logLoss": 0.5821,
                "logLossInterval": interval(0.511, 0.661),
            },
        },
    }
    return store(report)


def store(report):
    with closing(sqlite3.connect(Path(report.data) / "podium.sqlite", timeout=10)) as database, database:
        database.execute(
            "UPDATE trainingRun SET report = ? WHERE id = ?", [json.dumps(report.run["report"]), report.run["id"]])
    return report


def test_how_labelers_judge_is_told_the_least_reliable_first(chosen, visit):
    part = open_report(visit).get_by_role("region", name="How labelers judge")
    expect(part.get_by_role("row")).to_have_text([
        re.compile("^Labeler.*Reliability.*Comparisons.*First of two equals preferred"),
        # σ(0.4), and σ of 0.4 ± 1.96 · 0.1.
        "second−0.31 ± 0.0824960 % 55.1 to 64.5",
        "first1.21 ± 0.121,249–",
    ])
    expect(part).to_contain_text("unreliable judgements weigh less, and none is deleted")


def test_whom_nothing_was_shown_in_a_known_order_has_no_column_for_it(chosen, visit):
    for labeler in chosen.run["report"]["labelers"]:
        labeler.pop("pull", None), labeler.pop("pullError", None)
    store(chosen)
    table = open_report(visit).get_by_role("region", name="How labelers judge").get_by_role("table")
    expect(table.get_by_role("columnheader")).to_have_count(3)
    expect(table).to_contain_text("second−0.31 ± 0.08249")


def test_the_random_share_has_figures_of_its_own(chosen, visit):
    part = open_report(visit).get_by_role("region", name="On the random share")
    expect(part).to_contain_text("A model chose 41 prompts of what was labeled")
    expect(part).to_contain_text("42 prompts that chance drew")
    expect(part.get_by_role("definition")).to_have_text(["71.4 % (62.1 to 80.1)", "0.582"])
    del chosen.run["report"]["randomShare"]["measured"]
    store(chosen)
    part = open_report(visit).get_by_role("region", name="On the random share")
    expect(part).to_contain_text("They are too few to measure on yet.")
    expect(part.get_by_role("definition")).to_have_count(0)


def test_lists_leave_out_how_labelers_judge(chosen):
    """There is a row of it for each labeler, in each of fifty runs."""
    with closing(sqlite3.connect(Path(chosen.data) / "podium.sqlite", timeout=10)) as database, database:
        # As a run that made a model again, the report of which is its own.
        database.execute("UPDATE rewardModel SET trainingRunId = NULL")
    listed = chosen.admin.get(RUNS)["items"][0]["report"]
    assert "randomShare" in listed and not {"labelers", "details", "fields"} & set(listed)


def test_neither_is_there_where_nobody_was_told_apart_and_nothing_chosen(report, visit):
    assert "randomShare" not in report.run["report"]
    report.run["report"].pop("labelers", None)
    store(report)
    page = open_report(visit)
    expect(page.locator("#reliability, #random-share")).to_have_count(0)


@pytest.mark.parametrize("width", [390, 1440])
def test_both_are_german_accessible_and_fit(chosen, visit, width):
    page = open_report(visit, viewport={"width": width, "height": 900}, **GERMAN)
    labelers = page.get_by_role("region", name="Wie Bewertende urteilen")
    expect(labelers).to_contain_text("second−0,31 ± 0,08")
    expect(labelers).to_contain_text("60 % 55,1 bis 64,5")
    share = page.get_by_role("region", name="Auf dem Zufallsanteil")
    expect(share.get_by_role("definition").first).to_have_text("71,4 % (62,1 bis 80,1)")
    assert_nothing_is_cut(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    check(page, "labelers and the random share")


@pytest.mark.parametrize("stored", ["without details", "none"])
def test_what_an_earlier_podium_stored_is_shown(report, visit, stored):
    with closing(sqlite3.connect(Path(report.data) / "podium.sqlite", timeout=10)) as database, database:
        if stored == "none":
            database.execute("UPDATE trainingRun SET status = 'failed', report = NULL")
            database.execute("UPDATE rewardModel SET trainingRunId = NULL")
        else:
            kept = {key: report.run["report"][key] for key in ("heldOut", "seconds", "promotion")}
            for table in ("trainingRun", "rewardModel"):
                database.execute(f"UPDATE {table} SET report = ?", [json.dumps(kept)])
    page = visit("ada").page("/report.html?project=everyday")
    if stored == "none":
        expect(page.locator("#report")).to_contain_text("No run has succeeded yet")
    else:
        expect(page.locator("#report")).to_contain_text("Runs of an earlier Podium have no more than this.")
        expect(page.locator("#glance")).to_contain_text("held out a part of the prompts")


def test_a_run_of_another_project_is_not_shown(report, visit):
    page = visit("ada").page("/report.html?project=everyday&run=999")
    expect(page.locator("#report")).to_contain_text("This project has no such run.")


@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.thorough)])
def test_axe_finds_nothing_on_it(report, visit, scheme):
    page = open_report(visit, color_scheme=scheme)
    expect(page.get_by_role("img")).to_have_count(3)
    check(page, "report")
    page.set_viewport_size({"width": 390, "height": 844})
    check(page, "report on a phone")


@pytest.mark.parametrize("width", [390, 1440])
def test_it_is_german_and_fits(report, visit, width):
    page = open_report(visit, viewport={"width": width, "height": 900}, **GERMAN)
    expect(page.locator("main h1")).to_have_text("Trainingsbericht")
    expect(page.locator("#learning h2")).to_have_text("Würden mehr Prompts helfen?")
    assert_nothing_is_cut(page)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
