#!/usr/bin/env python3
"""Holds many idle connections to a server while others are served.

usage: idle-connections.py [COUNT] [--tls]      COUNT is 10000, under TLS 2000

Bounds: less than 8 KiB of the server's memory for each connection (48 KiB under TLS, most of it OpenSSL's), no less than
0.7 of its speed for a busy client, no idle one lost, and when all are gone, the same again costs no more memory than the
first time (2 MB).
"""

import resource
import sys
import time

from served import Podium, expect, expect_growth, request, run, speed_alone

TLS = "--tls" in sys.argv
COUNT = int(next((text for text in sys.argv[1:] if text.isdigit()), 2_000 if TLS else 10_000))
EACH = 48 << 10 if TLS else 8 << 10
GROWTH = 2 << 20
ASK = request("/healthz")


def hold(server):
    idle = []
    for number in range(COUNT):
        # One address has only some 28,000 ports towards another.
        client = server.connect(source=f"127.0.1.{number % 20 + 1}")
        client.sendall(ASK)
        client.recv(4096)
        idle.append(client)
    return idle


def best_speeds(*servers):
    """Of several turns each, since other programs of the machine come and go and can only make it slower."""
    turns = [[speed_alone(server, 0.5) for server in servers] for _ in range(12)]
    return [max(speeds) for speeds in zip(*turns)]


def step():
    limit = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    expect(COUNT + 100 < limit, f"{COUNT} connections need more than {limit} descriptors: raise the limit (ulimit -n)")
    with Podium(tls=TLS, limits={"idleTimeout": 600}) as server, Podium(tls=TLS) as empty:
        best_speeds(server)
        before = server.resident()
        begin = time.monotonic()
        idle = hold(server)
        seconds = time.monotonic() - begin
        held = server.resident()
        alone, meanwhile = best_speeds(empty, server)
        for client in idle[:: max(1, COUNT // 100)]:
            client.sendall(ASK)
            expect(client.recv(4096).startswith(b"HTTP/1.1 200"), "an idle connection was lost")
        for client in idle:
            client.close()
        server.expect_calm(10, "after the idle connections")
        again = hold(server)
        grown = server.resident() - held
        for client in again:
            client.close()
        each = (held - before) / COUNT
        print(f"{COUNT} idle connections{' under TLS' if TLS else ''}, made in {seconds:.1f} s: {each:.0f} bytes each "
              f"(bound {EACH}), {held / 1e6:.1f} MB resident in all; the same again: {grown / 1e6:+.1f} MB "
              f"(bound {GROWTH / 1e6:.0f} MB)")
        print(f"one busy client: {meanwhile:.0f}/s beside them, {alone:.0f}/s at a server without them")
        expect(each < EACH, f"a connection costs {each:.0f} bytes")
        expect_growth(grown, GROWTH)
        expect(meanwhile > 0.7 * alone, f"the busy client fell from {alone:.0f} to {meanwhile:.0f} requests a second")


run(step)
