"""What the steps have in common: options, sizes, data and the model's tokenizer."""

import argparse
import json
import os
from pathlib import Path

HERE = Path(__file__).resolve().parent
os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")

# A small model that speaks a chat template; --model names another, or a folder.
MODEL = "Qwen/Qwen3-0.6B"

# What differs between machines: how many rows a processor takes at once, and how numbers are kept.
SIZES = {
    "one-cpu": {"micro_batch": 4, "bf16": False, "use_cpu": True},
    "one-gpu": {"micro_batch": 8, "bf16": True, "use_cpu": False},
    "cluster": {"micro_batch": 8, "bf16": True, "use_cpu": False},
}


def parser(description, **defaults):
    """Options that every step has. `defaults` are the paper's, as far as it says."""
    options = argparse.ArgumentParser(
        description=description, formatter_class=argparse.ArgumentDefaultsHelpFormatter
    )
    options.add_argument("--size", choices=SIZES, default="one-gpu", help="what it runs on")
    options.add_argument("--model", default=defaults.get("model", MODEL), help="a model's name, or its folder")
    options.add_argument("--data", default=str(HERE), help="the folder of the hand-over")
    options.add_argument("--out", default=defaults["out"], help="where the result is written")
    options.add_argument("--learning-rate", type=float, default=defaults["learning_rate"], help="the highest one")
    options.add_argument("--batch", type=int, default=defaults["batch"], help="rows of one step, of all processors")
    options.add_argument("--micro-batch", type=int, default=None, help="rows that a processor takes at once (by --size)")
    options.add_argument("--epochs", type=float, default=defaults.get("epochs", 1), help="times through the data")
    options.add_argument("--max-steps", type=int, default=-1, help="stop after so many; -1: by --epochs")
    options.add_argument("--max-length", type=int, default=2048, help="tokens of a prompt with its answer")
    options.add_argument("--logging-steps", type=int, default=10, help="steps from one line of the log to the next")
    options.add_argument("--seed", type=int, default=0, help="the same seed and machine give the same result")
    return options


def settings(options):
    """What TRL's configurations have in common."""
    size = SIZES[options.size]
    processes = int(os.environ.get("WORLD_SIZE", "1"))
    micro = options.micro_batch or min(size["micro_batch"], options.batch)
    if options.batch % (micro * processes):
        raise SystemExit(
            f"--batch {options.batch} cannot be dealt evenly to {processes} processes of --micro-batch {micro}."
        )
    return {
        "output_dir": options.out,
        "per_device_train_batch_size": micro,
        "per_device_eval_batch_size": micro,
        "gradient_accumulation_steps": options.batch // (micro * processes),
        "learning_rate": options.learning_rate,
        "num_train_epochs": options.epochs,
        "max_steps": options.max_steps,
        "logging_steps": options.logging_steps,
        "seed": options.seed,
        "bf16": size["bf16"],
        "use_cpu": size["use_cpu"],
        "report_to": "none",
        "save_strategy": "no",
        "dataloader_pin_memory": not size["use_cpu"],
    }


# The learning rate falls along a cosine to a tenth (Ouyang et al. 2022, appendix C).
COSINE_TO_A_TENTH = {"lr_scheduler_type": "cosine_with_min_lr", "lr_scheduler_kwargs": {"min_lr_rate": 0.1}}


def load(options, name):
    """A data set of the hand-over, by part."""
    from datasets import get_dataset_config_names, load_dataset

    if name not in get_dataset_config_names(options.data):
        raise SystemExit(f"This hand-over has no {name}. {Path(options.data) / 'README.md'} says why.")
    parts = load_dataset(options.data, name)
    if "train" not in parts:
        raise SystemExit(f"The {name} of this hand-over have no part to train on; there are too few of them yet.")
    return parts


def tokenizer(options):
    """The model's, which must be able to write a conversation."""
    from transformers import AutoTokenizer

    loaded = AutoTokenizer.from_pretrained(options.model)
    if not loaded.chat_template:
        raise SystemExit(f"{options.model} has no chat template. Begin with a model that has one, such as {MODEL}.")
    if loaded.pad_token is None:
        loaded.pad_token = loaded.eos_token
    return loaded


def held_out(data):
    """The parts to measure on, for a trainer."""
    return {part: data[part] for part in ("validation", "test") if part in data} or None


def measured(trainer):
    """What is measured on each part in the end."""
    figures = {}
    for part, rows in (trainer.eval_dataset or {}).items():
        trainer.evaluate(rows)
        last = trainer.state.log_history[-1]
        figures[part] = {key.removeprefix("eval_"): value for key, value in last.items() if key.startswith("eval_")}
    return figures


def finish(trainer, options, figures):
    """Writes the model, its tokenizer, what was measured, and the log of the steps."""
    trainer.save_model(options.out)
    if not trainer.is_world_process_zero():
        return
    manifest = json.loads((Path(options.data) / "MANIFEST.json").read_text(encoding="utf-8"))
    report = {
        "handover": {key: manifest.get(key) for key in ("project", "snapshot", "rewardModel", "engine")},
        "options": vars(options),
        "figures": figures,
        "log": trainer.state.log_history,
    }
    path = Path(options.out) / "report.json"
    path.write_text(json.dumps(report, indent=2) + "\n", encoding="utf-8")
    print(json.dumps(figures, indent=2))
    print(f"Wrote the model to {options.out}, and what was measured to {path}.")
