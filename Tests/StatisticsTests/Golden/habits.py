"""Golden values of LabelerHabitTests: the robust regression and the variance among labelers by statsmodels, the sandwich of the
effects by numpy from whole matrices.

Run: pip install numpy statsmodels; python3 habits.py > habits.json
"""

import json

import numpy as np
import statsmodels.api as sm
from statsmodels.stats.meta_analysis import combine_effects

random = np.random.default_rng(20270111)
BEND = 1.345


def pace():
    """Six labelers, of whom one is twice as fast; a tenth of the times are far too long; each task goes to two of them."""
    rows = []
    for task in range(90):
        length = random.normal(7, 0.6)
        hard = random.normal(0, 0.2)
        for labeler in random.choice(6, 2, replace=False):
            noise = random.normal(0, 0.3) + (random.exponential(2) if random.random() < 0.1 else 0)
            rows.append([labeler, task, length, 3 + 0.8 * length + hard - (np.log(2) if labeler == 2 else 0) + noise])
    data = np.array(rows)
    labelers, tasks = data[:, 0].astype(int), data[:, 1].astype(int)
    lengths = data[:, 2] - data[:, 2].mean()
    design = np.column_stack([labelers == number for number in range(6)] + [lengths]).astype(float)
    fit = sm.RLM(data[:, 3], design, M=sm.robust.norms.HuberT(BEND)).fit(maxiter=2000, tol=1e-13, conv="coefs")
    residuals = data[:, 3] - design @ fit.params
    scale = np.median(np.abs(residuals)) / 0.674489750196081708
    scores = design * np.clip(residuals, -BEND * scale, BEND * scale)[:, None]
    inside = np.abs(residuals) <= BEND * scale
    bread = np.linalg.inv(design[inside].T @ design[inside])
    influence = scores @ bread.T
    by_task = np.array([influence[tasks == task].sum(axis=0) for task in np.unique(tasks)])
    contrasts = np.eye(6) - 1 / 6
    # An effect less the mean of all, each at its own texts' place: the slope is in both.
    effects = contrasts @ fit.params[:6]
    moved = by_task[:, :6] @ contrasts.T
    counts = np.bincount(labelers)
    return {
        "observations": [{"labeler": int(a), "task": int(t), "logLength": x, "logTime": y} for a, t, x, y in rows],
        "slope": fit.params[6], "scale": scale, "effects": effects.tolist(),
        "errors": np.sqrt((moved**2).sum(axis=0) * counts / (counts - 1)).tolist(),
    }


def shrinkage():
    for spread in [0, 0.4, 1.5]:
        variances = random.uniform(0.05, 0.4, 12)
        values = random.normal(0.3, spread, 12) + random.normal(0, np.sqrt(variances))
        found = combine_effects(values, variances, method_re="iterated", use_t=False)
        tau2 = max(0.0, float(found.tau2))
        weights = 1 / (variances + tau2)
        mean = np.sum(weights * values) / np.sum(weights)
        share = variances / (variances + tau2)
        yield {
            "values": values.tolist(), "variances": variances.tolist(), "variance": tau2, "mean": mean,
            "shrunk": (values - share * (values - mean)).tolist(),
            "errors": np.sqrt(variances * (1 - 11 / 12 * share) + 2 / 9 * share**2 * (values - mean)**2).tolist(),
        }


print(json.dumps({"pace": pace(), "shrinkage": list(shrinkage())}))
