"""What people read on the pages stands in the catalogues of Public/languages, and nowhere else."""

import json
import re
import shutil
import subprocess
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from modules import PUBLIC, pages, reachable

READ = ("alt", "aria-label", "placeholder", "title")
VOID = {"br", "hr", "img", "input", "link", "meta"}
# The same in every language: the name of the program, those of the languages, and keys.
NAMES = {"Podium"}
# The catalogues of managers and admins, in which `managing` has its words.
MANAGERS = ("managing", "figures")


def english_lacks(all_modules):
    """Literals that belong into a catalogue."""
    for literal in _words()["literals"]:
        name = Path(literal["path"]).relative_to(PUBLIC)
        yield f"{name}:{literal['line']}: “{literal['text']}” belongs into languages/ (core/language.js)."


def markup_differs(all_modules):
    """The English of a page's markup is that of the catalogue."""
    catalogue = _words()["catalogue"]
    for page in pages():
        for line, path, text in _texts(page):
            if path is None:
                yield f"{page.name}:{line}: “{text}” needs a data-string."
            elif path not in catalogue:
                yield f"{page.name}:{line}: there is no {path} in languages/en.js."
            elif catalogue[path] != text:
                yield f"{page.name}:{line}: “{text}” is not {path}, which is “{catalogue[path]}”."


def unused_strings(all_modules):
    texts = [page.text for page in pages()]
    texts += [module.text for module in all_modules.values() if not module.name.startswith("languages/")]
    everything = "\n".join(texts)
    for path in _words()["catalogue"]:
        group, _, leaf = path.rpartition(".")
        root = "" if path.startswith("managing.") else r"strings\."
        isolated = rf"[{{ ,]{leaf}\b[^=]*\}} = {root}{re.escape(group)}\b"
        parts = path.split(".")
        wholes = [".".join(parts[:n]) for n in range(1, len(parts)) if parts[:n] != ["managing"]]
        as_whole = rf"\b({'|'.join(map(re.escape, wholes))})[\[)]" if wholes else path
        if not re.search(rf"\b{re.escape(path)}\b|{as_whole}|{isolated if group else path}", everything):
            yield f"languages/: nobody says {path}."


def unknown_languages(all_modules):
    known = re.findall(r'"(\w+)"', re.search(r"\[([^\]]*)\]\.includes", (PUBLIC / "core/theme.js").read_text())[1])
    catalogues = {path.stem for path in PUBLIC.glob("languages/*.js")}
    there = sorted(name for name in catalogues if "-" not in name)
    if catalogues != {*known, *(f"{group}-{language}" for group in MANAGERS for language in known)}:
        yield f"core/theme.js: knows {sorted(known)}; in languages/ there are {sorted(catalogues)}."
    for page in pages():
        offered = set(re.findall(r'name="language" value="(\w+)"', page.text)) - {"browser"}
        if offered and sorted(offered) != there:
            yield f"{page.name}: offers {sorted(offered)}; in languages/ there are {there}."


def managers_words_elsewhere(all_modules):
    """A page says in `data-words` which of the managers' catalogues its modules use, and loads no other."""
    for page in pages():
        said = re.search(r'<html[^>]* data-words="([^"]*)"', page.text)
        loaded = [all_modules[name] for name in _ever_loaded(all_modules, page.script)]
        texts = [module.text for module in loaded if "managing" in module.imports.get("core/language.js", ())]
        used = set().union(*map(_managers_groups, [page.text, *texts]))
        # What figures says of numbers, managing has the counts for.
        wanted = ["managing", "figures"] if used & _groups("figures") else ["managing"] if used else []
        if (said[1].split() if said else []) != wanted:
            yield f"{page.name}: data-words is to be {wanted}, by what its modules take of `managing`."


LANGUAGE_RULES = [english_lacks, markup_differs, unused_strings, unknown_languages, managers_words_elsewhere]


def _ever_loaded(all_modules, script):
    """The modules of a page, with those that it imports when they are first needed."""
    found, ahead = set(), {script} - {None}
    while ahead:
        found |= (new := set().union(*(reachable(all_modules, name) for name in ahead)) | ahead)
        ahead = {later for name in new for later in all_modules[name].later} - found
    return found


@cache
def _groups(catalogue):
    return set(re.findall(r"^  (\w+): \{", (PUBLIC / f"languages/{catalogue}-en.js").read_text(), re.MULTILINE))


def _managers_groups(text):
    """What a module or page says of `managing`, by its groups."""
    known = set().union(*map(_groups, MANAGERS))
    isolated = " ".join(re.findall(r"\{([^;]*?)\} = managing;", text))
    return known & {*re.findall(r"\bmanaging\.(\w+)", text), *re.findall(r"\w+", isolated)}


@cache
def _words():
    """What words.mjs says of the modules that are to have no words of their own."""
    sources = [
        path for path in sorted(PUBLIC.rglob("*.js"))
        if not path.relative_to(PUBLIC).as_posix().startswith("languages/")
    ]
    tsc = Path(shutil.which("tsc")).resolve()
    command = ["node", "--experimental-detect-module", "--no-warnings", Path(__file__).with_name("words.mjs"), tsc]
    return json.loads(subprocess.run([*command, *sources], check=True, capture_output=True, text=True).stdout)


def _texts(page):
    """(line, path in the catalogue or None, text) of all that a person reads in the markup."""
    reader = _Reader()
    reader.feed(page.text)
    return reader.found


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []
        self._open = []

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        rules = dict(reversed(rule.split("=")) if "=" in rule else (rule, "")
                     for rule in (given.get("data-string") or "").split())
        paths = {attribute: path for path, attribute in rules.items()}
        for name in (*READ, *(name for name in paths if name and name not in READ)):
            text = given.get(name)
            if text and text not in NAMES or name in paths:
                self.found.append((self.getpos()[0], paths.get(name), text))
        isName = tag in ("kbd", "script", "style") or "lang" in given and tag == "span"
        if tag not in VOID:
            self._open.append([tag, paths.get(""), isName, "", self.getpos()[0]])

    def handle_data(self, data):
        if self._open:
            self._open[-1][3] += data

    def handle_endtag(self, tag):
        tag, path, isName, text, line = self._open.pop()
        said = re.sub(r"\s+", " ", text)
        said = said if path is not None and said.strip() else said.strip()
        if path is not None or (re.search(r"\w", said) and not isName and said not in NAMES):
            self.found.append((line, path, said))
