"""Who writes completions: added, asked, changed, merged and taken out of use by admins; by keyboard, on a phone, in German
and in the dark. Managers read; keys are never shown."""

import pytest
from playwright.sync_api import expect

from endpoint import Endpoint
from server import PASSWORD, Api
from test_accessibility import check
from test_language import GERMAN, assert_nothing_is_cut
from test_phone import PHONE, assert_fits

KEY = "sk-never-shown-0123456789"
LONG = "a-policy-whose-name-is-a-path-checkpoints-0123456789abcdef0123456789abcdef-step-12000"


@pytest.fixture
def endpoint():
    running = Endpoint()
    yield running
    running.stop()


@pytest.fixture
def known(server):
    """Two policies of a file, one of which has a long name."""
    completions = [{"text": "Yes.", "model": "llama"}, {"text": "No.", "model": LONG}]
    prompts = [{"prompt": f"Is {number} prime?", "completions": completions} for number in range(3)]
    assert server.admin.post("/projects/everyday/prompts", prompts)["created"] == 3
    return server


def open_policies(visit, who="ada", **options):
    page = visit(who, **options).page("/admin.html?project=everyday#policies")
    expect(page.locator("project-policies tbody tr").first).to_be_visible()
    return page


def row_of(page, label):
    return page.locator("project-policies tbody tr").filter(has=page.get_by_role("rowheader", name=label, exact=True))


def by_label(server, label):
    return next(item for item in server.admin.get("/policies")["items"] if item["label"] == label)


def test_a_policy_is_added_asked_and_changed_by_keyboard(known, visit, endpoint):
    page = open_policies(visit)
    expect(row_of(page, "llama").get_by_role("cell").nth(2)).to_have_text("3")
    page.get_by_role("button", name="Add a policy…").focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Add a policy")
    expect(dialog.get_by_label("Name", exact=True)).to_be_focused()
    page.keyboard.type("tu@ned")
    page.keyboard.press("Tab")
    page.keyboard.type("v2")
    dialog.get_by_label("Address").fill("127.0.0.1")
    dialog.get_by_label("temperature").fill("3")
    page.keyboard.press("Enter")
    expect(dialog.locator(".field-error:visible")).to_have_count(3)
    expect(dialog.get_by_label("Name", exact=True)).to_be_focused()
    check(page, "what is wrong with a policy", "dialog[open]")
    page.keyboard.press("Control+a")
    page.keyboard.type("tuned")
    dialog.get_by_label("Address").fill(endpoint.url + "/chat/completions")
    dialog.get_by_label("temperature").fill("0.7")
    dialog.get_by_label("Key", exact=True).fill(KEY)
    dialog.get_by_text("More", exact=True).click()
    dialog.get_by_label("System prompt").fill("Be brief.")
    dialog.get_by_label("Texts that end an answer").fill("END\nSTOP")
    dialog.get_by_text("Made from", exact=True).click()
    dialog.get_by_label("Tuned by").fill("trl")
    dialog.get_by_label("KL divergence").fill("3.5")
    check(page, "a policy with everything", "dialog[open]")
    dialog.get_by_label("KL divergence").press("Enter")
    expect(dialog).to_be_hidden()
    row = row_of(page, "tuned@v2")
    expect(row.get_by_role("cell").nth(0)).to_contain_text(f"{endpoint.url} with a key, temperature 0.70")
    expect(row.get_by_role("cell").nth(1)).to_have_text("by trl, KL 3.50")
    expect(row.get_by_role("cell").nth(2)).to_have_text("0")

    row.get_by_role("button", name="Check whether tuned@v2 answers").focus()
    page.keyboard.press("Enter")
    expect(row.get_by_role("status")).to_contain_text("3 tokens): Hello!")
    (path, key, question), = endpoint.asked
    assert (path, key, question["model"], question["stop"]) == (
        "/v1/chat/completions", f"Bearer {KEY}", "tuned", ["END", "STOP"])
    assert question["messages"][0] == {"role": "system", "content": "Be brief."}
    endpoint.answers(401, f"Incorrect API key provided: {KEY}")
    page.keyboard.press("Enter")
    expect(row.get_by_role("status")).to_contain_text("401: Incorrect API key provided: … Look at the key.")
    check(page, "policies", "project-policies")

    row.get_by_role("button", name="Change tuned@v2").focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name="Policy tuned@v2")
    expect(dialog.get_by_label("Address")).to_have_value(endpoint.url)
    expect(dialog.get_by_label("Key", exact=True)).to_have_value("")
    expect(dialog.get_by_label("System prompt")).to_have_value("Be brief.")
    check(page, "a policy", "dialog[open]")
    # Somebody else changes it meanwhile, and nothing of theirs is lost.
    policy = by_label(known, "tuned@v2")
    known.admin.put(f"/policies/{policy['id']}/endpoint", {"url": endpoint.url, "concurrency": 9})
    dialog.get_by_label("max_tokens").fill("64")
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("alert")).to_be_visible()
    assert by_label(known, "tuned@v2")["endpoint"]["concurrency"] == 9
    page.keyboard.press("Escape")
    expect(row.get_by_role("button", name="Change tuned@v2")).to_be_focused()
    page.keyboard.press("Enter")
    dialog.get_by_label("max_tokens").fill("64")
    page.keyboard.press("Enter")
    expect(row.get_by_role("cell").nth(0)).to_contain_text("up to 64 tokens")
    stored = by_label(known, "tuned@v2")["endpoint"]
    assert (stored["concurrency"], stored["hasKey"], stored["parameters"]) == (9, True, {"maxTokens": 64})
    assert KEY not in page.content()


def test_policies_are_merged_removed_and_come_back(known, visit, endpoint):
    known.admin.post("/policies", {"name": "base", "endpoint": {"url": endpoint.url}})
    page = open_policies(visit)
    page.get_by_role("button", name=f"Change {LONG}").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("It is the same as").select_option(label="llama")
    dialog.get_by_role("button", name="Merge").click()
    row = page.locator("project-policies tbody tr").filter(has_text=LONG)
    expect(row.locator(".badge")).to_have_text("spelling of llama")
    expect(page.locator("#notices")).to_contain_text(f"“{LONG}” counts as another spelling of “llama” now.")
    page.get_by_role("button", name="Change llama").click()
    dialog.get_by_label("It is the same as").select_option(label="base")
    dialog.get_by_role("button", name="Merge").click()
    expect(dialog.get_by_role("alert")).to_contain_text("‘llama’ has other spellings itself.")
    dialog.get_by_role("button", name="Close").click()
    page.get_by_role("button", name=f"Change {LONG}").click()
    dialog.get_by_role("button", name="Count it as itself again").click()
    expect(row.locator(".badge")).to_have_count(0)

    page.get_by_role("button", name="Add a policy…").click()
    dialog.get_by_label("Name", exact=True).fill("best")
    dialog.get_by_text("the best of several").click()
    expect(dialog.get_by_label("Address")).to_be_hidden()
    dialog.get_by_label("Answers of which the best is taken").fill("8")
    dialog.get_by_role("button", name="Add", exact=True).click()
    expect(row_of(page, "best").get_by_role("cell").first).to_contain_text("the best of 8 answers of base")

    page.get_by_role("button", name="Change base").click()
    dialog.get_by_role("button", name="Ask it no more").click()
    base = page.locator("project-policies tbody tr").filter(has_text=endpoint.url)
    expect(base.locator(".badge")).to_have_text("asked no more")
    expect(base.get_by_role("button", name="Check")).to_have_count(0)
    expect(page.locator("project-policies tbody tr").last).to_contain_text("asked no more")
    page.get_by_role("button", name="Check whether best answers").click()
    expect(row_of(page, "best").get_by_role("status")).to_contain_text("was removed")
    assert endpoint.asked == []
    page.get_by_role("button", name="Change base").click()
    dialog.get_by_role("button", name="Bring it back").click()
    expect(base.locator(".badge")).to_have_count(0)


@pytest.mark.parametrize("role", ["manager", "labeler"])
def test_managers_read_and_change_nothing(known, visit, endpoint, role):
    """Whether they are managers everywhere or of this project alone."""
    known.admin.post("/policies", {"name": "elsewhere", "endpoint": {"url": endpoint.url, "key": KEY}})
    user = known.admin.post("/users", {"username": "mia", "role": role, "password": PASSWORD})
    known.admin.put(f"/projects/everyday/members/{user['id']}", {"role": "manager"})
    known.cookies["mia"] = Api.sign_in(known.url, "mia", PASSWORD)
    page = open_policies(visit, "mia")
    expect(row_of(page, "llama").get_by_role("cell").last).to_have_text("3")
    expect(page.locator("project-policies tbody tr")).to_have_count(3 if role == "manager" else 2)
    expect(page.locator("project-policies button")).to_have_count(0)
    assert KEY not in page.content()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_in_german(known, visit, endpoint, scheme):
    known.admin.post("/policies", {"name": "base", "endpoint": {"url": endpoint.url, "key": KEY}})
    endpoint.answers(200, "Guten Tag! " * 40)
    page = open_policies(visit, color_scheme=scheme, **PHONE, **GERMAN)
    assert_fits(page)
    page.get_by_role("button", name="Prüfen, ob base antwortet").tap()
    expect(row_of(page, "base").get_by_role("status")).to_contain_text("Antwortet (")
    expect(row_of(page, "base").get_by_role("status")).to_contain_text("3 Tokens")
    check(page, "policies on a phone", "project-policies")
    page.get_by_role("button", name="Policy hinzufügen …").tap()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("Mehr", exact=True).tap()
    dialog.get_by_label("Adresse").fill("nirgends")
    dialog.get_by_label("temperature").fill("9")
    dialog.get_by_label("Sekunden für eine Antwort").fill("0")
    dialog.get_by_role("button", name="Hinzufügen", exact=True).tap()
    expect(dialog).to_contain_text("Das ist keine Adresse eines Servers.")
    expect(dialog).to_contain_text("Die Temperatur ist eine Zahl von 0 bis 2.")
    expect(dialog).to_contain_text("oder sie ist zu klein oder zu groß")
    assert_fits(page)
    assert_nothing_is_cut(page)
    inside = dialog.evaluate("dialog => dialog.scrollWidth <= dialog.clientWidth")
    assert inside, "the dialog scrolls sideways"
    check(page, "a policy on a phone", "dialog[open]")
