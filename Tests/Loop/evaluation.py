"""An evaluation: held-out prompts are answered by several policies, through Podium, and ranked by labelers who cannot tell
whose answer is whose; then what Podium says of it, and beside it what the hidden taste says of the very same answers.
"""

import json
import urllib.request
from concurrent.futures import ThreadPoolExecutor

import figures
import labelers
import report
import world


def ask(endpoint, policy, questions, seed=0):
    """(question, answer) from the endpoint itself, before Podium knows of it."""

    def one(place):
        body = {"model": policy, "messages": [{"role": "user", "content": questions[place].text}], "seed": seed + place,
                "max_tokens": 64}
        request = urllib.request.Request(
            f"{endpoint}/chat/completions", json.dumps(body).encode(), {"Content-Type": "application/json"})
        with urllib.request.urlopen(request, timeout=120) as answer:
            return questions[place], json.load(answer)["choices"][0]["message"]["content"]

    with ThreadPoolExecutor(16) as pool:
        return list(pool.map(one, range(len(questions))))


class Evaluation:
    """Of one round. `part` names its held-out prompts, `names` the policies as Podium labels them."""

    def __init__(self, loop, part, names):
        podium, steps = loop.podium, loop.steps
        asked = world.questions(part, loop.size["facts"])
        steps.tell(podium.import_lines("loop", f"held-out-{part}", [{"prompt": question.text} for question in asked]))
        plan = [option for name in names for option in ("--policy", f"{name}=1")]
        steps.tell(podium.command("sample", "--project", "loop", *plan, "--seed", 3))
        steps.tell(f"{labelers.rank(podium, 'loop', loop.people, steps.say)} rankings.")
        self._names = names
        self._table = figures.written(podium.completions("loop"), asked)
        texts = sorted({(text, said) for text, by in self._table.items() for said in by.values()})
        self._rewards = dict(zip(texts, podium.scores("loop", texts)))
        self._of = {name: figures.of_policy(self._table, name, self._rewards) for name in names}
        steps.tell(report.table(self._of, names))
        self._comparison = podium.comparison("loop")
        if self._comparison is None:
            steps.tell("This Podium does not compare policies yet (there is no …/policies/comparison): its part is not here.")
        else:
            steps.tell(podium.command("policy", "compare", "--project", "loop"))
        self._wins = {}

    def facts(self):
        return {"policies": self._of, "winsByHiddenTaste": self._wins, "podium": self._comparison}

    def judge_first(self, checks, curves):
        self._beats(checks, "tuned@1", "base")
        self._beats(checks, "tuned@1", "sft")
        self._is_even(checks, "base@again", "base")
        self._knows_more(checks, "tuned@1", "base")
        self._knows_more(checks, "tuned@1", "sft")
        self._is_caught(checks, "no-kl", "tuned@1", [
            sum(step["reward"] for step in curves[run][-10:]) / len(curves[run][-10:]) for run in ("no-kl", "tuned-1")])

    def judge_second(self, checks):
        self._beats(checks, "tuned@2", "base")
        self._beats(checks, "tuned@2", "sft")
        self._knows_more(checks, "tuned@2", "sft")
        more = figures.differences(self._table, "tuned@2", "base", self._rewards)["right"]
        checks.add("tuned@2 is right more often than base, prompt by prompt", report.span(more), more["lower"] > 0)
        self._wins["tuned@2 over tuned@1"] = figures.win_rate(self._table, "tuned@2", "tuned@1")

    # What must hold

    def _beats(self, checks, first, second):
        seen = self._wins[f"{first} over {second}"] = figures.win_rate(self._table, first, second)
        checks.add(f"{first} is better than {second} by the hidden taste", report.span(seen, 3), seen["lower"] > 0.5)
        if (people := self._people(first, second)) is not None:
            checks.add(
                f"{first} is better than {second} by Podium's comparison", report.span(people, 3), people["lower"] > 0.5)

    def _is_even(self, checks, first, second):
        seen = self._wins[f"{first} over {second}"] = figures.win_rate(self._table, first, second)
        checks.add(
            f"{first} and {second} are the same by the hidden taste", report.span(seen, 3),
            seen["lower"] <= 0.5 <= seen["upper"])
        if (people := self._people(first, second)) is not None:
            checks.add(
                f"{first} and {second} are the same by Podium's comparison", report.span(people, 3),
                people["lower"] <= 0.5 <= people["upper"])

    def _knows_more(self, checks, first, second):
        shares = [self._of[name]["right"] for name in (first, second)]
        checks.add(
            f"{first} is right more often than {second}", " against ".join(map(report.span, shares)),
            shares[0]["value"] > shares[1]["value"])

    def _is_caught(self, checks, free, held, rewards):
        """Without KL the reward model is better pleased where it was trained, and people are worse off."""
        seen = self._wins[f"{free} less {held}"] = figures.differences(self._table, free, held, self._rewards)
        checks.add(
            f"{free} reached the higher reward in training than {held} (the last ten batches)",
            f"{rewards[0]:.2f} against {rewards[1]:.2f}; on held-out prompts the difference is {report.span(seen['reward'])}",
            rewards[0] > rewards[1])
        checks.add(
            f"{free} is worth less than {held} (hidden taste)", report.span(seen["utility"]), seen["utility"]["upper"] < 0)
        pair, _ = self._pair(free, held)
        if pair and pair.get("rewardModel"):
            machine = pair["rewardModel"]
            checks.add(
                f"Podium says that its reward model likes {free} more than people do, beside {held}",
                f"{machine['verdict']}, favours {self._label(machine.get('favours'))}",
                self._label(machine.get("favours")) == free)

    # What Podium says

    def _label(self, number):
        return next((one["label"] for one in self._comparison["policies"] if one["policyId"] == number), None)

    def _pair(self, first, second):
        """What the comparison has of two policies, and whether in this order."""
        for pair in (self._comparison or {}).get("pairs", []):
            labels = [self._label(pair["first"]), self._label(pair["second"])]
            if sorted(labels) == sorted([first, second]):
                return pair, labels[0] == first
        return None, True

    def _people(self, first, second):
        """Podium's win rate of the first over the second."""
        pair, isInOrder = self._pair(first, second)
        if pair is None:
            return None
        rate = pair["people"]["rate"]
        seen = {"value": rate["value"], "lower": rate["interval"]["lower"], "upper": rate["interval"]["upper"]}
        return seen if isInOrder else {
            "value": 1 - seen["value"], "lower": 1 - seen["upper"], "upper": 1 - seen["lower"]}
