"""The rules that the pages' files keep and that no type checker knows: `make lint` runs it.

    python3 Tests/Pages/check.py            prints what breaks a rule; exit status 1 if anything does
    python3 Tests/Pages/check.py --write    first writes each page's modulepreload lines anew
"""

import re
import sys

from language import LANGUAGE_RULES
from modules import PUBLIC, modules, pages, reachable

LONGEST_LINE = 120
SOURCES = ("*.js", "*.ts", "*.css", "*.html")


def long_lines(all_modules):
    for path in sorted(path for kind in SOURCES for path in PUBLIC.rglob(kind)):
        for number, line in enumerate(path.read_text().splitlines(), 1):
            if len(line) > LONGEST_LINE:
                yield f"{path.relative_to(PUBLIC)}:{number}: {len(line)} columns; {LONGEST_LINE} is the most."


def unknown_imports(all_modules):
    for module in all_modules.values():
        for name in [*module.imports, *module.later]:
            if name not in all_modules:
                yield f"{module.name}: imports {name}, which is not under Public."


def cycles(all_modules):
    for module in all_modules.values():
        for name in module.imports:
            if module.name in reachable(all_modules, name):
                yield f"{module.name}: imports {name}, which leads back to it."


def unused_exports(all_modules):
    used = {(path, name) for module in all_modules.values() for path, names in module.imports.items() for name in names}
    used |= {(path, name) for module in all_modules.values() for path, names in module.later.items() for name in names}
    used |= {use for module in all_modules.values() for use in module.type_imports}
    for module in all_modules.values():
        for name in module.exports:
            if (module.name, name) not in used:
                yield f"{module.name}: exports {name}, which nobody imports."


def dead_modules(all_modules):
    starts = {page.script for page in pages() if page.script}
    starts |= {name for module in all_modules.values() for name in module.later}
    starts |= {name for name in all_modules if name.startswith("languages/")}  # core/theme.js loads one
    loaded = set().union(*(reachable(all_modules, name) for name in starts))
    classic = {src for page in pages() for src in re.findall(r'<script src="([^"]+)">', page.text)}
    for name in sorted(all_modules.keys() - loaded - classic):
        yield f"{name}: no page loads it."


def misplaced_elements(all_modules):
    for module in all_modules.values():
        stem = module.path.stem
        if module.elements and module.elements != [stem]:
            yield f"{module.name}: defines {', '.join(module.elements)}; a file defines the one element it is named after."


def wrong_preloads(all_modules):
    for page in pages():
        wanted = expected_preloads(all_modules, page)
        if page.preloads != wanted:
            missing, extra = set(wanted) - set(page.preloads), set(page.preloads) - set(wanted)
            yield f"{page.name}: modulepreload lacks {sorted(missing)}, has {sorted(extra)} too much (or out of order)."


def absolute_addresses(all_modules):
    """Podium can lie below a path of its host: an address that begins with a slash leaves it."""
    for page in pages():
        for address in re.findall(r'(?:href|src|action)="(/[^"]*)"', page.text):
            yield f"{page.name}: {address} does not work below a path; leave out the slash."


RULES = [
    long_lines, unknown_imports, cycles, unused_exports, dead_modules, misplaced_elements, wrong_preloads,
    absolute_addresses, *LANGUAGE_RULES,
]


def expected_preloads(all_modules, page):
    return sorted(reachable(all_modules, page.script) - {page.script}) if page.script else []


def write_preloads(all_modules):
    for page in pages():
        lines = "".join(f'  <link rel="modulepreload" href="{name}">\n' for name in expected_preloads(all_modules, page))
        rest = re.sub(r' *<link rel="modulepreload"[^>]*>\n', "", page.text)
        page.path.write_text(rest.replace('  <script type="module"', lines + '  <script type="module"', 1))


def main():
    all_modules = modules()
    if "--write" in sys.argv[1:]:
        write_preloads(all_modules)
    found = [fault for rule in RULES for fault in rule(all_modules)]
    print(*found, sep="\n", end="\n" if found else "")
    sys.exit(1 if found else 0)


if __name__ == "__main__":
    main()
