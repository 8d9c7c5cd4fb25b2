"""The hand-over's own scripts, run as its README says, with what is at hand here: a processor and a small model."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

from podium import Failure

# One processor each: runs that go side by side do not wait for each other.
COMMON = ["--max-length", "256", "--logging-steps", "1"]


class Run:
    """One step of a hand-over under way: `sh run.sh STEP one-cpu …`."""

    def __init__(self, handover, step, name, options, podium_url, token, folder):
        self.name, self.out, self.log = name, folder / "runs" / name, folder / "runs" / f"{name}.log"
        self.log.parent.mkdir(exist_ok=True)
        self.steps = int(options[options.index("--max-steps") + 1]) if "--max-steps" in options else None
        command = ["sh", handover / "run.sh", step, "one-cpu", "--out", self.out, *COMMON, *options]
        environment = os.environ | {
            "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "PODIUM_URL": podium_url, "PODIUM_TOKEN": token,
        }
        self.process = subprocess.Popen(
            list(map(str, command)), cwd=folder, env=environment, text=True, stdout=self.log.open("w"),
            stderr=subprocess.STDOUT)

    def progress(self):
        """The latest line of the trainer's log, in a few words."""
        logged = [line for line in self.log.read_text(errors="replace").splitlines() if line.startswith("{'loss'")]
        words = [f"step {len(logged)}" + (f" of {self.steps}" if self.steps else "")]
        last = logged[-1] if logged else ""
        for name, label in [("'reward'", "reward"), ("'kl'", "KL"), ("'loss'", "loss")]:
            if f"{name}: " in last and len(words) < 3:
                words.append(f"{label} " + last.split(f"{name}: ")[1].split(",")[0].strip("'}")[:6])
        return f"{self.name}: {', '.join(words)}"

    def report(self):
        """What the script measured and wrote beside the model."""
        return json.loads((self.out / "report.json").read_text())


def wait(runs, say, seconds=1_500):
    """Until all are done; a failure shows the end of the script's own words."""
    end = time.monotonic() + seconds
    try:
        while any(run.process.poll() is None for run in runs):
            for run in runs:
                try:
                    run.process.wait(timeout=10 / len(runs))
                except subprocess.TimeoutExpired:
                    pass
                if run.process.poll() not in (None, 0):
                    raise Failure(f"{run.name} failed; all of it stands in {run.log}:\n{run.log.read_text()[-2000:]}")
            say("; ".join(run.progress() for run in runs))
            if time.monotonic() > end:
                raise Failure(f"{', '.join(run.name for run in runs)} took longer than {seconds} s.")
    finally:
        for run in runs:
            if run.process.poll() is None:
                run.process.kill()
    return [run.report() for run in runs]
