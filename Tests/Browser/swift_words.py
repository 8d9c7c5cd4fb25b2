"""The lists of words that the server knows: Swift enums of strings and tables of named values, by their Swift names."""

import re
from pathlib import Path

SOURCES = Path(__file__).resolve().parents[2] / "Sources"

ENUM = re.compile(r"^( *)(?:\w+ )*enum (\w+): String\b[^{]*\{\n(.*?)^\1\}", re.MULTILINE | re.DOTALL)
# A struct whose values stand in `all`, each with its name: `static let all: [ExportFormat] = [.podium, .trl]`.
TABLE = re.compile(r"^ *(?:\w+ )*static let all: \[(\w+)\] = \[([^\]]*)\]", re.MULTILINE)
ENTRY = r"static let {} = {}\(\s*name: \"(\w+)\""
OWNER = re.compile(r"^( *)(?:\w+ )*(?:struct|enum|class|actor|extension) (\w+)", re.MULTILINE)


def swift_words():
    """{"TrainingRun.Trigger": {"manual", …}}: with the type around it, if there is one."""
    found = {}
    for path in sorted(SOURCES.rglob("*.swift")):
        text = path.read_text()
        for match in ENUM.finditer(text):
            indent, name, body = match.groups()
            owners = [owner for owner in OWNER.finditer(text, 0, match.start()) if len(owner[1]) < len(indent)]
            qualified = f"{owners[-1][2]}.{name}" if owners else name
            found[qualified] = set(_cases(body))
        for type, entries in TABLE.findall(text):
            names = [re.search(ENTRY.format(entry, type), text) for entry in re.findall(r"\.(\w+)", entries)]
            if names and all(names):
                found[type] = {name[1] for name in names}
    return found


def _cases(body):
    for line in re.findall(r"^ +case ([\w, =\"]+)$", body, re.MULTILINE):
        for case in line.split(","):
            name, _, raw = case.partition("=")
            yield raw.strip().strip('"') or name.strip()
