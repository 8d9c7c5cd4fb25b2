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


@pytest.mark.parametrize("elsewhere", ["//example.org/", "/.//example.org/", "/\\example.org/", "https://example.org/"])
def test_signing_in_leads_back_but_never_elsewhere(server, visit, elsewhere):
    page = visit().page(f"/login.html?next={quote(elsewhere)}")
    page.get_by_label("Name").fill("lena")
    page.get_by_label("Password").fill(PASSWORD)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("^" + server.url))
    expect(page).to_have_url(re.compile("/label.html"))


def test_an_invitation_from_the_admin_page_to_the_first_task(add_tasks, server, visit):
    add_tasks(3)
    admin = visit("ada").page("/admin.html?project=everyday")
    admin.get_by_label("Invite someone").fill("nora")
    admin.get_by_role("button", name="Make invitation").click()
    link = admin.get_by_label("Invitation link for nora").input_value()

    page = visit().page(link)
    page.get_by_label("Password").fill("too short")
    page.get_by_label("The same again").fill("too short")
    page.get_by_role("button", name="Start").click()
    expect(page).to_have_url(re.compile("/invitation.html"))
    page.get_by_label("Password").fill("a long enough password")
    page.get_by_label("The same again").fill("another long password")
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_text("The two are not the same.")).to_be_visible()
    page.get_by_label("The same again").fill("a long enough password")
    page.get_by_role("button", name="Start").click()
    expect(page).to_have_url(re.compile("/label.html"))
    expect(page.locator("completion-card")).to_have_count(3)

    used = visit().page(link)
    used.get_by_label("Password").fill("a long enough password")
    used.get_by_label("The same again").fill("a long enough password")
    used.get_by_role("button", name="Start").click()
    expect(used.get_by_role("alert")).to_be_visible()


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
