"""The folder of `podium handover` in the hands of the engines: TRL trains with its own scripts for a few steps, OpenRLHF's own
executor gets rewards, and every option that the scripts for OpenRLHF and veRL name is one that these engines have.

    python3 engines.py          in an environment with requirements.txt; on a processor, in about five minutes

    PODIUM_BINARY   the binary to test (default .build/release/podium)
    WHEELS          a folder with the wheels of openrlhf 0.11.2 and 0.6.4 and of verl 0.9.1 (default: they are downloaded)
"""

import hashlib
import importlib.util
import json
import os
import re
import subprocess
import sys
import tempfile
import textwrap
import time
from pathlib import Path

import executor
import world
from served import Failure, Podium, expect, run

HERE = Path(__file__).resolve().parent
ENGINES = {"openrlhf": [executor.VERSION, "0.6.4"], "verl": ["0.9.1"]}


def environment(podium, token, **others):
    """A step's: offline, one thread, and this environment's programs first."""
    return os.environ | {
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "HF_HUB_OFFLINE": "1", "OMP_NUM_THREADS": "1",
        "PODIUM_URL": podium.url, "PODIUM_TOKEN": token, "PODIUM_PATIENCE": "20", "GLOO_SOCKET_IFNAME": "lo",
    } | others


def step(name, command, env, folder, fails=None):
    """Runs one command; `fails` is what it must say where it is to fail."""
    begin = time.monotonic()
    done = subprocess.run(list(map(str, command)), env=env, cwd=folder, text=True, capture_output=True, timeout=900)
    text = done.stdout + done.stderr
    if fails is None:
        expect(done.returncode == 0, f"{name} ended with {done.returncode}:\n{text[-4000:]}")
    else:
        expect(done.returncode != 0, f"{name} did not fail")
        expect(fails in text, f"{name} did not say “{fails}”:\n{text[-2000:]}")
    print(f"  {name}: {time.monotonic() - begin:.0f} s", flush=True)
    return text


def weights(folder):
    return hashlib.sha256((Path(folder) / "model.safetensors").read_bytes()).hexdigest()


def trl(podium, token, folder):
    """Each step with the folder's own scripts, from a model of this size to one that it has changed."""
    out = folder / "trl"
    podium.command("handover", "--project", "world", "--engine", "trl", "--out", out, "--url", podium.url)
    tiny = folder / "tiny"
    subprocess.run([sys.executable, HERE / "tiny.py", tiny], check=True)
    env = environment(podium, token)
    few = ["--max-steps", 4, "--batch", 8, "--logging-steps", 1, "--max-length", 256]

    def figures(name):
        return json.loads((folder / "runs" / name / "report.json").read_text())["figures"]

    step("SFTTrainer", ["sh", out / "run.sh", "sft", "one-cpu", "--model", tiny, "--learning-rate", 1e-3, *few], env, folder)
    expect(weights(tiny) != weights(folder / "runs/sft"), "supervised fine-tuning changed nothing")
    expect(figures("sft")["test"]["loss"] > 0, "nothing was measured on the test part")
    step("RewardTrainer", ["sh", out / "run.sh", "reward_model", "one-cpu", "--model", "runs/sft", *few], env, folder)
    expect(0 <= figures("reward_model")["test"]["accuracy"] <= 1, "nothing was measured on the test part")
    comes_back(podium, out, env, folder)
    step("DPOTrainer", ["sh", out / "run.sh", "dpo", "one-cpu", "--warmup-steps", 1, *few], env, folder)
    print(f"    {figures('reward_model')['test']} {figures('dpo')['test']}")
    rl = ["--rollout", 16, "--answers", 4, "--max-new-tokens", 16, "--learning-rate", 1e-4, *few]
    for algorithm in ["rloo", "grpo"]:
        step(
            f"{algorithm.upper()}Trainer",
            ["sh", out / "run.sh", "rl", "one-cpu", "--algorithm", algorithm, "--out", f"runs/{algorithm}", *rl], env, folder)
        seen = figures(algorithm)
        expect(seen["steps"] == 4 and seen["kl"] is not None, f"{algorithm}: {seen}")
        expect(weights(folder / "runs/sft") != weights(folder / "runs" / algorithm), f"{algorithm} changed nothing")
        print(f"    {seen}")
    step(
        "RLOOTrainer, two processes of accelerate",
        ["sh", out / "run.sh", "rl", "cluster", "--size", "one-cpu", "--out", "runs/two", *rl],
        env | {"GPUS": "2", "MAIN_PORT": "29511",
               "LAUNCH_OPTIONS": "--cpu --mixed_precision no --num_cpu_threads_per_process 1"}, folder)
    command = ["sh", out / "run.sh", "rl", "one-cpu", "--out", "runs/none", *rl]
    step("with a token that is none", command, env | {"PODIUM_TOKEN": "wrong"}, folder, fails="answered 401")
    step("without a Podium", command, env | {"PODIUM_URL": "http://127.0.0.1:9", "PODIUM_PATIENCE": "1"}, folder,
         fails="No reward within 1 s")
    manifest = json.loads((out / "MANIFEST.json").read_text())
    manifest["rewardModel"]["id"] += 1
    (out / "MANIFEST.json").write_text(json.dumps(manifest))
    step("another reward model answers", command, env, folder, fails="Reward model 1 answers, and this is for model 2")


def comes_back(podium, out, env, folder):
    """The reward model that TRL has trained is scored and stands in one table with Podium's own; so does what answers here."""
    scores = folder / "runs/reward_model/scores.ndjson"
    step("score.py", ["sh", out / "run.sh", "score", "one-cpu", "--max-length", 256, "--batch", 3], env, folder)
    step("score.py on a language model", ["sh", out / "run.sh", "score", "one-cpu", "--model", "runs/sft"], env, folder,
         fails="is no reward model: it lacks score.weight")
    table = podium.command("models", "import", "--project", "world", scores)
    print(textwrap.indent(table, "    "))
    expect("reward_model " in table and "Podium's n-gram model" in table and "of the train part alone" in table, table)
    step("score.py --ask", [sys.executable, out / "score.py", "--ask", "--name", "what answers", "--out", "asked.ndjson"], env,
         folder)
    podium.command("models", "import", "--project", "world", folder / "asked.ndjson")
    listed = podium.command("models", "--project", "world")
    expect("“reward_model”" in listed and "“what answers”" in listed, listed)
    podium.command("verify")
    (out / "rankings/test.jsonl").rename(folder / "kept.jsonl")
    (out / "rankings/test.jsonl").write_text((folder / "kept.jsonl").read_text().replace("Happy", "Sad"))
    step("score.py on other data", ["sh", out / "run.sh", "score", "one-cpu"], env, folder,
         fails="is not the file that was handed over")
    (folder / "kept.jsonl").rename(out / "rankings/test.jsonl")


def wheels(folder):
    """Sources of the engines, by name and version. They are read, not installed: that takes GPUs."""
    place = Path(os.environ["WHEELS"]) if "WHEELS" in os.environ else folder / "wheels"
    return {
        (name, version): executor.wheel(place, name, version) for name, versions in ENGINES.items() for version in versions}


def openrlhf(podium, token, folder, sources):
    """OpenRLHF's own executor asks for rewards through the folder's client."""
    out = folder / "openrlhf"
    podium.command("handover", "--project", "world", "--engine", "openrlhf", "--out", out, "--url", podium.url)
    executor.ask(
        podium, token, "world", out, sources["openrlhf", executor.VERSION], folder / "tiny", "Happy to help! It is Paris.",
        tell=lambda text: print(f"  {text}"))


def named(script, size, folder, **settings):
    """The words of the command that a script would run."""
    stubs = folder / "stubs"
    stubs.mkdir(exist_ok=True)
    for name in ["deepspeed", "ray", "torchrun", "python3"]:
        stub = stubs / name
        # Of python3 only the client and the conversion come before the trainer.
        stub.write_text(f'#!/bin/sh\ncase "$*" in *.trainer.*|*openrlhf.cli*) printf "%s\\n" "$@" ;; esac\n')
        stub.chmod(0o755)
    done = subprocess.run(
        ["sh", script, size], env=os.environ | {"PATH": f"{stubs}:{os.environ['PATH']}"} | settings, cwd=folder, text=True,
        capture_output=True)
    expect(done.returncode == 0, f"{script} {size}: {done.stderr}")
    return done.stdout.split("\n")


def options(podium, folder, sources):
    """Every option of the scripts is one of the engine's."""
    out = folder / "openrlhf"
    for script, version, cli, settings in [
        ("sft.sh", "0.11.2", "train_sft", {}), ("reward_model.sh", "0.11.2", "train_rm", {}),
        ("ppo.sh", "0.11.2", "train_ppo_ray", {}), ("ppo_ptx.sh", "0.6.4", "train_ppo_ray", {"PRETRAIN_DATA": "texts.jsonl"}),
    ]:
        source = (sources["openrlhf", version] / f"cli/{cli}.py").read_text()
        known = set(re.findall(r'add_argument\(\s*f?"(--[\w.{}]+)"', source))
        known |= {name.replace("{prefix}", prefix) for name in known for prefix in ("actor", "critic")}
        for size in ["one-gpu", "cluster"]:
            words = named(out / script, size, folder, **settings)
            words = words[words.index(f"openrlhf.cli.{cli}"):]
            unknown = {word for word in words if word.startswith("--")} - known
            expect(len(words) > 20 and not unknown, f"{script} {size}: OpenRLHF {version} has no {sorted(unknown)}")
    out = folder / "verl"
    podium.command("handover", "--project", "world", "--engine", "verl", "--out", out, "--url", podium.url)
    import yaml

    configs = sources["verl", "0.9.1"] / "trainer/config"
    whole = yaml.safe_load((configs / "_generated_ppo_trainer.yaml").read_text())
    sft = yaml.safe_load((configs / "sft_trainer_engine.yaml").read_text())
    sft |= {"model": yaml.safe_load((configs / "model/hf_model.yaml").read_text()),
            "optim": yaml.safe_load((configs / "optim/fsdp.yaml").read_text())}

    def has(config, name):
        for part in name.split("."):
            if not isinstance(config, dict) or part not in config:
                return False
            config = config[part]
        return True

    for script, config, settings in [("sft.sh", sft, {}), ("rl.sh", whole, {}), ("rl.sh", whole, {"ALGORITHM": "grpo"})]:
        for size in ["one-gpu", "cluster"]:
            words = [word for word in named(out / script, size, folder, **settings) if "=" in word]
            unknown = [word for word in words if not has(config, word.split("=")[0])]
            expect(len(words) > 10 and not unknown, f"{script} {size}: veRL 0.9.1 has no {unknown}")
    print("  every option of the scripts for OpenRLHF 0.11.2 and 0.6.4 and for veRL 0.9.1 is one that they have")


def verl(podium, token, folder):
    """The client as veRL's reward manager calls it, on rows as its data set reads them."""
    import datasets

    os.environ["PODIUM_TOKEN"] = token
    spec = importlib.util.spec_from_file_location("custom_module", folder / "verl/reward_client.py")
    client = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(client)
    rows = datasets.load_dataset("json", data_files=str(folder / "verl/prompts/train.jsonl"))["train"]
    scores = [
        client.compute_score(
            data_source=row["data_source"], solution_str=text, ground_truth=row["reward_model"]["ground_truth"],
            extra_info=row["extra_info"] | {"num_turns": None, "rollout_reward_scores": {}})
        for row in rows.select(range(3)) for text in ("Happy to help! It is Paris.", "Go away, look it up.")]
    expect(scores[0] > scores[1], f"the reward of a right answer is not higher: {scores}")
    print(f"  compute_score for veRL: {[round(score, 3) for score in scores]}")


def main():
    with tempfile.TemporaryDirectory(prefix="podium-engines-") as name, Podium() as podium:
        folder = Path(name)
        token = world.fill(podium)
        print("TRL, with the folder's scripts")
        trl(podium, token, folder)
        print("OpenRLHF and veRL")
        sources = wheels(folder)
        openrlhf(podium, token, folder, sources)
        options(podium, folder, sources)
        verl(podium, token, folder)


if __name__ == "__main__":
    try:
        run(main)
    except Failure as failure:
        sys.exit(f"FAILED: {failure}")
