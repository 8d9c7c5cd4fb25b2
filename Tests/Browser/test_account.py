"""The account page: one's own password, signed-in browsers and tokens; and tokens as an admin sees them."""

import re

import pytest
from playwright.sync_api import expect

from server import PASSWORD, Api


@pytest.fixture
def account(server, visit):
    page = visit("lena").page("/account.html")
    expect(page.get_by_role("heading", name="Your account")).to_be_visible()
    return page


def test_the_account_is_a_menu_away(server, visit):
    for name, path in [("lena", "/label.html?project=everyday"), ("ada", "/admin.html?project=everyday")]:
        page = visit(name).page(path)
        page.get_by_role("button", name={"lena": "View", "ada": "ada"}[name], exact=True).click()
        page.get_by_role("link", name="Your account").click()
        expect(page).to_have_url(re.compile("/account.html$"))
        page.get_by_role("link", name="Your projects").click()
        expect(page.get_by_role("link", name="Everyday questions")).to_be_visible()


def test_a_password_is_changed_by_who_knows_it(server, account):
    current, new, again = (account.get_by_label(label, exact=True) for label in [
        "Current password", "New password", "New password again"])
    change = account.get_by_role("button", name="Change password")

    def attempt(*passwords):
        for control, password in zip([current, new, again], passwords):
            control.fill(password)
        change.click()

    attempt(PASSWORD, "seven loud iron bells", "seven loud iron balls")
    expect(account.get_by_text("The two passwords are not the same.")).to_be_visible()
    attempt("not my password", "seven loud iron bells", "seven loud iron bells")
    expect(account.locator("password-form").get_by_role("alert").or_(
        account.locator("password-form .field-error:visible"))).not_to_be_empty()
    expect(account).to_have_url(re.compile("/account.html$"))
    attempt(PASSWORD, "seven loud iron bells", "seven loud iron bells")
    expect(account.locator("#notices")).to_contain_text("Your password is changed.")
    expect(current).to_have_value("")
    assert Api.sign_in(server.url, "lena", "seven loud iron bells")
    account.reload()
    expect(account.get_by_role("heading", name="Your account")).to_be_visible()


def test_signed_in_browsers_are_listed_and_ended(server, account, visit):
    other = Api(server.url, Api.sign_in(server.url, "lena", PASSWORD))
    Api.sign_in(server.url, "lena", PASSWORD)
    account.reload()
    items = account.locator("session-list li")
    expect(items).to_have_count(3)
    expect(items.first).to_contain_text("this browser")
    expect(items.first.get_by_role("button")).to_have_count(0)
    assert other.get("/session")["user"]["username"] == "lena"
    items.nth(1).get_by_role("button").click()
    expect(items).to_have_count(2)
    expect(account.get_by_role("list", name="Browsers that are signed in")).to_be_focused()
    account.get_by_role("button", name="Sign out everywhere else").click()
    expect(items).to_have_count(1)
    expect(account.get_by_role("button", name="Sign out everywhere else")).to_be_hidden()
    assert other.refused("GET", "/session")[0] == 401
    account.reload()
    expect(items).to_have_count(1)


def test_tokens_are_shown_once_and_revoked(account):
    account.get_by_label("Token for a program").fill("nightly export")
    account.get_by_role("button", name="Create token").click()
    shown = account.get_by_label("Token nightly export")
    expect(shown).to_be_focused()
    assert len(shown.input_value()) > 20
    expect(account.locator(".tokens li", has_text="nightly export")).to_contain_text("never used")
    account.reload()
    revoke = account.get_by_role("button", name="Revoke nightly export")
    expect(revoke).to_be_visible()
    expect(shown).to_have_count(0)
    revoke.click()
    account.get_by_role("dialog").get_by_role("button", name="Cancel").click()
    expect(revoke).to_be_visible()
    revoke.click()
    account.get_by_role("dialog").get_by_role("button", name="Revoke").click()
    expect(revoke).to_have_count(0)


def test_tokens_end_when_they_were_meant_to(account):
    account.get_by_label("Token for a program").fill("for a week of tests")
    account.get_by_label("Works for").select_option("30 days")
    account.get_by_role("button", name="Create token").click()
    expect(account.locator(".tokens li", has_text="for a week of tests")).to_contain_text("expires ")
    account.get_by_label("Token for a program").fill("for good")
    account.get_by_label("Works for").select_option("until revoked")
    account.get_by_role("button", name="Create token").click()
    expect(account.locator(".tokens li", has_text="for good")).not_to_contain_text("expires")


def test_an_admin_revokes_what_someone_else_has_lost(server, visit):
    lena = Api(server.url, server.cookies["lena"])
    lena.post("/tokens", {"name": "laptop that was stolen"})
    page = visit("ada").page("/admin.html?project=everyday")
    page.get_by_role("button", name="Tokens of lena").click()
    dialog = page.get_by_role("dialog", name="Tokens of lena")
    dialog.get_by_role("button", name="Revoke laptop that was stolen").click()
    page.get_by_role("dialog", name="Revoke “laptop").get_by_role("button", name="Revoke").click()
    expect(dialog).to_contain_text("No tokens.")
    assert lena.get("/tokens")["items"] == []
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
