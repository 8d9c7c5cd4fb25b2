"""Since when a labeler judges otherwise, on their page: weeks with intervals, a mark where the change is, and what hangs on it;
by keyboard, on a phone, in German and in the dark."""

import json

import pytest
from playwright.sync_api import expect

from test_accessibility import check
from test_agreement import measure
from test_language import GERMAN, assert_nothing_is_cut
from test_phone import PHONE, assert_fits
from texts import task


def value(estimate, half=0.3):
    return {"estimate": estimate, "standardError": half / 2, "lower": estimate - half, "upper": estimate + half}


def manner(estimate, judgements):
    return {"reliability": value(estimate), "judgements": judgements}


CHANGE = {
    "since": "2026-01-14", "earliest": "2026-01-12", "latest": "2026-01-15", "probability": 0.0021,
    "before": manner(1.1, 60), "after": manner(0.2, 80), "reliability": value(-0.9),
    "cost": {"judgements": 80, "alone": 3, "decided": 31, "pairs": 462, "changed": 97},
}
WEEKS = [{"week": f"2026-W0{number + 2}", "monday": monday, "manner": manner(estimate, 35)} for number, (monday, estimate) in
         enumerate([("2026-01-05", 1.1), ("2026-01-12", 0.6), ("2026-01-19", 0.2), ("2026-01-26", 0.15)])]


@pytest.fixture
def judged(server):
    """Thirty tasks that three people of a file judged, who are found by number."""
    lines = [task(number, 3) | {"rankings": [{"labeler": name, "ranks": [1, 2, 3]} for name in ("anna", "ben", "cleo")]}
             for number in range(30)]
    server.admin.post("/projects/everyday/prompts?labeledBy=import:x", lines)
    measure(server.admin)
    labelers = server.admin.get("/projects/everyday/labelers")["items"]
    server.ids = {row["labeler"]["username"].rsplit("/")[-1]: row["labeler"]["id"] for row in labelers}
    return server


def open_labeler(server, visit, change=None, **options):
    """What takes weeks to come about is put into the server's own answer."""
    visitor = visit("ada", **options)

    def answer(route):
        history = route.fetch().json()
        history |= {"weeks": WEEKS, "judgements": 140, "isTested": True} | ({"change": change} if change else {})
        route.fulfill(status=200, content_type="application/json", body=json.dumps(history))

    if change is not None:
        visitor.context.route("**/labelers/*/history", answer)
    page = visitor.page(f"/labeler.html?project=everyday&labeler={server.ids['cleo']}")
    expect(page.locator("#history")).to_be_visible()
    return page


def test_what_was_measured_is_told_as_it_is(judged, visit):
    page = open_labeler(judged, visit)
    history = page.locator("#history")
    expect(history.locator("tbody tr")).to_have_count(1)
    expect(history).to_contain_text("To tell a change from chance takes 10 judgements before it and as many after it")
    expect(history).to_contain_text("Choose a day")


def test_a_change_is_told_drawn_and_marked(judged, visit):
    page = open_labeler(judged, visit, CHANGE)
    history = page.locator("#history")
    expect(history.locator(".verdict")).to_contain_text("Since Jan 14 they judge otherwise than before.")
    expect(history.locator(".verdict")).to_contain_text("between Jan 12 and Jan 15")
    expect(history.locator(".verdict")).to_contain_text("1.10 (0.80 to 1.40) before, and by 0.20 (−0.10 to 0.50) since")
    rows = history.locator("tbody tr")
    expect(rows).to_have_count(5)
    expect(rows.nth(1)).to_have_text("Since Jan 14: otherwise than before")
    expect(rows.nth(2)).to_contain_text("Jan 12")
    expect(history.locator(".interval-bar")).to_have_count(4)
    cost = history.locator("judgement-cost")
    expect(cost).to_contain_text("80 judgements made on Jan 14 or later.")
    expect(cost).to_contain_text("21.0 %")
    expect(cost).to_contain_text("97 of 462 pairs")
    check(page, "a labeler over time", "main")


def test_what_hangs_on_a_day_that_is_chosen_is_counted(judged, visit):
    page = open_labeler(judged, visit)
    cost = page.locator("judgement-cost")
    day = cost.get_by_label("Judgements made from")
    day.focus()
    day.fill("2020-01-01")
    expect(cost).to_contain_text("30 judgements made on Jan 1 or later.")
    # Three who agree: none of the ninety pairs hangs on one of them.
    expect(cost).to_contain_text("0 of 90 pairs")
    day.fill("2999-01-01")
    expect(cost).to_contain_text("0 judgements made on")
    expect(cost.locator("dd").nth(4)).to_have_text("–")


@pytest.mark.parametrize("options", [{"color_scheme": "dark"}, PHONE])
def test_it_can_be_read_in_the_dark_and_on_a_phone(judged, visit, options):
    page = open_labeler(judged, visit, CHANGE, **options)
    assert_fits(page)
    check(page, f"a labeler over time, {options}", "main")


def test_it_speaks_german(judged, visit):
    page = open_labeler(judged, visit, CHANGE, **GERMAN)
    expect(page.locator("#history h2")).to_have_text("Im Lauf der Zeit")
    expect(page.locator("#history .verdict")).to_contain_text("Seit 14. Jan. wird anders geurteilt als davor.")
    assert_nothing_is_cut(page)


def test_a_labeler_who_changed_is_named_on_the_page_of_agreement(judged, visit):
    visitor = visit("ada")

    def answer(route):
        report = route.fetch().json()
        report["items"][0]["changedSince"] = "2026-01-14"
        route.fulfill(status=200, content_type="application/json", body=json.dumps(report))

    visitor.context.route("**/agreement?by=labeler*", answer)
    page = visitor.page("/agreement.html?project=everyday")
    expect(page.locator("#labelers")).to_contain_text("Judges otherwise since Jan 14")
