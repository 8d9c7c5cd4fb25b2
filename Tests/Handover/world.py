"""A small world for hand-overs: questions with right answers in several wordings, ranked and demonstrated by two people."""

import json
import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "HTTPClients"))
from served import PASSWORD

CAPITALS = {
    "France": "Paris", "Italy": "Rome", "Spain": "Madrid", "Japan": "Tokyo", "Egypt": "Cairo", "Peru": "Lima",
    "Cuba": "Havana", "Kenya": "Nairobi", "Norway": "Oslo", "Iran": "Tehran", "Iraq": "Baghdad", "Chile": "Santiago",
}
WORDINGS = [
    "What is the capital of {}?", "Which city governs {}?", "Name {}'s seat of government, please.", "{}: its capital?",
    "I forgot the main city of {}.", "Where does the parliament of {} meet?",
]
DEMONSTRATION_FORM = {
    "judgement": {
        "kind": "demonstration", "ties": False, "strengths": [], "strengthIsRequired": False, "allBad": False,
    },
    "steps": "together", "fields": [],
}


def _ranks(completions, capital, dice):
    """Right and polite is good, rude is bad, and everybody errs a little."""
    worth = [
        round(3 * (capital in text) + ("Happy" in text) - 2 * ("Go away" in text) + dice.gauss(0, 0.7))
        for text in completions
    ]
    return [1 + sum(other > own for other in worth) for own in worth]


def tasks(seed=1):
    """Lines to import: two people's rankings of four completions each."""
    dice = random.Random(seed)
    for wording in WORDINGS:
        for country, capital in CAPITALS.items():
            wrong = dice.choice([city for city in CAPITALS.values() if city != capital])
            texts = [f"It is {capital}.", f"Happy to help! It is {capital}.", f"It is {wrong}.", "Go away, look it up."]
            dice.shuffle(texts)
            yield {
                "prompt": wording.format(country),
                "completions": [{"text": text, "model": f"policy-{place % 2}"} for place, text in enumerate(texts)],
                "rankings": [{"labeler": name, "ranks": _ranks(texts, capital, dice)} for name in ("anna", "bob")],
            }


def demonstrations():
    for wording in WORDINGS:
        for country, capital in CAPITALS.items():
            said = {"labeler": "anna", "demonstration": f"Happy to help! It is {capital}."}
            yield {"prompt": wording.format(country), "rankings": [said]}


def fill(podium, slug="world"):
    """The project `slug` with all of it, trained; `podium` is a `served.Podium`. Returns an admin's token."""
    podium.command("user", "create", "ada", "--role", "admin", "--password-stdin", stdin=PASSWORD + "\n")
    # A seed by which some ten prompts are held out.
    podium.command("project", "create", slug, "--overlap", "2", "--split-seed", "7")
    _import(podium, slug, "ranked", tasks())
    form = podium.folder / "form.json"
    form.write_text(json.dumps(DEMONSTRATION_FORM))
    podium.command("project", "form", slug, "--file", form)
    _import(podium, slug, "demonstrated", demonstrations())
    podium.command("retrain", "--project", slug)
    return podium.command("token", "create", "ada", "--name", "test").split()[-1]


def _import(podium, slug, name, lines):
    path = podium.folder / f"{name}.ndjson"
    path.write_text("".join(json.dumps(line) + "\n" for line in lines))
    podium.command("import", "--project", slug, "--format", "podium", path)
