"""What a page may weigh (150 kB without the optional libraries)."""

import gzip

from playwright.sync_api import expect

FILES = """performance.getEntries()
    .filter((entry) => ["navigation", "resource"].includes(entry.entryType) && !/vendor|api/.test(entry.name))
    .map((entry) => entry.name)"""


def test_pages_are_small(add_tasks, visit):
    add_tasks(4)
    desk = visit("lena").label()
    admin = visit("ada").page("/admin.html?project=everyday")
    expect(admin.locator("people-table tbody tr").first).to_be_visible()
    account = visit("lena").page("/account.html")
    expect(account.locator("token-list form")).to_be_visible()
    for name, page in [("labeling", desk.page), ("admin", admin), ("account", account)]:
        files = [page.request.get(address).body() for address in set(page.evaluate(FILES))]
        weight, compressed = sum(map(len, files)), sum(len(gzip.compress(file)) for file in files)
        print(f"\n{name}: {weight / 1000:.0f} kB, {compressed / 1000:.0f} kB if it were compressed")
        assert 40_000 < weight < 150_000
