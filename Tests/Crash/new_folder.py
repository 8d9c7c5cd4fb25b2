"""Power loss while a data folder is made: what was answered is there, and what is left can always be used."""

import os
import shutil
import subprocess

from disk import Disk, records
from podium import ROOT, Violation, binary, podium

MODES = ("torn", "prefix", "none", "all")


def prove(library, folder, random, cuts):
    """Gives the summary line."""
    base, run, log = folder / "new-base", folder / "new-run", folder / "new.log"
    base.mkdir()
    run.mkdir()
    environment = os.environ | {"LD_PRELOAD": str(library), "CRASH_LOG": str(log), "CRASH_FOLDER": str(run)}
    for name in ("ada", "lena"):
        # Each answer is an acknowledgement: the account exists.
        command = [binary(), "user", "create", name, "--role", "admin", "--data", run]
        subprocess.run(command, env=environment, cwd=ROOT, check=True, capture_output=True)
    log = records(log)
    answered = len({record.pid for record in log})
    if answered != 2:
        raise Violation(f"The record of two commands holds {answered} processes.")
    second = next(number for number, record in enumerate(log) if record.pid != log[0].pid)
    disk, done = Disk.of(base), 0
    moments = sorted(random.sample(range(1, len(log) + 1), min(cuts, len(log)))) + [second, len(log)]
    for number, cut in enumerate(sorted(moments)):
        for record in log[done:cut]:
            disk.take(record)
        done = cut
        image = folder / "new-image"
        shutil.rmtree(image, ignore_errors=True)
        image.mkdir()
        mode = MODES[number % 4]
        for name, content in disk.after_power_loss(mode, random).items():
            (image / name).write_bytes(content)
        try:
            check(image, ["ada"] * (cut >= second) + ["lena"] * (cut == len(log)))
        except Violation as violation:
            moment = f"at operation {cut} of {len(log)} ({mode} of what was not synced)"
            raise Violation(f"Power lost while a folder was made, {moment}, folder {image}:\n{violation}") from None
    return f"{len(moments)} moments of the making of a folder: it can be used each time, and answered accounts are there"


def check(image, expected):
    podium("migrate", "--data", image)
    names = podium("user", "list", "--data", image)
    for name in expected:
        if name not in names:
            raise Violation(f"The account \"{name}\" was answered and is lost:\n{names}")
    podium("verify", "--data", image)
