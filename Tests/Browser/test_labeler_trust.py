"""How far a labeler is trusted, on their page: a weight seen before it is given, being held out, asking others again."""

import pytest
from playwright.sync_api import expect

from server import Api
from test_accessibility import check
from test_language import GERMAN, assert_nothing_is_cut
from test_phone import PHONE, assert_fits

LABELERS = "/projects/everyday/labelers"


@pytest.fixture
def judged(server, add_tasks):
    """Lena has judged three tasks."""
    add_tasks(2, 2, 2)
    lena = Api(server.url, server.cookies["lena"])
    for _ in range(3):
        work = lena.post("/projects/everyday/assignments", {})
        tiers = [[completion["id"]] for completion in work["task"]["completions"]]
        lena.put(f"/assignments/{work['id']}/ranking", {"tiers": tiers})
    server.lena = next(
        item["labeler"]["id"] for item in server.admin.get(LABELERS)["items"] if item["labeler"]["username"] == "lena")
    return server


def trust(judged, visit, **options):
    page = visit("ada", **options).page(f"/labeler.html?project=everyday&labeler={judged.lena}")
    section = page.locator("#trust")
    expect(section).to_be_visible()
    return page, section


def test_a_weight_is_seen_before_it_is_given_and_taken_back(judged, visit):
    page, section = trust(judged, visit)
    expect(section).to_contain_text("weighs 1.")
    section.get_by_role("button", name="See what it would change").focus()
    page.keyboard.press("Enter")
    preview = section.locator(".preview")
    expect(preview).to_contain_text("about 3 of 3 judgements; 3 of them would weigh something else", timeout=60_000)
    expect(preview).to_contain_text("3 tasks, of which 3 would have no judgement left")
    expect(preview).to_contain_text("too little to train")
    check(page, "a labeler's trust", "#trust")
    section.get_by_role("button", name="Weight of the judgements of lena").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Weight", exact=True).fill("0")
    dialog.get_by_label("Why, for the history").fill("Asleep.")
    page.keyboard.press("Enter")
    expect(dialog.locator("li")).to_contain_text("Asleep.")
    page.keyboard.press("Escape")
    expect(section).to_contain_text("weighs 0.")
    section.get_by_role("button", name="Take back 0").click()
    expect(section).to_contain_text("weighs 1.")
    expect(section.locator("li").first).to_contain_text("Taken back by ada")


def test_others_are_asked_again_and_that_is_undone(judged, visit):
    judged.admin.post(f"{LABELERS}/{judged.lena}/weights", {"weight": 0, "reason": "Asleep."})
    page, section = trust(judged, visit)
    expect(section).to_contain_text("3 of 3 judgements weigh 0; 3 tasks would be open for others.")
    form = section.locator("form").filter(has=page.get_by_role("button", name="Ask others again"))
    form.get_by_role("button").focus()
    page.keyboard.press("Enter")
    expect(form.locator(".field-error:visible")).to_have_count(1)
    form.get_by_label("Why, for the history").fill("Others again.")
    page.keyboard.press("Enter")
    expect(section).to_contain_text("3 judgements no longer count; 3 tasks were open for others.")
    assert judged.admin.get("/projects/everyday/progress")["tasksOpen"] >= 3
    section.get_by_role("button", name="Undo").click()
    expect(section).to_contain_text("3 judgements count again.")


def test_somebody_is_held_out_and_trained_on_again(judged, visit):
    page, section = trust(judged, visit, color_scheme="dark", **PHONE)
    form = section.locator("form").filter(has=page.get_by_role("button", name="Hold out"))
    form.get_by_label("Why, for the history").fill("To measure.")
    form.get_by_role("button").click()
    expect(section).to_contain_text("They measure and never train.")
    assert_fits(page)
    section.get_by_role("button", name="Train again").click()
    expect(section).not_to_contain_text("They measure and never train.")


def test_german_fits(judged, visit):
    page, section = trust(judged, visit, **GERMAN)
    expect(section).to_contain_text("Zurückgehalten")
    assert_nothing_is_cut(page)
