"""An AI judge is added, asked, followed and read on the admin page, and its template is changed: by keyboard, on a phone, in
German and in the dark. What a labeler is shown knows nothing of it."""

import re
import time

import pytest
from playwright.sync_api import expect

from endpoint import Endpoint
from test_accessibility import check
from test_language import GERMAN, assert_nothing_is_cut
from test_phone import PHONE, assert_fits


class Judge(Endpoint):
    """Prefers the longer of two completions. It is asked one question at a time: the last one is the one that it answers."""

    def body(self, number):
        reply = super().body(number)
        if self.status == 200:
            question = self.asked[-1][2]["messages"][-1]["content"]
            found = re.search(r"answer A\n(.*?)\n#\w{8} answer B\n(.*?)\n#\w{8} the end", question, re.DOTALL)
            verdict = "A" if found and len(found[1]) > len(found[2]) else "B"
            reply["choices"][0]["message"]["content"] = f"Verdict: {verdict}"
        return reply


@pytest.fixture
def endpoint():
    running = Judge()
    yield running
    running.stop()


NOUNS = "harbour lantern meadow pencil violin carpet engine orchard".split()


def judged_tasks(server, count, labeled, first="small", second="a-much-larger-one"):
    """Of two policies; people judged the first `labeled` of them."""
    rows = []
    for number in range(count):
        words = " ".join(NOUNS[(number * step + step) % 8] + str(number * step % 97) for step in (1, 3, 5, 7))
        row = {"prompt": f"{words} {number}?", "completions": [
            {"text": f"short {number}", "model": first}, {"text": f"a longer one, {number}", "model": second}]}
        if number < labeled:
            row["rankings"] = [{"labeler": f"l{number % 3}", "ranks": [2, 1] if number % 3 else [1, 2]}]
        rows.append(row)
    server.admin.post("/projects/everyday/prompts", rows)


def add_judge(server, endpoint, name="strict"):
    policy = server.admin.post("/policies", {"name": name, "endpoint": {"url": endpoint.url, "concurrency": 1}})
    return server.admin.post("/projects/everyday/judges", {"policyId": policy["id"]})


def ask(server, judge, **draft):
    path = f"/projects/everyday/judges/{judge['id']}/runs"
    run = server.admin.post(path, draft)
    for _ in range(300):
        now = server.admin.get(f"{path}/{run['id']}")
        if now["status"] == "succeeded":
            return now
        time.sleep(0.1)
    raise AssertionError(now)


def open_judges(visit, who="ada", **options):
    page = visit(who, **options).page("/admin.html?project=everyday#policies")
    expect(page.locator("project-judges h3")).to_be_visible()
    return page


def test_a_judge_is_added_asked_and_read_by_keyboard(server, visit, endpoint):
    judged_tasks(server, 90, 40)
    page = open_judges(visit)
    section = page.locator("project-judges")
    expect(section).to_contain_text("No policy can be asked as a judge yet")
    server.admin.post("/policies", {"name": "strict", "endpoint": {"url": endpoint.url, "concurrency": 1}})
    page.reload()
    section.get_by_role("button", name="Add as judge").press("Enter")
    expect(section).to_contain_text("It has judged nothing yet")
    check(page, "a new judge", "project-judges")
    section.get_by_label("Tasks at most").fill("0")
    page.keyboard.press("Enter")
    expect(section.locator(".field-error:visible")).to_have_count(1)
    section.get_by_label("Tasks at most").fill("")
    page.keyboard.press("Enter")
    expect(section.locator(".last")).to_contain_text("Last run: done.", timeout=30_000)
    judge = server.admin.get("/projects/everyday/judges")["items"][0]
    report = server.admin.get(f"/projects/everyday/judges/{judge['id']}/report")
    longer = section.get_by_role("row", name="The longer one wins", exact=False).first
    expect(longer).to_contain_text("100.0 %")
    expect(section.get_by_role("row", name="What is shown first wins")).to_contain_text("50.0 %")
    people, alone, corrected = [section.get_by_role("row", name=name) for name in (
        "people alone", "the judge alone", "people, with the judge’s help")]
    expect(alone).to_contain_text("100.0 %")
    expect(people).to_contain_text(f"{report['winRates'][0]['people']['rate']['value'] * 100:.1f} %")
    expect(corrected).to_contain_text(f"{report['winRates'][0]['corrected']['rate']['value'] * 100:.1f} %")
    expect(section).to_contain_text("takes for granted that the prompts that people judged")
    check(page, "a judge's report", "project-judges")


def test_its_template_gets_another_version(server, visit, endpoint):
    judged_tasks(server, 12, 0)
    judge = add_judge(server, endpoint)
    ask(server, judge)
    page = open_judges(visit)
    section = page.locator("project-judges")
    section.get_by_text("What it is asked (version 1)").click()
    text = section.get_by_label("What it is asked", exact=True)
    text.fill("Which?")
    section.get_by_role("button", name="Save as a new version").click()
    expect(section.locator(".field-error:visible")).to_contain_text("{prompt} exactly once")
    check(page, "a template with a fault", "project-judges")
    text.fill("{mark} {prompt}\n{mark} answer A\n{first}\n{mark} answer B\n{second}\n{mark} the end. Verdict: A, B or tie?")
    section.get_by_role("button", name="Save as a new version").click()
    expect(section.get_by_text("What it is asked (version 2)")).to_be_visible()
    expect(section).to_contain_text("It has judged nothing yet with this version")


def test_a_run_is_stopped_and_goes_on(server, visit, endpoint):
    endpoint.pause = 0.3
    judged_tasks(server, 60, 0)
    add_judge(server, endpoint)
    page = open_judges(visit)
    section = page.locator("project-judges")
    section.get_by_role("button", name="Ask the judge").click()
    stop = section.get_by_role("button", name="Stop")
    expect(stop).to_be_focused()
    check(page, "a run under way", "project-judges")
    page.keyboard.press("Enter")
    expect(section.locator(".last")).to_contain_text("Last run: stopped.")
    endpoint.pause = 0
    section.get_by_role("button", name="Go on with the judge’s run").click()
    expect(section.locator(".last")).to_contain_text("Last run: done.", timeout=30_000)
    # What fails says why, in the endpoint's words.
    endpoint.answers(401, "Incorrect API key provided")
    judged_tasks(server, 80, 0)
    page.reload()
    section.get_by_role("button", name="Ask the judge").click()
    expect(section.locator(".last")).to_contain_text("Incorrect API key provided", timeout=20_000)


@pytest.mark.parametrize("options", [PHONE, {"color_scheme": "dark"}, GERMAN], ids=["phone", "dark", "german"])
def test_it_reads_everywhere(server, visit, endpoint, options):
    judged_tasks(server, 90, 40, second="a-policy-whose-name-is-a-path-checkpoints-0123456789abcdef-step-12000")
    ask(server, add_judge(server, endpoint))
    page = open_judges(visit, **options)
    expect(page.locator("project-judges table")).to_have_count(2)
    if options is PHONE:
        assert_fits(page)
    if options is GERMAN:
        assert_nothing_is_cut(page)
    check(page, "a judge's report", "project-judges")
