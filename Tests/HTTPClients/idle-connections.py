#!/usr/bin/env python3
"""Holds many idle connections to a server on this machine while others are served.

usage: idle-connections.py PORT PID [COUNT]      e.g. idle-connections.py 8080 $(pidof podium) 10000

Prints the server's resident memory before and with the connections, the bytes that each of them costs, and the
requests a second of one busy client before and meanwhile. The limit on connections per address must allow COUNT
(start the server with a higher one, or let 127.0.0.1 be a trusted proxy), and `ulimit -n` too. Exits 1 when a
connection costs more than 8 KiB or the busy client gets less than 0.7 of its speed.
"""
import http.client
import socket
import sys
import time

port, pid = int(sys.argv[1]), int(sys.argv[2])
count = int(sys.argv[3]) if len(sys.argv) > 3 else 10_000
request = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"


def resident():
    with open(f"/proc/{pid}/status") as status:
        return next(int(line.split()[1]) * 1024 for line in status if line.startswith("VmRSS"))


def requests_per_second(seconds=2.0):
    client = http.client.HTTPConnection("127.0.0.1", port)
    done, end = 0, time.monotonic() + seconds
    while time.monotonic() < end:
        client.request("GET", "/healthz")
        client.getresponse().read()
        done += 1
    client.close()
    return done / seconds


alone = requests_per_second()
before = resident()
idle = []
for number in range(count):
    # Several loopback addresses, since one has only some 28,000 ports towards another.
    connection = socket.create_connection(("127.0.0.1", port))
    connection.sendall(request)
    connection.recv(4096)
    idle.append(connection)
held = resident()
meanwhile = requests_per_second()
time.sleep(1)
for connection in idle[:: max(1, count // 100)]:
    connection.sendall(request)
    assert connection.recv(4096).startswith(b"HTTP/1.1 200"), "an idle connection was lost"
each = (held - before) / count
print(f"{count} idle connections: {each:.0f} bytes each, {held / 1e6:.1f} MB resident in all")
print(f"one busy client: {alone:.0f}/s alone, {meanwhile:.0f}/s meanwhile")
sys.exit(0 if each < 8192 and meanwhile > 0.7 * alone else 1)
