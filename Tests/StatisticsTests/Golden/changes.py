"""Golden values of ChangePointTests and LabelerHistoryTests: places of a change, their statistic and how often orders drawn
at random reach it, by numpy; what one judgement says of its labeler beside another's, integrated by scipy; Holm's method by
scipy's and statsmodels' definition, written out.

Run: pip install numpy scipy; python3 changes.py > changes.json
"""

import json

import numpy as np
from scipy.integrate import quad
from scipy.special import expit
from scipy.stats import norm

random = np.random.default_rng(20261129)


def curve(series, places, covariance):
    count, mean, inverse = len(series), series.mean(axis=0), np.linalg.inv(covariance)
    values = []
    for k in places:
        # The difference of the two means, against its covariance: another way to the same number.
        gap = series[:k].mean(axis=0) - series[k:].mean(axis=0)
        values.append(k * (count - k) / count * gap @ inverse @ gap)
    return np.array(values)


def changes():
    for count, dimensions, at, shift in [(60, 1, 25, 1.1), (80, 2, 50, 0.9), (50, 2, 30, 0.0), (40, 1, 20, 0.6)]:
        series = random.normal(0, 1, (count, dimensions)) @ random.normal(0, 1, (dimensions, dimensions))
        series[at:] += shift * series.std(axis=0)
        places = list(range(10, count - 9, 5))
        covariance = np.atleast_2d(np.cov(series.T))
        values = curve(series, places, covariance)
        best = int(values.argmax())
        within = series.copy()
        within[:places[best]] -= series[:places[best]].mean(axis=0)
        within[places[best]:] -= series[places[best]:].mean(axis=0)
        inside = curve(series, places, np.atleast_2d(within.T @ within / (count - 1)))
        likely = [k for k, value in zip(places, inside) if value >= inside[best] - 7.35]
        reached = sum(curve(series[random.permutation(count)], places, covariance).max() >= values[best] - 1e-9
                      for _ in range(4000))
        yield {"series": series.tolist(), "places": places, "statistic": values[best], "place": places[best],
               "range": [likely[0], likely[-1]], "probability": (reached + 1) / 4001}


def held():
    """Two completions: another labeler of reliability b has put the first above the second, and the one looked at agrees, or
    not; the first one shown is the first completion. The difference of the strengths is integrated out given the other."""
    for a, pull, b, agrees in [(1.2, 0.3, 0.8, True), (1.2, 0.3, 0.8, False), (0.0, 1.0, 2.0, True), (-0.7, 0.0, 1.5, False)]:
        sign = 1 if agrees else -1

        def log(reliability, first):
            joint = quad(lambda d: norm.pdf(d, scale=2**0.5) * expit(b * d) * expit(sign * (reliability * d + first)), -12, 12)
            alone = quad(lambda d: norm.pdf(d, scale=2**0.5) * expit(b * d), -12, 12)
            return np.log(joint[0] / alone[0])
        step = 1e-4
        yield {"labeler": [a, pull], "other": b, "agrees": agrees, "log": log(a, pull),
               "slopes": [(log(a + step, pull) - log(a - step, pull)) / (2 * step),
                          (log(a, pull + step) - log(a, pull - step)) / (2 * step)]}


def raised():
    probabilities = [0.01, 0.04, 0.03, 0.005, 0.9]
    order, adjusted, highest = np.argsort(probabilities), [0.0] * 5, 0.0
    for rank, place in enumerate(order):
        highest = max(highest, min(1.0, (5 - rank) * probabilities[place]))
        adjusted[place] = highest
    return {"probabilities": probabilities, "raised": adjusted}


print(json.dumps({"changes": list(changes()), "held": list(held()), "holm": raised()}))
