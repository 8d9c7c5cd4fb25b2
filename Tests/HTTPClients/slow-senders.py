#!/usr/bin/env python3
"""Slowloris: many clients at once that send their heads or bodies byte by byte, or stall, while others are served.

Each gets 408 and is closed when its time is over; one well-behaved client keeps being served meanwhile; afterwards no
connection is left and the memory is what it was after the first round (bound: 8 MB).
"""

import selectors
import time

from served import Busy, Podium, expect, expect_growth, run

HEADS = BODIES = STALLED = 300
GROWTH = 8 << 20
POST = "POST /api/v1/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"


def attack(server):
    """One round; returns seconds to the last answer of each kind."""
    # An address may have 1,024 connections, so the kinds come from different ones of 127.0.0.0/8.
    kinds = {
        "heads": (HEADS, b"GET /healthz HTTP/1.1\r\nX-Slow: ", True),
        "bodies": (BODIES, (POST % 1000).encode(), True),
        # Fast at first, then silent: what was saved up is worth some seconds. A sign-in may have 8 KiB.
        "stalled": (STALLED, (POST % 8_000).encode() + b" " * 7_999, False),
    }
    selector = selectors.DefaultSelector()
    begin = time.monotonic()
    for index, (kind, (count, first, drips)) in enumerate(kinds.items()):
        for _ in range(count):
            client = server.connect(source=f"127.0.0.{index + 2}")
            client.sendall(first)
            client.setblocking(False)
            selector.register(client, selectors.EVENT_READ, [kind, drips, bytearray()])
    ended, statuses, next_drip = {}, {}, begin + 1
    while selector.get_map():
        expect(time.monotonic() - begin < 60, f"{len(selector.get_map())} slow clients are still held after 60 s")
        for key, _ in selector.select(0.2):
            kind, _, received = key.data
            try:
                block = key.fileobj.recv(4096)
            except ConnectionError:
                block = b""
            received += block
            if not block:
                selector.unregister(key.fileobj)
                key.fileobj.close()
                ended[kind] = time.monotonic() - begin
                statuses.setdefault(kind, {}).setdefault(bytes(received[9:12]).decode(), 0)
                statuses[kind][bytes(received[9:12]).decode()] += 1
        if time.monotonic() >= next_drip:
            next_drip += 1
            for key in list(selector.get_map().values()):
                if key.data[1]:
                    try:
                        key.fileobj.send(b"x")
                    except (BlockingIOError, ConnectionError):
                        pass
    for kind, (count, _, _) in kinds.items():
        expect(statuses[kind] == {"408": count}, f"{count} slow {kind} were to be told 408; they got {statuses[kind]}")
    return ended


def step():
    with Podium() as server:
        ended = attack(server)
        server.expect_calm(5, "after the slow clients")
        before = server.resident()
        with Busy(server) as busy:
            attack(server)
        server.expect_calm(5, "after the slow clients")
        grown = server.resident() - before
        print(f"{HEADS} slow heads, {BODIES} slow bodies, {STALLED} stalled bodies at once: all told 408; the last head after "
              f"{ended['heads']:.1f} s, dripping body {ended['bodies']:.1f} s, stalled body {ended['stalled']:.1f} s")
        print(f"one busy client meanwhile: {busy.speed():.0f}/s, worst answer {busy.worst * 1000:.0f} ms")
        print(f"memory after the second round: {grown / 1e6:+.1f} MB (bound {GROWTH / 1e6:.0f} MB)")
        expect(busy.worst < 1, f"the busy client waited for {busy.worst:.1f} s")
        expect(ended["heads"] < 15 and ended["bodies"] < 15 and ended["stalled"] < 45, f"too long: {ended}")
        expect_growth(grown, GROWTH)


run(step)
