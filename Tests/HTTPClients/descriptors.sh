#!/usr/bin/env bash
# A server that runs out of file descriptors pauses and goes on; it neither spins nor dies.
# usage: descriptors.sh PORT COMMAND...     COMMAND starts a server on PORT with /healthz, e.g. podium serve --port 8081
set -euo pipefail
port=$1 && shift
(ulimit -n 40 && exec "$@") >/dev/null 2>&1 & server=$!
trap 'kill $server 2>/dev/null || true' EXIT
for _ in $(seq 50); do curl -sfo /dev/null "http://127.0.0.1:$port/healthz" && break || sleep 0.1; done
python3 - "$port" "$server" <<'PYTHON'
import socket, sys, time
port, pid = int(sys.argv[1]), sys.argv[2]
ticks = lambda: sum(map(int, open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()[11:13]))
clients = [socket.create_connection(("127.0.0.1", port)) for _ in range(100)]
time.sleep(0.5)
before = ticks()
time.sleep(2)
spent = ticks() - before
for client in clients: client.close()
time.sleep(1)
last = socket.create_connection(("127.0.0.1", port)); last.settimeout(5)
last.sendall(b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n")
assert last.recv(100).startswith(b"HTTP/1.1 200"), "no answer after the descriptors came back"
assert spent < 40, f"{spent} clock ticks of processor time while waiting for descriptors"
print(f"out of descriptors for 2 s: {spent * 10} ms of processor time, then served again")
PYTHON
