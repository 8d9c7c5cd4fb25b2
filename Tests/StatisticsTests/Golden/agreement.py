"""Golden values of AgreementGoldenTests: krippendorff and scipy on simulated labelers who are no machines: they tie, leave
out tasks, and have more or less of an eye for quality.

Run: pip install numpy scipy krippendorff; python3 agreement.py > agreement.json
"""

import itertools
import json

import krippendorff
import numpy as np
from scipy.stats import kendalltau

random = np.random.default_rng(20261128)


def answers(labelers, things, categories, missing):
    """Rows of labelers: noisy answers on a scale, None where they were not asked."""
    truth = random.integers(0, categories, things)
    rows = []
    for _ in range(labelers):
        noisy = np.clip(np.round(truth + random.normal(0, 1, things)), 0, categories - 1)
        rows.append([None if random.random() < missing else int(value) for value in noisy])
    return rows


def alpha(rows, level, categories):
    data = [[np.nan if value is None else value for value in row] for row in rows]
    return krippendorff.alpha(
        reliability_data=data, level_of_measurement=level, value_domain=list(range(categories)))


def rankings(tasks):
    """Of each task two to five labelers' ranks of two to six completions, near ones tied."""
    made = []
    for _ in range(tasks):
        quality = random.normal(0, 1, random.integers(2, 7))
        labelers = []
        for _ in range(random.integers(2, 6)):
            seen = np.round((quality + random.normal(0, 0.7, len(quality))) / 0.8)
            labelers.append([int((seen > value).sum()) + 1 for value in seen])
        made.append(labelers)
    return made


def ranking_alpha(tasks):
    """A unit for each ordered pair of completions: better, worse or tied."""
    most = max(len(labelers) for labelers in tasks)
    units = [
        [int(np.sign(ranks[j] - ranks[i])) for ranks in labelers] + [None] * (most - len(labelers))
        for labelers in tasks for i, j in itertools.permutations(range(len(labelers[0])), 2)]
    data = [[np.nan if unit[row] is None else unit[row] for unit in units] for row in range(most)]
    return krippendorff.alpha(reliability_data=data, level_of_measurement="nominal")


def taus(tasks):
    found = [kendalltau(one, other, variant="b").statistic
             for labelers in tasks for one, other in itertools.combinations(labelers, 2)]
    return [None if np.isnan(tau) else float(tau) for tau in found]


cases = [(3, 12, 2, 0.0), (2, 40, 7, 0.0), (5, 30, 5, 0.4), (4, 25, 11, 0.2), (20, 50, 3, 0.8)]
tasks = rankings(25)
print(json.dumps({
    "answers": [
        {"rows": rows, "categories": categories,
         "nominal": alpha(rows, "nominal", categories), "ordinal": alpha(rows, "ordinal", categories),
         "interval": alpha(rows, "interval", categories)}
        for labelers, things, categories, missing in cases
        for rows in [answers(labelers, things, categories, missing)]
    ],
    "rankings": {"tasks": tasks, "alpha": ranking_alpha(tasks), "taus": taus(tasks)},
}))
