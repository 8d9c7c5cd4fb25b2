"""What the files under Public say of one another: imports, exports, elements, and what each page loads."""

import re
from functools import cached_property
from pathlib import Path

PUBLIC = Path(__file__).resolve().parents[2] / "Public"

IMPORT = re.compile(r'^import (?:(?P<names>\{[^}]*\}) from )?"(?P<path>[^"]+)";$', re.MULTILINE)
TYPE_IMPORT = re.compile(r'import\("(?P<path>[^"]+)"\)\.(?P<name>\w+)')
LATER = re.compile(r'const (?P<names>\{[^}]*\}) = await import\("(?P<path>[^"]+)"\);')
EXPORT = re.compile(r"^export (?:async )?(?:class|const|function|let) (\w+)", re.MULTILINE)
ELEMENT = re.compile(r'customElements\.define\("([\w-]+)"')


class Module:
    """One script, by its path from Public."""

    def __init__(self, path):
        self.path = path
        self.name = path.relative_to(PUBLIC).as_posix()
        self.text = path.read_text()

    @cached_property
    def imports(self):
        """{path from Public: names}; no names where it is imported for what it does."""
        return {self._resolve(m["path"]): re.findall(r"\w+", m["names"] or "") for m in IMPORT.finditer(self.text)}

    @cached_property
    def later(self):
        """What is imported when it is first needed: {path from Public: names}."""
        return {self._resolve(m["path"]): re.findall(r"\w+", m["names"]) for m in LATER.finditer(self.text)}

    @cached_property
    def type_imports(self):
        return [(self._resolve(m["path"]), m["name"]) for m in TYPE_IMPORT.finditer(self.text)]

    @cached_property
    def exports(self):
        return EXPORT.findall(self.text)

    @cached_property
    def elements(self):
        return ELEMENT.findall(self.text)

    def _resolve(self, path):
        if not path.startswith("."):
            return path
        return (self.path.parent / path).resolve().relative_to(PUBLIC).as_posix()


class Page:
    """One HTML file."""

    def __init__(self, path):
        self.path = path
        self.name = path.name
        self.text = path.read_text()

    @property
    def script(self):
        found = re.search(r'<script type="module" src="([^"]+)">', self.text)
        return found and found[1]

    @property
    def preloads(self):
        return re.findall(r'<link rel="modulepreload" href="([^"]+)">', self.text)


def modules():
    found = [Module(path) for path in sorted(PUBLIC.rglob("*.js"))]
    return {module.name: module for module in found}


def pages():
    return [Page(path) for path in sorted(PUBLIC.glob("*.html"))]


def reachable(all_modules, start):
    """Every module that loading `start` loads, itself included."""
    seen, waiting = set(), [start]
    while waiting:
        name = waiting.pop()
        if name not in seen and name in all_modules:
            seen.add(name)
            waiting += all_modules[name].imports
    return seen
