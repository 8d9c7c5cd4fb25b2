"""Golden values of PolicyComparisonTests: MT-Bench and LAMP of ../shared/data, by the plain functions beside the goldens of
Statistics.

Run: pip install numpy scipy; python3 comparison.py ../../../../shared/data > comparison.json
"""

import itertools
import json
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "StatisticsTests/Golden"))

from plain import davidson, win_rate  # noqa: E402

CATEGORIES = ["writing", "roleplay", "reasoning", "math", "coding", "extraction", "stem", "humanities"]


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
         "category": category(row), "labeler": labelers.setdefault(ranking["labeler"], len(labelers)), "trust": 1.0,
         "entries": [{"policy": policies.index(completion["model"]), "tier": rank, "style": []}
                     for rank, completion in sorted(zip(ranking["ranks"], row["completions"]), key=lambda pair: pair[0])]}
        for row in rows for ranking in row["rankings"]]
    return policies, judgements, len(rows)


def category(row):
    """Of MT-Bench's questions, ten of each kind; other files have none."""
    question = re.match(r"mtbench-q(\d+)-", row.get("externalId", ""))
    return CATEGORIES[(int(question[1]) - 81) // 10] if question else None


def rate(policies, judgements, first, second, level=0.95):
    found = win_rate(judgements, first, second, level)
    return {"first": policies[first], "second": None if second is None else policies[second], "value": found["value"],
            "standardError": float(found["standardError"]), "interval": [float(end) for end in found["interval"]],
            "prompts": found["prompts"], "judgements": found["observations"], "ties": found["ties"]}


def pairs_of(judgements, count):
    """Those that two prompts or more compare."""
    return [
        pair for pair in itertools.combinations(range(count), 2)
        if len({j["prompt"] for j in judgements if {*pair} <= {e["policy"] for e in j["entries"]}}) > 1]


def parts(policies, judgements):
    """Win rates of each category, and the same at the level that holds for all categories at once."""
    kinds = {name: [j for j in judgements if j["category"] == name] for name in CATEGORIES}
    level = 1 - 0.05 / len(kinds)
    return [
        {"part": name, "judgements": len(part),
         "pairs": [rate(policies, part, *pair) for pair in pairs_of(part, len(policies))],
         "joint": [rate(policies, part, *pair, level)["interval"] for pair in pairs_of(part, len(policies))]}
        for name, part in kinds.items()]


def golden(name, strengths):
    policies, judgements, tasks = read(name)
    numbers = range(len(policies))
    pairs = pairs_of(judgements, len(policies))
    return {
        "policies": policies, "judgements": len(judgements), "tasks": tasks,
        "pairs": [rate(policies, judgements, *pair) for pair in pairs],
        "overall": [rate(policies, judgements, number, None) for number in numbers],
        "strengths": [[float(part) for part in found] for found in davidson(judgements, len(policies))["strengths"]]
        if strengths else [],
        "parts": parts(policies, judgements) if strengths else [],
    }


print(json.dumps({"mtbench": golden("mtbench-pairs.jsonl", True), "lamp": golden("lamp-writing-kwise.jsonl", False)},
                 indent=1))
