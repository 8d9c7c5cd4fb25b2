#!/usr/bin/env python3
"""nginx in front of Podium, as people configure it: with its defaults, below a path, and under TLS."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time

from served import PASSWORD, Podium, certificate, expect, run

HTTP_FIELDS = "proxy_set_header X-Forwarded-For $remote_addr; proxy_set_header X-Forwarded-Proto $scheme;"
TRUST = ("--trusted-proxy", "127.0.0.1")


def binary():
    return shutil.which("nginx") or "/usr/sbin/nginx"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Nginx:
    """nginx with one `location`, for the time of a `with`."""

    def __init__(self, folder, location, tls=False):
        self.folder, self.tls, self.port = folder / "nginx", tls, free_port()
        self.folder.mkdir(exist_ok=True)
        self.url = f"{'https' if tls else 'http'}://localhost:{self.port}"
        listen = f"listen 127.0.0.1:{self.port}{' ssl' if tls else ''};"
        if tls:
            cert, key = certificate(self.folder)
            listen += f" ssl_certificate {cert}; ssl_certificate_key {key};"
        temporary = " ".join(f"{kind}_temp_path {self.folder}/{kind};" for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        self._configuration = self.folder / "nginx.conf"
        self._configuration.write_text(
            f"daemon off; pid {self.folder}/pid; error_log {self.folder}/error.log;\nevents {{}}\n"
            f"http {{ access_log off; {temporary} server {{ {listen} {location} }} }}\n")

    def __enter__(self):
        self.process = subprocess.Popen(
            [binary(), "-p", self.folder, "-c", self._configuration], stderr=subprocess.PIPE, text=True)
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return self
            expect(self.process.poll() is None, "nginx ended: " + (self.process.stderr.read() if self.process.poll() is not None else ""))
            time.sleep(0.1)
        expect(False, "nginx does not listen")

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

    def call(self, method, path, body=None, origin=None, cookies=None):
        """Status, fields and content, as a browser on one of nginx's own pages would get them."""
        command = ["curl", "-sik", "--max-time", "20", "-X", method, "-H", f"Origin: {origin or self.url}"]
        if cookies:
            command += ["-H", f"Cookie: {cookies}"]
        if body is not None:
            command += ["-H", "Content-Type: application/json", "-d", json.dumps(body)]
        done = subprocess.run([*command, self.url + path], capture_output=True, text=True)
        expect(done.returncode == 0, f"{command} ended with {done.returncode}: {done.stderr}")
        head, _, content = done.stdout.partition("\n\n")
        return int(head.split()[1]), head, content


def sign_in(nginx, base=""):
    """The answer to a sign-in, and the cookie that it sets, as browsers send it back."""
    status, head, content = nginx.call("POST", f"{base}/api/v1/session", {"username": "ada", "password": PASSWORD})
    cookie = re.search(r"^set-cookie: ([^;]+);?(.*)$", head, re.I | re.M)
    return status, content, cookie and cookie[1], cookie and cookie[2]


def default_host(server):
    """nginx's defaults: `Host` is the address that it connects to, and nothing tells of a proxy."""
    with Nginx(server.folder, f"location / {{ proxy_pass http://127.0.0.1:{server.port}; }}") as nginx:
        status, content, _, _ = sign_in(nginx)
        problem = json.loads(content)
        expect(status == 403 and problem["code"] == "foreignOrigin", f"a sign-in got {content}")
        for word in (nginx.url, f"127.0.0.1:{server.port}", "proxy_set_header Host $http_host;"):
            expect(word in problem["detail"], f"the refusal does not name {word}: {content}")
        for _ in range(3):
            sign_in(nginx)
        lines = [line for line in server.log.read_text().splitlines() if "origin refused" in line]
        expect(len(lines) == 1 and "proxy_set_header Host" in lines[0], f"not one line in the log: {lines}")
        # For Podium this comes from this machine to this machine.
        expect(nginx.call("GET", "/metrics")[0] == 401, "the metrics are public behind nginx's defaults")


def forwarded_host(server):
    """The same, with fields that a trusted proxy is believed in."""
    location = f"proxy_pass http://127.0.0.1:{server.port}; {HTTP_FIELDS} proxy_set_header X-Forwarded-Host $http_host;"
    with Nginx(server.folder, f"location / {{ {location} }}") as nginx:
        status, content, cookie, _ = sign_in(nginx)
        expect(status == 201, f"a sign-in got {status}: {content}")
        status, _, content = nginx.call("POST", "/api/v1/users", {"username": "tom", "role": "labeler"}, cookies=cookie)
        expect(status == 201 and json.loads(content)["invitation"]["url"].startswith(nginx.url + "/invitation.html"),
               f"an invitation does not lead to the proxy: {content}")
        status, _, content = nginx.call(
            "POST", "/api/v1/users", {"username": "eve", "role": "labeler"}, "https://evil.example", cookies=cookie)
        expect(status == 403, f"a foreign page's write got {status}: {content}")
        expect(nginx.call("GET", "/metrics")[0] == 401, "the metrics are public behind a trusted proxy")


def below_path(server, location, tls=False):
    with Nginx(server.folder, location, tls) as nginx:
        status, head, content = nginx.call("GET", "/podium/")
        expect(status == 200 and "<script" in content, f"/podium/ got {status}")
        status, head, _ = nginx.call("GET", "/podium")
        expect(status in (301, 308) and re.search(r"^location: \S*/podium/\s*$", head, re.I | re.M), f"/podium got {head}")
        for path in ("core/root.js", "styles/tokens.css", "logo.svg", "api/openapi.json", "healthz"):
            expect(nginx.call("GET", "/podium/" + path)[0] == 200, f"/podium/{path} is not there")
        status, content, cookie, attributes = sign_in(nginx, "/podium")
        expect(status == 201, f"a sign-in got {status}: {content}")
        expect(" Path=/podium/;" in attributes, f"the cookie is for {attributes}")
        expect(cookie.startswith("__Secure-podium_session=" if tls else "podium_session="), f"the cookie is {cookie}")
        expect(("Secure" in attributes.split("; ")[-1]) == tls, f"the cookie is {attributes}")
        expect(nginx.call("GET", "/podium/api/v1/session", cookies=cookie)[0] == 200, "the cookie does not hold")
        status, _, content = nginx.call(
            "POST", "/podium/api/v1/users", {"username": f"u{nginx.port}", "role": "labeler"}, cookies=cookie)
        invitation = json.loads(content)["invitation"]
        expect(invitation["path"].startswith("/podium/invitation.html")
               and invitation["url"] == nginx.url + invitation["path"], f"an invitation leads to {invitation}")
        expect(nginx.call("GET", invitation["path"])[0] == 200, "an invitation leads nowhere")


def step():
    if not os.path.exists(binary()):
        sys.exit("FAILED: there is no nginx; `make clients` installs it")
    with Podium(tasks=1, local_metrics=False) as server:
        default_host(server)
    with Podium(*TRUST, tasks=1) as server:
        forwarded_host(server)
        told = f"{HTTP_FIELDS} proxy_set_header Host $http_host; proxy_set_header X-Forwarded-Prefix /podium;"
        below_path(server, f"location /podium/ {{ proxy_pass http://127.0.0.1:{server.port}/; {told} }}")
    for cut in ("/", ""):
        # With a path in proxy_pass nginx cuts its own off, without one it leaves it there.
        with Podium("--base-path", "/podium/", *TRUST, tasks=1) as server:
            fields = f"{HTTP_FIELDS} proxy_set_header Host $http_host;"
            location = f"location /podium/ {{ proxy_pass http://127.0.0.1:{server.port}{cut}; {fields} }}"
            below_path(server, location, tls=True)
    print("nginx: with its defaults a refusal that names the cure, believed when trusted, below a path with and without "
          "TLS; the metrics are never public")


run(step)
