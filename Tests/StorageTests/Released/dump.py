#!/usr/bin/env python3
"""Writes a small database of a released Podium, with rows in every table, as SQL: what the upgrade tests start from.

    git worktree add /tmp/released COMMIT && (cd /tmp/released && swift build --product podium)
    python3 Tests/StorageTests/Released/dump.py /tmp/released > Tests/StorageTests/Released/NNNN.sql

NNNN is the last migration of that commit. Run it once for each release, when the next migration is added.
"""

import hashlib
import json
import os
import re
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

RELEASE = Path(sys.argv[1]).resolve()
BINARY = str(RELEASE / ".build/debug/podium")


def podium(*arguments, stdin=""):
    environment = os.environ | {"PODIUM_HOME": str(RELEASE)}
    done = subprocess.run(
        [BINARY, *arguments], input=stdin, text=True, check=True, stdout=subprocess.PIPE, env=environment)
    return done.stdout.strip()


class Server:
    """The released server on a free loopback port."""

    def __init__(self, data):
        self.process = subprocess.Popen(
            [BINARY, "serve", "--data", data, "--port", "0"], text=True, stdout=subprocess.PIPE,
            env=os.environ | {"PODIUM_HOME": str(RELEASE)})
        self.address = re.search(r"http://\S+", self.process.stdout.readline())[0]

    def call(self, method, path, body=None, token=None, field=None):
        """The answer's JSON, or None; `field`: a header field of the answer instead."""
        request = urllib.request.Request(self.address + "/api/v1" + path, method=method)
        if body is not None:
            request.data = json.dumps(body).encode()
            request.add_header("Content-Type", "application/json")
        if token:
            request.add_header("Authorization", "Bearer " + token)
        try:
            with urllib.request.urlopen(request) as answer:
                content = answer.read()
                return answer.headers[field] if field else json.loads(content) if content else None
        except urllib.error.HTTPError as error:
            sys.exit(f"{method} {path}: {error.read().decode()}")

    def has(self, path):
        """Whether the release has a route."""
        with urllib.request.urlopen(self.address + "/api/openapi.json") as answer:
            return path in json.load(answer)["paths"]

    def stop(self):
        self.process.terminate()
        self.process.wait()


class Endpoint:
    """Answers as OpenAI's API does, in one go; no two answers are alike, and as a judge it prefers the first."""

    def __init__(self):
        count = 0

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                nonlocal count
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                count += 1
                asksJudge = "[[A]]" in json.dumps(body)
                text = "The first says more. [[A]]" if asksJudge else f"It depends, {count} times over."
                choice = {"message": {"role": "assistant", "content": text}, "finish_reason": "stop"}
                answer = json.dumps({"choices": [choice], "usage": {"prompt_tokens": 9, "completion_tokens": 4}}).encode()
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(answer)))
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *_):
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_port}/v1"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self):
        self._server.shutdown()
        self._server.server_close()


def tasks():
    """Sixteen prompts; twelve come with the judgements of two labelers of a file."""
    for number in range(16):
        task = {"prompt": f"Question {number}: what is {number} and {number}?", "externalId": f"q{number}"}
        task["completions"] = [
            {"text": f"It is {2 * number}.", "model": "a"},
            {"text": f"Perhaps {number + 1}, perhaps not; who knows?", "model": "b"},
            {"text": "Ask somebody else." + " Really." * number, "model": "c"},
        ]
        if number < 12:
            task["rankings"] = [
                {"labeler": "file-1", "ranks": [1, 2, 3]}, {"labeler": "file-2", "ranks": [1, 3, 2]}]
        yield task


def answers(ids, hasForm):
    """A rating and a flag: since there are forms, answers to fields of the usual one."""
    if not hasForm:
        return {"ratings": {str(ids[0]): 6}, "flags": {str(ids[1]): ["sexualContent"]}}
    return {"answers": {"completions": {str(ids[0]): {"overall": 6}, str(ids[1]): {"sexualContent": True}}}}


def label(server, token, slug):
    """A labeler's day: rankings with all they can have, an edit, a skip, a draft; one task stays in hand."""
    def claim():
        return server.call("POST", f"/projects/{slug}/assignments", token=token)

    for number in range(2):
        work = claim()
        ids = [completion["id"] for completion in work["task"]["completions"]]
        body = {
            "tiers": [[ids[0]], ids[1:]], "note": "A note’s “text”", "durationMs": 4200 + number,
            **answers(ids, hasForm="form" in work)}
        server.call("PUT", f"/assignments/{work['id']}/ranking", body, token)
        if number == 0:
            server.call("PUT", f"/assignments/{work['id']}/ranking", body | {"tiers": [[i] for i in ids]}, token)
    server.call("PUT", f"/assignments/{claim()['id']}/skip", {"reason": "unclear", "comment": "Which two?"}, token)
    work = claim()
    if server.has("/api/v1/assignments/{assignment}/question/messages"):
        server.call("POST", f"/assignments/{work['id']}/question/messages", {"text": "Is “perhaps” wrong?"}, token)
    server.call("PUT", f"/assignments/{work['id']}/draft", {"tiers": [[work["task"]["completions"][0]["id"]]]}, token)


def ended(server, token, path):
    """Waits until a run is over.

    - Returns: the run.
    """
    while True:
        run = server.call("GET", path, token=token)
        if run["status"] in ("succeeded", "failed", "stopped"):
            return run
        time.sleep(0.2)


def ask_policies(server, admin, labeler, endpoint):
    """Policies with and without a key are sampled and talked with, and one of them judges; a prompt goes on waiting."""
    ids = []
    for name in ["base", "tuned"]:
        asked = {"url": endpoint.address, "model": name} | ({"key": "a-secret-key"} if name == "base" else {})
        ids.append(server.call("POST", "/policies", {"name": name, "endpoint": asked}, admin)["id"])
    policies = [{"policyId": id, "completions": 1} for id in ids]
    server.call("POST", "/projects/p/prompts", [{"prompt": f"And what is {number} times nine?"} for number in range(4)], admin)
    run = server.call("POST", "/projects/p/sampling-runs", {"policies": policies, "prompts": 3}, admin)
    ended(server, admin, f"/projects/p/sampling-runs/{run['id']}")
    server.call("PUT", "/projects/p/conversation-plan", {"isOn": True, "policies": policies, "mostTurns": 3}, admin)
    talk = server.call("POST", "/projects/p/conversations", {}, labeler)["id"]
    server.call("POST", f"/conversations/{talk}/turns", {"message": "What is nine times nine?"}, labeler)
    while not (work := server.call("GET", f"/conversations/{talk}", token=labeler)["turns"][0].get("assignmentId")):
        time.sleep(0.2)
    shown = server.call("GET", f"/assignments/{work}", token=labeler)["task"]["completions"]
    server.call("PUT", f"/assignments/{work}/ranking", {"tiers": [[shown[0]["id"]], [shown[1]["id"]]]}, labeler)
    judge = server.call("POST", "/projects/p/judges", {"policyId": ids[1], "withheldPercent": 1}, admin)["id"]
    run = server.call("POST", f"/projects/p/judges/{judge}/runs", {}, admin)
    ended(server, admin, f"/projects/p/judges/{judge}/runs/{run['id']}")


def fill(data):
    podium("project", "create", "p", "--data", data, "--name", "Sums", "--overlap", "3")
    podium("user", "create", "Ada", "--data", data, "--role", "admin", "--password-stdin", stdin="ada's password\n")
    podium("user", "create", "lea", "--data", data, "--role", "labeler", "--project", "p")
    podium("user", "create", "max", "--data", data, "--role", "labeler", "--project", "p")
    lines = Path(data, "tasks.ndjson")
    lines.write_text("".join(json.dumps(task) + "\n" for task in tasks()))
    podium("import", "--project", "p", "--format", "podium", str(lines), "--data", data)
    admin = podium("token", "create", "Ada", "--name", "dump", "--data", data)
    labelers = [podium("token", "create", name, "--name", "dump", "--data", data) for name in ["lea", "max"]]
    server = Server(data)
    try:
        server.call("POST", "/session", {"username": "ada", "password": "ada's password"})
        server.call("POST", "/users", {"username": "Zoë", "role": "manager"}, admin)
        if server.has("/api/v1/projects/{slug}/practice-task"):
            podium("project", "practice", "p", "--example", "en", "--data", data)
            for token in labelers:
                server.call("PATCH", "/projects/p/my-introduction", {"guidelinesSeen": 1, "leavesPractice": True}, token)
        for token in labelers:
            label(server, token, "p")
        if server.has("/api/v1/projects/{slug}/labelers/{user}/weights"):
            lea = next(user["id"] for user in server.call("GET", "/users", token=admin)["items"]
                       if user["username"] == "lea")
            weight = {"weight": 0.5, "reason": "In a hurry."}
            server.call("POST", f"/projects/p/labelers/{lea}/weights", weight, admin)
        if server.has("/api/v1/projects/{slug}/judges"):
            endpoint = Endpoint()
            ask_policies(server, admin, labelers[0], endpoint)
            endpoint.stop()
        run = server.call("POST", "/projects/p/training-runs", {}, admin)["id"]
        ended(server, admin, f"/projects/p/training-runs/{run}")
        models = server.call("GET", "/projects/p/reward-models", token=admin)["items"]
        if "acquisition" in server.call("GET", "/projects/p", token=admin):
            server.call("PATCH", "/projects/p", {"acquisition": "uncertainty"}, admin)
        server.call("PUT", "/projects/p/reward-models/promoted", {"id": models[0]["id"]}, admin)
        wait_for_acquisition(data)
    finally:
        server.stop()


def wait_for_acquisition(data):
    """The open tasks are put in the promoted model's order by a job; before 0021 there was none."""
    with sqlite3.connect(Path(data, "podium.sqlite")) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema")]
        while "acquisition" in tables and not connection.execute("SELECT 1 FROM acquisition").fetchone():
            time.sleep(0.2)


MODEL = b"a reward model"


def shrink(connection):
    """A model of a few bytes: upgrades look at its hash, nobody scores with it. Since 0004 it is a file, which the tests
    write."""
    columns = [name for (_, name, *_) in connection.execute("PRAGMA table_info(rewardModel)")]
    if "bytes" in columns:
        connection.execute("UPDATE rewardModel SET bytes = ?", (MODEL,))
    connection.execute(
        "UPDATE rewardModel SET byteCount = ?, sha256 = ?", (len(MODEL), hashlib.sha256(MODEL).digest()))


def main():
    with tempfile.TemporaryDirectory() as folder:
        fill(folder)
        connection = sqlite3.connect(Path(folder, "podium.sqlite"))
        shrink(connection)
        connection.commit()
        tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        empty = [name for (name,) in tables if not connection.execute(f"SELECT 1 FROM {name}").fetchone()]
        if empty:
            sys.exit(f"These tables have no rows: {', '.join(empty)}")
        commit = subprocess.run(
            ["git", "-C", RELEASE, "rev-parse", "--short", "HEAD"], text=True, check=True, stdout=subprocess.PIPE)
        print(f"-- Made by dump.py from commit {commit.stdout.strip()}.")
        (identifier,) = connection.execute("PRAGMA application_id").fetchone()
        print(f"PRAGMA application_id = {identifier};")
        for line in connection.iterdump():
            print(line)


main()
