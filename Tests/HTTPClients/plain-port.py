#!/usr/bin/env python3
"""TLS clients that come to the plain port: they are told so at once, and not left waiting for the header's time-out."""

import subprocess
import time

from served import Podium, expect, receive_all, run

# Nobody waits for this: whatever ends before it was ended by the first byte.
TIMEOUT = 600


def raw(server):
    """A hello as browsers send it, whole and as a single byte."""
    hello = bytes([22, 3, 1, 2, 0]) + b"\xfc" * 512
    for sent in (hello, hello[:1]):
        with server.connect() as client:
            client.sendall(sent)
            answer = receive_all(client)
        expect(answer.startswith(b"HTTP/1.1 400 ") and b"secureOnPlainPort" in answer and b"http://" in answer,
               f"a TLS hello of {len(sent)} bytes got {answer[:200]!r}")


def clients(server):
    for command, status in [
        (["curl", "-sv", "--max-time", "20", f"https://127.0.0.1:{server.port}/"], 35),
        (["openssl", "s_client", "-connect", f"127.0.0.1:{server.port}"], 1),
    ]:
        begin = time.monotonic()
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=60)
        told = done.stderr.decode(errors="replace")
        # Both take the first bytes of the answer for a bad record.
        expect(done.returncode == status and "wrong version number" in told, f"{command} ended with {done.returncode}: {told}")
        expect(time.monotonic() - begin < 20, f"{command} was left waiting")


def step():
    with Podium(limits={"headerTimeout": TIMEOUT}) as server:
        raw(server)
        clients(server)
        log = server.log.read_text()
        expect("error" not in log, f"strangers wrote into the log: {log}")
    print("plain port: a TLS hello is answered and closed at once, for curl and openssl too")


run(step)
