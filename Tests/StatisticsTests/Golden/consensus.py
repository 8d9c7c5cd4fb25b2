"""Golden values of ConsensusModelTests: orders with ties enumerated by numpy, the marginal likelihood of two labelers
integrated by scipy, and crowd-kit's noisy Bradley–Terry model.

Run: pip install numpy scipy crowd-kit; python3 consensus.py > consensus.json
"""

import itertools
import json

import numpy as np
from crowdkit.aggregation import NoisyBradleyTerry
from scipy.integrate import quad
from scipy.optimize import minimize
from scipy.special import expit
from scipy.stats import norm

random = np.random.default_rng(20261128)


def order(utilities, sizes):
    """The logarithm of the probability of an order, by listing every group that could have been taken."""
    rest, total = list(range(len(utilities))), 0.0
    for size in sizes:
        weights = {g: np.exp(np.mean([utilities[i] for i in g])) for g in itertools.combinations(rest, size)}
        total += np.log(weights[tuple(rest[:size])] / sum(weights.values()))
        rest = rest[size:]
    return total


def orders():
    for sizes in [[1, 1], [1, 1, 1], [2, 1], [1, 2], [2, 2], [1, 2, 2], [3, 1, 2], [2, 4, 3]]:
        utilities = random.normal(0, 1.5, sum(sizes)).tolist()
        yield {"utilities": utilities, "sizes": sizes, "log": order(utilities, sizes)}


def marginals():
    """Two labelers order the same two completions: the difference of the strengths is integrated out."""
    for agree, first, second in [(True, 1.0, 0.7), (False, 1.0, 0.7), (True, 2.5, -0.5), (True, 0.0, 1.0)]:
        def likelihood(a, b):
            sign = 1 if agree else -1
            return quad(lambda d: norm.pdf(d, scale=2**0.5) * expit(a * d) * expit(sign * b * d), -12, 12)[0]
        step = 1e-4
        slope = (np.log(likelihood(first + step, second)) - np.log(likelihood(first - step, second))) / (2 * step)
        yield {"agree": agree, "reliabilities": [first, second], "slope": slope}


def crowdkit():
    """One list of completions, each pair judged by many labelers, of whom some judge at random. The function that crowd-kit
    minimises is minimised here, for version 1.4.2 puts a labeler's derivatives in another labeler's place."""
    labelers, completions, pairs = 10, 8, 36
    strengths = np.sort(random.normal(0, 1, completions))[::-1]
    skills = [1.0] * 6 + [0.4] * 2 + [0.0] * 2
    rows = []
    for labeler in range(labelers):
        for _ in range(pairs):
            left, right = random.choice(completions, 2, replace=False)
            sure = random.random() < skills[labeler]
            chance = expit(2 * (strengths[left] - strengths[right])) if sure else 0.5
            rows.append([labeler, left, right, left if random.random() < chance else right])
    data = np.array(rows)
    arguments = (data[:, 1:] + 1, data[:, 0], completions, labelers, 1e-2)

    def loss(x):
        return NoisyBradleyTerry._compute_log_likelihood(x, *arguments) + 1e-3 * np.sum(x**2)

    best = min((minimize(loss, random.random(1 + completions + 2 * labelers), method="L-BFGS-B",
                         options={"maxiter": 2000, "maxfun": 200000}) for _ in range(5)), key=lambda fit: fit.fun)
    return {
        "judgements": [{"labeler": int(l), "first": int(a), "second": int(b), "preferred": int(p)} for l, a, b, p in rows],
        "scores": best.x[1:completions + 1].tolist(),
        "skills": expit(best.x[1 + completions + labelers:]).tolist(),
    }


print(json.dumps({"orders": list(orders()), "marginals": list(marginals()), "crowdkit": crowdkit()}))
