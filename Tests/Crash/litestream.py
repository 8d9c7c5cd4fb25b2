#!/usr/bin/env python3
"""Proof that a replica holds what was acknowledged: Litestream beside `podium serve --checkpoint external`.

usage: litestream.py [--rounds N] [--seconds S] [--labelers N] [--tasks N] [--seed SEED]

Each round labelers work while commands run beside the server and the replica is brought up to date again and again. Then
the server is killed with -9, in the last round Litestream too, and the replica is restored elsewhere: `podium verify` is
clean, and every ranking is there that was acknowledged before the replica last said that it was up to date.

PODIUM_BINARY is tested (default .build/release/podium) with LITESTREAM (default .venv/bin/litestream).
"""

import argparse
import os
import random
import secrets
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from labelers import Swarm
from ledger import Ledger, LostRanking
from office import LABELED, Office, prompt_line
from podium import ROOT, Server, Violation, binary, podium, verify, wait_until


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=4, help="how often the server is killed (default 4)")
    parser.add_argument("--seconds", type=float, default=10, help="how long labelers work in a round (default 10)")
    parser.add_argument("--labelers", type=int, default=32, help="how many work at once (default 32)")
    parser.add_argument("--tasks", type=int, default=20_000, help="how many tasks there are (default 20,000)")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**6), help="the same makes the same choices")
    chosen = parser.parse_args()
    for path, target in ((binary(), "build"), (litestream(), "litestream")):
        if not os.access(path, os.X_OK):
            sys.exit(f"There is no {path}. Run `make {target}`.")
    folder = Path(tempfile.mkdtemp(prefix="podium-litestream-"))
    print(f"Replication of {binary()}, seed {chosen.seed}", flush=True)
    try:
        print(Proof(folder, chosen).run())
    except Violation as violation:
        sys.exit(f"\nBROKEN: {violation}\n\nThe folders are kept in {folder}.")
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    shutil.rmtree(folder)


def litestream():
    path = Path(os.environ.get("LITESTREAM", ROOT / ".venv/bin/litestream"))
    return str(path if path.is_absolute() else ROOT / path)


class Replicator:
    """`litestream replicate` of one database to a folder."""

    def __init__(self, folder, database):
        self._folder = folder
        self._database = database
        self._replica = folder / "replica"
        self._socket = folder / "litestream.sock"
        self._log = folder / "litestream.log"
        self._process = None

    def start(self):
        configuration = self._folder / "litestream.yml"
        configuration.write_text(
            f"socket: {{enabled: true, path: {self._socket}}}\n"
            f"dbs:\n  - path: {self._database}\n    replica: {{type: file, path: {self._replica}}}\n")
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [litestream(), "replicate", "-config", str(configuration)], stdout=log, stderr=log)
        wait_until(self.sync, 30, lambda: f"Litestream does not replicate:\n{self._log.read_text()[-2000:]}")

    def sync(self):
        """Whether the replica now holds everything that was stored when this was called."""
        command = [litestream(), "sync", "-wait", "-timeout", "30", "-socket", str(self._socket), str(self._database)]
        return subprocess.run(command, capture_output=True, timeout=60).returncode == 0

    def kill(self):
        if self._process and self._process.poll() is None:
            self._process.kill()
            self._process.wait(timeout=10)

    def restore(self, data):
        """The replica as a data folder of its own."""
        data.mkdir()
        command = [litestream(), "restore", "-o", str(data / "podium.sqlite"), f"file://{self._replica}"]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120)
        if done.returncode != 0:
            raise Violation(f"The replica cannot be restored:\n{done.stdout}{done.stderr}")


class Proof:
    def __init__(self, folder, chosen):
        self._folder = folder
        self._chosen = chosen
        self._random = random.Random(f"{chosen.seed} litestream")
        self._ledger = Ledger()
        self._started = time.monotonic()
        self._looked_up = 0
        self._imported = 0
        self._current = None  # before this moment everything acknowledged is in the replica

    def run(self):
        chosen = self._chosen
        self._say(f"Making a folder with {chosen.labelers} labelers and {chosen.tasks} tasks")
        office = Office.make(self._folder / "office", self._random, chosen.labelers, chosen.tasks)
        self._office = office
        swarm = Swarm(office.labelers, self._ledger, self._random)
        replicator = Replicator(self._folder, office.data / "podium.sqlite")
        with Server(office.data, arguments=("--checkpoint", "external")) as server:
            try:
                replicator.start()
                for number in range(1, chosen.rounds + 1):
                    server.start()
                    self._work(server, swarm, replicator)
                    server.kill()
                    swarm.drain()
                    if number == chosen.rounds:
                        replicator.kill()
                    self._check(replicator, self._folder / f"restored-{number}", self._current, f"after kill {number}")
                replicator.start()
                server.start()
                swarm.connect(server.port)
                swarm.run(1)
                swarm.leave()
                server.stop()
                if not replicator.sync():
                    raise Violation("The replica cannot be brought up to date after an orderly end.")
                self._check(replicator, self._folder / "restored-at-last", None, "after an orderly end")
            finally:
                replicator.kill()
        self._check_that_it_can_fail(self._folder / "restored-1")
        return (
            f"\n{chosen.rounds} kills, {self._ledger.acknowledged:,} acknowledged rankings, {self._imported} commands "
            f"beside the server: each restored replica is clean and lacks nothing that was acknowledged before its "
            f"position ({self._looked_up:,} look-ups), in {time.monotonic() - self._started:.0f} s.")

    def _work(self, server, swarm, replicator):
        """Labelers work; the replica is brought up to date again and again; commands run beside the server."""
        is_over = threading.Event()
        failures = []

        def replicate():
            while not is_over.is_set():
                asked = time.monotonic_ns()
                if replicator.sync():
                    self._current = asked

        def import_beside():
            while not is_over.is_set():
                lines = [prompt_line(f"beside-{self._imported}-{number}", dice) for number in range(200)]
                try:
                    self._import(lines)
                except Violation as violation:
                    failures.append(violation)
                    return
                self._imported += 1

        dice = random.Random(self._random.random())
        self._current = None
        helpers = [threading.Thread(target=work) for work in (replicate, import_beside)]
        for helper in helpers:
            helper.start()
        swarm.connect(server.port)
        swarm.run(self._chosen.seconds)
        if not server.is_alive():
            raise Violation(f"The server ended by itself:\n{server.said()}")
        wait_until(lambda: self._current, 60, "The replica was never up to date while labelers worked.")
        is_over.set()
        # The helpers end beside a server that is alive: what they asked for last is no later than the kill.
        for helper in helpers:
            helper.join()
        if failures:
            raise failures[0]

    def _import(self, lines):
        command = ("import", "--project", LABELED, "--format", "podium", "-", "--data", self._office.data)
        podium(*command, stdin="\n".join(lines))

    def _check(self, replicator, data, before, when):
        replicator.restore(data)
        podium("migrate", "--data", data)
        verify(data, f"on the restored replica {when}")
        self._looked_up += self._ledger.check(data / "podium.sqlite", before=before)
        log = Path(f"{self._office.data}/podium.sqlite-wal")
        length = log.stat().st_size / 2**20 if log.exists() else 0
        self._say(
            f"{when}: {self._ledger.acknowledged:,} acknowledged rankings, verify clean; the log has {length:.1f} MiB")

    def _check_that_it_can_fail(self, early):
        try:
            self._ledger.check(early / "podium.sqlite")
        except LostRanking:
            return
        raise Violation("The proof cannot fail: the first replica is said to hold what was acknowledged after it.")

    def _say(self, text):
        print(f"{time.monotonic() - self._started:6.1f} s  {text}", flush=True)


if __name__ == "__main__":
    main()
