#!/usr/bin/env python3
"""Everything hostile that is scripted here, one after the other, each against a `podium serve` of its own on loopback.

Exits 1 when a step fails; its explanation is the last line of the step. About four minutes.
"""

import subprocess
import sys
import time
from pathlib import Path

STEPS = [
    "shutdown.py",
    "half-closed.py",
    "resets.py",
    "slow-senders.py",
    "never-reads.py",
    "floods.py",
    "descriptors.py",
    "idle-connections.py",
    "idle-connections.py --tls",
]

failed = []
begin = time.monotonic()
for step in STEPS:
    print(f"== {step}", flush=True)
    name, *options = step.split()
    if subprocess.run([sys.executable, Path(__file__).parent / name, *options]).returncode:
        failed.append(step)
print(f"== {len(STEPS) - len(failed)} of {len(STEPS)} hostile steps passed in {time.monotonic() - begin:.0f} s"
      + (f"; failed: {', '.join(failed)}" if failed else ""))
sys.exit(bool(failed))
