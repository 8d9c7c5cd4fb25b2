"""What the loop tells: steps on the terminal while it goes on, in the end a table, a picture and a file."""

import importlib.metadata
import json
import platform
import sys
import time


class Steps:
    """The steps by their names, each with its time; in between, how far the present one is."""

    def __init__(self, names):
        self._names, self._number, self._began, self.seconds = names, 0, time.monotonic(), {}
        self._isTerminal, self._said = sys.stdout.isatty(), 0.0

    def begin(self, name, explanation):
        self.end()
        self._number = self._names.index(name) + 1
        print(f"\n[{self._number}/{len(self._names)}] {name}. {explanation}", flush=True)
        self._name, self._from = name, time.monotonic()

    def say(self, text):
        """Progress: on a terminal in one line that changes, in a file every half minute."""
        if self._isTerminal:
            print(f"\r\033[K      {text[:110]}", end="", flush=True)
        elif time.monotonic() - self._said > 30:
            print(f"      {text}", flush=True)
            self._said = time.monotonic()

    def tell(self, text):
        """A result, which stays."""
        clear = "\r\033[K" if self._isTerminal else ""
        print(clear + "\n".join(f"      {line}" for line in text.rstrip().splitlines()), flush=True)

    def end(self):
        if self._number and self._name not in self.seconds:
            self.seconds[self._name] = time.monotonic() - self._from
            self.tell(f"{self.seconds[self._name]:.0f} s")

    def total(self):
        return time.monotonic() - self._began


class Checks:
    """What must hold. Each says what was seen, so that a reader can judge it too."""

    def __init__(self, judged):
        self.rows, self._judged = [], judged

    def add(self, claim, seen, holds):
        self.rows.append({"claim": claim, "seen": seen, "holds": bool(holds)})

    def lines(self):
        mark = {True: "holds ", False: "FAILS "} if self._judged else {True: "holds*", False: "fails*"}
        lines = [f"{mark[row['holds']]} {row['claim']}: {row['seen']}" for row in self.rows]
        return lines + ([] if self._judged else ["* At this size nothing is judged: it shows that every step works."])

    def fail(self):
        return self._judged and any(not row["holds"] for row in self.rows)


def span(figure, decimals=2):
    """A value with its interval."""
    return f"{figure['value']:.{decimals}f} [{figure['lower']:.{decimals}f}, {figure['upper']:.{decimals}f}]"


def table(figures, order):
    """Of policies: what the hidden taste and the reward model say of what they wrote."""
    lines = [f"{'policy':<12}{'right':>20}{'worth (hidden)':>24}{'reward':>24}{'words':>8}"]
    for name in order:
        of = figures[name]
        lines.append(
            f"{name:<12}{span(of['right']):>20}{span(of['utility']):>24}{span(of['reward']):>24}{of['words']['value']:>8.1f}")
    return "\n".join(lines)


def draw(path, runs):
    """Reward and worth against the distance from where the run began; `runs`: (label, color, steps with `kl`)."""
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot, ticker

    figure, axes = pyplot.subplots(1, 3, figsize=(13, 4.2), layout="constrained")
    panels = [
        ("reward", "what the reward model says"), ("utility", "what people would say (hidden taste)"),
        ("right", "share of right answers"),
    ]
    for axis, (key, title) in zip(axes, panels):
        for label, color, steps in runs:
            kl, values = smooth([step["kl"] for step in steps]), smooth([step[key] for step in steps])
            axis.plot(kl, values, color=color, linewidth=1.8, label=label)
            axis.plot(kl[-1:], values[-1:], "o", color=color)
        axis.set_title(title, fontsize=11)
        axis.set_xlabel("KL from where it began, nats a token")
        axis.set_xlim(left=0)
        axis.xaxis.set_major_locator(ticker.MaxNLocator(5))
        axis.grid(alpha=0.25)
    axes[0].set_ylabel("mean of a batch of answers")
    axes[2].set_ylim(0, 1)
    axes[0].legend(frameon=False)
    figure.savefig(path, dpi=110)
    pyplot.close(figure)


def smooth(values, width=9):
    """Means over neighbours, for single batches are small."""
    half = width // 2
    return [
        sum(values[max(0, place - half): place + half + 1]) / len(values[max(0, place - half): place + half + 1])
        for place in range(len(values))]


def versions():
    """Of everything that the figures hang on."""
    names = ["torch", "transformers", "trl", "datasets", "accelerate", "tokenizers"]
    return {"python": platform.python_version(), "machine": platform.machine()} | {
        name: importlib.metadata.version(name) for name in names}


def write(path, content):
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n")
