"""A labeler talks with policies that they do not know: by keyboard, streamed, on a phone, in German and in the dark; what
was written survives a reload, a failing endpoint and a restart of the server."""

import re

import pytest
from playwright.sync_api import expect

from api_types import Types
from endpoint import Talker
from server import Api
from test_accessibility import check
from test_language import GERMAN, assert_nothing_is_cut
from test_phone import PHONE, assert_fits

PATH = "/conversation.html?project=everyday"


@pytest.fixture
def talkers(server):
    """Two policies that answer word by word, and a project that offers conversations with them."""
    def says(name):
        return lambda body: (
            f"**{name.title()}** thinks about *{body['messages'][-1]['content']}* and adds {len(body['messages'])} words"
            f" of its own (number {body['seed']}), so that there is something to read.\n\n- first\n- second")

    running = [Talker(says("apple"), 0.004), Talker(says("banana"), 0.03)]
    policies = []
    for number, talker in enumerate(running):
        policy = {"name": f"hidden-{number}", "endpoint": {"url": talker.url}}
        policies.append({"policyId": server.admin.post("/policies", policy)["id"], "completions": 1})
    server.admin.put("/projects/everyday/conversation-plan", {"isOn": True, "policies": policies, "mostTurns": 3})
    yield running
    for talker in running:
        talker.stop()


def state(page, name):
    expect(page.locator("body")).to_have_attribute("data-state", name)


def begin(visit, **options):
    page = visit("lena", **options).page(PATH)
    state(page, "list")
    page.get_by_role("button", name=re.compile("Begin a conversation|Ein Gespräch beginnen")).press("Enter")
    state(page, "writing")
    return page


def test_a_conversation_by_keyboard(server, talkers, visit):
    page = begin(visit)
    expect(page.get_by_label("Your message")).to_be_focused()
    for turn in [1, 2, 3]:
        page.keyboard.type(f"Question {turn}")
        page.keyboard.press("Enter")
        state(page, "judging")
        expect(page.locator("completion-card")).to_have_count(2)
        # Markdown is rendered once it is whole.
        expect(page.locator("completion-card strong").first).to_have_text(re.compile("Apple|Banana"))
        # The keys that the page shows do what stands beside them.
        page.keyboard.press("l")
        expect(page.locator("html")).to_have_attribute("data-layout", ["shelf", "stack", "columns"][turn - 1])
        # Of two, 1 says that A is better.
        page.keyboard.press("1")
        best = page.locator("completion-card").first.locator("strong").inner_text()
        page.keyboard.press("Enter")
        state(page, "writing" if turn < 3 else "over")
        expect(page.locator("prompt-conversation .message")).to_have_count(2 * turn)
        expect(page.locator("prompt-conversation .message").last).to_contain_text(best)
    expect(page.get_by_text("has had all its turns")).to_be_visible()
    lena, types = Api(server.url, server.cookies["lena"]), Types()
    answers = [
        ("Conversation", lena.get("/conversations/1")), ("Conversation", server.admin.get("/conversations/1")),
        ("ConversationOffer", lena.get("/projects/everyday/conversation-offer")),
        ("ConversationPlan", server.admin.get("/projects/everyday/conversation-plan")),
        ("ConversationSummary", lena.get("/projects/everyday/conversations")["items"][0]),
        ("ConversationSummary", server.admin.get("/projects/everyday/conversations?of=all")["items"][0]),
    ]
    for type, answer in answers:
        assert not list(types.faults(answer, type)), type
    rankings = server.admin.get("/projects/everyday/rankings?limit=10")["items"]
    assert len(rankings) == 3
    tasks = server.admin.get("/projects/everyday/tasks")["items"]
    assert [len(task["prompt"]) for task in tasks] == [1, 3, 5]
    assert all({completion["model"] for completion in task["completions"]} == {"hidden-0", "hidden-1"} for task in tasks)


def test_answers_are_streamed_to_one_length_and_survive_a_reload(server, talkers, visit):
    page = begin(visit)
    answers = []
    page.on("response", lambda response: answers.append(response))
    talkers[1].gate.clear()
    page.keyboard.type("Wait for me")
    page.keyboard.press("Enter")
    state(page, "asking")
    expect(page.locator("live-answers .waiting")).to_be_visible()
    # The quick one is done, and nothing of it is shown before the other begins.
    expect(page.locator(".live-answer")).to_have_count(0)
    page.reload()
    state(page, "asking")
    expect(page.locator("prompt-conversation")).to_contain_text("Wait for me")
    talkers[1].gate.set()
    expect(page.locator(".live-answer")).to_have_count(2)
    state(page, "judging")
    page.keyboard.press("1")
    page.reload()
    state(page, "judging")
    expect(page.locator("completion-card").first.locator(".standing .visually-hidden")).to_have_text(re.compile("1st"))
    for response in answers:
        assert "hidden-" not in str(response.headers)
    assert "hidden-" not in page.content()


def test_what_was_written_is_kept_where_an_endpoint_fails_and_a_server_ends(server, talkers, visit):
    page = begin(visit)
    page.keyboard.type("Half a ")
    page.reload()
    state(page, "writing")
    expect(page.get_by_label("Your message")).to_have_value("Half a ")
    page.get_by_label("Your message").press("End")
    talkers[0].fails(401)
    page.keyboard.type("question")
    page.keyboard.press("Enter")
    state(page, "failed")
    expect(page.get_by_text("Your message is kept.")).to_be_visible()
    expect(page.locator("prompt-conversation")).to_contain_text("Half a question")
    assert "hidden-" not in page.content()
    check(page, "an answer could not be had")
    server.stop()
    server.start()
    talkers[0].fails(200)
    page.reload()
    state(page, "failed")
    expect(page.get_by_role("button", name="Ask again")).to_be_focused()
    page.keyboard.press("Enter")
    state(page, "judging")
    assert len(talkers[1].asked) == 1


def test_the_list_leads_back_and_an_end_is_an_end(server, talkers, visit):
    page = begin(visit)
    page.keyboard.type("A question that names it")
    page.keyboard.press("Enter")
    state(page, "judging")
    page.goto(PATH)
    state(page, "list")
    check(page, "one's conversations")
    page.get_by_role("link", name=re.compile("A question that names it")).click()
    state(page, "judging")
    check(page, "answers to judge")
    page.get_by_role("button", name="End conversation").click()
    page.get_by_role("dialog").get_by_role("button", name="End it").click()
    state(page, "over")
    check(page, "a conversation that has ended")
    # Its turn can still be judged in the ordinary queue.
    desk = visit("lena").label()
    expect(desk.prompt).to_contain_text("A question that names it")
    expect(desk.page.get_by_role("link", name="Conversations")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_reads_well_on_a_phone_and_in_german(server, talkers, visit, scheme):
    page = begin(visit, color_scheme=scheme, **PHONE, **GERMAN)
    check(page, "writing")
    assert_fits(page)
    page.keyboard.type("Wie wird das Wetter?")
    page.keyboard.press("Enter")
    state(page, "judging")
    assert_fits(page)
    check(page, "judging")
    assert_nothing_is_cut(page)
    page.get_by_role("button", name=re.compile("Abgeben")).scroll_into_view_if_needed()
    page.keyboard.press("1")
    page.keyboard.press("Enter")
    state(page, "writing")
    # Only what is judged has tabs.
    expect(page.locator("card-tabs")).to_be_hidden()
    assert_fits(page)


def test_a_manager_switches_them_on(server, talkers, visit):
    server.admin.put("/projects/everyday/conversation-plan", {"isOn": False})
    assert not Api(server.url, server.cookies["lena"]).get("/projects/everyday/conversation-offer")["isOffered"]
    page = visit("ada").page("/admin.html?project=everyday#conversations")
    section = page.locator("project-conversations")
    section.get_by_label("Offer conversations to labelers").check()
    section.get_by_role("button", name="Save conversations").click()
    expect(section.get_by_role("alert")).to_be_visible()
    section.get_by_label("hidden-0").fill("1")
    section.get_by_label("hidden-1").fill("2")
    section.get_by_label("First message").select_option("The one below")
    section.get_by_label("Message that opens").fill("Tell me something.")
    check(page, "a plan of conversations", "project-conversations")
    section.get_by_role("button", name="Save conversations").press("Enter")
    expect(page.locator("#notices")).to_contain_text("Saved.")
    plan = server.admin.get("/projects/everyday/conversation-plan")
    assert plan["isOn"] and plan["message"] == "Tell me something."
    assert [part["completions"] for part in plan["policies"]] == [1, 2]
    page = visit("lena").page(PATH)
    page.get_by_role("button", name="Begin a conversation").click()
    state(page, "judging")
    expect(page.locator("completion-card")).to_have_count(3)
