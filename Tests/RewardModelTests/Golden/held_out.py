"""Golden values of HeldOutTests: two models on the same held-out prompts, in plain numpy and scikit-learn.

Run: python3 held_out.py > held_out.json   (needs numpy, scipy and scikit-learn)
"""

import json
import random
from itertools import combinations

import numpy as np
from scipy.optimize import minimize_scalar
from sklearn.metrics import accuracy_score, log_loss

random.seed(11)
FOLDS, SEED, MASK = 10, 5, (1 << 64) - 1


def prompt(number):
    count = random.choice([2, 3, 4])
    worth = [random.gauss(0, 1) for _ in range(count)]
    judgements = []
    for labeler in random.sample(range(1, 5), random.choice([1, 2, 3])):
        seen = [value + random.gauss(0, 0.5) for value in worth]
        # The best two may be tied.
        ranks = [1 + sum(round(other, 1) > round(own, 1) for other in seen) for own in seen]
        judgements.append({"labeler": labeler, "weight": random.choice([25, 100, 100]), "ranks": ranks})
    # Prompts come in twos that differ in case, so that there are groups of two.
    text = f"{'apple pear plum fig date lime'.split()[number // 2 % 6]} number {number // 2} is what kind of thing"
    return {
        "prompt": text.upper() if number % 2 else text,
        "completions": ["w" * random.randint(1, 40) + f" {number}-{place}" for place in range(count)],
        "judgements": judgements,
        # Of any scale, as a transformer's.
        "external": [round(40 * (value + random.gauss(0, 0.8)), 3) for value in worth],
        "own": [round(0.2 * (value + random.gauss(0, 1.2)), 4) for value in worth],
    }


prompts = [prompt(number) for number in range(80)]
# Folds are dealt to groups of one size: every prompt has a strict comparison.
assert all(any(len(set(said["ranks"])) > 1 for said in item["judgements"]) for item in prompts)


def mix(word):
    word = (word ^ (word >> 30)) * 0xBF58476D1CE4E5B9 & MASK
    word = (word ^ (word >> 27)) * 0x94D049BB133111EB & MASK
    return word ^ (word >> 31)


def deal(groups):
    """Folds of groups of two prompts, all of one size, in the order that the seed gives them."""
    salt = mix(SEED ^ 0xF01D5EED00000001)
    order = sorted(set(groups), key=lambda group: mix(group ^ salt))
    fold = {group: place % FOLDS for place, group in enumerate(order)}
    return np.array([fold[group] for group in groups])


def pairs(name):
    """Of each strict comparison: prompt, margin, weight, and whether the preferred one is longer."""
    rows = []
    for number, item in enumerate(prompts):
        for judgement in item["judgements"]:
            ranks = judgement["ranks"]
            for one, other in combinations(range(len(ranks)), 2):
                if ranks[one] != ranks[other]:
                    better, worse = (one, other) if ranks[one] < ranks[other] else (other, one)
                    lengths = [len(item["completions"][place]) for place in (better, worse)]
                    rows.append((
                        number, item[name][better] - item[name][worse], judgement["weight"] / 100,
                        (np.sign(lengths[0] - lengths[1]) + 1) / 2))
    return tuple(map(np.array, zip(*rows)))


def calibrated(numbers, margins, weights, folds):
    """Margins times the factor that minimises the loss of the other folds; a prompt weighs as its most trusted judgement."""
    total, most = np.zeros(len(prompts)), np.zeros(len(prompts))
    np.add.at(total, numbers, weights)
    np.maximum.at(most, numbers, weights)
    shares = weights / total[numbers] * most[numbers]
    result = np.empty(len(margins))
    for fold in range(FOLDS):
        others = folds[numbers] != fold
        scale = np.sqrt(np.average(margins[others] ** 2, weights=shares[others]))
        best = minimize_scalar(
            lambda log: np.sum(shares[others] * np.logaddexp(0, -np.exp(log) * margins[others] / scale)),
            bounds=(-3, 3), method="bounded", options={"xatol": 1e-12})
        result[~others] = margins[~others] * np.exp(best.x) / scale
    return result


groups = [number - number % 2 for number in range(len(prompts))]
folds = deal(groups)
figures, margins = {}, {}
for name in ["external", "own"]:
    numbers, raw, weights, longer = pairs(name)
    margins[name] = calibrated(numbers, raw, weights, folds)
    probability = 1 / (1 + np.exp(-margins[name]))
    truth = np.ones(len(raw))
    figures[name] = {
        "accuracy": accuracy_score(truth, probability > 0.5, sample_weight=weights),
        "logLoss": log_loss(truth, probability, sample_weight=weights, labels=[0, 1]),
    }

# The difference of accuracies, by groups drawn with replacement.
right = {name: (margins[name] > 0) * weights for name in margins}
group = np.array(groups)[numbers]
ids = sorted(set(group))
sums = np.array([[right["external"][group == g].sum(), right["own"][group == g].sum(), weights[group == g].sum()] for g in ids])
draws = np.random.default_rng(1).integers(0, len(ids), (20_000, len(ids)))
drawn = sums[draws].sum(axis=1)
differences = (drawn[:, 0] - drawn[:, 1]) / drawn[:, 2]
print(json.dumps({
    "prompts": prompts, "seed": SEED, "figures": figures, "pairs": len(weights),
    "lengthBaseline": float(np.average(longer, weights=weights)),
    "difference": {"value": float((sums[:, 0] - sums[:, 1]).sum() / sums[:, 2].sum()), "error": float(differences.std()),
                   "lower": float(np.quantile(differences, 0.025)), "upper": float(np.quantile(differences, 0.975))},
}))
