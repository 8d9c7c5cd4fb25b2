"""What the hidden taste says of what policies wrote. Podium cannot know it: it is what Podium's figures are held against."""

import random

import world

DRAWS = 2_000


def interval(values, seed=0):
    """The mean, and 95 % of its bootstrap over prompts."""
    dice = random.Random(seed)
    means = sorted(sum(dice.choices(values, k=len(values))) / len(values) for _ in range(DRAWS))
    return {
        "value": sum(values) / len(values), "lower": means[int(0.025 * DRAWS)], "upper": means[int(0.975 * DRAWS) - 1],
        "prompts": len(values)}


def win_rate(table, first, second):
    """How often what the first wrote is worth more, ties counting half."""
    scores = []
    for text, by in table.items():
        if first in by and second in by:
            worth = [world.utility(world.BY_TEXT[text], by[name]) for name in (first, second)]
            scores.append(1.0 if worth[0] > worth[1] else 0.5 if worth[0] == worth[1] else 0.0)
    return interval(scores)


def of_policy(table, name, rewards):
    """Means over prompts; `rewards` are the reward model's of (prompt, text)."""
    pairs = [(world.BY_TEXT[text], by[name]) for text, by in table.items() if name in by]
    return {
        "utility": interval([world.utility(question, text) for question, text in pairs]),
        "right": interval([float(world.correctness(question, text) == 1) for question, text in pairs]),
        "wrong": interval([float(world.correctness(question, text) == -1) for question, text in pairs]),
        "reward": interval([rewards[question.text, text] for question, text in pairs]),
        "words": interval([float(len(world.words(text))) for question, text in pairs]),
        "examples": [f"{question.text} → {text}" for question, text in pairs[:3]],
    }


def differences(table, first, second, rewards):
    """Of the first less the second, on the same prompts: by the reward model, and by the hidden taste."""
    both = [(world.BY_TEXT[text], by[first], by[second]) for text, by in table.items() if first in by and second in by]
    return {
        "reward": interval([rewards[question.text, a] - rewards[question.text, b] for question, a, b in both]),
        "utility": interval([world.utility(question, a) - world.utility(question, b) for question, a, b in both]),
        "right": interval([
            float(world.correctness(question, a) == 1) - float(world.correctness(question, b) == 1)
            for question, a, b in both]),
    }
