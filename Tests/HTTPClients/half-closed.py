#!/usr/bin/env python3
"""Clients that close their sending side at every moment, plain and under TLS: what was asked for in full is answered
in full, what was cut short is 400, and nothing is left open."""

import socket
import ssl
import time

from served import Podium, expect, receive_all, request, run, trusting

SILENT = 200


def ask(server, data, delay=0.0):
    """What comes back to bytes with a FIN behind them."""
    with server.connect(tls=False) as client:
        client.sendall(data)
        time.sleep(delay)
        client.shutdown(socket.SHUT_WR)
        return receive_all(client)


def ask_over_tls(server, data):
    """The same with close-notify and FIN. Python's sockets stop reading after close-notify, so TLS is spoken by hand."""
    incoming, outgoing = ssl.MemoryBIO(), ssl.MemoryBIO()
    session = trusting().wrap_bio(incoming, outgoing)
    with server.connect(tls=False) as client:
        while True:
            try:
                session.do_handshake()
                break
            except ssl.SSLWantReadError:
                client.sendall(outgoing.read())
                incoming.write(client.recv(1 << 16))
        session.write(data)
        try:
            session.unwrap()
        except ssl.SSLWantReadError:
            pass
        client.sendall(outgoing.read())
        client.shutdown(socket.SHUT_WR)
        return receive_all(client)


def check_plain(server):
    get = request("/healthz")
    head = b"POST /api/v1/session HTTP/1.1\r\nHost: a\r\nContent-Length: 90\r\n\r\n"
    export = request("/api/v1/projects/large/export", token=server.token)
    whole = len(server.get("/api/v1/projects/large/export", token=server.token)[2])
    for name, data, wanted in [
        ("nothing", b"", []), ("half a head", get[:20], [400]), ("half a body", head + b"{", [400]), ("a request", get, [200]),
        ("three requests", get * 3, [200] * 3), ("a request and a half", get + get[:9], [200, 400]),
    ]:
        answer = ask(server, data)
        statuses = [int(part[:3]) for part in answer.split(b"HTTP/1.1 ")[1:]]
        expect(statuses == wanted, f"{name}, then a half-close, was answered with {statuses} instead of {wanted}")
    for delay in (0, 0.1):
        size = len(ask(server, export, delay))
        expect(size > whole, f"a half-closed client got {size} of {whole} bytes of an export")
    idle = [server.connect(tls=False) for _ in range(SILENT)]
    for client in idle:
        client.shutdown(socket.SHUT_WR)
    server.expect_calm(5, f"after {SILENT} silent half-closed clients")
    print(f"half-closed after nothing, half a head, half a body, 1 and 3 requests, in a {whole / 1e6:.0f} MB export: "
          f"each answered as it should be; {SILENT} silent ones let go")


def check_tls(server):
    page = len(server.get("/login.html")[2])
    size = len(ask_over_tls(server, request("/login.html")))
    expect(size > page, f"after close-notify and FIN {size} bytes of a page of {page} came")
    server.expect_calm(5, "after half-closed TLS clients")
    print("half-closed under TLS after a request: answered in full")


def step():
    with Podium(tasks=6000) as server:
        check_plain(server)
    with Podium(tls=True) as server:
        check_tls(server)


run(step)
