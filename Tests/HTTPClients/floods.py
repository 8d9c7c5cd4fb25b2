#!/usr/bin/env python3
"""Clients that send as fast as they can what nobody wants: behind an answer that closes the connection, and in pipelines
without end, while others are served. The one well-behaved client never waits for long."""

import threading
import time

from served import Busy, Podium, expect, request, run

FLOODERS = 8
SECONDS = 6
BLOCK = b"x" * (1 << 20)


class Flooder(threading.Thread):
    """Connects again and again, and sends until it is cut off."""

    def __init__(self, server, first, block):
        super().__init__()
        self.server, self.first, self.block, self.sent, self.stopped = server, first, block, 0, False

    def run(self):
        while not self.stopped:
            try:
                with self.server.connect(timeout=5) as client:
                    client.sendall(self.first)
                    while not self.stopped:
                        self.sent += client.send(self.block)
            except OSError:
                pass


def flood(server, what, first, block):
    flooders = [Flooder(server, first, block) for _ in range(FLOODERS)]
    for flooder in flooders:
        flooder.start()
    with Busy(server) as busy:
        time.sleep(SECONDS)
    for flooder in flooders:
        flooder.stopped = True
    for flooder in flooders:
        flooder.join()
    speed = busy.speed()
    print(f"{FLOODERS} clients flood {what} with {sum(flooder.sent for flooder in flooders) / SECONDS / 1e6:.0f} MB/s: one busy "
          f"client has {speed:.0f}/s, worst answer {busy.worst * 1000:.0f} ms")
    expect(busy.worst < 1, f"the busy client waited for {busy.worst:.1f} s")
    server.expect_calm(10, "after the flood")


def step():
    for tls in (False, True):
        with Podium(tls=tls) as server:
            under = " under TLS" if tls else ""
            flood(server, "behind a 400" + under, b"BAD\r\n\r\n", BLOCK)
            flood(server, "behind a 413" + under, request("/api/v1/session", "POST", "Content-Length: 99999999999\r\n"), BLOCK)
            # Nobody reads these answers, so the server stops reading too.
            flood(server, "pipelines" + under, b"", request("/healthz") * 1000)


run(step)
