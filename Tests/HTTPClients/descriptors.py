#!/usr/bin/env python3
"""A server that runs out of file descriptors pauses and goes on: it neither spins nor dies, says 503 of the files that
it can not open rather than 404, and answers those who waited once descriptors are free again."""

import socket
import time

from served import Podium, expect, request, run

DESCRIPTORS = 40
CLIENTS = 100


def step():
    with Podium(descriptors=DESCRIPTORS) as server:
        first = server.connect()
        clients = [server.connect() for _ in range(CLIENTS)]
        time.sleep(1)
        first.sendall(request("/login.html"))
        page = first.recv(4096)
        expect(page.startswith(b"HTTP/1.1 503"), f"a page without descriptors was answered with {page[:40]!r}")
        before = server.processor()
        time.sleep(2)
        spent = server.processor() - before
        waiting = clients.pop()
        waiting.sendall(request("/healthz"))
        for client in clients:
            client.close()
        try:
            answer = waiting.recv(4096)
        except socket.timeout:
            answer = b"nothing"
        expect(answer.startswith(b"HTTP/1.1 200"), f"when descriptors came back a waiting client got {answer[:40]!r}")
        first.sendall(request("/login.html"))
        page = first.recv(4096)
        expect(page.startswith(b"HTTP/1.1 200"), f"then a page was answered with {page[:40]!r}")
        warnings = server.log.read_text().count("out of file descriptors")
        print(f"{CLIENTS} clients of a server with {DESCRIPTORS} descriptors: 2 s out of them took {spent * 1000:.0f} ms of "
              f"processor time and {warnings} lines of log, pages were 503, then all were served")
        expect(spent < 0.4, f"{spent:.1f} s of processor time while waiting for descriptors")
        expect(0 < warnings <= 4, f"{warnings} warnings")


run(step)
