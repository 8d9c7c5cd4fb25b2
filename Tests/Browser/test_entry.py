"""Signing in, invitations, and who is led where."""

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from server import PASSWORD


def test_a_wrong_password_is_said_and_the_name_is_kept(server, visit):
    page = visit().page("/login.html")
    page.get_by_label("Name").fill("lena")
    page.get_by_label("Password").fill("wrong password here")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_label("Name")).to_have_value("lena")
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/label.html"))


def sign_in(page):
    page.get_by_label("Name").fill("lena")
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")


ELSEWHERE = [
    "//example.org/x", "/.//example.org/x", "/..//example.org/x", "/./\\example.org/x", "/\\example.org/x",
    "\\\\example.org/x", "/%2e%2e//example.org/x", "https://example.org/x", "https:example.org/x", "https:/example.org",
    "javascript:document.body.textContent='run'", "data:text/html,run", "/\t/example.org/x", "//@example.org/x",
    "/api/v1/session", "/metrics", "http://[", "",
]


def test_signing_in_never_leads_elsewhere(server, visit):
    visitor = visit()
    for address in ELSEWHERE:
        page = visitor.page(f"/login.html?next={quote(address, safe='')}")
        sign_in(page)
        expect(page, address).to_have_url(f"{server.url}/label.html?project=everyday")
        page.close()
        visitor.context.clear_cookies()


def test_signing_in_leads_back(server, visit):
    page = visit().page("/account.html#h-tokens")
    expect(page).to_have_url(re.compile("/login.html"))
    sign_in(page)
    expect(page).to_have_url(f"{server.url}/account.html#h-tokens")


@pytest.mark.parametrize("project", ["../../healthz#", "..", "%2e%2e", "a/b", "a?b"])
def test_a_project_in_the_address_is_no_path(server, visit, project):
    visitor = visit("lena")
    asked = []
    visitor.context.on("request", lambda request: asked.append(request.url))
    page = visitor.page(f"/label.html?project={quote(project, safe='')}")
    expect(page).to_have_url(f"{server.url}/label.html?project=everyday")
    assert [url for url in asked if "/api/" in url and not re.search("/api/v1/(session|projects/everyday)", url)] == []


def test_an_invitation_from_the_admin_page_to_the_first_task(add_tasks, server, visit):
    add_tasks(3)
    admin = visit("ada").page("/admin.html?project=everyday")
    admin.get_by_label("Invite someone").fill("nora")
    admin.get_by_role("button", name="Create invitation").click()
    link = admin.get_by_label("Invitation link for nora").input_value()

    page = visit().page(link)
    page.get_by_label("Password").fill("too short")
    page.get_by_label("The same again").fill("too short")
    page.get_by_role("button", name="Start").click()
    expect(page).to_have_url(re.compile("/invitation.html"))
    page.get_by_label("Password").fill("a long enough password")
    page.get_by_label("The same again").fill("another long password")
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_text("The two passwords are not the same.")).to_be_visible()
    page.get_by_label("The same again").fill("a long enough password")
    page.get_by_role("button", name="Start").click()
    expect(page).to_have_url(re.compile("/label.html"))
    expect(page.locator("completion-card")).to_have_count(3)

    used = visit().page(link)
    used.get_by_label("Password").fill("a long enough password")
    used.get_by_label("The same again").fill("a long enough password")
    used.get_by_role("button", name="Start").click()
    expect(used.get_by_role("alert")).to_be_visible()


@pytest.mark.parametrize("mark", ["#", "?"], ids=["as links are made", "as they were made before"])
def test_the_token_of_an_invitation_leaves_the_address(server, visit, mark):
    made = server.admin.post("/users", {"username": "nora", "role": "labeler"})["invitation"]["path"]
    path, _, token = made.partition("#token=")
    assert token, "the token stands after the #, which no server and no proxy gets to see"
    visitor = visit()
    asked = []
    visitor.context.on("request", lambda request: asked.append(request.url))
    page = visitor.page(f"{path}{mark}token={token}")
    expect(page).to_have_url(f"{server.url}/invitation.html")
    page.get_by_label("Password").fill("a long enough password")
    page.get_by_label("The same again").fill("a long enough password")
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_text("You are not in a project yet.")).to_be_visible()
    assert mark == "?" or not any(token in url for url in asked)
    page.go_back()
    assert token not in page.url


def test_a_labeler_in_two_projects_chooses(add_tasks, server, visit):
    add_tasks(3)
    server.admin.post("/projects", {"slug": "second", "name": "Second project"})
    lena = next(user for user in server.admin.get("/users")["items"] if user["username"] == "lena")
    server.admin.put(f"/projects/second/members/{lena['id']}", {"role": "labeler"})
    page = visit("lena").page("/")
    page.get_by_role("link", name="Everyday questions").click()
    expect(page.locator("completion-card")).to_have_count(3)


def test_a_labeler_without_a_project_is_told_what_to_do(server, visit):
    lena = next(user for user in server.admin.get("/users")["items"] if user["username"] == "lena")
    server.admin._call("DELETE", f"/projects/everyday/members/{lena['id']}")
    page = visit("lena").page("/")
    expect(page.get_by_text("You are not in a project yet.")).to_be_visible()
    page.get_by_role("button", name="Sign out").click()
    expect(page).to_have_url(re.compile("/login.html"))


def test_labelers_do_not_get_the_admin_page(server, visit):
    page = visit("lena").page("/admin.html")
    expect(page).to_have_url(re.compile("/label.html"))
