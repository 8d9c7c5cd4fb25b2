#!/usr/bin/env python3
"""The same search for a reward model by scikit-learn and by Podium, in turns: how long, and how good.

    python3 -m venv .venv-race && .venv-race/bin/pip install scikit-learn==1.9.1
    .venv-race/bin/python Tests/RewardModelTests/Race/race.py --format hh FILE

Both see characters (2 to 5, within words) and words (1 and 2) as sublinear TF-IDF of the training folds, deal the prompts
into five folds, walk down the same penalties until the log loss has risen twice in a row, and fit all prompts with the
best. Podium does more in its time: measures of form, word pairs, temperatures, length alone, bootstrap intervals. Both may
use all cores. Needs `podium-bench` in .build/release.
"""

import argparse
import json
import re
import statistics
import subprocess
import time
from pathlib import Path

import numpy
from joblib import Parallel, delayed
from scipy import sparse
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer
from sklearn.linear_model import LogisticRegression

ROOT = Path(__file__).parents[3]
PENALTIES = [2.0**-power for power in range(-4, 9)]
FOLDS = 5


def comparisons(path, kind):
    """(prompt, preferred, rejected) of every strict comparison."""
    for line in open(path, encoding="utf-8"):
        row = json.loads(line)
        if kind == "hh":
            cut = row["chosen"].rindex("\n\nAssistant:")
            yield row["chosen"][:cut], row["chosen"][cut + 12:], row["rejected"][row["rejected"].rindex("\n\nAssistant:") + 12:]
            continue
        texts = [completion["text"] for completion in row["completions"]]
        for ranking in row.get("rankings") or [row]:
            for better, one in zip(texts, ranking["ranks"]):
                for worse, other in zip(texts, ranking["ranks"]):
                    if one is not None and other is not None and one < other and better != worse:
                        yield json.dumps(row["prompt"]), better, worse


def features(texts):
    """How often each n-gram is in each text."""
    characters = CountVectorizer(analyzer="char_wb", ngram_range=(2, 5), dtype=numpy.float32)
    words = CountVectorizer(ngram_range=(1, 2), token_pattern=r"(?u)\w+", dtype=numpy.float32)
    return sparse.hstack([characters.fit_transform(texts), words.fit_transform(texts)]).tocsr()


def differences(counts, training, better, worse, pairs):
    """Preferred minus rejected row of each pair, every other one turned round: there have to be two classes."""
    weighting = TfidfTransformer(sublinear_tf=True).fit(counts[training])
    values = weighting.transform(counts)
    signs = numpy.where(numpy.arange(len(pairs)) % 2 == 0, 1.0, -1.0)
    return sparse.diags(signs) @ (values[better[pairs]] - values[worse[pairs]]), signs


def fit(rows, signs, weights, penalty, start=None):
    model = LogisticRegression(C=1 / penalty, fit_intercept=False, warm_start=True, tol=1e-3, max_iter=500)
    if start is not None:
        model.coef_ = start
    return model.fit(rows, signs, sample_weight=weights)


def search(path, kind):
    """Cross-validation as Podium does it; gives log loss and accuracy of the best penalty, each prompt counting once."""
    data = list(comparisons(path, kind))
    prompts = {prompt: index for index, prompt in enumerate(dict.fromkeys(prompt for prompt, _, _ in data))}
    texts = {text: index for index, text in enumerate(dict.fromkeys(text for row in data for text in row[1:]))}
    prompt = numpy.array([prompts[row[0]] for row in data])
    better, worse = (numpy.array([texts[row[side]] for row in data]) for side in (1, 2))
    weights = 1 / numpy.bincount(prompt)[prompt]
    fold = numpy.random.RandomState(0).permutation(len(prompts))[prompt] % FOLDS
    counts = features(list(texts))

    def one(number):
        training = numpy.unique(numpy.concatenate([better[fold != number], worse[fold != number]]))
        rows, signs = differences(counts, training, better, worse, numpy.arange(len(data)))
        inside, outside = fold != number, fold == number
        start, losses = None, []
        for penalty in PENALTIES:
            model = fit(rows[inside], signs[inside], weights[inside], penalty, start)
            start = model.coef_
            margins = signs[outside] * (rows[outside] @ start[0])
            losses.append((weights[outside] * numpy.logaddexp(0, -margins), weights[outside] * (margins > 0)))
            yield number, losses[-1]

    walks = [one(number) for number in range(FOLDS)]
    table = []
    for _ in PENALTIES:
        step = Parallel(n_jobs=-1, prefer="threads")(delayed(next)(walk) for walk in walks)
        table.append([sum(part[place].sum() for _, part in step) / weights.sum() for place in (0, 1)])
        if len(table) > 2 and table[-3][0] < table[-2][0] < table[-1][0]:
            break
    place = min(range(len(table)), key=lambda index: table[index][0])
    everything = numpy.arange(counts.shape[0])
    rows, signs = differences(counts, everything, better, worse, numpy.arange(len(data)))
    fit(rows, signs, weights, PENALTIES[place])
    return table[place]


def podium(path, kind):
    command = [ROOT / ".build/release/podium-bench", "accuracy", "--format", kind, "--repeats", "1", path]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return [float(re.search(rf"{name} ([\d.]+)", said)[1]) for name in ("log loss", "accuracy")]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("file")
    parser.add_argument("--format", choices=["hh", "podium"], default="podium")
    parser.add_argument("--repeats", type=int, default=3)
    chosen = parser.parse_args()
    ratios = []
    for _ in range(chosen.repeats):
        begin = time.monotonic()
        loss, accuracy = search(chosen.file, chosen.format)
        theirs = time.monotonic() - begin
        begin = time.monotonic()
        own_loss, own_accuracy = podium(chosen.file, chosen.format)
        ours = time.monotonic() - begin
        ratios.append(theirs / ours)
        print(f"scikit-learn {theirs:.1f} s, log loss {loss:.3f}, accuracy {accuracy:.3f}; "
              f"Podium {ours:.1f} s, log loss {own_loss:.3f}, accuracy {own_accuracy:.3f}; {ratios[-1]:.1f} times")
    print(f"Podium took {statistics.median(ratios):.1f} times less, in the median of {chosen.repeats}")


main()
