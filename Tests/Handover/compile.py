"""Whether the Python of a hand-over is Python. Nothing is left beside it: what lies there is built into the program."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

for path in sorted((ROOT / "Sources/Exchange/Handover/Files").glob("*.py")):
    compile(path.read_text(encoding="utf-8"), path, "exec")
