#!/usr/bin/env python3
"""nginx in front of Podium, as people configure it: with its defaults, below a path, and under TLS."""

import json
import re

from proxy import HTTP_FIELDS, Nginx
from served import PASSWORD, Podium, expect, run

TRUST = ("--trusted-proxy", "127.0.0.1")


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
