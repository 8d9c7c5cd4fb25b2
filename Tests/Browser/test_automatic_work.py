"""What the server does by itself, as admins see it on their page."""

import sqlite3
import time
from pathlib import Path

import pytest
from playwright.sync_api import expect

from server import Api
from texts import task


def write(server, statement, *values):
    with sqlite3.connect(Path(server.data) / "podium.sqlite", timeout=10) as database:
        database.execute(statement, values)
    database.close()


def add_job(server, status, **columns):
    """A job of a kind that this server does not know, so that it leaves it alone."""
    now = int(time.time() * 1000)
    ended = status not in ("queued", "running")
    row = {"kind": "webhooks", "payload": "{}", "status": status, "runAfter": now, "createdAt": now, "startedAt": now,
           "finishedAt": now + 83_000 if ended else None, "attempts": 1} | columns
    write(server, f"INSERT INTO job ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", *row.values())


@pytest.fixture
def panel(server, visit):
    """Opens the admin page once the server has done its recurring work for the first time."""
    def opened(**options):
        while not all(work["turns"] for work in server.admin.get("/jobs")["recurring"]):
            time.sleep(0.05)
        page = visit("ada", **options).page("/admin.html?project=everyday")
        found = page.locator("automatic-work")
        expect(found.get_by_role("row").first).to_be_visible()
        return found

    return opened


def test_recurring_work_is_told_with_its_times_and_how_it_went(server, panel):
    known = server.admin.get("/jobs")["recurring"]
    found = panel()
    expect(found).to_contain_text("Recurring work is in order. Nothing is at work right now.")
    expect(found).to_contain_text("No jobs yet. A job is work that was asked for, such as a training run.")
    assert found.get_by_role("table").count() == 1
    for work in known:
        row = found.get_by_role("row", name=work["summary"])
        expect(row).to_contain_text(work["rhythm"])
    leases = found.get_by_role("row", name="Frees tasks whose labelers have gone")
    expect(leases).to_contain_text("every minute")
    expect(leases.get_by_role("cell").first).to_contain_text("Done")
    nightly = found.get_by_role("row", name="Trains the reward model")
    expect(nightly).to_contain_text("every night, for Everyday questions")
    expect(nightly.get_by_role("cell").first).to_have_text("Not yet")
    expect(nightly.get_by_role("cell").last).to_contain_text("2:30")


def test_what_a_project_has_switched_off_has_no_next_time(server, panel):
    found = panel()
    server.admin.patch("/projects/everyday", {"retrainAt": None})
    found.page.reload()
    expect(found.get_by_role("row", name="Trains the reward model").get_by_role("cell").last).to_have_text("Off")


def test_a_failure_is_told_first_and_in_full(server, panel):
    found = panel()
    write(server, "UPDATE recurringWork SET outcome = 'failed', message = 'The disk is full.' WHERE name = 'deleteJobs'")
    found.page.reload()
    expect(found.locator(".verdict.is-warning")).to_contain_text("1 piece of recurring work failed last time.")
    expect(found.get_by_role("row", name="Forgets jobs")).to_contain_text("Failed: The disk is full.")


def test_jobs_are_told_in_words(server, panel):
    tomorrow = int((time.time() + 86_400) * 1000)
    add_job(server, "succeeded")
    add_job(server, "failed", lastError="The endpoint answered 500.")
    add_job(server, "cancelled", lastError="Nobody wants it any longer.")
    add_job(server, "queued", startedAt=None, attempts=0)
    add_job(server, "queued", runAfter=tomorrow, attempts=2, lastError="No answer.")
    add_job(server, "running", fraction=0.42, message="420 of 1,000 prompts")
    rows = panel().get_by_role("table").nth(1).locator("tbody tr")
    expect(rows).to_have_count(6)
    stand = rows.locator("td:nth-child(2)")
    expect(stand.nth(0)).to_have_text("42 %, 420 of 1,000 prompts")
    expect(stand.nth(0).get_by_role("progressbar")).to_have_attribute("value", "0.42")
    expect(stand.nth(1)).to_contain_text("Waits until ")
    expect(stand.nth(1)).to_contain_text("Tried 2 times; last time: No answer.")
    expect(stand.nth(2)).to_have_text("Waits for its turn.")
    expect(stand.nth(3)).to_contain_text("Cancelled: Nobody wants it any longer.")
    expect(stand.nth(4)).to_contain_text("Failed: The endpoint answered 500.")
    expect(stand.nth(5)).to_have_text("Donetook 1 min 23 s")


def test_earlier_jobs_are_shown_when_asked_for(server, panel):
    for _ in range(12):
        add_job(server, "succeeded")
    found = panel()
    rows = found.get_by_role("table").nth(1).locator("tbody tr")
    expect(rows).to_have_count(10)
    found.get_by_role("button", name="Show earlier jobs").click()
    expect(rows).to_have_count(12)
    expect(found.get_by_role("button", name="Show earlier jobs")).to_have_count(0)


def test_a_training_run_is_followed_from_its_start_to_its_end(server, panel):
    ranked = [task(number, 2) | {"rankings": [{"labeler": "first", "ranks": [1, 2]}]} for number in range(40)]
    server.admin.post("/projects/everyday/prompts", ranked)
    found = panel()
    found.page.get_by_role("button", name="Retrain now").click()
    row = found.get_by_role("row", name="Trains a reward model for Everyday questions")
    expect(row).to_be_visible(timeout=2_000)
    expect(row).to_contain_text("Done", timeout=30_000)
    expect(found).to_contain_text("Nothing is at work right now.")


def test_the_server_is_asked_often_only_while_something_runs_and_somebody_looks(server, panel):
    found = panel()
    page, asked = found.page, []
    page.on("request", lambda request: asked.append(time.monotonic()) if "/api/v1/jobs" in request.url else None)
    page.wait_for_timeout(3_000)
    assert asked == [], "nothing runs"
    add_job(server, "running", fraction=0.1)
    show(page, True)
    expect(found.get_by_role("progressbar")).to_be_visible()
    page.wait_for_timeout(5_000)
    assert 2 <= len(asked) <= 4, "every two seconds while something runs"
    show(page, False)
    page.wait_for_timeout(300)
    asked.clear()
    page.wait_for_timeout(3_000)
    assert asked == [], "nobody looks"
    write(server, "UPDATE job SET status = 'succeeded', finishedAt = startedAt WHERE status = 'running'")
    show(page, True)
    expect(found).to_contain_text("Nothing is at work right now.")


def show(page, is_seen):
    """The tab comes to the front, or goes to the back."""
    page.evaluate("""isSeen => {
        Object.defineProperty(document, "hidden", { configurable: true, get: () => !isSeen });
        document.dispatchEvent(new Event("visibilitychange"));
    }""", is_seen)


def test_a_server_that_does_not_answer_is_told_and_asked_again(server, panel):
    found = panel()
    found.page.route("**/api/v1/jobs*", lambda route: route.abort())
    show(found.page, True)
    expect(found.locator(".verdict")).to_contain_text("This cannot be shown at the moment: Podium cannot be reached.")
    found.page.unroute("**/api/v1/jobs*")
    show(found.page, True)
    expect(found.locator(".verdict")).to_contain_text("Recurring work is in order.")


def test_managers_do_not_see_it_and_do_not_ask(server, visit):
    lena = Api(server.url, server.cookies["lena"])
    id = lena.get("/session")["user"]["id"]
    server.admin.put(f"/projects/everyday/members/{id}", {"role": "manager"})
    visitor = visit("lena")
    page, asked = visitor.context.new_page(), []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/admin.html?project=everyday")
    expect(page.locator("project-settings form")).to_be_visible()
    expect(page.get_by_role("heading", name="What runs by itself")).to_have_count(0)
    expect(page.get_by_role("link", name="Runs by itself")).to_have_count(0)
    expect(page.get_by_role("button", name="New project")).to_have_count(0)
    assert not [url for url in asked if "/jobs" in url]
