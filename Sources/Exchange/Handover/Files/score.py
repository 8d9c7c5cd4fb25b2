"""Rewards of the held-out completions, for Podium to measure a reward model beside its own.

    python3 score.py --model runs/reward_model     what transformers loads as a classifier with one label
    python3 score.py --ask --name NAME             what answers at PODIUM_URL in Podium's protocol (reward_client.py)

It writes one line for each task of the held-out parts, behind a line that says what the model is and what it was tuned on.
Bring it back with `podium models import --project PROJECT FILE`. Nothing of the held-out parts may have been trained on:
Podium measures with them.
"""

import argparse
import hashlib
import json
import math
import platform
from importlib import metadata
from pathlib import Path

HERE = Path(__file__).resolve().parent
PARTS = ["validation", "test"]
SIZES = {"one-cpu": "cpu", "one-gpu": "cuda"}


def main():
    options = arguments()
    manifest = (Path(options.data) / "MANIFEST.json").read_bytes()
    said = json.loads(manifest)
    tasks = [task for part in options.parts for task in held_out(options, said, part)]
    if not tasks:
        raise SystemExit(f"Nothing was judged in {' and '.join(options.parts)}. Name more parts with --parts.")
    conversations = [(task["prompt"], answer) for task in tasks for answer in task["completions"]]
    rewards, truncated = asked(conversations) if options.ask else scored(conversations, options)
    if len(rewards) != len(conversations) or not all(map(math.isfinite, rewards)):
        raise SystemExit("The model gave no finite reward for some completions. Was it trained too fast?")
    lines = [head(options, said, manifest, truncated)]
    rewards = iter(rewards)
    for task in tasks:
        scores = [next(rewards) for _ in task["completions"]]
        lines.append({"taskId": task["taskId"], "texts": texts(task), "scores": scores})
    out = Path(options.out or (Path("." if options.ask else options.model) / "scores.ndjson"))
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text("".join(json.dumps(line, allow_nan=False) + "\n" for line in lines), encoding="utf-8")
    print(f"Wrote the rewards of {len(conversations)} completions of {len(tasks)} tasks to {out}.")
    print(f"Bring them back: podium models import --project {said['project']} {out}")


def arguments():
    options = argparse.ArgumentParser(
        description=__doc__.splitlines()[0], formatter_class=argparse.ArgumentDefaultsHelpFormatter
    )
    options.add_argument("--model", default="runs/reward_model", help="the reward model's folder")
    options.add_argument("--ask", action="store_true", help="ask what answers at PODIUM_URL, in the place of a folder")
    options.add_argument("--name", help="what Podium is to call it; the folder if left out")
    options.add_argument("--data", default=str(HERE), help="the folder of the hand-over")
    options.add_argument("--out", help="the file to write; scores.ndjson in the model's folder if left out")
    options.add_argument("--parts", nargs="+", choices=PARTS, default=["test"], help="the parts that are scored")
    options.add_argument("--size", choices=SIZES, default="one-gpu", help="what it runs on")
    options.add_argument("--batch", type=int, default=8, help="completions at once")
    options.add_argument("--max-length", type=int, default=2048, help="tokens; what is longer loses its end")
    parser, options = options, options.parse_args()
    if options.ask and not options.name:
        parser.error("--ask needs --name: what Podium is to call the model")
    options.parts = [part for part in PARTS if part in options.parts]
    return options


def held_out(options, manifest, part):
    """The judged tasks of a part, each once, out of the file that the manifest names."""
    name = f"rankings/{part}.jsonl"
    if name not in manifest["files"]:
        return []
    data = (Path(options.data) / name).read_bytes()
    if hashlib.sha256(data).hexdigest() != manifest["files"][name]["sha256"]:
        raise SystemExit(f"{name} is not the file that was handed over: its hash differs from the manifest's.")
    tasks = {}
    for line in data.decode("utf-8").split("\n"):
        if line:
            row = json.loads(line)
            if row["completions"]:
                tasks.setdefault(row["taskId"], row)
    return list(tasks.values())


def texts(task):
    """The hash of what was scored: each message's text, prompt first, with a zero behind it."""
    digest = hashlib.sha256()
    for message in task["prompt"] + [message for answer in task["completions"] for message in answer]:
        content = message.get("content")
        digest.update((content if isinstance(content, str) else "").encode("utf-8") + b"\0")
    return digest.hexdigest()


def asked(conversations):
    """By the protocol in which engines ask Podium: {"prompt", "completion"} in, a reward out."""
    import reward_client

    return reward_client.trl_reward(*zip(*conversations)), 0


def scored(conversations, options):
    """In the template and with the tokens that TRL's RewardTrainer reads; and how many were too long."""
    import torch
    from transformers import AutoModelForSequenceClassification, AutoTokenizer

    device = SIZES[options.size]
    tokenizer = AutoTokenizer.from_pretrained(options.model)
    model, loaded = AutoModelForSequenceClassification.from_pretrained(
        options.model, num_labels=1, dtype="auto", output_loading_info=True
    )
    if loaded["missing_keys"]:
        # transformers makes up what is missing: the rewards would be noise.
        raise SystemExit(f"{options.model} is no reward model: it lacks {', '.join(sorted(loaded['missing_keys']))}.")
    if model.config.pad_token_id is None:
        model.config.pad_token_id = tokenizer.pad_token_id
    model.to(device).eval()
    most = min(options.max_length, getattr(model.config, "max_position_embeddings", None) or options.max_length)
    tokens = [
        tokenizer.apply_chat_template(prompt + answer, tokenize=True, return_dict=True)["input_ids"]
        for prompt, answer in conversations
    ]
    rewards = [0.0] * len(tokens)
    # Those of about one length go together, so that little is padding.
    order = sorted(range(len(tokens)), key=lambda place: len(tokens[place]))
    for start in range(0, len(order), options.batch):
        places = order[start : start + options.batch]
        rows = [tokens[place][:most] for place in places]
        longest = max(map(len, rows))
        ids = [row + [model.config.pad_token_id] * (longest - len(row)) for row in rows]
        mask = [[1] * len(row) + [0] * (longest - len(row)) for row in rows]
        with torch.no_grad():
            logits = model(
                input_ids=torch.tensor(ids, device=device), attention_mask=torch.tensor(mask, device=device)
            ).logits
        for place, reward in zip(places, logits.float()[:, 0].tolist()):
            rewards[place] = reward
    return rewards, sum(len(row) > most for row in tokens)


def head(options, manifest, manifest_bytes, truncated):
    """What the model is, on what it was tuned, and with what it was scored."""
    report = Path(options.model) / "report.json"
    known = {} if options.ask or not report.exists() else json.loads(report.read_text(encoding="utf-8"))
    settings = known.get("options") or {}
    return {
        "kind": "podiumScores",
        "name": options.name or Path(options.model).resolve().name,
        "baseModel": settings.get("model"),
        "settings": settings or None,
        "parts": options.parts,
        "truncated": truncated,
        "manifest": {
            "sha256": hashlib.sha256(manifest_bytes).hexdigest(),
            "createdAt": manifest["createdAt"],
            "snapshot": {key: manifest["snapshot"][key] for key in ("id", "sha256")},
        },
        "versions": versions(),
    }


def versions():
    found = {"python": platform.python_version()}
    for name in ("torch", "transformers", "trl", "openrlhf", "verl"):
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            pass
    return found


if __name__ == "__main__":
    main()
