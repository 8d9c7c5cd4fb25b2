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


LONG = ("The starter has to double within six hours of being fed; until it does, **no dough** will rise well.\n\n" * 40)[:4000]

SUBMIT_TO_PAINT = """async () => {
    const before = performance.getEntriesByName("task-shown").length;
    const start = performance.now();
    document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", code: "Enter", bubbles: true, cancelable: true }));
    while (performance.getEntriesByName("task-shown").length === before) await new Promise(requestAnimationFrame);
    await new Promise((resolve) => requestAnimationFrame(() => { const port = new MessageChannel(); port.port1.onmessage = resolve; port.port2.postMessage(0); }));
    return performance.now() - start;
}"""


def test_nine_long_completions(server, visit):
    """Nine completions of 4,000 characters each: keys, and from submitting to the next task on the screen."""
    tasks = [
        {"prompt": f"Question {number}?", "completions": [{"text": f"{letter} {number}. {LONG}"[:4000]} for letter in "abcdefghi"]}
        for number in range(9)
    ]
    assert server.admin.post("/projects/everyday/prompts", tasks)["created"] == 9
    desk = visit("lena").label()
    keys = [(letter, f"Key{letter.upper()}") if turn == 0 else (str(n + 1), f"Digit{n + 1}") for n, letter in enumerate("abcdefghi") for turn in (0, 1)]
    pressed, submitted = [], []
    for _ in range(8):
        pressed.append(desk.page.evaluate(KEY_TO_PAINT, keys))
        submitted.append(desk.page.evaluate(SUBMIT_TO_PAINT))
    times = min(pressed, key=lambda times: times[-1])
    submitted.sort()
    print(f"\nnine completions of 4,000 characters: key to paint, median {times[len(times) // 2]:.1f} ms, worst {times[-1]:.1f} ms "
          f"(quietest of {len(pressed)} tasks); submit to the next task painted, median {submitted[4]:.0f} ms, worst {submitted[-1]:.0f} ms")
