"""Power loss: a run is recorded below SQLite, and the disk is worked out for many moments at which it might have ended.

Every ranking that was acknowledged before the moment must be there. So that this proof can fail, it is also run on disks
that did not do what they were asked: one that ignores every sync, and one that has not yet done the last of them.
"""

import os
import shutil
import subprocess
import time
from bisect import bisect_left
from collections import Counter

import new_folder
from disk import SYNCED, WRITTEN, Disk, records
from labelers import Swarm
from ledger import Ledger, LostRanking
from podium import ROOT, Server, Violation, call, verify

MODES = ("torn", "prefix", "none", "all")
# Faults of a disk, for the self-check.
IGNORED, LATE = "every sync ignored", "the last ten syncs not done yet"


def prove(template, folder, random, cuts, say):
    """Gives the summary lines."""
    run = Recording(template, folder, random, shortest=max(1_500, min(10_000, 50 * cuts)))
    recorded = f"{len(run.log):,} operations, {run.ledger.acknowledged:,} acknowledged rankings"
    say(f"  recorded {recorded}, {run.copied:,} pages copied from SQLite's log, over {run.starts} starts")
    counts = Counter()
    for number, (cut, mode, disk) in enumerate(run.replay(run.moments(cuts, random)), 1):
        image = run.write(disk, mode, random)
        try:
            verify(image, "after the power loss")
            counts["looked up"] += run.check(image, cut)
            if number % 10 == 0:
                serve(image, template.admin)
                counts["starts"] += 1
        except Violation as violation:
            moment = f"at operation {cut} of {len(run.log)} ({mode} of what was not synced)"
            raise Violation(f"Power lost {moment}, folder {image}:\n{violation}") from None
        if number % max(10, cuts // 10) == 0 or number == cuts:
            found = f"{counts['looked up']:,} acknowledged rankings looked up"
            say(f"power loss {number}/{cuts}: {found}, none lost; verify clean")
    caught = []
    for fault in (IGNORED, LATE):
        caught.append("on a disk with {} it does at {} of {} moments".format(fault, *run.self_check(fault, random)))
        say(f"  self-check, the proof must fail: {caught[-1]}")
    made = new_folder.prove(run.library, folder, random, max(10, cuts // 5))
    say("  " + made)
    return [
        f"{cuts} moments of a run of {recorded}, "
        f"none lost ({counts['looked up']:,} look-ups); verify clean each time, {counts['starts']} servers started on it",
        "that this can fail: " + "; ".join(caught),
        made,
    ]


def serve(image, admin):
    """A server starts on what is left, answers, and ends in an orderly way."""
    with Server(image) as server:
        server.start()
        status, content, _ = call(server.port, admin, "GET", "/api/v1/projects/everyday/progress")
        if status != 200:
            raise Violation(f"After the power loss, progress answered {status}: {content}")
        server.stop()
    verify(image, "after a server's start")


class Recording:
    """Labelers at a recorded server: it dies twice at a random operation, ends in an orderly way, and dies again."""

    def __init__(self, template, folder, random, shortest):
        self._folder = folder
        self._base = folder / "power-base"
        office = template.copy(self._base)
        office.data = folder / "power-run"
        shutil.copytree(self._base, office.data)
        self.ledger = Ledger()
        self.starts = 0
        self.copied = 0
        log = folder / "power.log"
        self.library = build_recorder(folder)
        environment = {"LD_PRELOAD": str(self.library), "CRASH_LOG": str(log), "CRASH_FOLDER": str(office.data)}
        swarm = Swarm(office.labelers, self.ledger, random)
        with Server(office.data, environment) as server:
            # The first is long enough for the log to be copied into the database meanwhile: Checkpointer's threshold is
            # 4,000 pages, each of them two writes.
            for operations in (max(12_000, shortest), shortest, None, shortest):
                self.starts += 1
                dies = {"CRASH_DIE": str(random.randint(operations, 2 * operations))} if operations else {}
                server.start(**dies)
                swarm.connect(server.port)
                if dies:
                    # A server that is killed in the middle of its work, where the record is exact.
                    swarm.run(60)
                    if not server.is_gone():
                        raise Violation(f"The recorded server did not come to its end in 60 s:\n{server.said()}")
                    swarm.drain()
                else:
                    swarm.run(0.5)
                    swarm.leave()
                    server.stop()
        self.log = records(log)
        self._ends = [record.ended for record in self.log]
        self._check_record(office.data, random)

    def _check_record(self, data, random):
        """Everything carried out must give the very files that are there, or the record misses something."""
        disk = Disk.of(self._base)
        for record in self.log:
            disk.take(record)
            self.copied += record.kind == WRITTEN and disk.is_of(record, "podium.sqlite")
        for name, content in disk.after_power_loss("all", random).items():
            if not name.endswith(".lock") and (data / name).read_bytes() != content:
                raise Violation(f"The record is not complete: played back, {name} differs from the file that is there.")
        if not self.copied:
            raise Violation("Nothing was copied from SQLite's log in the recorded run: it must be longer.")

    def moments(self, count, random):
        """[(how many operations were done, mode)], in order: half anywhere, half just after an acknowledgement."""
        result = []
        for number in range(count):
            cut = random.randint(1, len(self.log)) if number % 2 else self.just_after_an_answer(random)
            result.append((cut, MODES[number // 2 % 4]))
        return sorted(result)

    def just_after_an_answer(self, random):
        answer = random.choice([receipt.at for work in self.ledger.works.values() for receipt in work.receipts])
        return min(len(self.log), bisect_left(self._ends, answer) + 1)

    def replay(self, moments, fault=None):
        """For each moment (cut, mode, disk), the disk as it is when the first `cut` operations were done."""
        disk = Disk.of(self._base)
        done = 0
        for cut, mode in moments:
            lost = set()
            if fault:
                # Which syncs are lost depends on the moment, so each is played from the start.
                disk, done = Disk.of(self._base), 0
                syncs = [number for number in range(cut) if self.log[number].kind == SYNCED]
                lost = set(syncs if fault == IGNORED else syncs[-10:])
            for number in range(done, cut):
                disk.take(self.log[number], is_lost=number in lost)
            done = cut
            yield cut, mode, disk

    def write(self, disk, mode, random):
        image = self._folder / "power-image"
        shutil.rmtree(image, ignore_errors=True)
        image.mkdir()
        for name, content in disk.after_power_loss(mode, random).items():
            (image / name).write_bytes(content)
        return image

    def check(self, image, cut):
        """The moment is just before the first operation that was not done any more."""
        moment = self._ends[cut] if cut < len(self._ends) else time.monotonic_ns()
        return self.ledger.check(image / "podium.sqlite", before=moment)

    def self_check(self, fault, random, tries=8):
        """How many of so many moments the proof finds out on a disk with this fault; none is a Violation."""
        found = 0
        moments = sorted((self.just_after_an_answer(random), "none") for _ in range(tries))
        for cut, mode, disk in self.replay(moments, fault):
            try:
                self.check(self.write(disk, mode, random), cut)
            except LostRanking:
                found += 1
            except Violation:
                continue  # something else is missing; only rankings are counted
        if not found:
            raise Violation(f"The proof of power loss cannot fail: a disk with {fault} went unnoticed {tries} times.")
        return found, tries


def build_recorder(folder):
    compiler = os.environ.get("CC") or shutil.which("cc") or shutil.which("clang")
    if not compiler:
        raise SystemExit("There is no C compiler (cc or clang). Swift's toolchain brings clang: put it in PATH.")
    library = folder / "record_writes.so"
    source = ROOT / "Tests/Crash/record_writes.c"
    subprocess.run([compiler, "-shared", "-fPIC", "-O2", "-o", library, source, "-lpthread"], check=True)
    return library
