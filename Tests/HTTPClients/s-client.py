#!/usr/bin/env python3
"""`openssl s_client` as a client, certificates that change while the server runs, and pairs that it must refuse."""

import os
import re
import signal
import subprocess
import time

from served import BINARY, ROOT, Podium, certificate, expect, receive_all, request, run

GET = request("/healthz", close=True).decode()


def s_client(server, *options, send=GET):
    """What s_client prints; it stays until the server closes."""
    command = ["openssl", "s_client", "-connect", f"127.0.0.1:{server.port}", "-ign_eof", *map(str, options)]
    done = subprocess.run(command, input=send, capture_output=True, text=True, errors="replace", timeout=20, cwd=server.folder)
    return done.stdout + done.stderr


def versions(server):
    for version in ("-tls1_2", "-tls1_3"):
        first = s_client(server, version, "-alpn", "h2,http/1.1", "-sess_out", "session", "-msg")
        expect('{"status":"ok"}' in first, f"{version}: no answer:\n{first[-2000:]}")
        expect("ALPN protocol: http/1.1" in first, f"{version}: no ALPN")
        expect(re.search(r"<<< .*Alert.*close_notify", first), f"{version}: the server ended without close-notify")
        second = s_client(server, version, "-sess_in", "session")
        expect("Reused, " in second and '{"status":"ok"}' in second, f"{version}: the session was not resumed")
    expect("no application protocol" in s_client(server, "-alpn", "h2"), "a client that insists on h2 was not refused")
    for old in ("-tls1", "-tls1_1"):
        told = s_client(server, old, "-cipher", "DEFAULT@SECLEVEL=0")
        expect("alert protocol version" in told, f"{old} was not refused: {told[-500:]}")
    for cipher in ("AES128-SHA", "AES256-GCM-SHA384", "ECDHE-ECDSA-AES128-SHA", "NULL", "aNULL"):
        told = s_client(server, "-tls1_2", "-cipher", cipher + "@SECLEVEL=0")
        expect('{"status":"ok"}' not in told, f"the weak cipher {cipher} was taken")


def renegotiation(server):
    """A line with R asks for one; the server refuses (RFC 5746 guards it, we want none at all)."""
    command = ["openssl", "s_client", "-tls1_2", "-connect", f"127.0.0.1:{server.port}"]
    client = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    time.sleep(0.3)
    client.stdin.write("R\n")
    client.stdin.flush()
    told, _ = client.communicate(timeout=20)
    expect("no renegotiation" in told, f"renegotiation was not refused: {told[-500:]}")


def plain(server):
    with server.connect(tls=False) as client:
        client.sendall(GET.encode())
        answer = receive_all(client)
    expect(answer.startswith(b"HTTP/1.1 400") and b"https://" in answer, f"plain HTTP got {answer[:200]!r}")


def subject(server):
    return re.search(r"subject=CN = (\S+)", s_client(server))[1]


def hang_up(server, wanted):
    """SIGHUP, and its line in the log."""
    said = server.log.read_text().count(wanted)
    server.process.send_signal(signal.SIGHUP)
    for _ in range(50):
        if server.log.read_text().count(wanted) > said:
            return
        time.sleep(0.1)
    expect(False, f"after SIGHUP the log does not say \"{wanted}\": {server.log.read_text()}")


def reload(server):
    """New certificates for new connections; those that are open go on; bad files change nothing."""
    expect(subject(server) == "localhost", "the first certificate is not the one that was given")
    with server.connect() as client:
        client.sendall(request("/healthz"))
        client.recv(4096)
        cert, key = certificate(server.folder, "renewed")
        server.certificate.write_text("no certificate")
        hang_up(server, "certificate not reloaded")
        expect(subject(server) == "localhost", "a bad certificate was taken")
        os.replace(cert, server.certificate)
        hang_up(server, "certificate not reloaded")
        expect(subject(server) == "localhost", "a certificate was taken without its key")
        os.replace(key, server.key)
        hang_up(server, "certificate reloaded")
        expect(subject(server) == "renewed", "the new certificate is not used")
        client.sendall(request("/healthz", close=True))
        expect(receive_all(client).startswith(b"HTTP/1.1 200"), "an open connection did not outlive the new certificate")


def bad_pairs(server):
    one, two = certificate(server.folder, "one"), certificate(server.folder, "two")
    secret = server.folder / "secret.key"
    subprocess.run(["openssl", "ec", "-in", one[1], "-aes256", "-passout", "pass:x", "-out", secret], check=True, capture_output=True)
    for cert, key, named in [
        (one[0], two[1], two[1]), ("none.crt", one[1], "none.crt"), (one[0], "none.key", "none.key"),
        (one[1], one[1], one[1]), (one[0], one[0], one[0]), (one[0], secret, secret),
    ]:
        done = subprocess.run(
            [BINARY, "serve", "--data", server.folder / "other", "--port", "0", "--tls-cert", cert, "--tls-key", key],
            capture_output=True, text=True, timeout=20, cwd=ROOT, stdin=subprocess.DEVNULL)
        expect(done.returncode not in (0, -11, -6, -4) and str(named) in done.stderr,
               f"the pair {cert}, {key} was answered with {done.returncode}: {done.stderr}")


def step():
    with Podium(tls=True) as server:
        versions(server)
        renegotiation(server)
        plain(server)
        reload(server)
        bad_pairs(server)
    print("openssl s_client: ALPN, resumption and close-notify with TLS 1.2 and 1.3, no older version, no weak cipher, no "
          "renegotiation, plain HTTP answered, new certificates by SIGHUP, bad pairs told at the start")


run(step)
