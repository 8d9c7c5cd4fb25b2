#!/usr/bin/env python3
"""Proofs that no acknowledged ranking is lost: kill -9, a file put back, a full disk, power loss.

usage: crash.py [--short] [--kills N] [--fills N] [--cuts N] [--labelers N] [--tasks N] [--seed SEED]

PODIUM_BINARY is tested (default .build/release/podium).

A failure says what was broken and how to run the same again, and keeps the data folder.
"""

import argparse
import os
import random
import secrets
import shutil
import sys
import tempfile
import textwrap
import time
from pathlib import Path

import disk_full
import kills
import power_loss
import put_back
from office import Office
from podium import Violation, binary


def main():
    chosen = options()
    if not os.access(binary(), os.X_OK):
        sys.exit(f"There is no {binary()}. Build it with `make build`, or say where it is in PODIUM_BINARY.")
    folder = Path(tempfile.mkdtemp(prefix="podium-crash-"))
    print(f"Crash proofs of {binary()}, seed {chosen.seed}", flush=True)
    try:
        summary = prove_all(chosen, folder)
    except Violation as violation:
        print(f"\nBROKEN: {violation}\n\nThe data folders are kept in {folder}.", file=sys.stderr)
        print(f"Again with the same choices: {sys.argv[0]} {' '.join(again(chosen))}", file=sys.stderr)
        sys.exit(1)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    shutil.rmtree(folder)
    print("\n".join(["", *summary]), flush=True)


def options():
    short = "--short" in sys.argv
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--short", action="store_true", help="fewer of everything that is not given: under a minute")

    def number(name, full, fewer, meaning):
        default = fewer if short else full
        parser.add_argument(f"--{name}", type=int, default=default, help=f"{meaning} (default {full}; short {fewer})")

    number("kills", 200, 10, "how often the server is killed; 0 leaves this proof out")
    number("fills", 3, 1, "how often each disk is filled; 0 leaves this proof out")
    number("cuts", 300, 24, "at how many moments the power is lost; 0 leaves this proof out")
    number("labelers", 48, 32, "how many work at once")
    number("tasks", 4_000, 2_000, "how many tasks there are at first")
    seed = secrets.randbelow(10**6)
    parser.add_argument("--seed", type=int, default=seed, help="the same makes the same choices, not the same timing")
    return parser.parse_args()


def again(chosen):
    return [f"--{name}={value}" for name, value in vars(chosen).items() if name != "short"]


def prove_all(chosen, folder):
    started = time.monotonic()

    def say(text):
        print(f"{time.monotonic() - started:6.1f} s  {text}", flush=True)

    def dice(name):
        return random.Random(f"{chosen.seed} {name}")

    say(f"Making a folder with {chosen.labelers} labelers and {chosen.tasks} tasks")
    template = Office.make(folder / "template", dice("office"), chosen.labelers, chosen.tasks)
    summary = []
    if chosen.kills:
        say(f"kill -9: {chosen.kills} times, at random moments of labeling, importing, training and starting")
        summary.append(("kill -9", kills.prove(template, folder, dice("kills"), chosen.kills, say)))
        say("A copy of the file, put back beside the log that kill -9 left")
        summary.append(("put back", put_back.prove(template, folder, dice("put back"))))
    if chosen.fills:
        say(f"Disk full: each disk is filled {chosen.fills} times while labelers work")
        summary += [("disk full", line) for line in disk_full.prove(template, folder, chosen, say)]
    if chosen.cuts:
        say(f"Power loss: {chosen.cuts} moments of a recorded run")
        lines = power_loss.prove(template, folder, dice("power"), chosen.cuts, say)
        summary += [("power loss", line) for line in lines]
    lines = [textwrap.fill(line, 110, initial_indent=f"{name:12}", subsequent_indent=12 * " ") for name, line in summary]
    skipped = sum("SKIPPED" in line for line in lines)
    held = f"SKIPPED: {skipped}. All other promises held" if skipped else "All promises held"
    return [*lines, f"{held}, in {time.monotonic() - started:.0f} s; seed {chosen.seed}."]


if __name__ == "__main__":
    main()
