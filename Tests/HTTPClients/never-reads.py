#!/usr/bin/env python3
"""Readers that ask for a large export and never read it, beside honest slow ones, while others are served.

The ones that never read are cut off within a minute and cost little memory while they last: the page of 200 tasks that
is being written (bound: 3 MB each); an honest reader of 50 kB/s keeps its download; afterwards the memory is what it was
after five rounds that ended in resets (bound: 12 MB).
"""

import threading
import time

from served import Busy, Failure, Podium, expect, expect_growth, request, reset, run

READERS = 50
TASKS = 6000
EACH = 3 << 20
GROWTH = 12 << 20


def cut_off(server, seconds):
    """Waits until only the honest reader and the look itself are served."""
    begin = time.monotonic()
    while server.metric("http_requests_in_flight") > 1 + 1:
        expect(time.monotonic() - begin < seconds, f"readers that never read are still served after {seconds} s")
        time.sleep(0.5)


class HonestReader(threading.Thread):
    """Reads 50 kB/s through a large buffer of the kernel; `taken` says how much it got, `problem` what went wrong."""

    def __init__(self, server, path):
        super().__init__()
        self.server, self.path, self.taken, self.problem, self.stopped = server, path, 0, None, False

    def run(self):
        try:
            with self.server.connect() as client:
                client.sendall(request(self.path, token=self.server.token))
                while not self.stopped:
                    block = client.recv(5000)
                    if not block:
                        raise Failure("the download ended early")
                    self.taken += len(block)
                    time.sleep(0.1)
        except Exception as problem:
            self.problem = problem


def ask(server, path):
    """Readers that do not read; returns them when all are stuck."""
    readers = []
    for _ in range(READERS):
        client = server.connect(receive_buffer=4096)
        client.sendall(request(path, token=server.token))
        readers.append(client)
    time.sleep(2)
    expect(server.metric("http_requests_in_flight") >= READERS, "the readers' requests are not in flight")
    return readers


def step():
    with Podium(tasks=TASKS) as server:
        path = "/api/v1/projects/large/export"
        cold = server.resident()
        size = len(server.get(path, token=server.token)[2])
        for _ in range(5):
            for client in ask(server, path):
                reset(client)
            server.expect_calm(5, "after readers that reset")
        before = server.resident()
        honest = HonestReader(server, path)
        honest.start()
        with Busy(server) as busy:
            begin = time.monotonic()
            readers = ask(server, path)
            held = server.resident()
            cut_off(server, 60)
            seconds = time.monotonic() - begin
        for client in readers:
            client.close()
        taken = honest.taken
        time.sleep(1)
        expect(honest.problem is None and honest.taken > taken, f"the honest slow reader lost its download: {honest.problem!r}")
        honest.stopped = True
        honest.join()
        server.expect_calm(5, "after the readers that never read")
        after = server.resident()
        each = (held - cold) / READERS
        print(f"{READERS} readers of a {size / 1e6:.0f} MB export that never read: cut off after {seconds:.0f} s, "
              f"{each / 1e6:.2f} MB each meanwhile (bound {EACH / 1e6:.0f} MB)")
        print(f"an honest reader of 50 kB/s took {honest.taken / 1e6:.1f} MB and was not cut off; "
              f"one busy client: {busy.speed():.0f}/s, worst answer {busy.worst * 1000:.0f} ms")
        print(f"memory after the last round: {(after - before) / 1e6:+.1f} MB (bound {GROWTH / 1e6:.0f} MB)")
        expect(each < EACH, f"a reader that never reads costs {each:.0f} bytes")
        expect_growth(after - before, GROWTH)
        expect(busy.worst < 2, f"the busy client waited for {busy.worst:.1f} s")


run(step)
