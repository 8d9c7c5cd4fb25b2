"""Golden values of ScreeningTests, written down plainly with numpy and scipy. Run: python3 screening.py > screening.json

A candidate's answers beside those of researchers: rankings as ranks, flags as 0 and 1, grades from 1 to 7.
"""

import itertools
import json
import random

import numpy as np
from scipy.stats import t as student


def alike(one, other):
    """What agrees, and of how much: pairs that both order; of those that one ties, a half."""
    agreeing, units = 0.0, 0
    for i, j in itertools.combinations(range(len(one)), 2):
        a, b = np.sign(one[i] - one[j]), np.sign(other[i] - other[j])
        if a == 0 and b == 0:
            continue
        units += 1
        agreeing += 1 if a == b else 0.5 if a * b == 0 else 0
    return agreeing, units


def same(one, other):
    both = [(a, b) for a, b in zip(one, other) if a is not None and b is not None]
    return float(sum(a == b for a, b in both)), len(both)


def wilson(p, variance, freedom, clusters, units):
    trials = (p * (1 - p) + 1 / units) / (variance + 1 / (units * clusters))
    z = student.ppf(0.975, freedom)
    centre = (p + z * z / (2 * trials)) / (1 + z * z / trials)
    half = z / (1 + z * z / trials) * np.sqrt(p * (1 - p) / trials + z * z / (4 * trials ** 2))
    return [0.0 if p <= 0 else max(0.0, centre - half), 1.0 if p >= 1 else min(1.0, centre + half)]


def share(tasks, measure):
    """tasks: (own, [key, …])."""
    rows = []
    for own, key in tasks:
        found = [measure(own, other) for other in key]
        if sum(units for _, units in found):
            rows.append((sum(a for a, _ in found) / len(key), sum(n for _, n in found) / len(key)))
    a, n = np.array(rows).T
    p = a.sum() / n.sum()
    weights = n / n.sum()
    effective = weights.sum() ** 2 / (weights ** 2).sum()
    variance = (((a - p * n) / n.sum()) ** 2).sum() * effective / (effective - 1)
    return {"value": p, "standardError": float(np.sqrt(variance)), "tasks": len(rows),
            "interval": wilson(p, variance, effective - 1, len(rows), n.sum())}


def grades(works):
    means = np.array([np.mean(given) for given in works if given])
    n = len(means)
    error = np.sqrt(means.var(ddof=1) / n + 1 / n ** 2)
    half = student.ppf(0.975, n - 1) * error
    return {"value": means.mean(), "standardError": float(error), "tasks": n,
            "interval": [max(1, means.mean() - half), min(7, means.mean() + half)]}


def rank(draw, k):
    return [draw.randint(1, k) for _ in range(k)]


def case(seed, tasks, researchers):
    draw = random.Random(seed)
    rankings, flags = [], []
    for _ in range(tasks):
        k = draw.randint(2, 6)
        key = [rank(draw, k) for _ in range(draw.randint(1, researchers))]
        own = list(key[0]) if draw.random() < 0.6 else rank(draw, k)
        rankings.append((own, key))
        things = draw.randint(1, 8)
        key = [[draw.choice([0, 0, 0, 1, None]) for _ in range(things)] for _ in range(draw.randint(1, researchers))]
        own = [a if draw.random() < 0.8 else draw.choice([0, 1, None]) for a in key[0]]
        flags.append((own, key))
    works = [[draw.randint(3, 7) for _ in range(draw.randint(0, 3))] for _ in range(max(4, tasks // 3))]
    return {
        "rankings": [{"own": own, "key": key} for own, key in rankings],
        "flags": [{"own": own, "key": key} for own, key in flags], "works": works,
        "rankingShare": share(rankings, alike), "flagShare": share(flags, same), "grade": grades(works),
    }


def perfect():
    """Nothing varies, and intervals are not empty all the same."""
    rankings = [([1, 2, 3], [[1, 2, 3]])] * 12
    flags = [([0, 1], [[0, 1]])] * 12
    works = [[7], [7, 7], [7], [7]]
    return {
        "rankings": [{"own": own, "key": key} for own, key in rankings],
        "flags": [{"own": own, "key": key} for own, key in flags], "works": works,
        "rankingShare": share(rankings, alike), "flagShare": share(flags, same), "grade": grades(works),
    }


print(json.dumps([case(1, 8, 1), case(2, 20, 3), case(3, 60, 2), perfect()]))
