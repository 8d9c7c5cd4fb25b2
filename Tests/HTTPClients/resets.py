#!/usr/bin/env python3
"""Resets in the middle of everything: while connecting, in the TLS handshake, head, body, pipeline and response.

After thousands of them the server has no connection, request or descriptor left over, has logged no failure of its own,
serves as before, and holds no more memory than after the first round (bound: 8 MB).
"""

import random
import ssl

from served import Podium, expect, expect_growth, request, reset, run, trusting

EACH = 300
GROWTH = 8 << 20
BODY = request("/api/v1/session", "POST", "Content-Type: application/json\r\nContent-Length: 5000\r\n") + b" " * 5000
CHUNKS = request("/api/v1/session", "POST", "Transfer-Encoding: chunked\r\n") + b"64\r\n" + b" " * 100 + b"\r\n0\r\nA: b\r\n\r\n"


def cut(server, data, rng, take=0):
    """Sends a part of `data`, takes some bytes of the answer if any are to come, and resets."""
    client = server.connect()
    try:
        client.sendall(data[: rng.randrange(len(data) + 1)] if not take else data)
        if take:
            client.recv(rng.randrange(1, take))
    finally:
        reset(client)


def cut_handshake(server, rng):
    """Resets after a part of what a TLS client says first, or after the server's answer to it."""
    incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
    session = trusting().wrap_bio(incoming, outgoing)
    try:
        session.do_handshake()
    except ssl.SSLWantReadError:
        pass
    hello = outgoing.read()
    client = server.connect(tls=False)
    if rng.random() < 0.7:
        client.sendall(hello[: rng.randrange(len(hello))])
    else:
        client.sendall(hello)
        client.recv(rng.randrange(1, 2000))
    reset(client)


def attack(server, rng, token=None):
    """One round; returns the number of resets."""
    pipeline = request("/healthz") * 20
    page = request("/login.html") * 10
    steps = [(BODY, 0), (CHUNKS, 0), (pipeline, 0), (pipeline, 400), (page, 9000)]
    if token:
        steps.append((request("/api/v1/projects/large/export", token=token), 200_000))
    for _ in range(EACH):
        for data, take in steps:
            cut(server, data, rng, take)
    return EACH * len(steps)


def check(server, rng, handshakes, token=None):
    count = 0
    for turn in range(2):
        count += attack(server, rng, token)
        if handshakes:
            for _ in range(EACH):
                cut_handshake(server, rng)
            count += EACH
        server.expect_calm(10, "after the resets")
        if turn == 0:
            before, files = server.resident(), server.descriptors()
    grown = server.resident() - before
    # The database may open one or two more, as readers come.
    expect(server.descriptors() <= files + 4, f"{server.descriptors()} descriptors instead of {files}")
    expect_growth(grown, GROWTH)
    log = server.log.read_text()
    expect("error" not in log, f"the server logged failures: {log[-2000:]}")
    print(f"{count} resets{' under TLS, handshakes among them' if handshakes else ''}: nothing left open, "
          f"memory after the second round {grown / 1e6:+.1f} MB (bound {GROWTH / 1e6:.0f} MB)")


def step():
    rng = random.Random(20220304)
    with Podium(tasks=3000) as server:
        check(server, rng, handshakes=False, token=server.token)
    with Podium(tls=True) as server:
        check(server, rng, handshakes=True)


run(step)
