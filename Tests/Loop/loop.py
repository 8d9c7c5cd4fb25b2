"""The whole round on one processor, with nothing from outside: a language model made here answers, simulated labelers judge,
Podium learns what they like and hands it over, its scripts tune the model with TRL, and the labelers judge again. Twice.

    python loop.py [--size full|half|tiny]         in an environment with requirements.txt; see `make loop`

    PODIUM_BINARY   the binary to test (default .build/release/podium)

Everything lies in .loop/SIZE afterwards: data (podium serve --data …), hand-overs, runs, curve.png, report.json. The model of
the beginning is kept in .loop/cache, by what made it.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
for name, value in {
    "HF_HUB_OFFLINE": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1", "TOKENIZERS_PARALLELISM": "false",
}.items():
    os.environ[name] = value

import evaluation
import figures
import labelers
import model
import report
import tune
import world
from podium import SPLIT_SEED, Failure, Podium, expect
from served import run
from watch import Watch

SIZES = {
    "full": dict(
        facts=None, base_steps=1_500, demonstrations=400, first=1_000, labelers=12, least_right=0.35, sft_epochs=3,
        hasty=240, rl_steps=80, free_steps=150, answers=8, batch=64, few=10),
    "half": dict(
        facts=None, base_steps=1_500, demonstrations=240, first=600, labelers=8, least_right=0.35, sft_epochs=3,
        hasty=160, rl_steps=40, free_steps=80, answers=8, batch=64, few=4),
    "tiny": dict(
        facts=16, base_steps=150, demonstrations=60, first=80, labelers=4, least_right=0.0, sft_epochs=1,
        hasty=100, rl_steps=4, free_steps=4, answers=4, batch=16, few=2),
}
STEPS = [
    "Base model", "Demonstrations", "Supervised fine-tuning", "Sampling", "Haste", "Labels", "Reward model", "Hand-over",
    "Reinforcement learning", "Evaluation", "Second round", "Second evaluation", "Other trainers", "Report",
]
SEED = 0
BETA, NO_BETA = 0.2, 1e-6  # TRL measures the KL only where it counts, if ever so little
LEARNING_RATE = 3e-4


class Loop:
    def __init__(self, size, folder, podium, steps, checks):
        self.size, self.folder, self.podium, self.steps, self.checks = size, folder, podium, steps, checks
        self.served = folder / "served"
        self.served.mkdir()
        (folder / "runs").mkdir()
        self.facts = {"size": size, "seeds": {"model": model.SEED, "split": SPLIT_SEED, "training": SEED}, "weights": {}}

    # Steps 1 to 3: a policy that answers

    def base(self):
        self.steps.begin("Base model", "About a million parameters, made here and kept for the next time.")
        cache = self.folder.parent / "cache"
        cache.mkdir(exist_ok=True)
        self.show("base", model.cached(cache, self.size["base_steps"], self.size["facts"], self.steps.say))
        server = subprocess.Popen(
            [sys.executable, HERE / "serve.py", self.served], text=True, stdout=subprocess.PIPE,
            stderr=(self.folder / "serve.log").open("w"))
        self.server, self.endpoint = server, server.stdout.readline().strip()
        expect(self.endpoint, f"the policies' server did not start: see {self.folder / 'serve.log'}")
        self.register("base")
        asked = evaluation.ask(self.endpoint, "base", world.questions("train", self.size["facts"])[:200])
        right = sum(world.correctness(question, text) == 1 for question, text in asked) / len(asked)
        self.facts["baseRight"] = right
        self.steps.tell(f"It answers {right:.0%} of {len(asked)} prompts rightly. {asked[0][0].text} → {asked[0][1]}")
        expect(
            right >= self.size["least_right"],
            f"the base model knows only {right:.0%}, and {self.size['least_right']:.0%} were expected. Tuning would then "
            'teach it to be polite about nothing. Train it longer: make loop LOOP="--base-steps 3000"')

    def demonstrations(self):
        self.steps.begin("Demonstrations", "Labelers write answers themselves, in a project that asks for that.")
        podium, size = self.podium, self.size
        podium.project("demonstrations", "--preset", "demonstration")
        # By chance: neighbours in the list are of all kinds.
        chosen = world.questions("train", size["facts"])[-size["demonstrations"]:]
        self.steps.tell(podium.import_lines("demonstrations", "demonstrations", [{"prompt": one.text} for one in chosen]))
        podium.project("loop", "--preset", "ranking", "--overlap", 2)
        self.people = podium.labelers(size["labelers"], "demonstrations", "loop")
        count = labelers.write_demonstrations(podium, "demonstrations", self.people, self.steps.say)
        self.steps.tell(f"{count} demonstrations by {len(self.people)} labelers.")

    def fine_tune(self):
        self.steps.begin("Supervised fine-tuning", "podium handover, and its own script with TRL's SFTTrainer.")
        handover = self.hand_over("demonstrations", "handover-demonstrations")
        run = self.script(
            handover, "sft", "sft",
            ["--model", self.served / "base", "--epochs", self.size["sft_epochs"], "--learning-rate", "5e-4", "--batch", 32,
             "--micro-batch", 32], self.podium.url)
        (said,) = tune.wait([run], self.steps.say)
        self.steps.tell(f"Loss on what it has not seen: {said['figures']['test']['loss']:.3f}")
        self.bring_back("sft", "sft", handover)

    # Steps 4 to 6: what people like

    def sample(self):
        self.steps.begin("Sampling", "Prompts without completions; podium sample asks both policies for two of each.")
        podium = self.podium
        self.asked = world.questions("train", self.size["facts"])
        first, self.rest = self.asked[: self.size["first"]], self.asked[self.size["first"]:]
        self.steps.tell(podium.import_lines("loop", "prompts", [{"prompt": one.text} for one in first]))
        self.steps.tell(podium.command("sample", "--project", "loop", "--policy", "base=2", "--policy", "sft=2", "--seed", 1))

    def hasten(self):
        """Aside: how not to do it."""
        self.steps.begin("Haste", "Few labels, and nothing that holds the policy to its beginning (no KL).")
        count = labelers.rank(self.podium, "loop", self.people, self.steps.say, most=self.size["hasty"])
        self.steps.tell(f"{count} rankings.")
        self.train(step=None)
        handover = self.hand_over("loop", "handover-hasty")
        with Watch(self.podium.port) as watch:
            run = self.reinforcement(handover, "no-kl", NO_BETA, self.size["free_steps"], watch)
            tune.wait([run], self.steps.say)
        self.curves = {"no-kl": self.curve(run, watch)}
        self.bring_back("no-kl", "no-kl", handover, "--kl", self.curves["no-kl"][-1]["kl"])

    def label(self):
        self.steps.begin(
            "Labels", "Two labelers rank each task over the API, with ties, by the hidden taste and their noise; those tasks "
            "first in which podium policy evaluate holds haste against its beginning.")
        seen = evaluation.Evaluation(self, "first", [("no-kl", "sft")])
        seen.judge_haste(self.checks, self.curves["no-kl"])
        self.facts["hastyEvaluation"] = seen.facts()

    def train(self, step="Reward model", explanation="podium retrain."):
        if step:
            self.steps.begin(step, explanation)
        trained = self.podium.retrain("loop")
        measured = trained["heldOut"]
        accuracy = {"value": measured["accuracy"]} | measured["accuracyInterval"]
        self.steps.tell(
            f"{trained['trainingComparisons']} comparisons; predicts {report.span(accuracy, 3)} of those it has not "
            f"seen; word pairs of prompt and answer weigh {trained['wordPairScale']:g}.")
        self.facts.setdefault("rewardModels", []).append({
            "accuracy": accuracy, "comparisons": trained["trainingComparisons"],
            "wordPairScale": trained["wordPairScale"], "sha256": trained["making"]["modelSha256"]})
        return accuracy

    def reward_model(self):
        accuracy = self.train()
        self.checks.add("the reward model is better than a coin", report.span(accuracy, 3), accuracy["lower"] > 0.5)

    # Steps 7 to 9: tune, and ask whether that was any good

    def hand_over_rankings(self):
        self.steps.begin("Hand-over", "podium handover: prompts, pairs, and a client that asks this Podium for rewards.")
        self.handover = self.hand_over("loop", "handover-1")

    def reinforce(self):
        self.steps.begin(
            "Reinforcement learning", "Its script with TRL's GRPOTrainer, held to its beginning (KL).")
        with Watch(self.podium.port) as watch:
            run = self.reinforcement(self.handover, "tuned-1", BETA, self.size["rl_steps"], watch)
            tune.wait([run], self.steps.say)
        self.curves["tuned-1"] = self.curve(run, watch)
        self.bring_back("tuned-1", "tuned", self.handover, "--version", 1, "--kl", self.curves["tuned-1"][-1]["kl"])

    def evaluate(self):
        self.steps.begin("Evaluation", "podium policy evaluate: held-out prompts, ranked by labelers who cannot tell whose.")
        seen = evaluation.Evaluation(
            self, "first", [("tuned@1", "base"), ("tuned@1", "sft"), ("base", "base"), ("tuned@1", "no-kl")])
        seen.judge_first(self.checks)
        self.facts["evaluation"] = seen.facts()

    # Steps 10 and 11: the same again, with what was learned

    def second_round(self):
        self.steps.begin("Second round", "New prompts answered by the tuned policy too, all labels, and from the base again.")
        podium, steps = self.podium, self.steps
        steps.tell(podium.import_lines("loop", "prompts-2", [{"prompt": one.text} for one in self.rest]))
        steps.tell(podium.command("sample", "--project", "loop", "--policy", "sft=1", "--policy", "tuned@1=3", "--seed", 2))
        steps.tell(f"{labelers.rank(podium, 'loop', self.people, steps.say)} rankings.")
        self.train(step=None)
        handover = self.hand_over("loop", "handover-2")
        with Watch(podium.port) as watch:
            run = self.reinforcement(handover, "tuned-2", BETA, self.size["rl_steps"], watch)
            tune.wait([run], steps.say)
        self.curves["tuned-2"] = self.curve(run, watch)
        self.bring_back("tuned-2", "tuned", handover, "--version", 2, "--kl", self.curves["tuned-2"][-1]["kl"])
        self.handover = handover

    def evaluate_again(self):
        self.steps.begin("Second evaluation", "Other held-out prompts, and both tuned policies.")
        seen = evaluation.Evaluation(
            self, "second", [("tuned@2", "base"), ("tuned@2", "sft"), ("tuned@2", "tuned@1")])
        seen.judge_second(self.checks)
        self.facts["secondEvaluation"] = seen.facts()

    # Steps 12 and 13

    def other_trainers(self):
        self.steps.begin("Other trainers", "TRL's RewardTrainer and DPOTrainer, a few steps; OpenRLHF's executor asks.")
        few = ["--max-steps", self.size["few"], "--batch", 32, "--micro-batch", 32, "--learning-rate", "3e-4"]
        sft = self.folder / "runs/sft"
        runs = [
            self.script(self.handover, "reward_model", "reward-model", ["--model", sft, *few], self.podium.url),
            self.script(self.handover, "dpo", "dpo", ["--model", sft, "--warmup-steps", 1, *few], self.podium.url)]
        reward_model, dpo = tune.wait(runs, self.steps.say)
        self.facts["otherTrainers"] = {"rewardModel": reward_model["figures"], "dpo": dpo["figures"]}
        for name, said in [("RewardTrainer", reward_model), ("DPOTrainer", dpo)]:
            measured = said["figures"]["test"]
            self.steps.tell(f"{name}: " + ", ".join(
                f"{key} {value:.3f}" for key, value in measured.items() if key in ("loss", "accuracy", "rewards/accuracies")))
        handover = self.hand_over("loop", "handover-openrlhf", engine="openrlhf")
        sys.path.insert(0, str(HERE.parent / "Handover"))
        import executor

        question = self.asked[0]
        reward = executor.ask(
            self.podium, self.podium.token, "loop", handover, executor.wheel(self.folder / "wheels"), sft,
            f"Happy to help! It is {question.fact.answer}.", self.steps.tell)
        self.facts["otherTrainers"]["openrlhfReward"] = reward

    def tell(self):
        self.steps.begin("Report", "What came of it.")
        report.draw(self.folder / "curve.png", [
            ("few labels, without KL", "#c0392b", self.curves["no-kl"]),
            (f"β = {BETA}", "#2471a3", self.curves["tuned-1"]),
            (f"β = {BETA}, second round", "#1e8449", self.curves["tuned-2"])])
        self.steps.end()
        self.facts |= {
            "checks": self.checks.rows, "curves": self.curves, "versions": report.versions(),
            "seconds": self.steps.seconds | {"total": self.steps.total()}, "commands": self.podium.commands,
            "podium": self.podium.command("--version").strip()}
        report.write(self.folder / "report.json", self.facts)
        print("\n" + "\n".join(self.checks.lines()))
        print(f"\nAll in {self.steps.total() / 60:.1f} minutes. report.json and curve.png are in {self.folder}.")
        print(f"To look at it: podium serve --data {self.folder / 'data'}")
        print("Sign in as ada, with the password “four quiet copper kettles”.")

    # What steps share

    def show(self, name, folder):
        """Lets the server find a model."""
        (self.served / name).symlink_to(folder.resolve())
        self.facts["weights"][name] = model.fingerprint(folder)

    def register(self, name, *options, label=None):
        self.podium.command(
            "policy", "add", label or name, "--endpoint", self.endpoint, "--model", name, *ASKING, *options)

    def bring_back(self, run, name, handover, *options):
        """The tuned model as a policy of Podium, with where it came from."""
        self.show(run, self.folder / "runs" / run)
        self.register(run, "--tuned-from", handover / "MANIFEST.json", *options, label=name)

    def hand_over(self, project, name, engine="trl"):
        out = self.folder / name
        self.steps.tell(self.podium.command(
            "handover", "--project", project, "--engine", engine, "--out", out, "--url", self.podium.url))
        return out

    def script(self, handover, step, name, options, url):
        options = [*map(str, options), "--seed", str(SEED)]
        return tune.Run(handover, step, name, options, url, self.podium.token, self.folder)

    def reinforcement(self, handover, name, beta, steps, watch):
        batch = self.size["batch"]
        return self.script(
            handover, "rl", name,
            ["--model", self.folder / "runs/sft", "--algorithm", "grpo", "--beta", beta, "--max-steps", steps,
             "--rollout", batch, "--batch", batch, "--micro-batch", batch, "--answers", self.size["answers"],
             "--max-new-tokens", 64, "--learning-rate", LEARNING_RATE], watch.url)

    def curve(self, run, watch):
        """Of each step: what TRL logged, and what the hidden taste says of the same answers."""
        logged = [entry for entry in run.report()["log"] if "reward" in entry]
        expect(len(logged) == len(watch.steps), f"{run.name}: {len(logged)} steps were logged, {len(watch.steps)} asked")
        for entry, seen in zip(logged, watch.steps):
            expect(
                abs(float(entry["reward"]) - seen["reward"]) < 1e-3 * (1 + abs(seen["reward"])),
                f"{run.name}: TRL logged a reward of {entry['reward']}, Podium gave {seen['reward']}")
        return [
            {"kl": float(entry["kl"]), "entropy": float(entry["entropy"])} | seen
            for entry, seen in zip(logged, watch.steps)]


ASKING = ["--temperature", 1, "--max-tokens", 64, "--concurrency", 16]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--size", choices=SIZES, default="full", help="half: fewer labels and steps; tiny: nothing judged")
    parser.add_argument("--base-steps", type=int, help="how long the base model is trained")
    options = parser.parse_args()
    size = SIZES[options.size] | ({"base_steps": options.base_steps} if options.base_steps else {})
    folder = HERE.parents[1] / ".loop" / options.size
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    steps, checks = report.Steps(STEPS), report.Checks(judged=options.size != "tiny")
    with Podium(folder) as podium:
        podium.admin()
        loop = Loop(size, folder, podium, steps, checks)
        try:
            for step in [
                loop.base, loop.demonstrations, loop.fine_tune, loop.sample, loop.hasten, loop.label,
                loop.reward_model, loop.hand_over_rankings, loop.reinforce, loop.evaluate, loop.second_round, loop.evaluate_again,
                loop.other_trainers, loop.tell,
            ]:
                step()
        finally:
            if hasattr(loop, "server"):
                loop.server.terminate()
    if checks.fail():
        raise Failure("not everything held that the loop is to show; see above")


if __name__ == "__main__":
    run(main)
