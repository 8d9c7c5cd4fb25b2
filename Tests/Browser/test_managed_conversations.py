"""Managers read conversations: a list by labeler and state, and one of them whole, by keyboard, by address, on a phone, in
German and in the dark. Labelers are shown none of it."""

import json
import re

import pytest
from playwright.sync_api import expect

from api_types import Types
from server import Api, run_podium
from test_accessibility import check
from test_conversations import begin, state, talkers  # noqa: F401: a fixture
from test_language import GERMAN, assert_nothing_is_cut
from test_phone import PHONE, assert_fits

PATH = "/conversations.html?project=everyday"


@pytest.fixture
def held(server, talkers, visit):  # noqa: F811
    """One conversation of two turns, and one that has only begun."""
    page = begin(visit)
    for turn in [1, 2]:
        page.keyboard.type(f"Question {turn} of lena")
        page.keyboard.press("Enter")
        state(page, "judging")
        page.keyboard.press("1")
        page.keyboard.press("Enter")
        state(page, "writing")
    lena = Api(server.url, server.cookies["lena"])
    lena.post("/projects/everyday/conversations", {})
    return server


def row(page, number):
    return page.locator("#record tbody tr").nth(number)


def test_a_manager_finds_and_reads_one_by_keyboard(held, visit):
    page = visit("ada").page("/admin.html?project=everyday#conversations")
    link = page.locator("project-conversations").get_by_role("link", name="Read all conversations")
    link.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/conversations\.html\?project=everyday$"))
    expect(page.locator("#record tbody tr")).to_have_count(2)
    expect(row(page, 1)).to_contain_text("Question 1 of lena")
    expect(row(page, 1)).to_contain_text("lena")
    check(page, "conversations of a project")
    page.get_by_role("link", name="Question 1 of lena").focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Conversation 1")
    expect(page.locator("h1")).to_be_focused()
    expect(page).to_have_url(re.compile("conversation=1$"))
    assert "Conversation 1" in page.title()
    turns = page.locator(".turn")
    expect(turns).to_have_count(2)
    first = turns.first
    expect(first.locator(".said")).to_contain_text("Question 1 of lena")
    names = set(first.locator("article h3 [translate=no]").all_inner_texts())
    assert names == {"hidden-0", "hidden-1"}
    # Markdown is rendered, the best is marked, and the ranking is in words.
    expect(first.locator("article strong", has_text=re.compile("Apple|Banana"))).to_have_count(2)
    best = first.locator("article.is-best")
    expect(best).to_have_count(1)
    expect(best).to_contain_text("1st")
    expect(best).to_contain_text("It goes on from this one.")
    expect(first.locator(".judgements")).to_contain_text("lena: ranked A > B")
    check(page, "a conversation whole")

    # Back and forth, and the address alone, lead where they should.
    page.go_back()
    expect(page.locator("h1")).to_have_text("Conversations")
    expect(page.locator("#record tbody tr")).to_have_count(2)
    page.go_forward()
    expect(page.locator("h1")).to_have_text("Conversation 1")
    page.reload()
    expect(page.locator(".turn")).to_have_count(2)
    page.get_by_role("link", name="All conversations").press("Enter")
    expect(page.locator("#record tbody tr")).to_have_count(2)
    page.get_by_role("link", name="Back to the project").press("Enter")
    expect(page).to_have_url(re.compile(r"/admin\.html\?project=everyday#conversations$"))


def test_the_list_is_narrowed_and_goes_on(held, visit):
    Api(held.url, held.cookies["lena"]).post("/conversations/2/end", {})
    page = visit("ada").page(PATH)
    expect(page.locator("#record tbody tr")).to_have_count(2)
    page.get_by_label("State").select_option("Ended")
    expect(page.locator("#record tbody tr")).to_have_count(1)
    expect(page).to_have_url(re.compile("state=ended"))
    page.get_by_label("Labeler").select_option("lena")
    expect(page).to_have_url(re.compile(r"labeler=\d+&state=ended"))
    expect(page.locator("#record tbody tr")).to_have_count(1)
    page.get_by_label("State").select_option("An answer could not be had")
    expect(page.locator("#record")).to_contain_text("There are no such conversations.")
    page.go_back()
    expect(page.locator("#record tbody tr")).to_have_count(1)
    page.go_back()
    expect(page.get_by_label("Labeler")).to_have_value("")
    expect(page.get_by_label("State")).to_have_value("ended")
    page.goto(f"{held.url}{PATH}&labeler=1&state=nonsense&conversation=99")
    expect(page.locator("#record")).to_contain_text("There is no conversation 99.")
    with page.expect_download() as download:
        page.goto(f"{held.url}{PATH}")
        page.get_by_role("link", name="Download all as NDJSON").click()
    lines = [json.loads(line) for line in download.value.path().read_text().splitlines()]
    assert [len(line["turns"]) for line in lines] == [2, 0]
    text = run_podium("conversation", "export", "--project", "everyday", "--data", held.data)
    assert [json.loads(line) for line in text.splitlines()] == lines
    shown = run_podium("conversation", "show", "1", "--project", "everyday", "--data", held.data)
    assert "hidden-0" in shown and "lena ranked A > B" in shown


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_reads_well_on_a_phone_and_in_german(held, visit, scheme):
    page = visit("ada", color_scheme=scheme, **PHONE, **GERMAN).page(PATH)
    expect(page.locator("h1")).to_have_text("Gespräche")
    assert_fits(page)
    check(page, "conversations on a phone")
    page.get_by_role("link", name="Question 1 of lena").click()
    expect(page.locator("h1")).to_have_text("Gespräch 1")
    expect(page.locator(".judgements").first).to_contain_text("lena: gereiht A > B")
    assert_fits(page)
    assert_nothing_is_cut(page)
    check(page, "a conversation on a phone")


def test_labelers_are_shown_none_of_it(held, visit):
    page = visit("lena").page(f"{PATH}&conversation=1")
    expect(page.locator("#record")).to_contain_text("Only a manager of this project")
    assert "hidden-" not in page.content()
    page.goto(f"{held.url}{PATH}")
    expect(page.locator("#record a")).to_be_visible()
    assert "hidden-" not in page.content()


def test_answers_have_the_fields_that_the_page_reads(held):
    types = Types()
    assert list(types.faults(held.admin.get("/conversations/1/record"), "ConversationRecord")) == []
    for item in held.admin.get("/projects/everyday/conversations?of=all")["items"]:
        assert list(types.faults(item, "ConversationSummary")) == []
