"""Golden values of PolicyComparisonTests: MT-Bench and LAMP of ../shared/data, by the plain functions beside the goldens of
Statistics.

Run: pip install numpy scipy; python3 comparison.py ../../../../shared/data > comparison.json
"""

import itertools
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "StatisticsTests/Golden"))

from plain import davidson, win_rate  # noqa: E402


def read(name):
    """Judgements of a file, and its policies by name: the order of their numbers."""
    rows = [json.loads(line) for line in (Path(sys.argv[1]) / name).read_text().splitlines()]
    # Policies that answer with the same text are nothing to compare, and where two did, two lines are one task: the first.
    tasks = {}
    for row in rows:
        texts = sorted(completion["text"] for completion in row["completions"])
        if len(set(texts)) == len(texts):
            tasks.setdefault(json.dumps([row["prompt"], texts]), row)
    rows = list(tasks.values())
    policies = sorted({completion["model"] for row in rows for completion in row["completions"]})
    prompts, labelers = {}, {}
    judgements = [
        {"prompt": prompts.setdefault(json.dumps(row["prompt"]), len(prompts)),
         "labeler": labelers.setdefault(ranking["labeler"], len(labelers)), "trust": 1.0,
         "entries": [{"policy": policies.index(completion["model"]), "tier": rank, "style": []}
                     for rank, completion in sorted(zip(ranking["ranks"], row["completions"]), key=lambda pair: pair[0])]}
        for row in rows for ranking in row["rankings"]]
    return policies, judgements, len(rows)


def rate(policies, judgements, first, second):
    found = win_rate(judgements, first, second)
    return {"first": policies[first], "second": None if second is None else policies[second], "value": found["value"],
            "standardError": float(found["standardError"]), "interval": [float(end) for end in found["interval"]],
            "prompts": found["prompts"], "judgements": found["observations"], "ties": found["ties"]}


def golden(name, strengths):
    policies, judgements, tasks = read(name)
    numbers = range(len(policies))
    pairs = [
        pair for pair in itertools.combinations(numbers, 2)
        if len({j["prompt"] for j in judgements if {*pair} <= {e["policy"] for e in j["entries"]}}) > 1]
    return {
        "policies": policies, "judgements": len(judgements), "tasks": tasks,
        "pairs": [rate(policies, judgements, *pair) for pair in pairs],
        "overall": [rate(policies, judgements, number, None) for number in numbers],
        "strengths": [[float(part) for part in found] for found in davidson(judgements, len(policies))["strengths"]]
        if strengths else [],
    }


print(json.dumps({"mtbench": golden("mtbench-pairs.jsonl", True), "lamp": golden("lamp-writing-kwise.jsonl", False)},
                 indent=1))
