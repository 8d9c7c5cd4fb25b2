"""What a project asks, on the page on which it is answered: every kind of judgement and of field, by key and by hand."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from forms import choice, flag, form, likert, text
from server import PASSWORD
from test_phone import PHONE, assert_fits
from texts import task

LEVELS = [{"value": 1, "label": "slightly better"}, {"value": 2, "label": "better"}, {"value": 3, "label": "much better"}]
COUNT_KEYS = "window.keys = 0; addEventListener('keydown', () => window.keys++, { capture: true })"


@pytest.fixture
def ask(server):
    """`ask("arena")` gives the project a preset's form, `ask(form(…))` one of the test's own."""

    def set_form(wanted):
        if isinstance(wanted, str):
            wanted = next(preset["form"] for preset in server.admin.get("/form-presets")["items"] if preset["name"] == wanted)
        server.admin.put("/projects/everyday/form", wanted)

    return set_form


def ids(desk):
    """The completions' ids, in the order shown, by their letters."""
    return desk.page.evaluate("document.querySelector('ranking-board').sitting.slots.ids")


def answers(body, desk_ids):
    """What was answered of each completion, in the order shown."""
    return [body["answers"]["completions"].get(str(id)) for id in desk_ids]


# Keys

@pytest.mark.parametrize(
    "preset, keys",
    [
        ("instructGPTTwoSteps", "h5 f3 t7 z2 a2 b3 c1 d4"),     # flag and rating of each, then letters and ranks
        ("instructGPT", "a2q5h b3q3f c1q7t d4q2z"),             # card by card: rank, rating, flag
    ],
)
def test_everything_of_four_answers_takes_at_most_24_keys(ask, add_tasks, visit, preset, keys):
    ask(preset)
    add_tasks(4)
    visitor = visit("lena")
    visitor.context.add_init_script(COUNT_KEYS)
    desk = visitor.label()
    shown = ids(desk)
    desk.keys(keys)
    receipt, sent = desk.submit()
    assert receipt["counted"]
    assert desk.page.evaluate("window.keys") <= 24
    assert sent["tiers"] == [[shown[2]], [shown[0]], [shown[1]], [shown[3]]]
    assert answers(sent, shown) == [
        {"overall": 5, "hallucination": True}, {"overall": 3, "failsTask": True},
        {"overall": 7, "satisfiesConstraint": True}, {"overall": 2, "harmfulAdvice": True},
    ]


def test_in_two_steps_the_focus_leads_and_ranks_wait(ask, add_tasks, visit):
    ask("instructGPTTwoSteps")
    add_tasks(3)
    desk = visit("lena").label()
    rating = desk.cards.nth(0).get_by_role("radiogroup", name="Overall quality")
    expect(desk.page.locator("rank-rail")).to_contain_text("0 of 3 rated")
    expect(desk.cards.nth(0).locator(".ranks")).to_be_hidden()
    desk.keys("a")
    expect(rating).to_be_focused()
    desk.keys("5")
    expect(desk.cards.nth(1).get_by_role("radiogroup", name="Overall quality")).to_be_focused()
    desk.keys("4 6")
    expect(desk.cards.nth(0)).to_be_focused()
    expect(desk.cards.nth(0).locator(".ranks")).to_be_visible()
    expect(desk.page.locator("#announcer")).to_contain_text("All are rated. Now rank them")
    desk.keys("1 b2 c1")
    desk.expect_steps("AC", "B", "")
    desk.keys("q2")                                # a rating is corrected by its key and a digit
    receipt, sent = desk.submit()
    assert receipt["counted"]
    assert sent["answers"]["completions"].keys() == {str(id) for tier in sent["tiers"] for id in tier}


def test_one_undo_for_ranks_ratings_and_flags(ask, add_tasks, visit):
    ask("instructGPT")
    add_tasks(3)
    desk = visit("lena").label()
    flagged = desk.cards.nth(0).locator("[data-field=hallucination] .flag")
    rated = desk.cards.nth(0).get_by_role("radio", name="5 of 7")
    desk.keys("a1 q5 h")
    expect(flagged).to_have_attribute("data-value", "yes")
    desk.keys("Control+z")
    expect(flagged).to_have_attribute("data-value", "")
    desk.keys("u")
    expect(rated).not_to_be_checked()
    desk.keys("u")
    desk.expect_steps("", "", "")
    desk.keys("Shift+U Shift+U Shift+U")
    desk.expect_steps("A", "", "")
    expect(rated).to_be_checked()
    expect(flagged).to_have_attribute("data-value", "yes")


def test_keys_of_flags_step_aside_for_letters_of_completions(ask, add_tasks, visit):
    ask("instructGPT")
    add_tasks(9)
    desk = visit("lena").label()
    desk.keys("f")
    expect(desk.cards.nth(5)).to_be_focused()
    desk.keys("Shift+F")
    expect(desk.cards.nth(5).locator("[data-field=failsTask] .flag")).to_have_attribute("data-value", "yes")


# Answers

def test_nothing_said_is_not_no(ask, add_tasks, visit, server):
    ask(form(fields=[flag("rude", key="x"), flag("wrong", key="y")]))
    add_tasks(2)
    desk = visit("lena").label()
    shown = ids(desk)
    desk.keys("1 a xx b x y y y")
    state = desk.cards.nth(0).get_by_role("button", name=re.compile("^x?rude"))
    expect(state).to_have_text(re.compile("rude: no$"))
    expect(desk.cards.nth(0).get_by_role("button", name=re.compile("wrong"))).to_have_text(re.compile(": not answered$"))
    _, sent = desk.submit()
    assert answers(sent, shown) == [{"rude": False}, {"rude": True}]


def test_what_is_required_is_marked_said_and_led_to(ask, add_tasks, visit):
    ask(form(fields=[
        likert("overall", isRequired=True, key="q"), likert("sure", about="task", isRequired=True, key="w"),
        text("why", about="task", isRequired=True, minimumLength=20, key="y"),
    ]))
    add_tasks(3)
    desk = visit("lena").label()
    expect(desk.cards.nth(0).get_by_role("radiogroup", name="overall (required)")).to_be_visible()
    desk.keys("a1 b2 c3 q4 Enter")
    expect(desk.notices).to_contain_text("Still to answer: overall of A and B; sure; why.")
    expect(desk.cards.nth(0).get_by_role("radiogroup")).to_be_focused()
    desk.keys("3 b q 5 Enter")
    sure = desk.page.locator("task-answers").get_by_role("radiogroup", name="sure")
    expect(sure).to_be_focused()
    desk.keys("7 Enter")
    why = desk.page.locator("task-answers textarea")
    expect(why).to_be_focused()
    desk.page.keyboard.type("too short")
    expect(desk.page.locator("task-answers")).to_contain_text("9 of at least 20 characters")
    desk.page.keyboard.press("Control+Enter")
    expect(desk.notices).to_contain_text("Still to answer: why.")
    desk.page.keyboard.type(", but now it is long enough")
    with desk.page.expect_response("**/ranking") as answer:
        desk.page.keyboard.press("Control+Enter")
    assert answer.value.ok
    assert answer.value.request.post_data_json["answers"]["task"]["sure"] == 7


def test_choices_are_answered_by_digits_and_by_pointer(ask, add_tasks, visit):
    long = "An option that is worded at some length, so that a row of all of them would not fit"
    ask(form(fields=[
        choice("tone", "formal", "casual", "rude", about="completion", key="t"),
        choice("topics", "law", "food", "love", about="task", isMultiple=True, key="q"),
        choice("safety", long, long + " indeed", about="task", key="w"),
    ]))
    add_tasks(3)
    desk = visit("lena").label()
    shown = ids(desk)
    desk.keys("a1 b2 c3 t2 b")
    desk.cards.nth(1).get_by_text("rude").click()
    desk.keys("q13")
    desk.keys("w2")
    expect(desk.page.get_by_role("combobox")).to_have_value("option2")
    _, sent = desk.submit()
    assert sent["answers"]["task"] == {"topics": ["option1", "option3"], "safety": "option2"}
    assert answers(sent, shown) == [None, {"tone": "option3"}, {"tone": "option2"}]


def test_help_opens_by_keyboard_and_by_touch(ask, add_tasks, visit):
    ask("instructGPT")
    add_tasks(3)
    for options in ({}, PHONE):
        desk = visit("lena", **options).label()
        button = desk.cards.nth(0).get_by_role("button", name="What the questions on this completion mean")
        if options:
            button.tap()
        else:
            button.focus()
            desk.page.keyboard.press("Enter")
        panel = desk.page.get_by_role("dialog", name="What is asked")
        expect(panel).to_contain_text("Satisfies constraint provided in the instruction")
        box = panel.bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= desk.page.viewport_size["width"]
        panel.get_by_role("button", name="Close").click()
        expect(panel).to_be_hidden()
    desk = visit("lena").label()
    desk.keys("?")
    expect(desk.page.get_by_role("dialog", name="Keys")).to_contain_text("Encourages or fails to discourage")


# Kinds of judgement

def test_a_scale_of_a_pair_takes_one_digit(ask, add_tasks, visit):
    ask(form(kind="pair", tieLabel="about the same", strengths=LEVELS, strengthIsRequired=True))
    add_tasks(2)
    desk = visit("lena").label()
    a, b = ids(desk)
    buttons = desk.page.locator("rank-rail button")
    expect(buttons).to_have_text([
        "A much better1", "A better2", "A slightly better3", "About the same4", "B slightly better5", "B better6",
        "B much better7"])
    desk.keys("4")
    expect(buttons.nth(3)).to_have_attribute("aria-pressed", "true")
    desk.keys("6")
    expect(desk.page.locator("rank-rail [aria-pressed=true]")).to_have_text("B better6")
    _, sent = desk.submit()
    assert (sent["tiers"], sent["strengths"]) == ([[b], [a]], [2])


def test_after_a_click_enter_submits(add_tasks, visit):
    add_tasks(2)
    desk = visit("lena").label()
    desk.page.get_by_role("button", name="B is better").click()
    receipt, _ = desk.submit()
    assert receipt["counted"]


def test_both_bad_is_an_answer_of_its_own(ask, add_tasks, visit):
    ask("arena")
    add_tasks(2)
    desk = visit("lena").label()
    desk.keys("=")
    expect(desk.page.get_by_role("button", name="Tie")).to_have_attribute("aria-pressed", "true")
    desk.page.get_by_role("button", name="Both are bad").click()
    expect(desk.page.get_by_role("button", name="Tie")).to_have_attribute("aria-pressed", "false")
    _, sent = desk.submit()
    assert sent["allBad"] is True and len(sent["tiers"]) == 1


def test_strengths_between_neighbours_and_all_bad(ask, add_tasks, visit):
    ask(form(strengths=LEVELS, strengthIsRequired=True, allBad=True))
    add_tasks(4)
    desk = visit("lena").label()
    desk.keys("a1 b2 c2 d3")
    rows = desk.page.locator("task-answers .strength")
    expect(rows.locator(".order")).to_have_text(["A›BC", "BC›D"])
    desk.keys("Enter")
    expect(desk.notices).to_contain_text("Say how much better each is than the next.")
    expect(rows.nth(0).get_by_role("radiogroup")).to_be_focused()
    desk.keys("3 1")
    desk.keys("a 0")
    _, sent = desk.submit()
    assert (sent["strengths"], sent["allBad"]) == ([3, 1], True)


def test_an_order_without_ties(ask, add_tasks, visit):
    ask(form(ties=False))
    add_tasks(3)
    desk = visit("lena").label()
    desk.keys("a1 b1 c1")
    desk.expect_steps("C", "B", "A")
    desk.keys("=")
    expect(desk.page.locator("#announcer")).to_have_text("This project asks for an order without ties.")
    receipt, _ = desk.submit()
    assert receipt["counted"]


def test_rating_only(ask, add_tasks, visit):
    ask(form(kind="rating", ties=False, fields=[likert("truth", isRequired=True), likert("style")]))
    add_tasks(2)
    desk = visit("lena").label()
    expect(desk.page.locator("rank-rail, .ranks")).to_be_hidden()
    desk.keys("a 5 3 4 2")
    _, sent = desk.submit()
    assert sent["tiers"] == []
    assert sorted(map(tuple, (value.items() for value in sent["answers"]["completions"].values()))) == [
        (("truth", 4), ("style", 2)), (("truth", 5), ("style", 3))]


def test_a_demonstration_is_written_counted_and_kept(ask, server, visit):
    ask(form(kind="demonstration", ties=False, minimumLength=20))
    server.admin.post("/projects/everyday/prompts", [{"prompt": "Write a haiku.", "completions": [{"text": "An old pond."}]}])
    page = visit("lena").page("/label.html?project=everyday")
    expect(page.locator("body")).to_have_attribute("data-state", "working")
    field = page.get_by_label("Your answer")
    page.keyboard.press("Enter")                   # nothing written yet: leads to the field
    expect(field).to_be_focused()
    page.keyboard.type("An old pond")
    expect(page.locator("demonstration-field")).to_contain_text("3 words · 11 of at least 20 characters")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#notices")).to_contain_text("at least 20 characters")
    with page.expect_response("**/draft") as saved:
        page.keyboard.type(", and a frog.\nskip?")
    assert saved.value.ok
    page.reload()
    expect(field).to_have_value("An old pond, and a frog.\nskip?")
    expect(page.locator("completion-card")).to_have_count(1)
    field.focus()
    with page.expect_response("**/ranking") as answer:
        page.keyboard.press("Control+Enter")
    assert answer.value.ok
    assert answer.value.request.post_data_json["demonstration"] == "An old pond, and a frog.\nskip?"


@pytest.mark.parametrize("asked, locale, words", [
    (form("rating", False, fields=[likert("truth")]), "en", ("rating", "ratings", "You are changing an earlier rating.")),
    (form("rating", False, fields=[likert("truth")]), "de", ("Bewertung", "Bewertungen", "Eine frühere Bewertung wird geändert.")),
    (form("demonstration", False), "en", ("demonstration", "demonstrations", "You are changing an earlier demonstration.")),
    (form("demonstration", False), "de", ("Musterantwort", "Musterantworten", "Eine frühere Musterantwort wird geändert.")),
])
def test_what_is_handed_in_is_called_what_it_is(ask, add_tasks, server, visit, asked, locale, words):
    one, more, revising = words
    said = (lambda n, what: f"heute {n} {what} · ") if locale == "de" else (lambda n, what: f"{n} {what} today · ")
    ask(asked)
    if asked["judgement"]["kind"] == "rating":
        add_tasks(2)
    else:
        server.admin.post("/projects/everyday/prompts", [{"prompt": "Write a haiku."}])
    page = visit("lena", locale=locale).page("/label.html?project=everyday")
    expect(page.locator("body")).to_have_attribute("data-state", "working")
    expect(page.locator("#pace")).to_contain_text(said(0, more))
    expect(page.locator("#note")).to_have_attribute("placeholder", re.compile("^(?!.*(rank|Rang))"))
    if page.locator("#demonstration").is_visible():
        page.locator("#demonstration").fill("An old pond")
    with page.expect_response("**/ranking"):
        page.keyboard.press("Control+Enter")
    # Nothing is in hand now, and yet it is known.
    expect(page.locator("body")).to_have_attribute("data-state", "empty")
    expect(page.locator("#pace")).to_contain_text(said(1, one))
    page.keyboard.press("v")
    page.locator("previous-rankings li button").click()
    expect(page.locator("#notices")).to_contain_text(revising)
    assert not re.search(r"rank|Rang", page.locator("body").inner_text())


def test_a_day_of_several_kinds_has_a_word_for_all(ask, add_tasks, server, visit):
    ask(form("rating", False, fields=[likert("truth")]))
    add_tasks(2)
    desk = visit("lena").label()
    desk.submit()
    expect(desk.page.locator("#pace")).to_contain_text("1 rating today")
    ask(form("pair"))
    add_tasks(2)
    desk = visit("lena").label()
    desk.keys("1")
    desk.submit()
    expect(desk.page.locator("#pace")).to_contain_text("2 judgements today")


# Nothing is lost

def everything(desk):
    """Ranks, strengths, ratings, flags, the task's answers and a note."""
    desk.keys("q5 h b q3 c q7 a1 b2 c3 0 Enter 2 1")
    desk.page.locator("task-answers textarea").fill("They are all about the same thing.")
    desk.page.get_by_text("Note on this task").click()
    desk.page.locator("#note").fill("Half done")


def body(desk):
    return desk.page.evaluate(
        "(() => { const { sitting } = document.querySelector('ranking-board'); return sitting.judgement.submission(sitting.form) })()")


WHOLE = dict(
    strengths=LEVELS, strengthIsRequired=True, allBad=True,
    fields=[likert("overall", isRequired=True, key="q"), flag("hallucination", key="h"), text("why", about="task", key="y")])


def test_all_answers_come_back_on_reload_and_when_changed_later(ask, add_tasks, visit):
    ask(form(**WHOLE))
    add_tasks(3)
    desk = visit("lena").label()
    add_tasks(2)
    with desk.page.expect_response("**/draft"):
        everything(desk)
    before = body(desk)
    assert before["strengths"] == [2, 1] and before["allBad"] and before["answers"]["task"]["why"].startswith("They")
    desk.page.reload()
    desk.wait()
    assert body(desk) == before
    expect(desk.page.locator("task-answers textarea")).to_have_value("They are all about the same thing.")
    elsewhere = visit("lena").label()
    assert body(elsewhere) == before
    desk.page.locator("completion-card").first.focus()
    _, sent = desk.submit()
    assert {name: sent[name] for name in before} == before
    desk.expect_task(1)
    desk.page.get_by_role("button", name="Change it").click()
    desk.expect_task(0)
    assert body(desk) == before
    expect(desk.page.locator("#note")).to_have_value("Half done")
    desk.keys("a h")
    changed, sent = desk.submit()
    assert changed["revision"] == 2
    assert sent["answers"]["completions"][str(before["tiers"][0][0])] == {"overall": 5, "hallucination": False}


def test_all_answers_survive_no_network_and_an_ended_session(ask, add_tasks, visit, server):
    ask(form(**WHOLE))
    add_tasks(3)
    visitor = visit("lena")
    desk = visitor.label()
    add_tasks(2)
    everything(desk)
    before = body(desk)
    desk.page.locator("completion-card").first.focus()
    visitor.context.set_offline(True)
    desk.keys("Enter")
    expect(desk.notices).to_contain_text("Your work is kept on this machine")
    visitor.context.clear_cookies()
    with desk.page.expect_response(lambda answer: answer.url.endswith("/ranking") and answer.ok) as sent:
        visitor.context.set_offline(False)
        dialog = desk.page.get_by_role("dialog", name="Please sign in again")
        dialog.get_by_label("Password").fill(PASSWORD)
        dialog.get_by_label("Password").press("Enter")
    said = sent.value.request.post_data_json
    assert {name: said[name] for name in before} == before
    desk.expect_task(1)


# By touch alone

def test_two_steps_by_touch_alone(ask, add_tasks, visit):
    ask("instructGPTTwoSteps")
    add_tasks(3)
    desk = visit("lena", **PHONE).label()
    tabs = desk.page.locator("card-tabs button")
    for index, rating in enumerate((5, 3, 7)):
        tabs.nth(index).tap()
        card = desk.cards.nth(index)
        card.locator("likert-field label").nth(rating - 1).tap()
        target = card.get_by_role("button", name=re.compile("Hallucination"))
        assert target.bounding_box()["height"] >= 36
        target.tap()
    assert_fits(desk.page)
    for index, rank in enumerate((2, 3, 1)):
        tabs.nth(index).tap()
        desk.cards.nth(index).locator(".ranks label").nth(rank - 1).tap()
    desk.expect_steps("C", "A", "B")
    with desk.page.expect_response("**/ranking") as answer:
        desk.submit_button.tap()
    assert answer.value.ok


def test_every_preset_fits_a_phone(server, visit):
    presets = server.admin.get("/form-presets")["items"]
    member = next(user["id"] for user in server.admin.get("/users")["items"] if user["username"] == "lena")
    for preset in presets:
        slug = preset["name"].lower()
        server.admin.post("/projects", {"slug": slug, "name": preset["title"], "preset": preset["name"]})
        server.admin.put(f"/projects/{slug}/members/{member}", {"role": "labeler"})
        server.admin.post(f"/projects/{slug}/prompts", [task(1, 2 if preset["form"]["judgement"]["kind"] == "pair" else 4)])
        page = visit("lena", **PHONE).page(f"/label.html?project={slug}")
        expect(page.locator("body")).to_have_attribute("data-state", "working")
        assert_fits(page)


def test_the_pages_keys_are_those_that_no_form_may_take(server, visit):
    """What the server keeps for the page (`FormRules.ownKeys`) holds every letter that is a command there."""
    rules = (Path(__file__).resolve().parents[2] / "Sources/Preferences/Form/FormRules.swift").read_text()
    kept = set(re.search(r'ownKeys = "([a-z]+)"', rules)[1])
    page = visit("lena").page("/label.html?project=everyday")
    commands = page.evaluate("""async () => {
        const { isUsual } = await import("/labeling/key-choices.js");
        return [..."abcdefghijklmnopqrstuvwxyz"].filter(isUsual);
    }""")
    assert commands and set(commands) <= kept
