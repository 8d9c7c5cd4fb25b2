#!/usr/bin/env python3
"""curl as a client, plain and under TLS: what people's scripts do with the API."""

import json
import subprocess

from served import PASSWORD, Podium, expect, run

TASKS = 400


def curl(*arguments, stdin=None, status=0):
    """Output and the notes of `-v`."""
    command = ["curl", "-sv", "--max-time", "20", *map(str, arguments)]
    done = subprocess.run(command, input=stdin, capture_output=True)
    notes = done.stderr.decode(errors="replace")
    expect(done.returncode == status, f"{command} ended with {done.returncode}:\n{notes[-2000:]}")
    return done.stdout, notes


def written(field, *arguments, **options):
    """One of curl's `-w` variables."""
    return curl("-o", "/dev/null", "-w", f"%{{{field}}}", *arguments, **options)[0].decode()


def connections(server):
    url = server.url + "/healthz"
    output, notes = curl(url, url, url)
    expect(output == b'{"status":"ok"}' * 3, f"three answers were {output}")
    expect(notes.count("Connected to") == 1, "three requests took more than one connection")
    many = [url] * 100
    done = subprocess.run(["curl", "-sfZ", "--max-time", "20", *many], capture_output=True)
    expect(done.returncode == 0 and done.stdout.count(b"ok") == 100, "100 parallel requests did not get 100 answers")
    head, _ = curl("-I", server.url + "/login.html")
    expect(head.startswith(b"HTTP/1.1 200") and b"Content-Length: " in head, f"HEAD got {head}")
    for more, left in [((), "left intact"), (("-0",), "Closing connection")]:
        output, notes = curl(*more, url)
        expect(output == b'{"status":"ok"}' and left in notes, f"{more or 'HTTP/1.1'}: {notes}")
    _, notes = curl("-0", "-H", "Connection: keep-alive", url, url)
    expect(notes.count("Connected to") == 1, "HTTP/1.0 with keep-alive took two connections")


def uploads(server):
    """Large bodies, with and without leave, with and without a length."""
    url = server.url + "/api/v1/projects/large/prompts"
    token = ("-H", f"Authorization: Bearer {server.token}", "-H", "Content-Type: application/x-ndjson")
    lines = "".join(
        json.dumps({"prompt": f"New {number}.", "completions": [{"text": "a" * 6000}, {"text": "b"}]}) + "\n"
        for number in range(500)).encode()
    output, notes = curl("-X", "POST", *token, "-H", "Expect: 100-continue", "--data-binary", "@-", url, stdin=lines)
    expect("HTTP/1.1 100 Continue" in notes, "curl did not get 100 Continue")
    expect(json.loads(output)["created"] == 500, f"an import of {len(lines)} bytes was answered with {output[:300]}")
    output, notes = curl("-X", "POST", *token, "-H", "Transfer-Encoding: chunked", "-T", "-", url, stdin=lines)
    expect(json.loads(output)["duplicates"] == 500, f"a chunked import was answered with {output[:300]}")
    session = ("-H", "Content-Type: application/json", "--data-binary", "@-", server.url + "/api/v1/session")
    output, notes = curl("-H", "Expect: 100-continue", *session, stdin=b" " * (2 << 20))
    expect("100 Continue" not in notes and b"bodyTooLarge" in output, f"2 MiB of sign-in got {output[:300]}")
    output, _ = curl("-H", "Expect: 200-ok", *session, stdin=b"{}")
    expect(b'"status":417' in output, f"another expectation got {output[:300]}")
    output, _ = curl("-H", "Content-Encoding: gzip", *session, stdin=b"{}")
    expect(b'"status":415' in output, f"an encoded body got {output[:300]}")
    return len(lines)


def files(server):
    url = server.url + "/login.html"
    whole = curl(url)[0]
    for text, part in [("0-9", whole[:10]), ("10-", whole[10:]), ("-7", whole[-7:]), ("0-999999999", whole)]:
        output, notes = curl("-r", text, url)
        expect(output == part and "HTTP/1.1 206" in notes, f"range {text} got {len(output)} bytes")
    expect(written("http_code", "-r", "999999999-", url) == "416", "a range behind the end was not 416")
    plain, notes = curl("--compressed", url)
    expect(plain == whole and "< Content-Encoding: gzip" in notes, "--compressed did not get the page as gzip")
    sent = int(written("size_download", "-H", "Accept-Encoding: gzip", url))
    expect(sent < len(whole) * 3 / 4, f"a page of {len(whole)} bytes came as {sent}")
    half = server.folder / "half"
    half.write_bytes(whole[:100])
    curl("-C", "-", "-o", half, url)
    expect(half.read_bytes() == whole, "a download was not resumed")
    tag = server.folder / "tag"
    curl("--etag-save", tag, "-o", server.folder / "page", url)
    expect(written("http_code", "--etag-compare", tag, url) == "304", "a page with the same tag was not 304")
    expect(written("http_code", "-z", server.folder / "page", url) == "304", "a page of the same date was not 304")
    expect(written("http_code", "-z", "1 Jan 2001", url) == "200", "a page newer than 2001 was not sent")
    for path in ("/../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/..%2f..%2fetc/passwd", "/.git/config", "//etc/passwd"):
        code = written("http_code", "--path-as-is", server.url + path)
        expect(code in ("400", "404"), f"{path} got {code}")
    export = ("-H", f"Authorization: Bearer {server.token}", server.url + "/api/v1/projects/large/export")
    chunked, notes = curl(*export)
    expect("Transfer-Encoding: chunked" in notes and len(chunked.splitlines()) >= TASKS, "the export is not whole")
    expect(curl("-0", *export)[0] == chunked, "the export is another under HTTP/1.0")


def secured(server):
    trust = ("--cacert", server.certificate)
    url = f"https://localhost:{server.port}/login.html"
    for version in ("1.2", "1.3"):
        _, notes = curl(*trust, "--tlsv" + version, "--tls-max", version, url)
        expect(f"SSL connection using TLSv{version}" in notes, f"no TLS {version}: {notes}")
        expect("server accepted http/1.1" in notes, f"no ALPN with TLS {version}")
        expect("< Strict-Transport-Security: max-age=" in notes, f"no HSTS with TLS {version}")
    known = server.folder / "hsts"
    curl(*trust, "--hsts", known, url)
    expect("localhost" in known.read_text(), "curl did not remember to come by TLS")
    _, notes = curl(*trust, "--http2", url)
    expect("HTTP/1.1 200" in notes, "a client that would like HTTP/2 got no HTTP/1.1")
    output, notes = curl(f"http://127.0.0.1:{server.port}/login.html")
    expect(b"plainOnSecurePort" in output and "HTTP/1.1 400" in notes, f"plain HTTP on the TLS port got {output[:300]}")
    expect("Strict-Transport-Security" not in notes, "HSTS must not be sent without TLS (RFC 6797 section 7.2)")
    curl(*trust, "--tls-max", "1.1", "--ciphers", "DEFAULT@SECLEVEL=0", url, status=35)
    _, notes = curl(
        *trust, "-H", "Content-Type: application/json", "-d", json.dumps({"username": "ada", "password": PASSWORD}),
        f"https://localhost:{server.port}/api/v1/session")
    cookie = next(line for line in notes.splitlines() if "Set-Cookie" in line)
    expect(all(word in cookie for word in ("Secure", "HttpOnly", "SameSite=Strict")), f"a careless cookie: {cookie}")


def step():
    with Podium(tasks=TASKS) as server:
        connections(server)
        size = uploads(server)
        files(server)
        _, notes = curl("--http2", server.url + "/healthz")
        expect("HTTP/1.1 200" in notes and "Strict-Transport" not in notes, "an upgrade to h2c was not ignored")
    with Podium(tls=True, tasks=1) as server:
        secured(server)
    print(f"curl: connections, an import of {size / 1e6:.0f} MB with Expect and in chunks, ranges, conditions, gzip, HTTP/1.0, "
          "TLS 1.2 and 1.3, ALPN, HSTS, cookies: as they should be")


run(step)
