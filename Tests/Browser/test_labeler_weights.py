"""What labelers' judgements weigh: counted before it is said, given with a reason, taken back; by keyboard, on a phone, in
German and in the dark."""

import pytest
from playwright.sync_api import expect

from server import Api, run_podium
from test_accessibility import check
from test_language import GERMAN, assert_nothing_is_cut
from test_phone import PHONE, assert_fits
from texts import task

LABELERS = "/projects/everyday/labelers"


@pytest.fixture
def judged(server):
    """Lena has judged a task today; a file brought three judgements of anna, whose name is long."""
    server.admin.patch("/projects/everyday", {"overlap": 2})
    server.long = "a-labeler-whose-name-is-a-hash-0123456789abcdef0123456789abcdef"
    ranked = [task(number, 2) | {"rankings": [{"labeler": server.long, "ranks": [1, 2]}]} for number in range(3)]
    server.admin.post("/projects/everyday/prompts?labeledBy=import:old.ndjson", ranked)
    lena = Api(server.url, server.cookies["lena"])
    work = lena.post("/projects/everyday/assignments", {})
    tiers = [[completion["id"]] for completion in work["task"]["completions"]]
    lena.put(f"/assignments/{work['id']}/ranking", {"tiers": tiers})
    return server


def row_of(server, name):
    return next(item for item in server.admin.get(LABELERS)["items"] if item["labeler"]["username"].endswith(name))


def open_people(visit, **options):
    page = visit("ada", **options).page("/admin.html?project=everyday#people")
    expect(page.locator("labeler-weights tbody tr").first).to_be_visible()
    return page


def test_a_weight_is_counted_given_and_taken_back_by_keyboard(judged, visit):
    page = open_people(visit)
    rows = page.locator("labeler-weights tbody tr")
    expect(rows).to_have_count(3)
    lena = rows.filter(has=page.get_by_role("rowheader", name="lena"))
    expect(lena.get_by_role("cell")).to_have_text(["1", "1", "", "Weight…"])
    expect(rows.filter(has_text="old.ndjson").locator(".badge")).to_have_text("from a file")
    lena.get_by_role("button").focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="What the judgements of lena weigh")
    expect(dialog.get_by_label("Weight", exact=True)).to_be_focused()
    expect(dialog.get_by_role("status")).to_have_text("The weight is about 1 of their 1 judgement in this project so far.")
    expect(dialog.locator("li")).to_have_text("None: they weigh 1, as everybody’s do.")
    check(page, "a labeler's weight", "dialog[open]")
    dialog.get_by_label("Judgements made from").fill("2999-01-01")
    expect(dialog.get_by_role("status")).to_contain_text("about 0 of their 1")
    dialog.get_by_label("Judgements made from").fill("2026-01-01")
    expect(dialog.get_by_role("status")).to_contain_text("about 1 of their 1")
    weight = dialog.get_by_label("Weight", exact=True)
    weight.focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("1.5")
    page.keyboard.press("Enter")
    expect(dialog.locator(".field-error:visible")).to_have_count(2)
    expect(weight).to_be_focused()
    expect(weight).to_have_attribute("aria-invalid", "true")
    page.keyboard.press("Control+a")
    page.keyboard.type("0.25")
    dialog.get_by_label("Why, for the history").fill("In a hurry.")
    page.keyboard.press("Enter")
    given = dialog.locator("li")
    expect(given).to_contain_text("0.25 from")
    expect(given).to_contain_text("In a hurry.")
    expect(given).to_contain_text("Said by ada")
    expect(dialog.locator(".field-error:visible")).to_have_count(0)
    expect(lena.get_by_role("cell").nth(1)).to_have_text("0.25")
    expect(lena).to_contain_text("In a hurry. from")
    stored = row_of(judged, "lena")["current"]
    assert (stored["weight"], stored["reason"], stored["appliesFrom"][:4]) in [
        (0.25, "In a hurry.", "2025"), (0.25, "In a hurry.", "2026")]
    dialog.get_by_role("button", name="Take back 0.25").focus()
    page.keyboard.press("Enter")
    expect(given).to_contain_text("Taken back by ada")
    expect(dialog.get_by_role("button", name="Take back")).to_have_count(0)
    expect(weight).to_be_focused()
    check(page, "a weight that was taken back", "dialog[open]")
    page.keyboard.press("Escape")
    expect(lena.get_by_role("cell")).to_have_text(["1", "1", "Taken back.", "Weight…"])
    expect(lena.get_by_role("button")).to_be_focused()
    now = row_of(judged, "lena")
    assert now["weight"] == 1 and "current" not in now and now["weights"] == 1


def test_an_impatient_second_enter_gives_no_second_weight(judged, visit):
    page = open_people(visit)
    rows = page.locator("labeler-weights tbody tr")
    rows.filter(has=page.get_by_role("rowheader", name="lena")).get_by_role("button").click()
    dialog = page.get_by_role("dialog")
    posts = []
    page.on("request", lambda request: posts.append(request) if request.method == "POST" else None)
    page.route("**/weights", lambda route: (page.wait_for_timeout(300), route.continue_()))
    dialog.get_by_label("Weight", exact=True).fill("0.5")
    dialog.get_by_label("Why, for the history").fill("Tired.")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(dialog.locator("li")).to_contain_text("0.5 for all")
    expect(dialog.get_by_role("button", name="Give this weight")).to_be_enabled()
    assert len(posts) == 1 and row_of(judged, "lena")["weights"] == 1
    # What was said stays as it was said; the reason is for the next.
    expect(dialog.get_by_label("Weight", exact=True)).to_have_value("0.5")
    expect(dialog.get_by_label("Why, for the history")).to_have_value("")


@pytest.mark.parametrize("day", ["12026-01-01", "1969-12-31", "0001-01-01", "275760-09-13"])
def test_a_day_that_no_work_was_done_on_is_refused_beside_its_field(judged, visit, day):
    page = open_people(visit)
    page.locator("labeler-weights tbody tr").first.get_by_role("button").click()
    dialog = page.get_by_role("dialog")
    date = dialog.get_by_label("Judgements made from")
    date.fill(day)
    expect(dialog.get_by_role("status")).to_contain_text("years 1970 to 9999")
    dialog.get_by_label("Why, for the history").fill("Early.")
    page.keyboard.press("Enter")
    expect(date).to_have_attribute("aria-invalid", "true")
    expect(date).to_be_focused()
    assert date.evaluate("date => [date.min, date.max]") == ["1970-01-02", "9999-12-30"]


def test_what_training_left_out_is_in_the_report(trained, visit):
    second = row_of(trained, "/second")["labeler"]["id"]
    first = row_of(trained, "/first")["labeler"]["id"]
    trained.admin.post(f"{LABELERS}/{second}/weights", {"weight": 0, "reason": "A copy."})
    trained.admin.post(f"{LABELERS}/{first}/weights", {"weight": 0.5, "reason": "Tired."})
    said = run_podium("retrain", "--project", "everyday", "--data", trained.data)
    assert "83 left out by their labeler's weight" in said and "83 weighed less" in said
    page = visit("ada").page("/report.html?project=everyday")
    rows = page.locator("#rankings tbody tr")
    expect(rows.filter(has_text="weight is 0").get_by_role("cell")).to_have_text("83")
    expect(rows.filter(has_text="weigh less than 1").get_by_role("cell")).to_have_text("83")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_in_german(judged, visit, scheme):
    page = open_people(visit, color_scheme=scheme, **PHONE, **GERMAN)
    assert_fits(page)
    check(page, "people on a phone", "labeler-weights")
    page.get_by_role("button", name="Gewicht der Urteile von import:old.ndjson").tap()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("status")).to_have_text("Es geht um 3 von bisher 3 Urteilen in diesem Projekt.")
    dialog.get_by_label("Gewicht", exact=True).fill("2")
    dialog.get_by_role("button", name="So gewichten").tap()
    expect(dialog).to_contain_text("Ein Gewicht ist eine Zahl von 0 bis 1")
    expect(dialog).to_contain_text("Hier fehlt, warum")
    dialog.get_by_label("Gewicht", exact=True).fill("0")
    dialog.get_by_label("Warum").fill("Eine Kopie, und so lang, dass der Grund auf keine Zeile passt. " * 4)
    dialog.get_by_role("button", name="So gewichten").tap()
    expect(dialog.locator("li")).to_contain_text("für alle Urteile")
    assert_fits(page)
    assert_nothing_is_cut(page)
    inside = dialog.evaluate("dialog => dialog.scrollWidth <= dialog.clientWidth")
    assert inside, "the dialog scrolls sideways"
    check(page, "a weight on a phone", "dialog[open]")
