"""Policies are asked for the completions of prompts that wait: begun, followed, stopped and gone on with on the admin page,
by keyboard, on a phone, in German and in the dark."""

import time

import pytest
from playwright.sync_api import expect

from endpoint import Endpoint
from test_accessibility import check
from test_language import GERMAN, assert_nothing_is_cut
from test_phone import PHONE, assert_fits


@pytest.fixture
def endpoint():
    running = Endpoint()
    yield running
    running.stop()


def prompts(server, count, word="prime"):
    answer = server.admin.post("/projects/everyday/prompts", [{"prompt": f"Is {n} {word}?"} for n in range(count)])
    assert answer["waiting"] == count


def open_sampling(visit, who="ada", **options):
    page = visit(who, **options).page("/admin.html?project=everyday#policies")
    expect(page.get_by_role("heading", name="Ask policies for completions")).to_be_visible()
    return page


def test_prompts_that_wait_are_asked_about_by_keyboard(server, visit, endpoint):
    page = open_sampling(visit)
    section = page.locator("project-sampling")
    expect(section).to_contain_text("No prompt waits for completions")
    expect(section.get_by_role("button", name="Ask")).to_be_hidden()
    prompts(server, 12)
    page.reload()
    expect(section).to_contain_text("12 prompts wait for completions. No policy can be asked yet")
    for name in ["base", "tuned"]:
        server.admin.post("/policies", {"name": name, "endpoint": {"url": endpoint.url}})
    page.reload()
    endpoint.varies = True
    section.get_by_label("base").fill("9")
    section.get_by_label("tuned").fill("9")
    section.get_by_label("Prompts at most").press("Enter")
    expect(section.get_by_role("alert")).to_be_visible()
    check(page, "asking with a fault", "project-sampling")
    section.get_by_label("base").fill("1")
    section.get_by_label("tuned").fill("2")
    section.get_by_label("Prompts at most").fill("8")
    page.keyboard.press("Enter")
    row = section.locator("tbody tr").first
    expect(row).to_have_attribute("data-status", "succeeded", timeout=20_000)
    expect(row).to_contain_text("1 of base and 2 of tuned")
    expect(row.get_by_role("cell").nth(1)).to_have_text("8 of 8")
    expect(section).to_contain_text("4 prompts wait for completions.")
    assert server.admin.get("/projects/everyday/progress")["promptsWaiting"] == 4
    check(page, "sampling", "project-sampling")


def test_a_run_is_stopped_and_goes_on(server, visit, endpoint):
    endpoint.varies, endpoint.pause = True, 0.3
    policy = server.admin.post("/policies", {"name": "base", "endpoint": {"url": endpoint.url, "concurrency": 1}})
    prompts(server, 20)
    page = open_sampling(visit)
    section = page.locator("project-sampling")
    section.get_by_label("base").fill("2")
    section.get_by_role("button", name="Ask").click()
    stop = section.get_by_role("button", name="Stop")
    expect(stop).to_be_focused()
    expect(section.locator(".phase")).to_contain_text("of 20 prompts", timeout=10_000)
    expect(section.locator(".phase")).to_contain_text("left", timeout=10_000)
    check(page, "a run under way", "project-sampling")
    page.keyboard.press("Enter")
    expect(section.locator("tbody tr").first).to_contain_text("stopped")
    expect(stop).to_be_hidden()
    time.sleep(1)
    asked = len(endpoint.asked)
    time.sleep(1)
    assert len(endpoint.asked) == asked
    endpoint.pause = 0
    section.get_by_role("button", name="Go on with the run").click()
    expect(section.locator("tbody tr").first).to_contain_text("20 of 20", timeout=20_000)
    assert server.admin.get(f"/policies/{policy['id']}")["label"] == "base"
    # What fails says why, in the endpoint's words.
    endpoint.answers(401, "Incorrect API key provided")
    prompts(server, 1, "odd")
    page.reload()
    section.get_by_label("base").fill("2")
    section.get_by_role("button", name="Ask").click()
    expect(section.locator("tbody tr").first).to_contain_text("failed: base: ", timeout=20_000)


@pytest.mark.parametrize("options", [PHONE, {"color_scheme": "dark"}], ids=["phone", "dark"])
def test_it_reads_everywhere(server, visit, endpoint, options):
    endpoint.varies = True
    long = "a-policy-whose-name-is-a-path-checkpoints-0123456789abcdef0123456789abcdef-step-12000"
    policy = server.admin.post("/policies", {"name": long, "endpoint": {"url": endpoint.url}})
    prompts(server, 6)
    run = server.admin.post("/projects/everyday/sampling-runs", {
        "policies": [{"policyId": policy["id"], "completions": 2}], "prompts": 3})
    for _ in range(100):
        if server.admin.get(f"/projects/everyday/sampling-runs/{run['id']}")["status"] == "succeeded":
            break
        time.sleep(0.1)
    page = open_sampling(visit, **options)
    expect(page.locator("project-sampling tbody tr").first).to_contain_text("3 of 3")
    assert_fits(page)
    check(page, "sampling", "project-sampling")


def test_it_speaks_german(server, visit, endpoint):
    server.admin.post("/policies", {"name": "base", "endpoint": {"url": endpoint.url}})
    prompts(server, 2)
    page = visit("ada", **GERMAN).page("/admin.html?project=everyday#policies")
    expect(page.locator("project-sampling")).to_contain_text("2 Prompts warten auf Antworten.")
    assert_nothing_is_cut(page)
