"""The main job, as the people involved would walk it."""

import json
import re

from playwright.sync_api import expect

from desk import Desk
from server import PASSWORD, run_podium
from texts import task


def sign_in(page, name):
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def test_import_label_retrain_score(server, visit, tmp_path):
    # An import by the command line: 16 questions of four completions each.
    file = tmp_path / "prompts.ndjson"
    file.write_text("".join(json.dumps(task(n, 4)) + "\n" for n in range(16)))
    run_podium("import", "--project", "everyday", "--format", "podium", file, "--data", server.data)

    # A labeler signs in and is led straight to work.
    page = visit().page("/")
    expect(page).to_have_url(re.compile("/login.html"))
    sign_in(page, "lena")
    expect(page).to_have_url(re.compile(r"/label\.html\?project=everyday"))
    desk = Desk(page).wait()
    expect(desk.cards).to_have_count(4)
    expect(page.locator("body")).not_to_contain_text("secret-model")
    first = desk.prompt.inner_text()

    # Reload gives the same task back, in the same order.
    order = [desk.letter(quality) for quality in ("excellent", "good", "fair", "middling")]
    page.reload()
    desk.wait()
    expect(desk.prompt).to_have_text(first, use_inner_text=True)
    assert order == [desk.letter(quality) for quality in ("excellent", "good", "fair", "middling")]

    # Rank by keyboard, with a tie, and submit; the next task comes at once.
    desk.rank(excellent=1, good=2, fair=2, middling=4)
    desk.expect_standing(excellent="1st", middling="4th")
    expect(desk.card("good").locator(".standing .visually-hidden")).to_contain_text("2nd, tied with")
    receipt, sent = desk.submit()
    assert receipt["counted"] and receipt["revision"] == 1
    assert [len(tier) for tier in sent["tiers"]] == [1, 2, 1]
    assert 0 < sent["durationMs"] < 60_000
    expect(desk.prompt).not_to_have_text(first, use_inner_text=True)
    desk.wait()
    expect(page.locator("#pace")).to_contain_text("1 ranking today · ")

    # Skip one with a reason: `s`, the reason's digit, Enter.
    second = desk.prompt.inner_text()
    desk.keys("s")
    expect(page.get_by_role("dialog", name="Why skip this task?")).to_be_visible()
    with page.expect_request(re.compile("/skip$")) as skip:
        desk.keys("2 Enter")
    assert skip.value.post_data_json["reason"] == "notMyLanguage"
    expect(desk.prompt).not_to_have_text(second, use_inner_text=True)

    # Work through the rest.
    for done in range(2, 16):
        desk.wait()
        expect(page.locator("#pace")).to_contain_text(f"{done - 1} ranking")
        desk.rank(excellent=1, good=2, fair=3, middling=4)
        desk.submit()
    expect(page.get_by_role("heading", name="All done here.")).to_be_visible()

    # The admin sees it, retrains and watches.
    page = visit().page("/")
    sign_in(page, "ada")
    expect(page).to_have_url(re.compile("/admin.html"))
    expect(page.locator("project-progress .figure")).to_contain_text("15 of 16 tasks done")
    row = page.locator("project-progress").get_by_role("row", name=re.compile("^lena"))
    expect(row).to_contain_text("15")
    expect(page.locator("training-runs")).to_contain_text("15 new judgements since the last run")
    page.get_by_role("button", name="Retrain now").click()
    expect(page.get_by_role("progressbar", name="Progress of the training run")).to_be_visible()
    expect(page.locator("#runs tbody tr").first).to_contain_text("Promoted.", timeout=60_000)
    expect(page.locator("#runs tbody tr").first).to_contain_text(re.compile(r"\d\d\.\d % \d\d\.\d – \d+\.\d"))
    expect(page.get_by_role("img", name=re.compile("Held-out accuracy"))).to_be_visible()
    expect(page.locator("training-runs")).to_contain_text("0 new judgements since the last run")
    expect(page.locator("reward-models summary")).to_contain_text("answers now")

    # And programs get scores.
    items = [{"prompt": "How do I boil an egg?", "completion": text} for text in ("An excellent answer.", "A middling one.")]
    answer = server.admin.post("/projects/everyday/scores", {"items": items})
    assert len(answer["scores"]) == 2 and all(isinstance(score["reward"], float) for score in answer["scores"])
