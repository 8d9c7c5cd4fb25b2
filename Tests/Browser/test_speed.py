"""The numbers a page has to reach (DESIGN.md, section 8). The measured ones are printed: run with -s to see them."""

from playwright.sync_api import expect

KEY_TO_PAINT = """async (keys) => {
    const times = [];
    for (const [key, code] of keys) {
        const start = performance.now();
        document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, code, bubbles: true, cancelable: true }));
        await new Promise((resolve) => requestAnimationFrame(() => { const port = new MessageChannel(); port.port1.onmessage = resolve; port.port2.postMessage(0); }));
        times.push(performance.now() - start);
    }
    return times.sort((a, b) => a - b);
}"""


WEIGHT = """performance.getEntries()
    .filter((entry) => ["navigation", "resource"].includes(entry.entryType) && !/vendor|api/.test(entry.name))
    .reduce((sum, entry) => sum + entry.decodedBodySize, 0)"""


def test_pages_are_small(add_tasks, visit):
    add_tasks(4)
    desk = visit("lena").label()
    admin = visit("ada").page("/admin.html?project=everyday")
    expect(admin.locator("people-table tbody tr").first).to_be_visible()
    for name, page in [("labeling", desk.page), ("admin", admin)]:
        weight = page.evaluate(WEIGHT)
        print(f"\n{name}: {weight / 1000:.0f} kB before compression")
        assert 50_000 < weight < 150_000


def test_a_cold_labeling_page_is_usable_within_a_second(add_tasks, visit):
    """The best of four empty caches: what else the machine does meanwhile is not the page's doing."""
    add_tasks(9)
    times = []
    for _ in range(4):
        desk = visit("lena").label()
        expect(desk.cards).to_have_count(9)
        times.append(desk.page.evaluate("performance.getEntriesByName('task-shown')[0].startTime"))
    print("\ncold start to nine cards, ms:", *(round(time) for time in sorted(times)))
    assert min(times) < 1000


def test_a_key_is_painted_within_50_ms(add_tasks, visit):
    add_tasks(9)
    desk = visit("lena").label()
    keys = [(letter, f"Key{letter.upper()}") if turn == 0 else (str(n + 1), f"Digit{n + 1}") for n, letter in enumerate("abcdefghi") for turn in (0, 1)]
    rounds = [desk.page.evaluate(KEY_TO_PAINT, keys * 2) for _ in range(4)]
    times = min(rounds, key=lambda times: times[-1])
    print(f"\nkey to paint: median {times[len(times) // 2]:.1f} ms, worst {times[-1]:.1f} ms (quietest of {len(rounds)} rounds)")
    assert times[-1] < 50
