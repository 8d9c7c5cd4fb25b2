"""kill -9 at random moments of labeling, importing, training and starting."""

import json
import shutil
import sqlite3
import time
from contextlib import closing

from background import Imports, Training
from labelers import Swarm
from ledger import Ledger, Stored, said
from office import LABELED
from podium import Server, Violation, call, verify

# A new folder after so many kills, so that the checks do not grow with the number of kills.
KILLS_OF_A_FOLDER = 50


def prove(template, folder, random, kills, say):
    """Gives the summary line."""
    totals = {"acknowledged": 0, "repeated": 0, "unanswered": 0, "looked up": 0, "starts": 0, "imports": 0, "runs": 0}
    done = 0
    while done < kills:
        office = template.copy(folder / f"kills-{done}")
        now = min(KILLS_OF_A_FOLDER, kills - done)
        for number, state in FolderOfKills(office, random, totals).run(now):
            say(f"kill {done + number}/{kills}: {state}")
        done += now
    return (
        f"{kills} kills ({totals['starts']} while starting): {totals['acknowledged']:,} acknowledged rankings, "
        f"each there once ({totals['looked up']:,} look-ups); {totals['repeated']:,} unanswered requests repeated, "
        f"{totals['unanswered']:,} of them rankings that had been stored, and stayed one; "
        f"{totals['imports']} imports cut off and completed, {totals['runs']} training runs killed, none promoted; "
        "verify clean after each kill")


class FolderOfKills:
    def __init__(self, office, random, totals):
        self._office = office
        self._random = random
        self._totals = totals
        self._ledger = Ledger()
        self._swarm = Swarm(office.labelers, self._ledger, random)
        self._imports = Imports(office, random)
        self._training = Training(office, random)

    def run(self, kills):
        """Yields (number, how it stands) every ten kills."""
        with Server(self._office.data) as server:
            self._server = server
            server.start()
            for number in range(1, kills + 1):
                self._one_kill()
                server.start()
                self._check(f"after kill {number} of this folder")
                if number % 10 == 0 or number == kills:
                    held = f"{self._ledger.acknowledged:,} acknowledged rankings, none lost or doubled; verify clean"
                    yield number, held
            self._finish()

    def _one_kill(self):
        server, random = self._server, self._random
        if random.random() < 0.1:
            self._totals["starts"] += 1
            server.kill()
            server.launch()
            time.sleep(random.uniform(0, 0.15))
            server.kill()
            return
        self._swarm.connect(server.port)
        beside = random.choices([self._imports, self._training, None], [3, 3, 4])[0]
        if beside:
            beside.start(server.port)
        if random.random() < 0.3:
            self._end_leases()
        self._swarm.run(random.uniform(0.005, 0.5))
        if not server.is_alive():
            raise Violation(f"The server ended by itself:\n{server.said()}")
        server.kill()
        self._swarm.drain()
        if beside:
            beside.join()
        if random.random() < 0.2:
            verify(self._office.data, "on what the kill left, before a server has touched it")

    def _end_leases(self):
        """Half an hour goes by for every fourth lease, so that some come back to a slot that is taken: surplus."""
        with closing(sqlite3.connect(self._office.data / "podium.sqlite", timeout=20)) as database:
            # Only the server copies the write-ahead log.
            database.execute("PRAGMA wal_autocheckpoint = 0")
            with database:
                database.execute(
                    "UPDATE assignment SET leaseExpiresAt = leaseExpiresAt - 86400000 "
                    "WHERE status = 'active' AND id % 4 = ?",
                    (self._random.randrange(4),))

    def _check(self, when):
        verify(self._office.data, when)
        self._totals["looked up"] += self._ledger.check(self._office.data / "podium.sqlite")
        self._imports.check(self._office.data)
        self._training.check()

    def _finish(self):
        """In peace: what was unanswered is answered, and the API tells the same story as the file."""
        server = self._server
        self._swarm.connect(server.port)
        self._swarm.run(0.5)
        self._swarm.leave()
        self._imports.finish(server.port)
        self._training.finish(server.port)
        self._check("after the last kill of this folder and half a second of work")
        self._check_api()
        self._totals["acknowledged"] += self._ledger.acknowledged
        self._totals["repeated"] += self._swarm.repeated
        self._totals["unanswered"] += len(self._ledger.unanswered)
        self._totals["imports"] += self._imports.interrupted
        self._totals["runs"] += self._training.killed
        server.stop()
        self._check("after an orderly end")
        self._check_that_it_can_fail()

    def _check_that_it_can_fail(self):
        """Takes an acknowledged ranking out of a copy, stores one twice, counts one otherwise: each must be found."""
        faults = {
            "a lost ranking": "DELETE FROM ranking WHERE id = ?",
            "a ranking that counts and should not, or the other way round":
                "UPDATE ranking SET counted = 1 - counted WHERE id = ?",
            "a doubled ranking":
                "INSERT INTO ranking (id, assignmentId, projectId, taskId, userId, revision, isCurrent, counted, tiers, "
                "durationMs, digest, createdAt) "
                "SELECT (SELECT max(id) + 1 FROM ranking), assignmentId, projectId, taskId, userId, "
                # A revision that was stored and never acknowledged may stand behind the last acknowledged one.
                "(SELECT max(revision) + 1 FROM ranking AS all_of_it WHERE all_of_it.assignmentId = ranking.assignmentId), "
                "0, counted, tiers, durationMs, digest, createdAt FROM ranking WHERE id = ?"}
        last = [work.receipts[-1].id for work in self._ledger.works.values() if work.receipts]
        for fault, change in faults.items():
            copy = self._office.data / "tampered.sqlite"
            shutil.copyfile(self._office.data / "podium.sqlite", copy)
            with closing(sqlite3.connect(copy)) as database, database:
                for guard in ["rankingKept", "rankingStaysCounted"]:
                    database.execute(f"DROP TRIGGER {guard}")
                database.execute(change, (self._random.choice(last),))
            try:
                self._ledger.check(copy)
            except Violation:
                continue
            finally:
                copy.unlink()
            raise Violation(f"The proof cannot fail: {fault} went unnoticed.")

    def _check_api(self):
        listed, cursor = {}, ""
        while cursor is not None:
            path = f"/api/v1/projects/{LABELED}/rankings?limit=1000{cursor}"
            status, content, _ = call(self._server.port, self._office.admin, "GET", path)
            if status != 200:
                raise Violation(f"GET {path} answered {status}: {content}")
            page = json.loads(content)
            for item in page["items"]:
                listed[item["id"]] = item
            cursor = f"&cursor={page['nextCursor']}" if page.get("nextCursor") else None
        stored = Stored(self._office.data / "podium.sqlite")
        for work in self._ledger.works.values():
            for receipt in work.receipts:
                item = listed.get(receipt.id, {})
                heard = [item.get(name) for name in ("assignmentId", "revision", "counted")]
                if heard != [work.id, receipt.revision, stored.counts(work, receipt)]:
                    raise Violation(f"Assignment {work.id}: acknowledged was {receipt}, the API lists {item}.")
                answered = item.get("answers", {}).get("completions", {})
                ratings = [[int(key), fields["overall"]] for key, fields in answered.items()]
                heard, sent = said(item["tiers"], ratings, item.get("note")), work.rankings[receipt.revision - 1]
                if heard != sent:
                    raise Violation(f"Assignment {work.id}: the API lists {heard}, sent was {sent}.")
