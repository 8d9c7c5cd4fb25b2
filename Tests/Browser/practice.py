"""A practice task for the tests, and how a page that shows it is read."""

import re

from playwright.sync_api import expect

INSTRUCTIONS = "# How to rank\n\nRead every answer to its end. The best one *helps most*.\n\nA short answer may be the best one."

RANKING = {
    "prompt": "My bread is flat. What should I change first?",
    "completions": [
        {"text": "Never lose heart!", "why": "It is kind, and no answer."},
        {"text": "Check the starter: it should **double** within six hours.", "why": "It says what to do, and how to tell."},
        {"text": "Many things can be wrong with a loaf. Change one after the other."},
    ],
    "expected": {"tiers": [[2], [3], [1]], "answers": {"completions": {"1": {"overall": 2}}}},
    "feedback": "Ask which one **you** would rather be given.",
}

PAIR = {
    "prompt": "Which month comes after February? One word.",
    "completions": [{"text": "After February comes March."}, {"text": "March", "why": "One word, as was asked."}],
    "expected": {"tiers": [[2], [1]], "strengths": [2]},
}


class PracticePage:
    def __init__(self, page):
        self.page = page
        self.body = page.locator("body")
        self.head = page.locator(".practice-head")
        self.title = page.locator("#practice-title")
        self.actions = page.locator(".practice-actions")
        self.cards = page.locator("completion-card")

    def wait(self, stage):
        expect(self.body).to_have_attribute("data-state", "practice")
        expect(self.body).to_have_attribute("data-practice", stage)
        expect(self.title).to_be_focused()
        return self

    def press(self, keys):
        for key in keys.split():
            self.page.keyboard.press(key)

    def act(self, name):
        return self.actions.get_by_role("button", name=re.compile(name))

    def reason(self, letter):
        return self.page.get_by_role("complementary", name=f"Why, for completion {letter}")


def give(server, task=RANKING, instructions=INSTRUCTIONS):
    """Sets the practice task of the project, and its instructions."""
    if instructions:
        server.admin.patch("/projects/everyday", {"instructions": instructions})
    server.admin.put("/projects/everyday/practice-task", task)


def introduction(api):
    return api.get("/projects/everyday/my-introduction")
