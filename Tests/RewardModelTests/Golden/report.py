"""Golden values of ReportDetailsTests: a small set of judgements and rewards, and what a report has to say of them.

Run: python3 report.py > report.json   (needs scipy)
"""

import json
import random
from collections import defaultdict
from itertools import combinations
from math import exp

from scipy.stats import spearmanr

random.seed(2026)
POLICIES = ["small", "middle", "large"]


def prompt(number):
    count = random.choice([2, 3, 4])
    texts = ["w" * random.randint(1, 40) + f" {number}-{place}" for place in range(count)]
    judgements = []
    for labeler in random.sample(range(1, 5), random.choice([1, 2, 3])):
        ranks = [random.randint(1, count) for _ in texts]
        judgements.append({"labeler": labeler, "ranks": ranks})
    return {
        "prompt": "q" * random.choice([10, 60, 300]) + f" {number}?", "completions": texts,
        "policies": random.sample(POLICIES, count) if count <= 3 else ["small", "middle", "large", "small"],
        "judgements": judgements, "rewards": [round(random.gauss(0, 1.5), 3) for _ in texts],
    }


prompts = [prompt(number) for number in range(60)]


def strict(judgement):
    ranks = judgement["ranks"]
    for one, other in combinations(range(len(ranks)), 2):
        if ranks[one] != ranks[other]:
            yield (one, other) if ranks[one] < ranks[other] else (other, one)


def rows(key):
    sums = defaultdict(lambda: [0, 0])
    for item in prompts:
        for judgement in item["judgements"]:
            for better, worse in strict(judgement):
                name = key(item, judgement, better, worse)
                if name is not None:
                    sums[name][0] += item["rewards"][better] > item["rewards"][worse]
                    sums[name][1] += 1
    return {name: {"pairs": pairs, "right": right} for name, (right, pairs) in sorted(sums.items())}


def policies(item, _, better, worse):
    names = sorted({item["policies"][better], item["policies"][worse]})
    return " ".join(names) if len(names) == 2 else None


def length(item, *_):
    edges = [0, 50, 200, 800, 3200]
    return str(max(edge for edge in edges if edge <= len(item["prompt"])))


def calibration_error():
    bins = defaultdict(list)
    for item in prompts:
        for judgement in item["judgements"]:
            for better, worse in strict(judgement):
                margin = item["rewards"][better] - item["rewards"][worse]
                probability = 1 / (1 + exp(-abs(margin)))
                bins[min(9, int((probability - 0.5) * 20))].append((probability, margin > 0))
    total = sum(map(len, bins.values()))
    return sum(abs(sum(p for p, _ in found) - sum(right for _, right in found)) for found in bins.values()) / total


def correlations():
    model, people = [], []
    for item in prompts:
        wins = [0] * len(item["completions"])
        for judgement in item["judgements"]:
            for better, worse in strict(judgement):
                wins[better] += 1
                wins[worse] -= 1
        lengths = [len(text) for text in item["completions"]]
        if len(set(wins)) > 1 and len(set(lengths)) > 1:
            model.append(spearmanr(item["rewards"], lengths).statistic)
            people.append(spearmanr(wins, lengths).statistic)
    return {"model": sum(model) / len(model), "people": sum(people) / len(people), "prompts": len(model)}


def ceiling():
    people, model, units, pairs = 0, 0, 0, 0
    for item in prompts:
        votes = defaultdict(list)
        for judgement in item["judgements"]:
            for better, worse in strict(judgement):
                votes[min(better, worse), max(better, worse)].append(better < worse)
        for (one, other), said in votes.items():
            if len(said) < 2:
                continue
            pairs += 1
            likes_one = item["rewards"][one] > item["rewards"][other]
            for left, right in combinations(said, 2):
                units += 1
                people += left == right
                model += ((left == likes_one) + (right == likes_one)) / 2
    return {"people": people / units, "model": model / units, "pairs": pairs}


print(json.dumps({
    "prompts": prompts,
    "breakdowns": {
        "completions": rows(lambda item, *_: str(len(item["completions"]))), "policies": rows(policies),
        "promptLength": rows(length), "labeler": rows(lambda item, judgement, *_: str(judgement["labeler"])),
    },
    "calibrationError": calibration_error(), "length": correlations(), "ceiling": ceiling(),
}, indent=1))
