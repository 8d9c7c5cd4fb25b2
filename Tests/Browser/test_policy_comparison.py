"""Which policies people prefer: read on the admin page by keyboard, on a phone, in German and in the dark."""

import csv
import io

import pytest
from playwright.sync_api import expect

from test_accessibility import check
from test_language import GERMAN, assert_nothing_is_cut
from test_phone import PHONE, assert_fits

LONG = "a-policy-whose-name-is-a-path-checkpoints-0123456789abcdef0123456789abcdef-step-12000"
POLICIES = ["base", "tuned", LONG]


@pytest.fixture
def judged(server):
    """60 prompts, each ranked by one of three labelers: the tuned policy wins mostly, the long one seldom."""
    server.admin.patch("/projects/everyday", {"overlap": 5})
    words = ["amber", "basin", "cedar", "delta", "ember", "fjord", "grove", "heron", "islet", "jetty"]
    lines = []
    for number in range(60):
        order = [1, 0, 2] if number % 3 else [0, 2, 1] if number % 2 else [2, 1, 0]
        ranks = [1 + order.index(place) for place in range(3)]
        lines.append({
            "prompt": f"{words[number % 10]} {words[number // 10]} {number * 37}?",
            "completions": [{"text": f"{name[:4]} says **{number}**" + " more" * (place * number % 7), "model": name}
                            for place, name in enumerate(POLICIES)],
            "rankings": [{"labeler": f"l{number // 3 % 3}", "ranks": ranks}],
            "meta": {"kind": "sums" if number < 40 else "letters", "language": "German" if number % 2 else "en-GB"},
        })
    assert server.admin.post("/projects/everyday/prompts", lines)["created"] == 60
    return server


def open_comparison(visit, who="ada", **options):
    page = visit(who, **options).page("/admin.html?project=everyday#policies")
    summary = page.locator("policy-comparison summary")
    expect(summary).to_be_visible()
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator("policy-comparison tbody tr").first).to_be_visible()
    return page


def test_a_comparison_is_read_and_chosen_by_keyboard(judged, visit):
    page = open_comparison(visit)
    comparison = page.locator("policy-comparison")
    expect(comparison).to_contain_text("60 judgements of 60 prompts by 3 labelers, of tasks that nobody chose but chance.")
    policies = comparison.get_by_role("group", name="Policies", exact=True)
    expect(policies.get_by_role("rowheader")).to_have_count(3)
    expect(policies.get_by_role("rowheader").first).to_have_text("tuned")
    answer = judged.admin.get("/projects/everyday/policies/comparison")
    best = answer["policies"][0]
    expect(policies.get_by_role("row").nth(1)).to_contain_text(f"{best['winRate']['rate']['value'] * 100:.1f} %")
    expect(comparison.get_by_role("img", name="Strengths of 3 policies")).to_be_visible()
    expect(comparison).to_contain_text("No reward model answers in this project yet")
    pairs = comparison.get_by_role("group", name="Two by two")
    expect(pairs.get_by_role("rowheader")).to_have_count(3)
    check(page, "a comparison of policies", "policy-comparison")

    expect(comparison.get_by_role("columnheader", name="Of equal style")).to_have_count(0)
    comparison.get_by_label("As it is").focus()
    page.keyboard.press("ArrowRight")
    expect(comparison.get_by_role("columnheader", name="Of equal style")).to_be_visible()
    expect(comparison.get_by_label("Controlled for")).to_be_focused()
    comparison.get_by_text("All", exact=True).click()
    expect(comparison).to_contain_text("chosen tasks among them.")

    with page.expect_download() as download:
        comparison.get_by_role("link", name="Download as CSV").click()
    rows = list(csv.DictReader(io.StringIO(download.value.path().read_text())))
    assert {row["policy"] for row in rows if row["figure"] == "styledStrength"} == set(POLICIES)


def test_it_is_told_by_what_was_asked(judged, visit):
    page = open_comparison(visit)
    comparison = page.locator("policy-comparison")
    select = comparison.get_by_label("Told apart by")
    expect(select.get_by_role("option")).to_have_text(
        ["Nothing", "Length of the prompt", "Language", "Turns", "Import", "kind", "language"])
    select.focus()
    select.select_option("kind")
    parts = comparison.get_by_role("group", name="By kind", exact=True)
    expect(parts.get_by_role("row")).to_have_count(7)
    expect(parts.get_by_role("rowheader").first).to_have_text("sums")
    expect(comparison).to_contain_text("2 parts are looked at. Of 95 % intervals about one in twenty misses")
    answer = judged.admin.get("/projects/everyday/policies/comparison?slice=meta.kind")
    best = answer["policies"][0]["policyId"]
    first = next(policy for policy in answer["parts"][0]["policies"] if policy["policyId"] == best)
    # Halves are rounded up.
    expect(parts.get_by_role("row").nth(1)).to_contain_text(f"{first['winRate']['rate']['value'] * 100 + 1e-9:.1f} %")
    expect(select).to_be_focused()
    expect(select).to_have_value("meta.kind")
    check(page, "a comparison by kind of prompt", "policy-comparison")
    select.select_option("Language")
    parts = comparison.get_by_role("group", name="By language", exact=True)
    expect(parts.get_by_role("rowheader").first).to_have_text("English")
    expect(parts).to_contain_text("German")
    with page.expect_download() as download:
        comparison.get_by_role("link", name="Download as CSV").click()
    rows = list(csv.DictReader(io.StringIO(download.value.path().read_text())))
    assert {row["part"] for row in rows} == {"", "English", "German"}


def test_an_empty_project_compares_nothing(server, visit):
    page = visit("ada").page("/admin.html?project=everyday#policies")
    page.locator("policy-comparison summary").click()
    expect(page.locator("policy-comparison")).to_contain_text("Nothing compares two policies yet")
    expect(page.locator("policy-comparison table")).to_have_count(0)


def test_it_fits_a_phone_in_german_and_in_the_dark(judged, visit):
    page = open_comparison(visit, **PHONE, **GERMAN, color_scheme="dark")
    expect(page.locator("policy-comparison")).to_contain_text("60 Urteile über 60 Prompts von 3 Personen")
    check(page, "a comparison on a phone", "policy-comparison")
    assert_fits(page)
    assert_nothing_is_cut(page)


def test_answers_have_the_fields_that_the_page_reads(judged):
    from api_types import Types
    for query in ("", "?style=true&slice=promptLength", "?slice=round&baseline=1", "?slice=turns&tasks=all",
                  "?slice=language", "?slice=meta.kind"):
        answer = judged.admin.get("/projects/everyday/policies/comparison" + query)
        assert list(Types().faults(answer, "PolicyComparison")) == []
