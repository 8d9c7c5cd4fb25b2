"""This Podium: its server, its commands, its API, and what of all that the loop needs."""

import http.client
import json
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "HTTPClients"))
import served
from served import PASSWORD, Failure, expect

SPLIT_SEED = 7


class Podium(served.Podium):
    """`podium serve` with its data in a folder that stays, so that its pages can be looked at afterwards."""

    def __init__(self, folder):
        super().__init__(folder=folder)
        self.commands = []

    def command(self, *arguments, stdin=""):
        self.commands.append("podium " + " ".join(map(str, arguments)))
        return super().command(*arguments, stdin=stdin)

    def admin(self):
        self.command("user", "create", "ada", "--role", "admin", "--password-stdin", stdin=PASSWORD + "\n")
        self.token = self.new_token("ada")
        self.api = Caller(self.port, self.token)

    def new_token(self, user):
        return re.search(r"\S{30,}", self.command("token", "create", user, "--name", "loop"))[0]

    def labelers(self, count, *projects):
        """So many people with a token each, members of the projects: a caller for each name."""
        callers = {}
        for name in [f"labeler{number}" for number in range(1, count + 1)]:
            self.command("user", "create", name, "--role", "labeler", "--project", projects[0], "--password-stdin",
                         stdin=PASSWORD + "\n")
            callers[name] = Caller(self.port, self.new_token(name))
        for project in projects[1:]:
            self.join(project, callers)
        return callers

    def join(self, project, callers):
        people = {person["username"]: person["id"] for person in self.api.items("/api/v1/users")}
        for name in callers:
            self.api("PUT", f"/api/v1/projects/{project}/members/{people[name]}", {"role": "labeler"})

    def project(self, slug, *options):
        self.command("project", "create", slug, "--split-seed", SPLIT_SEED, "--retrain-at", "off", *options)

    def import_lines(self, slug, name, lines):
        path = self.folder / f"{name}.ndjson"
        path.write_text("".join(json.dumps(line) + "\n" for line in lines))
        return self.command("import", "--project", slug, "--format", "podium", path)

    def retrain(self, slug):
        """The new model's report, once the server answers with it."""
        report = json.loads(self.command("retrain", "--project", slug, "--json"))
        expect(report["promotion"]["promoted"], f"the reward model was not promoted: {report['promotion']}")
        return report

    def scores(self, slug, items):
        """Rewards of (prompt, completion)."""
        rewards = []
        for start in range(0, len(items), 500):
            body = {"items": [{"prompt": prompt, "completion": text} for prompt, text in items[start: start + 500]]}
            rewards += [score["reward"] for score in self.api("POST", f"/api/v1/projects/{slug}/scores", body)["scores"]]
        return rewards


class Caller:
    """One person's or program's requests, over one connection."""

    def __init__(self, port, token):
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        self._head = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}

    def send(self, method, path, body=None):
        content = None if body is None else json.dumps(body)
        for attempt in (1, 2):
            try:
                self._connection.request(method, path, content, self._head)
                answer = self._connection.getresponse()
                return answer.status, answer.read()
            except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError):
                self._connection.close()  # it was idle for long; everything here may be said twice
                if attempt == 2:
                    raise

    def read(self, method, path, status, content):
        if status >= 300:
            raise Failure(f"{method} {path} was answered with {status}: {content.decode(errors='replace')[:600]}")
        return json.loads(content) if content else None

    def __call__(self, method, path, body=None):
        return self.read(method, path, *self.send(method, path, body))

    def items(self, path):
        """Of a list, over all its pages."""
        items, cursor = [], None
        while True:
            page = self("GET", f"{path}?limit=200" + (f"&cursor={cursor}" if cursor else ""))
            items += page["items"]
            if not (cursor := page.get("nextCursor")):
                return items
