"""Golden values of GoldenTests: the same model written again with scikit-learn, numpy and scipy.

Run: python3 bradley_terry.py > bradley_terry.json
"""

import json
import re
from collections import Counter

import numpy as np
import scipy.sparse as sp
from scipy.optimize import minimize
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.preprocessing import normalize

GROUPS = [  # (completions, (preferred, rejected)…)
    (["I can't help with that, sorry.", "Sure! Here is how:\n1. Buy it\n2. Use it"], [(0, 1)]),
    (["Paris is the capital of France.", "paris", "The capital is PARIS, of course!"], [(0, 1), (2, 1), (0, 2)]),
    (["Ünïcödé wörks — naïve café, straße", "It does not work?", "你好 世界", "¿Qué? ☃☃☃"], [(0, 1), (0, 2), (3, 2), (1, 2)]),
    (["a a a a a b b", "a", "Do you know? I do, and you do."], [(2, 0), (2, 1), (1, 0), (1, 0)]),
    (["", "Something is better than nothing."], [(1, 0)]),
    (["- one\n- two\n* three\n• four", "one two three four\n\nfive", "(1) x 2) y 3. z 42."], [(0, 1), (1, 2)]),
    (["You should really see a doctor about this.", "who cares", "I am not a doctor, but you could ask one!"], [(0, 1), (2, 1)]),
]
UNSEEN = ["", "I can't say, but you could ask a doctor.", "Zzyzx", "Sure! Buy paris\n- two", "¿Qué? a a a a a a"]
REGULARISATION = 0.25
DENSE_WEIGHT = 0.1


def form(text):
    words = text.split()
    tokens = re.findall(r"\w+", text.lower())
    n = len(words)
    stripped = text.rstrip()
    share = lambda word: tokens.count(word) / len(tokens) if tokens else 0
    return [
        np.log1p(len(text)), np.log1p(n), np.log1p(text.count("\n") + 1),
        np.log1p(len(re.findall(r"(?m)^[ \t]*(?:[-*•]|\d+[.)])[ \t]", text))),
        np.log1p(sum(c in "0123456789" for c in text)), np.log1p(text.count("?")), float(stripped.endswith("?")),
        np.log1p(text.count("!")), np.log1p(text.count(",")),
        float(bool(stripped) and stripped[-1] in ".!?\"')"), np.log1p(sum(c.isupper() for c in text)),
        len(set(words)) / n if n else 0, np.log1p(len(text) // n) if n else 0, share("i"), share("you"),
    ]


texts = [t for completions, _ in GROUPS for t in completions]
pairs, weights, first = [], [], 0
for completions, comparisons in GROUPS:
    for preferred, rejected in comparisons:
        pairs.append((first + preferred, first + rejected))
        weights.append(1 / len(comparisons))
    first += len(completions)
better, worse = np.array(pairs).T
weights = np.array(weights)

options = dict(sublinear_tf=True, norm=None)
vectorizers = [
    TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), **options),
    TfidfVectorizer(analyzer="word", ngram_range=(1, 2), token_pattern=r"(?u)\b\w+\b", **options),
]
for v in vectorizers:
    v.fit(texts)
dense = np.array([form(t) for t in texts])
mean, deviation = dense.mean(0), dense.std(0)


def features(texts):
    grams = normalize(sp.hstack([v.transform(texts) for v in vectorizers])).toarray()
    scale = np.divide(DENSE_WEIGHT, deviation, out=np.zeros_like(deviation), where=deviation > 1e-4)
    return np.hstack([grams, (np.array([form(t) for t in texts]) - mean) * scale])


X = features(texts)
D = X[better] - X[worse]


def objective(w):
    m = D @ w
    return (weights @ np.logaddexp(0, -m) + REGULARISATION / 2 * w @ w,
            D.T @ (-weights / (1 + np.exp(m))) + REGULARISATION * w)


w = minimize(objective, np.zeros(X.shape[1]), jac=True, method="L-BFGS-B",
             options=dict(ftol=1e-15, gtol=1e-12, maxiter=10_000)).x
p = 1 / (1 + np.exp(-(D @ w)))
covariance = np.linalg.inv(REGULARISATION * np.eye(X.shape[1]) + (D.T * (weights * p * (1 - p))) @ D)
centre = X.mean(0)
everything = texts + UNSEEN
centred = features(everything) - centre


def unknown(text):
    """The share of a text's n-grams that no training text has, by squares of what their values would be."""
    known = new = 0
    for v in vectorizers:
        for gram, count in Counter(v.build_analyzer()(text)).items():
            column = v.vocabulary_.get(gram)
            value = (1 + np.log(count)) * (v.idf_.max() if column is None else v.idf_[column])
            known, new = (known, new + value**2) if column is None else (known + value**2, new)
    return new / (known + new) if new else 0


# What form explains among the completions of a prompt: least squares, each prompt weighing 1.
F = (dense - mean) * np.divide(DENSE_WEIGHT, deviation, out=np.zeros_like(deviation), where=deviation > 1e-4)
rewards, rows, root = X @ w, [], []
first = 0
for completions, _ in GROUPS:
    here = slice(first, first + len(completions))
    rows.append(np.hstack([F[here] - F[here].mean(0), (rewards[here] - rewards[here].mean())[:, None]]) / np.sqrt(len(completions)))
    first += len(completions)
A = np.vstack(rows)
A, b = A[:, :-1], A[:, -1]
explained = np.linalg.solve(A.T @ A + 1e-3 * DENSE_WEIGHT**2 * len(texts) * np.eye(A.shape[1]), A.T @ b)
print(json.dumps({
    "groups": [{"completions": c, "comparisons": [list(p) for p in cs]} for c, cs in GROUPS],
    "regularisation": REGULARISATION,
    "columns": int(sum(len(v.vocabulary_) for v in vectorizers)),
    "loss": objective(w)[0],
    "scores": [{"text": t, "form": form(t), "reward": r, "uncertainty": np.sqrt(c @ covariance @ c + unknown(t) / REGULARISATION),
                "formReward": f @ explained} for t, r, c, f in
               zip(everything, centred @ w, centred, centred[:, -len(mean):])],
}, indent=1, ensure_ascii=False))
