"""The server as Chromium sees it, over HTTP and over HTTPS: security fields, cookies, cache, downloads, events."""

import base64
import hashlib
import re
import shutil
import subprocess

import pytest
from playwright.sync_api import expect

from conftest import Visitor
from server import PASSWORD, Server
from texts import task


@pytest.fixture(scope="module")
def pair(tmp_path_factory):
    """A self-signed certificate and its key, and the hash of the key by which Chromium can be told to trust it."""
    folder = tmp_path_factory.mktemp("tls")
    cert, key = folder / "cert.pem", folder / "key.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
         "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout", key, "-out", cert],
        check=True, capture_output=True)
    public = subprocess.run(["openssl", "pkey", "-in", key, "-pubout", "-outform", "der"], check=True, capture_output=True).stdout
    return cert, key, base64.b64encode(hashlib.sha256(public).digest()).decode()


@pytest.fixture(scope="module")
def trusting(launch, pair):
    """A browser to which the certificate is a good one: with ignored errors it would neither cache nor keep HSTS."""
    return launch(f"--ignore-certificate-errors-spki-list={pair[2]}")


@pytest.fixture(params=["http", "https"])
def lena(request, template, tmp_path):
    """A stranger's browser at a server of its own, which may not meet a single error or breach of the policy."""
    options = ["--local-metrics"]
    if request.param == "https":
        cert, key, _ = request.getfixturevalue("pair")
        options += ["--tls-cert", cert, "--tls-key", key]
    chromium = request.getfixturevalue("trusting" if request.param == "https" else "browser")
    shutil.copytree(template[0], tmp_path / "data")
    with Server(tmp_path / "data", *options) as running:
        running.cookies = template[1]
        visitor = Visitor(chromium, running)
        visitor.is_secure = request.param == "https"
        yield visitor
        visitor.context.close()
        assert not visitor.problems


def sign_in(lena):
    page = lena.page("/login.html")
    page.get_by_label("Name").fill("lena")
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/label.html"))
    return page


def test_the_sign_in_page_is_guarded(lena):
    page = lena.context.new_page()
    fields = page.goto("/login.html").headers
    expect(page.get_by_label("Password")).to_be_visible()
    policy = fields["content-security-policy"]
    assert "default-src 'none'" in policy and "frame-ancestors 'none'" in policy and "unsafe" not in policy
    assert fields["x-content-type-options"] == "nosniff"
    assert fields["referrer-policy"] == "same-origin"
    assert "camera=()" in fields["permissions-policy"]
    assert ("strict-transport-security" in fields) == lena.is_secure
    # The policy holds: a script that someone got into the page does not run.
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.broken = 1' }))")
    assert page.evaluate("window.broken") is None
    assert any("Content Security Policy" in problem for problem in lena.problems)
    lena.problems.clear()


def test_the_session_cookie_is_out_of_reach(lena):
    page = sign_in(lena)
    cookie = next(cookie for cookie in lena.context.cookies() if cookie["name"].endswith("podium_session"))
    assert cookie["name"] == ("__Host-podium_session" if lena.is_secure else "podium_session")
    assert (cookie["secure"], cookie["httpOnly"], cookie["sameSite"]) == (lena.is_secure, True, "Strict")
    assert page.evaluate("document.cookie") == ""


def test_a_reload_costs_304s(lena):
    page = lena.page("/login.html")
    expect(page.get_by_label("Password")).to_be_visible()
    page.reload()
    expect(page.get_by_label("Password")).to_be_visible()
    metrics = lena.context.request.get("/metrics", ignore_https_errors=True).text()
    count = re.search(r'http_requests_total\{method="GET",route="files",status="304"\} (\d+)', metrics)
    assert count and int(count[1]) >= 2, metrics


def test_a_download_is_whole_and_events_come_as_they_happen(lena):
    lena.sign_in("ada")
    page = lena.page("/admin.html?project=everyday")
    expect(page.locator("people-table tbody tr").first).to_be_visible()
    call = """async ([method, path, body]) => (await fetch("/api/v1/projects/everyday" + path,
        { method, body: JSON.stringify(body), headers: { "Content-Type": "application/json" } })).json()"""
    ranked = [task(number, 2) | {"ranks": [1, 2]} for number in range(100)]
    assert page.evaluate(call, ["POST", "/prompts", ranked])["created"] == 100
    with page.expect_download() as download:
        page.evaluate("""() => Object.assign(document.createElement("a"),
            { href: "/api/v1/projects/everyday/export", download: "" }).click()""")
    assert len(download.value.path().read_text().splitlines()) == 100
    run = page.evaluate(call, ["POST", "/training-runs", {}])
    statuses = page.evaluate("""(run) => new Promise((resolve, reject) => {
        const source = new EventSource(`/api/v1/projects/everyday/training-runs/${run}/events`);
        const seen = [];
        const hear = (event) => {
            seen.push(JSON.parse(event.data).status);
            if (event.type === "finished") { source.close(); resolve(seen); }
        };
        for (const name of ["progress", "finished"]) source.addEventListener(name, hear);
        setTimeout(() => reject(new Error(`only ${seen}`)), 120_000);
    })""", run["id"])
    assert statuses[0] in ("queued", "running") and statuses[-1] == "succeeded", statuses
