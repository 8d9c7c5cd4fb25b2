"""How fast the pages are: `make bench-pages` prints it. Times are no tests, for machines differ."""

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


def test_cold_start(add_tasks, visit):
    """Four empty caches, each up to nine cards that can be ranked."""
    add_tasks(9)
    times = []
    for _ in range(4):
        desk = visit("lena").label()
        expect(desk.cards).to_have_count(9)
        times.append(desk.page.evaluate("performance.getEntriesByName('task-shown')[0].startTime"))
    print("\ncold start to nine cards, ms:", *(round(time) for time in sorted(times)))


def test_key_to_paint(add_tasks, visit):
    add_tasks(9)
    desk = visit("lena").label()
    keys = [(letter, f"Key{letter.upper()}") if turn == 0 else (str(n + 1), f"Digit{n + 1}") for n, letter in enumerate("abcdefghi") for turn in (0, 1)]
    rounds = [desk.page.evaluate(KEY_TO_PAINT, keys * 2) for _ in range(4)]
    times = min(rounds, key=lambda times: times[-1])
    print(f"\nkey to paint: median {times[len(times) // 2]:.1f} ms, worst {times[-1]:.1f} ms (quietest of {len(rounds)} rounds)")
