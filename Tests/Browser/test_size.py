"""What a page may weigh as it is sent: 150 kB without the optional libraries."""

from playwright.sync_api import expect

from server import run_podium
from texts import task

FILES = """[...new Set(performance.getEntries()
    .filter((entry) => ["navigation", "resource"].includes(entry.entryType) && !/vendor|api/.test(entry.name))
    .map((entry) => entry.name))]"""

# Asks again past the browser's cache: the answers' own lengths, as they went over the wire.
WEIGHT = """async (addresses) => {
    const answers = await Promise.all(addresses.map((address) => fetch(address, { cache: "no-store" })));
    const bodies = await Promise.all(answers.map((answer) => answer.arrayBuffer()));
    return {
        sent: answers.reduce((sum, answer) => sum + Number(answer.headers.get("Content-Length")), 0),
        plain: bodies.reduce((sum, body) => sum + body.byteLength, 0),
        codings: answers.map((answer) => answer.headers.get("Content-Encoding")),
    };
}"""


def test_pages_are_small(server, add_tasks, visit):
    add_tasks(4)
    desk = visit("lena").label()
    admin = visit("ada").page("/admin.html?project=everyday")
    expect(admin.locator("people-table tbody tr").first).to_be_visible()
    account = visit("lena").page("/account.html")
    expect(account.locator("token-list form")).to_be_visible()
    form = visit("ada").page("/form.html?project=everyday")
    expect(form.locator("form-preview completion-card").first).to_be_visible()
    practice = visit("ada").page("/practice.html?project=everyday")
    expect(practice.locator("expected-board completion-card").first).to_be_visible()
    conversation = visit("lena").page("/conversation.html?project=everyday")
    expect(conversation.get_by_role("heading", name="Conversations")).to_be_visible()
    ranked = [task(1000 + number, 2) | {"rankings": [{"labeler": "first", "ranks": [1, 2]}]} for number in range(12)]
    server.admin.post("/projects/everyday/prompts", ranked)
    run_podium("retrain", "--project", "everyday", "--data", server.data)
    report = visit("ada").page("/report.html?project=everyday")
    expect(report.locator("#making")).to_be_visible()
    agreement = visit("ada").page("/agreement.html?project=everyday")
    expect(agreement.locator("#report p")).to_be_visible()
    pages = [("agreement", agreement), ("labeling", desk.page), ("admin", admin), ("form", form), ("practice", practice), ("account", account),
             ("conversation", conversation),
             ("report", report)]
    for name, page in pages:
        weight = page.evaluate(WEIGHT, page.evaluate(FILES))
        sent, plain = weight["sent"], weight["plain"]
        print(f"\n{name}: {sent / 1000:.0f} kB as sent, {plain / 1000:.0f} kB unpacked")
        assert 10_000 < sent < 150_000
        assert sent < plain / 2 and "gzip" in weight["codings"]
