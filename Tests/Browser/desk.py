"""The labeling page as a labeler sees it: cards with letters, ranks, a dock, a line of notices."""

import re

from playwright.sync_api import expect


class Desk:
    def __init__(self, page):
        self.page = page
        self.cards = page.locator("completion-card")
        self.submit_button = page.locator("#submit")
        self.notices = page.locator("#notices")
        self.prompt = page.locator("prompt-conversation .messages")

    def wait(self):
        expect(self.page.locator("body")).to_have_attribute("data-state", "working")
        expect(self.cards.first).to_be_visible()
        return self

    def keys(self, text):
        """`keys("b1 c2 Enter")`: names of keys stand alone, everything else is typed letter by letter."""
        for word in text.split():
            for key in [word] if re.search(r"[A-Z+]", word) else word:
                self.page.keyboard.press(key)

    def letter(self, quality):
        """The letter of the completion of that quality (see texts.py); the order is shuffled for each labeler."""
        return self.card(quality).locator(".letter").get_attribute("data-letter")

    def card(self, quality):
        return self.cards.filter(has=self.page.locator("strong", has_text=re.compile(f"^{quality}$")))

    def rank(self, **ranks):
        """`rank(good=1, weak=2)`, by keyboard."""
        for quality, rank in ranks.items():
            self.keys(f"{self.letter(quality).lower()}{rank}")

    def expect_standing(self, **standings):
        for quality, text in standings.items():
            expect(self.card(quality).locator(".standing .visually-hidden")).to_have_text(text)

    def steps(self):
        """Letters on each step of the rail, best first: ["A", "", "BC"]."""
        return self.page.locator("rank-rail .step").evaluate_all("steps => steps.map(step => step.querySelector('.chips').textContent)")

    def expect_steps(self, *steps):
        expect(self.page.locator("rank-rail .step .chips")).to_have_text(list(steps))

    def submit(self):
        """Submits by keyboard; returns the server's receipt and the body that was sent."""
        with self.page.expect_response(re.compile(r"/assignments/\d+/ranking$")) as waiting:
            self.page.keyboard.press("Enter")
        return waiting.value.json(), waiting.value.request.post_data_json

    def expect_task(self, number):
        expect(self.prompt).to_contain_text(f"({number})")
        return self.wait()
