"""The binary under test, as a process and over its API."""

import json
import os
import re
import sqlite3
import subprocess
import threading
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "four quiet copper kettles"


def binary():
    path = Path(os.environ.get("PODIUM_BINARY", ROOT / ".build/debug/podium"))
    return str(path if path.is_absolute() else ROOT / path)


def run_podium(*arguments, stdin=""):
    """Runs one command to its end; its output is the message when it fails.

    Training has the lowest priority there is: on a machine that has other work it takes long.
    """
    command = [binary(), *map(str, arguments)]
    done = subprocess.run(command, input=stdin, text=True, capture_output=True, cwd=ROOT, timeout=300)
    assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


class Server:
    """`podium serve` on a free loopback port, from `with` to its end; it can be stopped and started in between."""

    def __init__(self, data, *options):
        self.data = data
        self._options = options
        self.port = 0
        self._process = None

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()

    def start(self):
        """The first start takes any free port, later ones the same again."""
        self._process = subprocess.Popen(
            [binary(), "serve", "--data", str(self.data), "--port", str(self.port), *map(str, self._options)],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=ROOT,
        )
        said = []
        for line in self._process.stdout:
            said.append(line)
            if match := re.search(r"Podium listens on (https?://127\.0\.0\.1:(\d+))", line):
                self.url, self.port = match[1], int(match[2])
                threading.Thread(target=self._process.stdout.read, daemon=True).start()
                return
        raise AssertionError("podium serve ended before it listened:\n" + "".join(said))

    def stop(self):
        self._process.terminate()
        self._process.wait(timeout=15)

    def expire_leases(self):
        """Half an hour goes by, for the leases only: no clock in the server can be turned from outside."""
        with sqlite3.connect(Path(self.data) / "podium.sqlite", timeout=10) as database:
            database.execute("UPDATE assignment SET leaseExpiresAt = leaseExpiresAt - 86400000 WHERE status = 'active'")
        database.close()


class Api:
    """The REST API as one user."""

    def __init__(self, url, cookie=None):
        self._url = url
        self._cookie = cookie

    @staticmethod
    def sign_in(url, name, password):
        """The session cookie's value."""
        body = json.dumps({"username": name, "password": password}).encode()
        headers = {"Origin": url, "Content-Type": "application/json"}
        request = urllib.request.Request(url + "/api/v1/session", body, headers, method="POST")
        with urllib.request.urlopen(request, timeout=20) as answer:
            return re.search(r"podium_session=([^;]+)", answer.headers["Set-Cookie"])[1]

    def get(self, path):
        return self._call("GET", path)

    def post(self, path, body):
        return self._call("POST", path, body)

    def put(self, path, body):
        return self._call("PUT", path, body)

    def patch(self, path, body):
        return self._call("PATCH", path, body)

    def delete(self, path):
        return self._call("DELETE", path)

    def refused(self, method, path, body=None):
        """A call that the server says no to: the status and the problem."""
        try:
            with self._open(method, path, body) as answer:
                raise AssertionError(f"{method} {path} answered {answer.status}")
        except urllib.error.HTTPError as error:
            return error.code, json.loads(error.read())

    def _call(self, method, path, body=None):
        try:
            with self._open(method, path, body) as answer:
                text = answer.read()
        except urllib.error.HTTPError as error:
            raise AssertionError(f"{method} {path} answered {error.code}: {error.read().decode()}") from error
        return json.loads(text) if text else None

    def _open(self, method, path, body):
        request = urllib.request.Request(self._url + "/api/v1" + path, method=method)
        request.add_header("Origin", self._url)
        request.add_header("Cookie", f"podium_session={self._cookie}")
        if body is not None:
            request.add_header("Content-Type", "application/json")
            request.data = json.dumps(body).encode()
        return urllib.request.urlopen(request, timeout=20)
