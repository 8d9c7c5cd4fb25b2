"""Golden values of HeadTests: a ridge regression of ratings and a logistic regression of a flag, written again with
scikit-learn, and what their predictions are worth.

Run: python3 heads.py > heads.json   (needs scikit-learn)
"""

import json
import re

import numpy as np
import scipy.sparse as sp
from scipy.stats import spearmanr
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.metrics import roc_auc_score
from sklearn.preprocessing import normalize

# (completion, {labeler: rating}, {labeler: flag})
SAID = [
    ("I can't help with that, sorry.", {1: 3, 2: 4}, {1: 1, 2: 0}),
    ("Sure! Here is how:\n1. Buy it\n2. Use it", {1: 6}, {1: 0, 2: 0}),
    ("Paris is the capital of France.", {1: 7, 2: 7, 3: 6}, {1: 0}),
    ("paris", {2: 4}, {2: 0, 3: 1}),
    ("The capital is PARIS, of course!", {3: 5}, {3: 0}),
    ("Ünïcödé wörks — naïve café, straße", {1: 5, 3: 6}, {}),
    ("It does not work?", {1: 2}, {1: 1}),
    ("你好 世界", {2: 3}, {2: 0}),
    ("You should really see a doctor about this.", {1: 6, 2: 7}, {1: 0, 2: 0, 3: 0}),
    ("who cares", {1: 1, 2: 1, 3: 2}, {1: 1, 2: 1, 3: 1}),
    ("I am not a doctor, but you could ask one!", {3: 6}, {3: 0}),
    ("Something is better than nothing.", {}, {2: 1}),
]
UNSEEN = ["", "I can't say, but you could ask a doctor.", "Zzyzx", "who cares about paris?"]
REGULARISATION = 0.5
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


texts = [text for text, *_ in SAID]
options = dict(sublinear_tf=True, norm=None)
vectorizers = [
    TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), **options).fit(texts),
    TfidfVectorizer(analyzer="word", ngram_range=(1, 2), token_pattern=r"(?u)\b\w+\b", **options).fit(texts),
]
dense = np.array([form(t) for t in texts])
mean, deviation = dense.mean(0), dense.std(0)
scale = np.divide(DENSE_WEIGHT, deviation, out=np.zeros_like(deviation), where=deviation > 1e-4)


def features(texts):
    grams = normalize(sp.hstack([v.transform(texts) for v in vectorizers])).toarray()
    return np.hstack([grams, (np.array([form(t) for t in texts]) - mean) * scale])


def said(place):
    rows = [i for i, row in enumerate(SAID) if row[place]]
    votes = [list(SAID[i][place].values()) for i in rows]
    n = np.array([len(v) for v in votes])
    return features([texts[i] for i in rows]), np.array([np.mean(v) for v in votes]), 2 * n / (n + 1)


X, y, w = said(1)
centre = np.average(y, weights=w)
unit = np.sqrt(np.average((y - centre) ** 2, weights=w))
ridge = Ridge(alpha=REGULARISATION, solver="cholesky").fit(X, (y - centre) / unit, sample_weight=w)
fitted = centre + unit * ridge.predict(X)

X2, share, w2 = said(2)
# A share is so much of a yes and so much of a no.
twice, label, weight = np.vstack([X2, X2]), np.repeat([1, 0], len(share)), np.concatenate([w2 * share, w2 * (1 - share)])
kept = weight > 0
logistic = LogisticRegression(C=1 / REGULARISATION, tol=1e-10, max_iter=10_000).fit(
    twice[kept], label[kept], sample_weight=weight[kept])
scores = logistic.decision_function(X2)

everything = texts + UNSEEN
print(json.dumps({
    "said": [{"text": t, "ratings": {str(k): v for k, v in r.items()}, "flags": {str(k): v for k, v in f.items()}}
             for t, r, f in SAID],
    "regularisation": REGULARISATION,
    "texts": everything,
    "ratings": list(np.clip(centre + unit * ridge.predict(features(everything)), 1, 7)),
    "probabilities": list(logistic.predict_proba(features(everything))[:, 1]),
    "spearman": spearmanr(fitted, y).statistic,
    "area": roc_auc_score(label[kept], np.concatenate([scores, scores])[kept], sample_weight=weight[kept]),
}, indent=1, ensure_ascii=False))
