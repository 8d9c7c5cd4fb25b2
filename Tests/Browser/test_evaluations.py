"""A policy is evaluated against another one: planned, begun, followed, stopped and read, by keyboard and by pointer, on a phone,
in German and in the dark."""

import pytest
from playwright.sync_api import expect

from endpoint import Endpoint
from server import Api
from test_accessibility import check
from test_language import GERMAN, assert_nothing_is_cut
from test_phone import PHONE, assert_fits

NOUNS = "harbour lantern meadow pencil violin carpet engine orchard".split()


class Policies(Endpoint):
    """`tuned` is good; to every fourth prompt it says what `base` says. Asked one question at a time, so the last is the one."""

    def body(self, number):
        reply = super().body(number)
        if self.status == 200:
            asked = self.asked[-1][2]
            question = asked["messages"][-1]["content"]
            is_equal = int(question.split()[-1].rstrip("?")) % 4 == 0
            word = "Good" if asked["model"] == "tuned" and not is_equal else "Plain"
            reply["choices"][0]["message"]["content"] = f"{word}: {question}"
        return reply


@pytest.fixture
def endpoint():
    running = Policies()
    # Each has a server of its own, for each is asked one question at a time, and both at once.
    running.other = Policies()
    yield running
    running.stop()
    running.other.stop()


def prepare(server, endpoint, prompts=16):
    """Prompts that wait, two policies, and each task judged once."""
    server.admin.patch("/projects/everyday", {"overlap": 1})
    for name, url in [("base", endpoint.url), ("tuned", endpoint.other.url)]:
        server.admin.post("/policies", {"name": name, "endpoint": {"url": url, "model": name, "concurrency": 1}})
    rows = [{"prompt": f"{NOUNS[n % 8]} {NOUNS[n * 3 % 7]} {NOUNS[n * 5 % 6]} {n * 7 % 97} {n}?"} for n in range(prompts)]
    assert server.admin.post("/projects/everyday/prompts", rows)["waiting"] == prompts


def begin(server, prompts=12):
    policies = {policy["label"]: policy["id"] for policy in server.admin.get("/policies")["items"]}
    return server.admin.post("/projects/everyday/evaluations", {
        "baselineId": policies["base"], "candidateId": policies["tuned"], "prompts": prompts, "seed": 3})["id"]


def judge(server, most=1_000):
    """Lena prefers what is good."""
    lena = Api(server.url, server.cookies["lena"])
    for _ in range(most):
        claim = lena.post("/projects/everyday/assignments", {})
        if claim is None:
            return
        order = sorted(claim["task"]["completions"], key=lambda completion: not completion["text"].startswith("Good"))
        lena.put(f"/assignments/{claim['id']}/ranking", {"tiers": [[completion["id"]] for completion in order]})


def open_evaluation(visit, number, **options):
    page = visit("ada", **options).page(f"/evaluation.html?project=everyday&evaluation={number}")
    expect(page.locator("#of")).to_contain_text("base")
    return page


def answered(page, count):
    expect(page.locator("evaluation-standing")).to_contain_text(f"{count} of {count} prompts answered", timeout=30_000)


def test_an_evaluation_is_planned_begun_and_read_by_keyboard(server, visit, endpoint):
    page = visit("ada").page("/admin.html?project=everyday#policies")
    section = page.locator("project-evaluations")
    expect(section.get_by_role("button", name="Evaluate")).to_be_hidden()
    prepare(server, endpoint)
    page.reload()
    expect(section).to_contain_text("16 prompts are held out, which show a difference of")
    section.get_by_label("Against").select_option("base")
    expect(section.get_by_label("Policy", exact=True)).to_have_value(f"{server.admin.get('/policies')['items'][-1]['id']}")
    section.get_by_label("Prompts").press_sequentially("17")
    page.keyboard.press("Enter")
    expect(section.locator(".field-error:visible")).to_contain_text("16 prompts are held out. Ask for 16 of them")
    check(page, "an evaluation that cannot begin", "project-evaluations")
    section.get_by_label("Prompts").fill("12")
    expect(section).to_contain_text("12 prompts, drawn by chance from 16 that are held out")
    check(page, "an evaluation before it begins", "project-evaluations")
    section.get_by_label("Prompts").press("Enter")
    page.wait_for_url("**/evaluation.html**")
    answered(page, 12)
    expect(page.locator("#verdict")).to_contain_text("Nothing can be told")
    check(page, "an evaluation that nobody has judged")
    judge(server, 3)
    expect(page.locator("#verdict")).to_contain_text("So far, after 3 of", timeout=15_000)
    check(page, "an evaluation under way")
    judge(server)
    expect(page.locator("#verdict")).to_contain_text("“tuned” is better than “base”", timeout=60_000)
    expect(page.locator("#verdict")).not_to_contain_text("So far", timeout=60_000)
    expect(page.locator("evaluation-standing")).to_be_hidden()
    expect(page.locator("#basis")).to_contain_text("both gave the same answer: a tie that nobody had to judge")
    expect(page.locator("#answers").get_by_role("row", name="tuned")).to_contain_text("12")
    check(page, "an evaluation that is concluded")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download as CSV").press("Enter")
    assert "winRate,people" in download.value.path().read_text()
    later = page.get_by_role("button", name="Count what was judged since")
    later.press("Enter")
    expect(page.locator("#of-now")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#of-now")).to_be_focused()
    page.get_by_role("link", name="Policies").click()
    expect(section.locator("tbody tr").first).to_contain_text("It is better.")
    check(page, "evaluations that there are", "project-evaluations")


def test_one_that_is_stopped_says_so(server, visit, endpoint):
    prepare(server, endpoint)
    page = open_evaluation(visit, begin(server))
    answered(page, 12)
    judge(server, 4)
    page.get_by_role("button", name="End it now").click()
    expect(page.locator("#verdict")).to_contain_text("Stopped before its end, after 4 judgements:", timeout=15_000)
    expect(page.locator("evaluation-standing")).to_be_hidden()
    # Nothing of it is handed out any more.
    assert Api(server.url, server.cookies["tom"]).post("/projects/everyday/assignments", {}) is None
    assert server.admin.get("/projects/everyday/evaluations/1")["status"] == "stopped"


def test_policies_that_failed_are_asked_again(server, visit, endpoint):
    prepare(server, endpoint)
    endpoint.answers(401, "Incorrect API key provided")
    page = open_evaluation(visit, begin(server))
    standing = page.locator("evaluation-standing")
    expect(standing).to_contain_text("Its policies are asked no more.", timeout=20_000)
    check(page, "an evaluation whose policies failed")
    endpoint.answers(200, "Hello!")
    standing.get_by_role("button", name="Go on").press("Enter")
    answered(page, 12)


def test_there_is_none_of_that_number(server, visit):
    page = visit("ada").page("/evaluation.html?project=everyday&evaluation=99")
    expect(page.locator("#report")).to_have_text("There is no such evaluation in this project.")


@pytest.mark.parametrize("options", [
    PHONE, {"locale": "de-DE", "viewport": {"width": 1000, "height": 800}}, {"color_scheme": "dark"},
], ids=["phone", "german", "dark"])
def test_the_page_fits(server, visit, endpoint, options):
    prepare(server, endpoint)
    number = begin(server)
    page = open_evaluation(visit, number, **options)
    expect(page.locator("evaluation-standing progress")).to_have_js_property("value", 0.5, timeout=30_000)
    judge(server, 6)
    expect(page.locator("#basis .rate")).to_be_visible(timeout=15_000)
    for address in [page.url, page.url.split("/evaluation.html")[0] + "/admin.html?project=everyday#policies"]:
        page.goto(address)
        part = page.locator("#basis, project-evaluations tbody").first
        expect(part).to_be_visible(timeout=15_000)
        if options is PHONE:
            assert_fits(page)
        elif "locale" in options:
            assert_nothing_is_cut(page)
        else:
            check(page, "evaluations in the dark", "main")
