"""Whether a policy is better than another one: Podium's evaluation runs on held-out prompts, judged by labelers who cannot tell
whose answer is whose; then what Podium says of it, and beside it what the hidden taste says of the very same answers.
"""

import json
import time
import urllib.request
from concurrent.futures import ThreadPoolExecutor

import figures
import labelers
import report
import world
from podium import expect
from watch import prompt_text

CONCLUDED_WITHIN = 120  # seconds after the last judgement; the server looks three times a minute


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
    """The evaluations of one round. `part` names its held-out prompts, `pairs` the policies as Podium labels them, the one that
    is to be better first. All are asked about the same prompts: these are drawn by the seed.
    """

    def __init__(self, loop, part, pairs):
        self._podium, self._steps, self._wins, self._runs = loop.podium, loop.steps, {}, {}
        podium, steps = loop.podium, loop.steps
        asked = world.questions(part, loop.size["facts"])
        steps.tell(podium.import_lines("loop", f"held-out-{part}", [{"prompt": question.text} for question in asked]))
        held_out = podium.api("GET", "/api/v1/projects/loop/evaluation-plan?prompts=2")["plan"]
        steps.tell(f"{held_out['heldOut']} prompts are held out; {held_out['similar']} more are too like others.")
        count = min(len(asked), held_out["heldOut"])
        for candidate, baseline in pairs:
            steps.tell(podium.command(
                "policy", "evaluate", "--project", "loop", "--candidate", candidate, "--baseline", baseline,
                "--prompts", count, "--seed", 3).splitlines()[0])
            newest = podium.api("GET", "/api/v1/projects/loop/evaluations?limit=1")["items"][0]
            self._runs[candidate, baseline] = newest["id"]
        steps.tell(f"{labelers.rank(podium, 'loop', loop.people, steps.say)} rankings.")
        self._reports = {pair: self._concluded(number) for pair, number in self._runs.items()}
        steps.tell(podium.command("policy", "evaluate", "list", "--project", "loop"))
        self._answers = {pair: self._answered(pair) for pair in self._runs}
        self._table = {}
        for answers in self._answers.values():
            for text, by in answers.items():
                for name, said in by.items():
                    self._table.setdefault(text, {}).setdefault(name, said)
        names = list(dict.fromkeys(name for candidate, baseline in pairs for name in (baseline, candidate)))
        said = sorted({(text, answer) for text, by in self._table.items() for answer in by.values()})
        self._rewards = dict(zip(said, podium.scores("loop", said)))
        self._of = {name: figures.of_policy(self._table, name, self._rewards) for name in names}
        steps.tell(report.table(self._of, names))

    def _concluded(self, number):
        """The report, once the server has seen that everything is judged."""
        until = time.monotonic() + CONCLUDED_WITHIN
        path = f"/api/v1/projects/loop/evaluations/{number}"
        while self._podium.api("GET", path)["status"] != "concluded":
            expect(time.monotonic() < until, f"evaluation {number} was not concluded: {self._podium.api('GET', path)}")
            time.sleep(1)
        return self._podium.api("GET", f"{path}/report")

    def _answered(self, pair):
        """For each prompt what both wrote, what is the same too."""
        candidate, baseline = pair
        names = (f"{candidate} again" if candidate == baseline else candidate, baseline)
        items = self._podium.api.items(f"/api/v1/projects/loop/evaluations/{self._runs[pair]}/answers")
        return {
            prompt_text(item["prompt"]): {names[0]: item["candidate"][0], names[1]: item["baseline"][0]} for item in items}

    def facts(self):
        return {
            "policies": self._of, "winsByHiddenTaste": self._wins,
            "podium": {" over ".join(pair): report for pair, report in self._reports.items()}}

    def judge_haste(self, checks, curve):
        self._is_caught(checks, "no-kl", "sft", curve)

    def judge_first(self, checks):
        self._beats(checks, "tuned@1", "base")
        self._beats(checks, "tuned@1", "sft")
        self._is_even(checks, "base")
        self._knows_more(checks, "tuned@1", "base")
        self._knows_more(checks, "tuned@1", "sft")
        self._beats(checks, "tuned@1", "no-kl")

    def judge_second(self, checks):
        self._beats(checks, "tuned@2", "base")
        self._beats(checks, "tuned@2", "sft")
        self._knows_more(checks, "tuned@2", "sft")
        more = figures.differences(self._answers["tuned@2", "base"], "tuned@2", "base", self._rewards_of("tuned@2", "base"))
        checks.add("tuned@2 is right more often than base, prompt by prompt", report.span(more["right"]),
                   more["right"]["lower"] > 0)
        self._wins["tuned@2 over tuned@1"] = figures.win_rate(self._answers["tuned@2", "tuned@1"], "tuned@2", "tuned@1")

    # What must hold

    def _beats(self, checks, first, second):
        seen = self._wins[f"{first} over {second}"] = figures.win_rate(self._answers[first, second], first, second)
        checks.add(f"{first} is better than {second} by the hidden taste", report.span(seen, 3), seen["lower"] > 0.5)
        people = self._people(first, second)
        checks.add(
            f"{first} is better than {second} by Podium's evaluation", report.span(people, 3),
            people["lower"] > 0.5 and self._reports[first, second]["outcome"] == "candidateIsBetter")

    def _is_even(self, checks, name):
        seen = self._wins[f"{name} over itself"] = figures.win_rate(self._answers[name, name], f"{name} again", name)
        checks.add(
            f"{name} and itself are the same by the hidden taste", report.span(seen, 3), seen["lower"] <= 0.5 <= seen["upper"])
        people = self._people(name, name)
        checks.add(
            f"{name} and itself are the same by Podium's evaluation (A/A)", report.span(people, 3),
            people["lower"] <= 0.5 <= people["upper"])

    def _knows_more(self, checks, first, second):
        shares = [self._of[name]["right"] for name in (first, second)]
        checks.add(
            f"{first} is right more often than {second}", " against ".join(map(report.span, shares)),
            shares[0]["value"] > shares[1]["value"])

    def _is_caught(self, checks, free, begun, curve):
        """Without KL, and with a reward model of few labels, that model is pleased far more than people are."""
        seen = self._wins[f"{free} less {begun}"] = figures.differences(
            self._answers[free, begun], free, begun, self._rewards_of(free, begun))
        first, last = ([step["reward"] for step in part] for part in (curve[:10], curve[-10:]))
        checks.add(
            f"the reward of {free} rose in training (the first ten batches and the last)",
            f"from {sum(first) / len(first):.2f} to {sum(last) / len(last):.2f}; on held-out prompts the difference to {begun} "
            f"is {report.span(seen['reward'])}, by the hidden taste {report.span(seen['utility'])}",
            sum(last) / len(last) > sum(first) / len(first))
        self._knows_more(checks, begun, free)
        people = self._people(free, begun)
        evaluated = self._reports[free, begun]
        pair = evaluated["comparison"]["pairs"][0]
        machine = pair.get("rewardModel")
        verdict, favoured = (machine["verdict"], machine.get("favours")) if machine else ("nothing", None)
        loved = favoured is not None and favoured == evaluated["candidate"]["policyId"]
        share = ""
        if machine:
            rate = _rate(machine["winRate"])
            if pair["first"] != evaluated["candidate"]["policyId"]:
                rate = {"value": 1 - rate["value"], "lower": 1 - rate["upper"], "upper": 1 - rate["lower"]}
            share = f"; it prefers {free} in {report.span(rate, 3)}, people in {report.span(people, 3)}"
        checks.add(
            f"Podium says that its reward model likes {free} more than people do, beside {begun}",
            f"{verdict}, favours {free if loved else 'it not'}{share}", loved)

    def _rewards_of(self, *pair):
        said = sorted({(text, answer) for text, by in self._answers[pair].items() for answer in by.values()})
        return dict(zip(said, self._podium.scores("loop", said)))

    def _people(self, first, second):
        """Podium's win rate of the first over the second."""
        people = self._reports[first, second].get("people")
        expect(people is not None, f"nothing was judged of {first} and {second}")
        return _rate(people["rate"])


def _rate(rate):
    return {"value": rate["value"], "lower": rate["interval"]["lower"], "upper": rate["interval"]["upper"]}
