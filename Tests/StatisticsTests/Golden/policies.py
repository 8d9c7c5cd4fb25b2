"""Golden values of PolicyGoldenTests: statsmodels, choix, arena-rank, ppi-python, and the same again in a few lines of
numpy where no package has ties, style and two-way clusters at once.

Run: pip install numpy scipy statsmodels choix arena-rank ppi-python; python3 policies.py > policies.json
"""

import itertools
import json

import choix
import numpy as np
import pandas as pd
import statsmodels.api as sm
from arena_rank.models.contextual_bradley_terry import ContextualBradleyTerry
from arena_rank.utils.data_utils import ContextualPairDataset
from ppi_py import ppi_mean_pointestimate
from scipy.stats import t as student
from statsmodels.stats.sandwich_covariance import cov_cluster_2groups

from plain import by, comparisons, davidson, guarded, kish, mean, proportion_interval, scores, win_rate

random = np.random.default_rng(20261128)
STYLES = 2


# --- Judgements: {prompt, labeler, trust, entries: [{policy, tier, style}]}, the best tier 0 ---

def judge(policies, strengths, taste, tie_width):
    """A ranking by noisy utilities, neighbours closer than tie_width tied."""
    style = random.integers(0, 30, (len(policies), STYLES)).astype(float)
    style[random.random(style.shape) < 0.2] = 0
    utility = strengths[policies] + taste * np.log1p(style[:, 0]) + random.gumbel(size=len(policies))
    order = np.argsort(-utility)
    tier, entries = 0, []
    for place, index in enumerate(order):
        if place and utility[order[place - 1]] - utility[index] > tie_width:
            tier += 1
        entries.append({"policy": int(policies[index]), "tier": tier, "style": style[index].tolist()})
    return entries


def balanced(prompts, labelers, strengths, tie_width):
    """Every labeler ranks all policies on every prompt; prompts and labelers have tastes of their own."""
    of_prompt, of_labeler = (random.normal(0, 1, (n, len(strengths))) for n in (prompts, labelers))
    return [
        {"prompt": p, "labeler": 100 + l, "trust": 1.0,
         "entries": judge(
             np.arange(len(strengths)), strengths + of_prompt[p] + of_labeler[l], 0.2, tie_width)}
        for p in range(prompts) for l in range(labelers)
    ]


def uneven(prompts, labelers, strengths):
    """One to five judgements a prompt by labelers of whom some do most; two to six completions, some of one policy."""
    judgements = []
    for p in range(prompts):
        shift = random.normal(0, 0.5, len(strengths))
        for _ in range(random.integers(1, 6)):
            labeler = int(labelers * random.random() ** 2)
            policies = random.integers(0, len(strengths), random.integers(2, 7))
            judgements.append({
                "prompt": 7 * p - 50, "labeler": labeler, "trust": float(random.choice([1.0, 0.5, 0.25])),
                "entries": judge(policies, strengths + shift, 0.3, 0.4),
            })
    return judgements


# --- What packages say ---

def statsmodels_win_rate(judgements, first, second):
    """Weighted least squares on a constant with two-way clusters: of one size, they have the same correction."""
    values = scores(judgements, first, second)
    frame = pd.DataFrame(values, columns=["prompt", "labeler", "score", "trust"])
    fit = sm.WLS(frame.score, np.ones(len(frame)), weights=1 / frame.groupby("prompt").score.transform("count")).fit()
    parts = cov_cluster_2groups(fit, frame.prompt.values, frame.labeler.values, use_correction=True)
    return {"first": first, "second": second, "value": float(fit.params.iloc[0]),
            "standardError": float(np.sqrt(max(v[0, 0] for v in parts)))}


def statsmodels_strengths(judgements, count, styled):
    """Logistic regression of comparisons without ties; statsmodels' (n − 1)/(n − k) is taken out again."""
    rows = comparisons(judgements)
    width = count - 1 + (STYLES if styled else 0)
    design = np.zeros((len(rows), width))
    for i, r in enumerate(rows):
        if r[2] > 0:
            design[i, r[2] - 1] += 1
        design[i, r[3] - 1] -= 1
        if styled:
            design[i, count - 1:] = r[6]
    y = np.array([(r[4] + 1) / 2 for r in rows])
    weights = np.array([r[5] for r in rows])
    fit = sm.GLM(y, design, family=sm.families.Binomial(), var_weights=weights).fit(tol=1e-14, maxiter=100)
    prompts, labelers = np.array([r[0] for r in rows]), np.array([r[1] for r in rows])
    parts = cov_cluster_2groups(fit, prompts, labelers, use_correction=True)
    parts = [v / ((len(rows) - 1) / (len(rows) - width)) for v in parts]  # two-way, by prompt, by labeler
    differences = []
    for a, b in itertools.combinations(range(count), 2):
        c = np.zeros(width)
        if a:
            c[a - 1] += 1
        c[b - 1] -= 1
        error = float(np.sqrt(max(c @ v @ c for v in parts)))
        differences.append({"first": a, "second": b, "value": float(c @ fit.params), "standardError": error})
    return differences


def arena_rank(judgements, count):
    """LMArena's own style control (their features are given as they are, and nothing is regularised)."""
    rows = comparisons(judgements)
    frame = pd.DataFrame({
        "model_a": [str(r[2]) for r in rows], "model_b": [str(r[3]) for r in rows],
        "winner": [{1: "model_a", -1: "model_b"}[r[4]] for r in rows],
        **{f"x{s}": [r[6][s] for r in rows] for s in range(STYLES)}})
    data = ContextualPairDataset.from_pandas(
        frame, [f"x{s}" for s in range(STYLES)], reweighted=False, normalize_features=False)
    model = ContextualBradleyTerry(count, STYLES, reg=0.0, ftol=1e-15, gtol=1e-12)
    model.fit(data)
    ratings = np.array(model.params["ratings"])
    x = np.array([r[6] for r in rows])
    return {"strengths": (ratings - ratings.mean()).tolist(),
            "effects": (np.array(model.params["coeffs"]) * np.sqrt((x ** 2).mean(0))).tolist()}


even = balanced(18, 6, np.array([0.0, 0.4, -0.3, 0.9]), 0.3)
strict = balanced(20, 5, np.array([0.2, 0.0, -0.4, 0.6]), -1.0)
rough = uneven(60, 9, np.array([0.0, 0.5, -0.2, 0.8, 0.1]))
# One comparison a prompt, so that nothing has a weight: what choix knows.
duels = [
    {"prompt": i, "labeler": i, "trust": 1.0,
     "entries": judge(random.permutation(5)[:2], np.array([0, 0.3, -0.5, 0.9, 0.2]), 0.0, -1.0)}
    for i in range(300)
]
wins = [(j["entries"][0]["policy"], j["entries"][1]["policy"]) for j in duels]

# A machine on 400 prompts, people on 90 of them, each by a labeler of their own.
truth = random.random(400)
machine = np.clip(truth + random.normal(0, 0.15, 400), 0, 1)
people = (random.random(90) < truth[:90]).astype(float)
lam = np.cov(people, machine[:90], ddof=1)[0, 1] / ((1 + 90 / 310) * np.var(machine, ddof=1))
theta = float(ppi_mean_pointestimate(people, machine[:90], machine[90:], lam=lam)[0])
variance = lam ** 2 * np.var(machine[90:], ddof=1) / 310 + np.var(people - lam * machine[:90], ddof=1) / 90

flags = [
    {"policy": int(q), "prompt": int(p), "labeler": int(l), "value": float(random.random() < (0.05, 0.12)[q])}
    for p in range(40) for l in random.permutation(6)[:random.integers(1, 4)] for q in range(2)
]


def flag_difference():
    one, other = ([(f["prompt"], f["labeler"], f["value"], 1.0) for f in flags if f["policy"] == q] for q in (0, 1))
    (a, va, fa, pa), (b, vb, fb, pb) = mean(one), mean(other)

    def influence(values, theta, prompts):
        number = {}
        for p, *_ in values:
            number[p] = number.get(p, 0) + 1
        return [(p, l, 1 / number[p] / prompts, (x - theta) / number[p] / prompts) for p, l, x, _ in values]

    all_ = influence(one, a, pa) + [(p, l, w, -e) for p, l, w, e in influence(other, b, pb)]
    keys = [[r[0] for r in all_], [r[1] for r in all_], [r[:2] for r in all_]]
    w, e = np.array([r[2] for r in all_]), np.array([r[3] for r in all_])
    v, f = guarded([(by(k, e) ** 2).sum() for k in keys], [kish(by(k, w)) for k in keys])
    (la, ua), (lb, ub) = proportion_interval(a, va, fa, pa), proportion_interval(b, vb, fb, pb)
    r = np.clip((va + vb - v) / (2 * np.sqrt(va * vb)), -1, 1)
    reach = lambda x, y: np.sqrt(x * x + y * y - 2 * r * x * y)
    z = student.ppf(0.975, f)
    return {"value": a - b, "standardError": np.sqrt(v), "freedom": f,
            "proportion": [a - b - reach(a - la, ub - b), a - b + reach(ua - a, b - lb)],
            "real": [a - b - z * np.sqrt(v), a - b + z * np.sqrt(v)]}


print(json.dumps({
    "quantiles": [{"p": p, "freedom": f, "t": student.ppf(p, f)}
                  for p in (0.5, 0.6, 0.8, 0.975, 0.995, 0.9999, 0.025, 1e-6)
                  for f in (0.7, 1, 2, 3.5, 10, 99.5, 1e4, 3e6)],
    "even": {"judgements": even, "winRates": [win_rate(even, a, b) for a, b in itertools.combinations(range(4), 2)],
             "statsmodels": [statsmodels_win_rate(even, a, b) for a, b in itertools.combinations(range(4), 2)]},
    "strict": {"judgements": strict, "statsmodels": statsmodels_strengths(strict, 4, False),
               "statsmodelsStyled": statsmodels_strengths(strict, 4, True), "arenaRank": arena_rank(strict, 4)},
    "rough": {"judgements": rough,
              "winRates": [win_rate(rough, a, b) for a in range(5) for b in [None, *range(a + 1, 5)]],
              "plain": davidson(rough, 5), "styled": davidson(rough, 5, STYLES)},
    "duels": {"judgements": duels, "choix": choix.opt_pairwise(5, wins, alpha=0, tol=1e-12).tolist()},
    "machine": {"machine": machine.tolist(), "people": people.tolist(), "tuning": lam, "value": theta,
                "standardError": np.sqrt(variance)},
    "flags": {"ratings": flags, "difference": flag_difference()},
}))
