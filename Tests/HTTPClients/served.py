"""A real `podium serve` on loopback for the scripts beside this file, and what can be measured of it from outside.

    PODIUM_BINARY     the binary to test (default .build/release/podium)
    PODIUM_SANITIZED  set when a sanitizer keeps what is freed: memory is then measured and not judged
"""

import json
import os
import resource
import re
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BINARY = Path(os.environ.get("PODIUM_BINARY", ROOT / ".build/release/podium")).absolute()
PASSWORD = "four quiet copper kettles"


class Failure(Exception):
    """A step found what must not be; the text says what was expected."""


def expect(condition, explanation):
    if not condition:
        raise Failure(explanation)


def expect_growth(grown, bound):
    expect(grown < bound or "PODIUM_SANITIZED" in os.environ, f"memory grew by {grown} bytes")


def run(step):
    """Runs a script's one step: exits 1 with an explanation instead of a traceback when it fails."""
    allow_descriptors()
    try:
        step()
    except Failure as failure:
        sys.exit(f"FAILED: {failure}")


def allow_descriptors():
    """As many as this user may have."""
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def certificate(folder, name="localhost"):
    """A self-signed pair in PEM files; returns their paths."""
    cert, key = folder / f"{name}.crt", folder / f"{name}.key"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
         "-subj", f"/CN={name}", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", key, "-out", cert],
        check=True, capture_output=True)
    return cert, key


class Podium:
    """`podium serve` on a free port with a database of its own, for the time of a `with`.

    `tls` is True for a certificate made for this, or a function that makes a pair of paths in a folder. `folder` is where
    everything lies, and stays; without it, in one that is deleted afterwards.
    """

    def __init__(self, *options, tls=False, limits=None, tasks=0, descriptors=None, local_metrics=True, folder=None):
        self._kept = folder
        self._options = [*(["--local-metrics"] if local_metrics else []), *map(str, options)]
        for name, number in (limits or {}).items():
            self._options += ["--limit", f"{name}={number}"]
        self._tls, self._tasks, self._descriptors = tls, tasks, descriptors

    def __enter__(self):
        self._folder = None if self._kept else tempfile.TemporaryDirectory(prefix="podium-http-")
        self.folder = self._kept or Path(self._folder.name)
        self.log = self.folder / "log"
        if self._tls:
            self.certificate, self.key = (certificate if self._tls is True else self._tls)(self.folder)
            self._options += ["--tls-cert", str(self.certificate), "--tls-key", str(self.key)]
        if self._tasks:
            self._fill()
        self._start()
        return self

    def __exit__(self, kind, *_):
        if kind is None:
            self.stop()
        elif self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        if self._folder:
            self._folder.cleanup()

    def command(self, *arguments, stdin=""):
        done = subprocess.run(
            [BINARY, *map(str, arguments), "--data", self.folder / "data"], input=stdin, text=True,
            capture_output=True, cwd=ROOT)
        expect(done.returncode == 0, f"podium {arguments[0]}: {done.stdout}{done.stderr}")
        return done.stdout

    def _fill(self):
        """An admin with a token, and a project whose export is about 3 kB a task."""
        self.command("user", "create", "ada", "--role", "admin", "--password-stdin", stdin=PASSWORD + "\n")
        self.command("project", "create", "large")
        lines = self.folder / "tasks.ndjson"
        with open(lines, "w") as file:
            for number in range(self._tasks):
                texts = [f"{letter} {number} " + "word " * 300 for letter in "ab"]
                file.write(json.dumps({"prompt": f"Say {number}.", "completions": [{"text": text} for text in texts]}) + "\n")
        self.command("import", "--project", "large", "--format", "podium", lines)
        self.token = re.search(r"\S{30,}", self.command("token", "create", "ada", "--name", "test"))[0]

    def _start(self):
        def limit():
            resource.setrlimit(resource.RLIMIT_NOFILE, (self._descriptors, self._descriptors))

        self.process = subprocess.Popen(
            [BINARY, "serve", "--data", self.folder / "data", "--port", "0", *self._options], cwd=ROOT, text=True,
            stdout=subprocess.PIPE, stderr=open(self.log, "w"), preexec_fn=limit if self._descriptors else None)
        for line in self.process.stdout:
            if match := re.search(r"Podium listens on (https?)://127\.0\.0\.1:(\d+)", line):
                self.url, self.port = f"{match[1]}://127.0.0.1:{match[2]}", int(match[2])
                threading.Thread(target=self.process.stdout.read, daemon=True).start()
                return
        raise Failure(f"podium serve ended before it listened: {self.log.read_text()}")

    def stop(self):
        """SIGTERM, as a service manager sends it; returns how long the end took."""
        expect(self.process.poll() is None, f"the server has died: {self.log.read_text()[-2000:]}")
        begin = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        status = self.process.wait(timeout=30)
        expect(status == 0, f"the server ended with {status}: {self.log.read_text()[-2000:]}")
        return time.monotonic() - begin

    # What it costs

    def resident(self):
        """Bytes of memory."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status)[1]) * 1024

    def processor(self):
        """Seconds of processor time so far."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def descriptors(self):
        return len(os.listdir(f"/proc/{self.process.pid}/fd"))

    def metric(self, name):
        """A metric without labels."""
        return float(re.search(rf"^{name} (\S+)$", self.get("/metrics")[2], re.M)[1])

    def expect_calm(self, seconds, what):
        """Waits until no connection but the one that asks is open, and no request but that is in flight."""
        end = time.monotonic() + seconds
        while True:
            state = self.metric("http_connections_open"), self.metric("http_requests_in_flight")
            if state == (1, 1):
                return
            expect(time.monotonic() < end, f"{what}: {state[0]:.0f} connections and {state[1]:.0f} requests remain")
            time.sleep(0.2)

    # Talking to it

    def connect(self, timeout=10, source=None, receive_buffer=None, tls=None):
        client = socket.socket()
        client.settimeout(timeout)
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if receive_buffer:
            client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_buffer)
        if source:
            client.bind((source, 0))
        client.connect(("127.0.0.1", self.port))
        return trusting().wrap_socket(client) if (bool(self._tls) if tls is None else tls) else client

    def get(self, path, token=None):
        """Status, head and body, over a connection of its own."""
        with self.connect() as client:
            client.sendall(request(path, token=token, close=True))
            head, _, body = receive_all(client).partition(b"\r\n\r\n")
        expect(head.startswith(b"HTTP/1.1 "), f"{path} was answered with {head[:40]!r}")
        return int(head[9:12]), head.decode(), body.decode(errors="replace")


def trusting():
    """TLS that takes any certificate: it is the server that is tested here."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    return context


def request(path, method="GET", fields="", token=None, close=False):
    fields += f"Authorization: Bearer {token}\r\n" if token else ""
    fields += "Connection: close\r\n" if close else ""
    return f"{method} {path} HTTP/1.1\r\nHost: localhost\r\n{fields}\r\n".encode()


def receive_all(client):
    """Up to the end of the connection; a reset is an error."""
    received = bytearray()
    while block := client.recv(1 << 16):
        received += block
    return bytes(received)


def reset(client):
    """Closes with RST instead of FIN."""
    client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\0\0\0\0\0\0\0")
    client.close()


class Busy:
    """One well-behaved client that asks over and over while a `with` lasts; `speed()` and `worst` tell how it fares."""

    def __init__(self, server):
        self._server, self.worst, self._done, self._stop = server, 0.0, 0, False
        self.problem = None

    def __enter__(self):
        self._begin = time.monotonic()
        self._thread = threading.Thread(target=self._work)
        self._thread.start()
        return self

    def _work(self):
        try:
            with self._server.connect() as client:
                while not self._stop:
                    begin = time.monotonic()
                    client.sendall(request("/healthz"))
                    answer = client.recv(4096)
                    expect(answer.startswith(b"HTTP/1.1 200"), f"the busy client was told {answer[:40]!r}")
                    self.worst = max(self.worst, time.monotonic() - begin)
                    self._done += 1
        except Exception as problem:
            self.problem = problem

    def __exit__(self, *_):
        self._stop = True
        self._thread.join()
        self.seconds = time.monotonic() - self._begin

    def speed(self):
        expect(self.problem is None, f"the busy client failed: {self.problem!r}")
        return self._done / self.seconds


def speed_alone(server, seconds=2):
    with Busy(server) as busy:
        time.sleep(seconds)
    return busy.speed()
