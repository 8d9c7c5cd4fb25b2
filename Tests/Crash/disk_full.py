"""A disk that fills up while labelers work: they are told so, reads go on, and it recovers when there is space again.

The disks are real file systems: a tmpfs with a limit, and ext4 in a file, where space is promised at the write and taken
later. They are mounted in a mount namespace of this proof's own, so that none is left behind however it ends. Without
root, tmpfs still works in a user namespace; ext4 is then left out, and the output says so.
"""

import errno
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from labelers import Swarm
from ledger import Ledger
from office import LABELED, Office
from podium import Server, Violation, call, verify

MEGABYTES = 40
CANNOT_MOUNT = 2


def prove(template, folder, chosen, say):
    """Runs this file in a namespace of its own for each kind of disk; gives the summary lines."""
    lines = []
    for kind in ("tmpfs", "ext4"):
        reason = obstacle(kind)
        lines.append(f"SKIPPED on {kind}: {reason}" if reason else run_apart(kind, template, folder, chosen))
        held = f"disk full on {kind}: refused with 503, read, recovered, killed, started again; verify clean"
        say(lines[-1] if "SKIPPED" in lines[-1] else held)
    return lines


def apart(*command):
    """A command in a mount namespace of its own."""
    return ["unshare", "--mount", *([] if os.geteuid() == 0 else ["--user", "--map-root-user"]), *command]


def obstacle(kind):
    """Why a disk of this kind cannot be had here, or None."""
    if subprocess.run(apart("true"), capture_output=True).returncode != 0:
        return "this machine lets nobody mount (a container without CAP_SYS_ADMIN, or no user namespaces)"
    if kind == "ext4" and os.geteuid() != 0:
        return "mounting ext4 needs root"
    if kind == "ext4" and not shutil.which("mkfs.ext4"):
        return "there is no mkfs.ext4"
    return None


def run_apart(kind, template, folder, chosen):
    task = {
        "kind": kind, "data": str(template.data), "admin": template.admin, "labelers": template.labelers,
        "folder": str(folder), "fills": chosen.fills, "seed": f"{chosen.seed} {kind}"}
    command = apart(sys.executable, __file__)
    done = subprocess.run(command, input=json.dumps(task), text=True, capture_output=True, timeout=600)
    if done.returncode == CANNOT_MOUNT:
        return f"SKIPPED on {kind}: {done.stderr.strip()}"
    if done.returncode != 0:
        raise Violation(f"Disk full on {kind}:\n{done.stdout}{done.stderr}")
    return done.stdout.strip()


class SmallDisk:
    """A mounted file system of a few megabytes, with a file that can take what is left of it."""

    def __init__(self, kind, folder):
        self.path = Path(tempfile.mkdtemp(prefix=f"{kind}-", dir=folder))
        self._filler = self.path / "filler"
        size = f"{MEGABYTES}m"
        if kind == "tmpfs":
            command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "podium-crash", self.path]
        else:
            image = f"{self.path}.image"
            subprocess.run(["truncate", "-s", size, image], check=True)
            subprocess.run(["mkfs.ext4", "-q", "-m", "0", image], check=True, capture_output=True)
            command = ["mount", "-o", "loop", image, self.path]
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode != 0:
            print(f"it cannot be mounted here: {done.stderr.strip()}", file=sys.stderr)
            sys.exit(CANNOT_MOUNT)

    def fill(self):
        """Takes everything, to the last byte."""
        with open(self._filler, "ab", buffering=0) as file:
            for size in (1 << 20, 1 << 12, 1):
                try:
                    while True:
                        file.write(bytes(size))
                except OSError as error:
                    if error.errno != errno.ENOSPC:
                        raise
            # Space that ext4 only promised so far is taken now.
            os.fsync(file.fileno())

    def free(self):
        self._filler.unlink(missing_ok=True)


class Proof:
    def __init__(self, task):
        self._random = random.Random(task["seed"])
        self._folder = Path(task["folder"])
        self._kind = task["kind"]
        self._fills = task["fills"]
        self._disk = SmallDisk(self._kind, self._folder)
        self._office = Office(Path(task["data"]), task["admin"], task["labelers"]).copy(self._disk.path / "data")
        self._ledger = Ledger()
        self._swarm = Swarm(self._office.labelers, self._ledger, self._random, may_refuse=True)
        self._reads = 0

    def run(self):
        try:
            with Server(self._office.data) as self._server:
                self._server.start()
                for number in range(self._fills):
                    self._fill_and_free(is_last=number == self._fills - 1)
                self._swarm.connect(self._server.port)
                self._work("after the last fill")
                self._server.stop()
            self._check("at the end")
        except Violation as violation:
            kept = self._folder / f"disk-full-{self._kind}"
            shutil.copytree(self._office.data, kept)
            raise Violation(f"{violation}\n(data folder: {kept})") from None
        told = " and ".join(f"“{text}”" for text in self._swarm.refusals)
        return (
            f"{self._kind} of {MEGABYTES} MB filled {self._fills} times: "
            f"{self._swarm.refusals.total():,} requests of labelers got 503 ({told}); "
            f"{self._reads} reads meanwhile all answered; labeling went on by itself with the space; "
            f"{self._ledger.acknowledged:,} acknowledged rankings, none lost; verify clean")

    def _fill_and_free(self, is_last):
        server, swarm = self._server, self._swarm
        swarm.connect(server.port)
        self._work("before the disk is full")
        for labeler in swarm.labelers:
            labeler.refused = 0
        self._disk.fill()
        # What SQLite has on disk already can still be used for a while, so it takes some work until nothing goes.
        swarm.run(30, until=lambda: all(labeler.refused for labeler in swarm.labelers))
        if not all(labeler.refused for labeler in swarm.labelers):
            self._expect_server("while the disk is full")
            raise Violation(
                f"After 30 s on a full disk, {sum(not labeler.refused for labeler in swarm.labelers)} labelers were not "
                f"refused. The others were told: {dict(swarm.refusals)}\n{server.said()}")
        self._read_everything()
        swarm.run(0.5)
        if is_last:
            # It is also killed in this state, and started again before and after there is space.
            server.kill()
            swarm.drain()
            self._start_on_full_disk()
            self._disk.free()
            server.start()
            self._check("after a kill on a full disk")
        else:
            self._disk.free()
            self._work("when there is space again, without a restart")
            swarm.leave()
            self._check("after a full disk")

    def _work(self, when):
        """Everyone gets on with it."""
        before = [labeler.answered for labeler in self._swarm.labelers]

        def all_got_on():
            return all(labeler.answered > count for labeler, count in zip(self._swarm.labelers, before))

        self._swarm.run(10, until=all_got_on)
        self._expect_server(when)
        if not all_got_on():
            told = dict(self._swarm.refusals)
            raise Violation(f"Some labelers cannot work {when}. They were told: {told}\n{self._server.said()}")
        self._swarm.run(0.3)

    def _expect_server(self, when):
        if not self._server.is_alive():
            raise Violation(f"The server ended {when}:\n{self._server.said()}")

    def _read_everything(self):
        """The pages and every kind of read, by the admin and by a labeler who has work in hand."""
        work = list(self._ledger.works.values())[-1]
        tokens = dict(self._office.labelers)
        project = f"/api/v1/projects/{LABELED}"
        reads = [(self._office.admin, path) for path in (
            "/", "/label.html", "/healthz", "/readyz", "/metrics", "/api/openapi.json", "/api/v1/session",
            "/api/v1/projects", "/api/v1/users", project, f"{project}/progress", f"{project}/tasks?limit=20",
            f"{project}/rankings?limit=20", f"{project}/export", f"{project}/members", f"{project}/training-runs")]
        reads += [(tokens[work.user], path) for path in (
            "/api/v1/session", f"{project}/my-work", f"/api/v1/assignments/{work.id}",
            f"/api/v1/assignments/{work.id}/draft")]
        for token, path in reads:
            status, content, _ = call(self._server.port, token, "GET", path)
            if status not in (200, 204):
                answer = f"{status}: {content.decode(errors='replace')}"
                raise Violation(f"While the disk is full, GET {path} answered {answer}\n{self._server.said()}")
            self._reads += 1
        verify(self._office.data, "while the disk is full")

    def _start_on_full_disk(self):
        """A new server serves reads; after a restart of the machine it may also end, with words that name the cause."""
        self._server.start()
        self._read_everything()
        self._server.kill()
        # As if the machine had been restarted: SQLite's file of shared memory has to be made anew, and finds no space.
        (self._office.data / "podium.sqlite-shm").unlink()
        self._disk.fill()
        try:
            self._server.start()
        except Violation as violation:
            if "The disk is full" not in str(violation):
                raise Violation(f"A start on a full disk fails and does not say why:\n{violation}") from None
        else:
            self._read_everything()
            self._server.kill()

    def _check(self, when):
        verify(self._office.data, when)
        self._ledger.check(self._office.data / "podium.sqlite")


if __name__ == "__main__":
    try:
        print(Proof(json.load(sys.stdin)).run())
    except Violation as violation:
        sys.exit(str(violation))
