#!/usr/bin/env python3
"""Requests that have reached the machine when the server is told to end are answered, on new connections and on those
that are kept alive: the server is stopped (SIGSTOP) while they are sent, so that it finds them together with SIGTERM."""

import signal

from served import Podium, expect, receive_all, request, run

CLIENTS = 300


def step():
    with Podium() as server:
        kept = [server.connect() for _ in range(CLIENTS)]
        for client in kept:
            client.sendall(request("/healthz"))
            client.recv(4096)
        server.process.send_signal(signal.SIGSTOP)
        fresh = [server.connect() for _ in range(CLIENTS)]
        for client in kept + fresh:
            client.sendall(request("/healthz"))
        server.process.send_signal(signal.SIGTERM)
        server.process.send_signal(signal.SIGCONT)
        answered = [sum(receive_all(client).startswith(b"HTTP/1.1 200") for client in group) for group in (kept, fresh)]
        expect(answered == [CLIENTS, CLIENTS],
               f"{answered[0]} of {CLIENTS} kept and {answered[1]} of {CLIENTS} new connections were answered")
        status = server.process.wait(timeout=30)
        expect(status == 0, f"the server ended with {status}")
        server.stop = lambda: 0
    print(f"SIGTERM with {2 * CLIENTS} requests on the way: every one answered, then the end")


run(step)
