"""Prompts and completions written for the tests."""

QUESTIONS = [
    "How do I get a red wine stain out of a cotton shirt?",
    "Explain to a ten-year-old why the sky is blue.",
    "My houseplant has brown tips. What may be wrong?",
    "Give me three ideas for a rainy Sunday with two children.",
    "What is a fair way to split the rent between rooms of different size?",
    "How long should I boil an egg, and why does it matter?",
    "Which is heavier, a litre of milk or a litre of water?",
    "How do I say no to a friend who wants to borrow money?",
]
QUALITIES = ["excellent", "good", "fair", "middling", "weak", "poor", "bad", "awful", "useless"]


def task(number, size):
    """A task whose completions name their own quality, best first."""
    question = QUESTIONS[number % len(QUESTIONS)]
    completions = [
        {"text": f"This is the **{quality}** answer to question {number}.\n\n" + f"A sentence of the {quality} kind. " * 12, "model": f"secret-model-{i}"}
        for i, quality in enumerate(QUALITIES[:size])
    ]
    return {"externalId": f"q{number}", "prompt": f"{question} ({number})", "completions": completions}
