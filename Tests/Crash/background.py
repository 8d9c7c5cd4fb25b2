"""What goes on beside labeling while the server is killed: imports, and training runs."""

import json
import sqlite3
import threading
from contextlib import closing

from office import LABELED, TRAINED, add_prompts, prompt_line
from podium import Violation, call, expect, wait_until


def query(data, sql, *values):
    with closing(sqlite3.connect(f"file:{data}/podium.sqlite?mode=ro", uri=True, timeout=20)) as connection:
        return connection.execute(sql, values).fetchall()


class Imports:
    """Imports of NDJSON. One that was cut off is sent again, and must then add exactly what is missing."""

    def __init__(self, office, random):
        self._office = office
        self._random = random
        self._sent = 0
        self._lines = None  # of the import under way
        self._thread = None
        self.finished = {}  # externalId → number of completions
        self.interrupted = 0

    def start(self, port):
        if self._lines is None:
            self._sent += 1
            names = [f"import-{self._sent}-{number}" for number in range(self._random.randint(50, 3_000))]
            self._lines = [prompt_line(name, self._random) for name in names]
        self._thread = threading.Thread(target=self._send, args=(port,))
        self._thread.start()

    def _send(self, port):
        try:
            summary = add_prompts(port, self._office.admin, LABELED, self._lines)
        except (OSError, Violation, json.JSONDecodeError):
            self.interrupted += 1  # the server was killed; `check` is the judge
            return
        if summary["created"] + summary["duplicates"] == len(self._lines) and not summary["rejected"]:
            self.finished |= {item["externalId"]: len(item["completions"]) for item in map(json.loads, self._lines)}
            self._lines = None

    def join(self):
        if self._thread:
            self._thread.join()

    def check(self, data):
        """Finished imports are there in full; of others every task that is there is whole, and there once."""
        stored = query(
            data, "SELECT externalId, count(DISTINCT task.id), count(completion.id) FROM task "
            "LEFT JOIN completion ON completion.taskId = task.id WHERE externalId LIKE 'import-%' GROUP BY externalId")
        sizes = {name: size for name, tasks, size in stored if tasks == 1}
        if len(sizes) != len(stored):
            raise Violation("A task was imported twice.")
        for name, size in self.finished.items():
            if sizes.get(name) != size:
                raise Violation(f"Task {name} was imported with {size} completions; {sizes.get(name)} are stored.")
        for item in map(json.loads, self._lines or []):
            if sizes.get(item["externalId"], len(item["completions"])) != len(item["completions"]):
                raise Violation(f"Half of task {item['externalId']} was stored.")

    def finish(self, port):
        """The import that was cut off, once more in peace."""
        if self._lines is None:
            return
        summary = add_prompts(port, self._office.admin, LABELED, self._lines)
        if summary["created"] + summary["duplicates"] != len(self._lines) or summary["rejected"]:
            raise Violation(f"An import that was cut off cannot be completed: {len(self._lines)} lines again, {summary}.")
        self.finished |= {item["externalId"]: len(item["completions"]) for item in map(json.loads, self._lines)}
        self._lines = None


class Training:
    """Training runs. One that is killed leaves the promoted model as it was, and a later one works."""

    PATH = f"/api/v1/projects/{TRAINED}/training-runs"

    def __init__(self, office, random):
        self._office = office
        self._random = random
        self._thread = None
        self._ranked = 0
        self.begun = []
        self.killed = 0
        self.succeeded = 0
        self._seen = 0

    def start(self, port):
        self._thread = threading.Thread(target=self._begin, args=(port,))
        self._thread.start()

    def _begin(self, port):
        try:
            self._ranked += 1
            # Something new to learn, so that a new snapshot is frozen.
            line = prompt_line(f"more-{self._ranked}", self._random, ranked=True)
            add_prompts(port, self._office.admin, TRAINED, [line])
            status, content, _ = call(port, self._office.admin, "POST", self.PATH)
            if status == 202:
                self.begun.append(json.loads(content)["id"])
        except (OSError, Violation, json.JSONDecodeError):
            pass  # the server was killed

    def join(self):
        if self._thread:
            self._thread.join()

    def check(self):
        """After a restart: no run is under way, a failed one left nothing, a promoted model is of a finished run."""
        data = self._office.data
        wait_until(
            lambda: not query(data, "SELECT id FROM trainingRun WHERE status IN ('queued', 'running')"), 10,
            "A training run that was killed still counts as running after a restart.")
        runs = dict(query(data, "SELECT id, status FROM trainingRun"))
        if lost := set(self.begun) - set(runs):
            raise Violation(f"Training runs {sorted(lost)} were acknowledged and are not stored.")
        models = [run for (run,) in query(data, "SELECT trainingRunId FROM rewardModel ORDER BY trainingRunId")]
        succeeded = sorted(run for run, status in runs.items() if status == "succeeded")
        if models != succeeded:
            raise Violation(f"Training runs {succeeded} succeeded, but there are models of the runs {models}.")
        promotions = query(
            data, "SELECT promotion.id, trainingRunId FROM promotion JOIN rewardModel ON rewardModel.id = rewardModelId "
            "WHERE promotion.id > ?", self._seen)
        for promotion, run in promotions:
            if runs.get(run) != "succeeded":
                raise Violation(f"The model of run {run}, which did not succeed, was promoted.")
            self._seen = promotion
        self.killed = sum(1 for status in runs.values() if status == "failed")
        self.succeeded = len(succeeded)

    def finish(self, port):
        """A later run works, and the promoted model answers."""
        run = expect(port, self._office.admin, "POST", self.PATH)["id"]
        path = f"{self.PATH}/{run}"

        def ended():
            body = expect(port, self._office.admin, "GET", path)
            return body if body["status"] in ("succeeded", "failed") else None

        end = wait_until(ended, 60, f"Training run {run}, begun after the kills, does not end.")
        if end["status"] != "succeeded":
            raise Violation(f"Training run {run}, begun after the kills, failed: {end}")
        body = {"items": [{"prompt": "Why?", "completion": "Because."}]}
        expect(port, self._office.admin, "POST", f"/api/v1/projects/{TRAINED}/scores", body)
