"""Podium below a path of another host's, behind nginx: every page, module, call and link has to know where it is."""

import re
import shutil
import sys
from pathlib import Path

import pytest
from playwright.sync_api import expect

sys.path.append(str(Path(__file__).resolve().parents[1] / "HTTPClients"))

from conftest import Visitor
from desk import Desk
from proxy import HTTP_FIELDS, Nginx
from server import PASSWORD, Api, Server
from texts import task


class Proxied:
    """What a visitor needs of a server: where it is, and who is signed in."""

    def __init__(self, url, cookies):
        self.url, self.cookies = url, cookies


@pytest.fixture(params=["told by the proxy", "told by --base-path", "told by nobody"])
def office(request, browser, template, tmp_path):
    """A stranger's browser at `http://localhost:…/podium/`, and the admin's API behind it."""
    made, cookies = template
    data = tmp_path / "data"
    shutil.copytree(made, data)
    options = ["--trusted-proxy", "127.0.0.1"] + (["--base-path", "/podium/"] if "--base-path" in request.param else [])
    prefix = "proxy_set_header X-Forwarded-Prefix /podium;" if "proxy" in request.param else ""
    with Server(data, *options) as running:
        # As told by nobody: nginx cuts the path off, and only the pages know it.
        origin = re.match(r"https?://[^/]+", running.url)[0]
        location = f"proxy_pass {origin}/; {HTTP_FIELDS} proxy_set_header Host $http_host; {prefix}"
        with Nginx(tmp_path, f"location /podium/ {{ {location} }} location / {{ return 418; }}") as nginx:
            visitor = Visitor(browser, Proxied(nginx.url, cookies))
            # Whatever is asked for outside of the path is some other program's.
            visitor.strays = []
            visitor.context.on("response", lambda answer: answer.status == 418 and visitor.strays.append(answer.url))
            visitor.admin = Api(running.url, cookies["ada"])
            visitor.path_is_known = "nobody" not in request.param
            yield visitor
            visitor.context.close()
            assert not visitor.strays and not visitor.problems


def sign_in(page, name):
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def test_sign_in_claim_and_rank_below_a_path(office):
    office.admin.post("/projects/everyday/prompts", [task(number, 2) for number in range(2)])
    page = office.page("/podium")
    expect(page).to_have_url(re.compile(r"/podium/login\.html"))
    sign_in(page, "lena")
    expect(page).to_have_url(re.compile(r"/podium/label\.html\?project=everyday"))
    cookie = next(cookie for cookie in office.context.cookies() if cookie["name"] == "podium_session")
    assert cookie["path"] == ("/podium/" if office.path_is_known else "/")
    desk = Desk(page).wait()
    first = desk.prompt.inner_text()
    desk.rank(excellent=1, good=2)
    receipt, _ = desk.submit()
    assert receipt["counted"]
    expect(desk.prompt).not_to_have_text(first, use_inner_text=True)
    page.reload()
    desk.wait()
    # What is kept in the browser belongs to this path: another Podium may have the same host.
    keys = page.evaluate("Object.keys(localStorage)")
    assert all(key.startswith("/podium/podium:") or key == "podium:preferences" for key in keys), keys


def test_an_invitation_leads_below_the_path(office):
    page = office.page("/podium/")
    sign_in(page, "ada")
    expect(page).to_have_url(re.compile(r"/podium/admin\.html"))
    expect(page.locator("project-progress .figure")).to_be_visible()
    page.get_by_label("Invite someone").fill("nora")
    page.get_by_role("button", name="Create invitation").click()
    link = page.get_by_label("Invitation link for nora").input_value()
    assert re.match(r"http://localhost:\d+/podium/invitation\.html#token=", link), link
    office.context.clear_cookies()
    page = office.page(link)
    page.locator("[name=password]").fill("seven calm green rivers")
    page.locator("[name=repeat]").fill("seven calm green rivers")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/podium/label\.html"))
