"""Training runs on the admin page: what the server says of them is what is shown."""

import re
import sqlite3
import time
from pathlib import Path

import pytest
from playwright.sync_api import expect

from api_types import Types
from server import run_podium

WORDS = {"manual": "a person", "schedule": "the schedule", "commandLine": "the command line"}


def test_every_trigger_has_its_words():
    assert WORDS.keys() == Types().words("RunTrigger")


@pytest.mark.parametrize("trigger", WORDS)
def test_who_started_a_run_is_said_in_words(trained, visit, trigger):
    with sqlite3.connect(Path(trained.data) / "podium.sqlite", timeout=10) as database:
        database.execute("UPDATE trainingRun SET trigger = ?", [trigger])
    database.close()
    page = visit("ada").page("/admin.html?project=everyday")
    expect(page.locator("#runs tbody tr").first.get_by_role("cell").first).to_have_text(WORDS[trigger])


def test_agreement_of_people_is_drawn_with_its_interval(trained, visit):
    agreement = trained.admin.get("/projects/everyday/training-runs")["items"][0]["report"]["heldOut"]["humanAgreement"]
    assert 0 < agreement["value"] < 1
    page = visit("ada").page("/admin.html?project=everyday")
    expect(page.get_by_role("img", name="Held-out accuracy")).to_be_visible()
    line, words = page.evaluate("""() => {
        const chart = Chart.getChart(document.querySelector("accuracy-chart canvas"));
        const set = chart.data.datasets.find(({ label }) => label === "Two people agree");
        const index = chart.data.datasets.indexOf(set);
        const points = chart.getDatasetMeta(index).data;
        const raw = set.data[1];
        const item = { dataset: set, raw, parsed: { x: raw.x, y: raw.y } };
        return [{ values: set.data.map(({ y }) => y), drawn: points.every(({ x, y }) => isFinite(x) && isFinite(y)) },
            chart.options.plugins.tooltip.callbacks.label(item)];
    }""")
    assert line["values"] == [agreement["value"]] * 3 and line["drawn"]
    ends = [f"{agreement['interval'][end] * 100:.1f} %" for end in ("lower", "upper")]
    assert words == f"Two people agree: {agreement['value'] * 100:.1f} % ({ends[0]} to {ends[1]})"


def candidates_only(route):
    answer = route.fetch()
    models = answer.json()
    route.fulfill(response=answer, json=models | {"items": [m for m in models["items"] if "promotedAt" not in m]})


def test_the_model_before_answers_again_and_the_history_says_so(trained, visit):
    run_podium("retrain", "--project", "everyday", "--data", trained.data)
    page = visit("ada").page("/admin.html?project=everyday")
    models = page.locator("reward-models")
    expect(models.locator("summary")).to_contain_text("Model 2")
    models.locator("summary").click()
    rows = models.get_by_role("group", name="Which model answered since when").locator("tbody tr")
    expect(rows).to_have_count(2)
    expect(rows.first).to_contain_text("training")

    models.get_by_role("button", name="Answer with the previous model again").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Go back to model 1?")
    dialog.get_by_role("button", name="Cancel").click()
    expect(rows).to_have_count(2)
    models.get_by_role("button", name="Answer with the previous model again").click()
    page.get_by_role("dialog").get_by_label("Why, for the history").fill("It flatters.")
    page.get_by_role("dialog").get_by_role("button", name="Go back").click()
    expect(models.locator("summary")).to_contain_text("Model 1")
    expect(rows.first).to_contain_text("back to 1")
    expect(rows.first).to_contain_text("ada")
    expect(rows.first).to_contain_text("It flatters.")
    expect(models.get_by_role("button", name="Answer with the previous model again")).to_have_count(0)

    held = models.locator(".held")
    expect(held).to_contain_text("training promotes none by itself")
    run_podium("retrain", "--project", "everyday", "--data", trained.data)
    standing = trained.admin.get("/projects/everyday/reward-models/promoted")
    assert standing["rewardModelId"] == 1 and standing["isHeld"]
    # It is told also where newer candidates fill the list.
    crowded = visit("ada")
    crowded.context.route(re.compile(r"/reward-models\?"), candidates_only)
    others = crowded.page("/admin.html?project=everyday").locator("reward-models")
    expect(others.locator("summary")).to_contain_text("Model 1 answers now")
    expect(others.locator(".held")).to_contain_text("training promotes none by itself")
    held.get_by_role("button", name="Let training promote again").click()
    expect(held).to_have_count(0)
    expect(rows.first).to_contain_text("Training may replace it again.")
    said = run_podium("promote", "--project", "everyday", "3", "--reason", "It is kinder.", "--data", trained.data)
    assert "Reward model 3 answers now" in said
    deadline = time.monotonic() + 30
    items = {"items": [{"prompt": "Why?", "completion": "Because."}]}
    while trained.admin.post("/projects/everyday/scores", items)["model"]["id"] != 3:
        assert time.monotonic() < deadline, "the server does not notice what another process promoted"
        time.sleep(0.1)
    lines = run_podium("models", "--project", "everyday", "--data", trained.data)
    assert "command line\tIt is kinder." in lines
