"""The installation that the proofs work on: made once by the command line and the API, then copied."""

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

from podium import Server, expect, podium

LABELED = "everyday"
TRAINED = "trained"


def prompt_line(name, random, size=None, ranked=False, overlap=None):
    """One line for POST …/prompts, told apart by its externalId."""
    count = size or random.randint(2, 5)
    line = {
        "externalId": name,
        "prompt": f"Question {name}: " + "why? " * random.randint(1, 60),
        "completions": [
            {"text": f"Answer {number} to {name}. " + "More. " * random.randint(1, 90), "model": f"m{number}"}
            for number in range(count)],
    }
    if ranked:
        line["ranks"] = [random.randint(1, count) for _ in range(count)]
        line["ranks"][:2] = [1, 2]
    if overlap:
        line["overlap"] = overlap
    return json.dumps(line)


@dataclass
class Office:
    """A data folder with an admin, labelers of the project `everyday`, and the project `trained` for training runs."""

    data: Path
    admin: str
    labelers: list  # (user id, token)

    def copy(self, data):
        shutil.copytree(self.data, data)
        return Office(data, self.admin, self.labelers)

    @staticmethod
    def make(data, random, labelers, tasks):
        password = "four quiet copper kettles\n"
        podium("user", "create", "ada", "--role", "admin", "--password-stdin", "--data", data, stdin=password)
        admin = podium("token", "create", "ada", "--name", "crash", "--data", data).strip()
        podium("project", "create", LABELED, "--overlap", 2, "--retrain-at", "off", "--data", data)
        podium("project", "create", TRAINED, "--retrain-at", "off", "--data", data)
        people = []
        with Server(data) as server:
            server.start()
            for number in range(labelers):
                body = {"username": f"labeler-{number}", "role": "labeler"}
                user = expect(server.port, admin, "POST", "/api/v1/users", body)
                user = user.get("user", user)["id"]
                expect(server.port, admin, "PUT", f"/api/v1/projects/{LABELED}/members/{user}", {"role": "labeler"})
                people.append((user, f"labeler-{number}"))
            # Overlaps 1 to 3, so that labelers meet on tasks and some find their slot taken.
            add_prompts(server.port, admin, LABELED, [
                prompt_line(f"task-{number}", random, overlap=random.choice([None, 1, 3])) for number in range(tasks)])
            add_prompts(server.port, admin, TRAINED, [
                prompt_line(f"known-{number}", random, ranked=True) for number in range(60)])
            server.stop()
        tokens = [podium("token", "create", name, "--name", "crash", "--data", data).strip() for _, name in people]
        return Office(Path(data), admin, [(user, token) for (user, _), token in zip(people, tokens)])


def add_prompts(port, token, project, lines):
    """Gives the import's summary: created, duplicates, rejected."""
    body = "\n".join(lines).encode()
    path = f"/api/v1/projects/{project}/prompts"
    return expect(port, token, "POST", path, body, content_type="application/x-ndjson", timeout=60)
