"""The binary under test: its commands, and its server as a process that can be killed."""

import json
import os
import re
import signal
import subprocess
import threading
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class Violation(Exception):
    """Podium broke a promise. The message says which one."""


def binary():
    path = Path(os.environ.get("PODIUM_BINARY", ROOT / ".build/release/podium"))
    return str(path if path.is_absolute() else ROOT / path)


def podium(*arguments, stdin=""):
    """Runs a command to its end, which must be a good one; gives its output."""
    command = [binary(), *map(str, arguments)]
    done = subprocess.run(command, input=stdin, text=True, capture_output=True, cwd=ROOT, timeout=120)
    if done.returncode != 0:
        raise Violation(f"podium {' '.join(map(str, arguments))} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


def verify(data, when):
    """All invariants hold, or else a Violation with what `podium verify` prints."""
    try:
        podium("verify", "--data", data)
    except Violation as violation:
        raise Violation(f"podium verify is not clean {when}:\n{violation}") from None


class Server:
    """`podium serve` on a free loopback port. Each start takes a new one."""

    def __init__(self, data, environment=None, arguments=()):
        self.data = data
        self._arguments = arguments
        self.port = None
        self._environment = environment or {}
        self._process = None
        self._said = []

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.is_alive():
            self.kill()

    def launch(self, **environment):
        """Starts the process and does not wait for it."""
        self._said = []
        self._process = subprocess.Popen(
            [binary(), "serve", "--data", str(self.data), "--port", "0", *self._arguments], cwd=ROOT, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=os.environ | self._environment | environment)

    def start(self, **environment):
        self.launch(**environment)
        for line in self._process.stdout:
            self._said.append(line)
            if match := re.search(r"Podium listens on http://127\.0\.0\.1:(\d+)", line):
                self.port = int(match[1])
                # What it says later is read to its end, so that the pipe is never full.
                threading.Thread(target=self._said.extend, args=(self._process.stdout,), daemon=True).start()
                return
        self._process.wait(timeout=10)
        raise Violation(f"podium serve ended with {self._process.returncode} before it listened:\n{self.said()}")

    def said(self):
        return "".join(self._said[-30:])

    def is_alive(self):
        return self._process is not None and self._process.poll() is None

    def kill(self):
        """kill -9."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait(timeout=10)

    def stop(self):
        """An orderly end."""
        self._process.terminate()
        if self._process.wait(timeout=20) != 0:
            raise Violation(f"podium serve ended with {self._process.returncode} on SIGTERM:\n{self.said()}")

    def is_gone(self):
        """Whether it has ended, or does so within seconds: its sockets are closed before it is."""
        try:
            self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            return False
        return True


def call(port, token, method, path, body=None, content_type="application/json", timeout=20):
    """One request over a connection of its own: (status, content, header fields)."""
    request = urllib.request.Request(f"http://127.0.0.1:{port}{path}", method=method)
    request.add_header("Authorization", f"Bearer {token}")
    if body is not None:
        request.add_header("Content-Type", content_type)
        request.data = body if isinstance(body, bytes) else json.dumps(body).encode()
    try:
        with urllib.request.urlopen(request, timeout=timeout) as answer:
            return answer.status, answer.read(), answer.headers
    except urllib.error.HTTPError as error:
        return error.code, error.read(), error.headers


def expect(port, token, method, path, body=None, statuses=(200, 201, 202, 204), **options):
    """The same, for an answer that must be a good one; gives the JSON."""
    status, content, _ = call(port, token, method, path, body, **options)
    if status not in statuses:
        raise Violation(f"{method} {path} answered {status}: {content.decode(errors='replace')}")
    return json.loads(content) if content[:1] in (b"{", b"[") else content


def wait_until(condition, seconds, otherwise):
    """Waits for `condition()`; `otherwise` says what is wrong when it does not come true in time."""
    end = time.monotonic() + seconds
    while not (value := condition()):
        if time.monotonic() > end:
            raise Violation(otherwise() if callable(otherwise) else otherwise)
        time.sleep(0.02)
    return value
