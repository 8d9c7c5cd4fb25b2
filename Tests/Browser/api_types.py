"""Public/core/api-types.d.ts, read so that an answer of the server can be held against it.

The file is flat: interfaces with one member a line, which may extend one that stands before, unions of strings, and aliases. That is all this reads; anything
else is refused, or a member that is passed over would be a member that nothing is held against.
"""

import re
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "Public/core/api-types.d.ts"

INTERFACE = re.compile(r"^export interface (\w+)(?: extends (\w+))? \{\n(.*?)^\}", re.MULTILINE | re.DOTALL)
MEMBER = re.compile(r"^  (\w+)(\??): ([^;]+);$", re.MULTILINE)
OPEN = re.compile(r"^  \[more: string\]: ([^;]+);$", re.MULTILINE)
COMMENT = re.compile(r"/\*\*.*?\*/|^//.*?$", re.MULTILINE | re.DOTALL)
NAMESPACE = "export as namespace Api;"
ALIAS = re.compile(r"^export type (\w+) =\s*([^;]+);", re.MULTILINE)
PRIMITIVES = {
    "string": str, "boolean": bool, "number": (int, float), "null": type(None), "object": dict, "unknown": object,
}


class Types:
    def __init__(self, text=None):
        text = SOURCE.read_text() if text is None else text
        self.aliases = {name: " ".join(body.split()).removeprefix("| ") for name, body in ALIAS.findall(text)}
        self.interfaces = {}
        for name, base, body in INTERFACE.findall(text):
            own = {member: (type, optional == "") for member, optional, type in MEMBER.findall(body)}
            self.interfaces[name] = self.interfaces.get(base, {}) | own
        self.open = {name for name, _, body in INTERFACE.findall(text) if OPEN.search(body)}
        unread = list(self._unread(text))
        if unread:
            raise ValueError(f"{SOURCE.name} has what this cannot read: {'; '.join(unread)}")

    def _unread(self, text):
        """What of the file this would pass over."""
        rest = ALIAS.sub("", INTERFACE.sub("", COMMENT.sub("", text))).replace(NAMESPACE, "")
        yield from filter(None, map(str.strip, rest.splitlines()))
        for name, base, body in INTERFACE.findall(text):
            if base and base not in self.interfaces:
                yield f"{name} extends {base}"
            rest = MEMBER.sub("", OPEN.sub("", COMMENT.sub("", body)))
            yield from (f"{name}: {line.strip()}" for line in rest.splitlines() if line.strip())
            types = [type for type, _ in self.interfaces[name].values()] + OPEN.findall(body)
            yield from (f"{name}: {type}" for type in types if not self._knows(type))
        yield from (f"{name} = {type}" for name, type in self.aliases.items() if not self._knows(type))

    def _knows(self, type):
        """Whether `faults` finds its way through the type."""
        if type in self.aliases or type in self.interfaces or type in PRIMITIVES:
            return True
        if " | " in type and not type.startswith("("):
            return all(map(self._knows, type.split(" | ")))
        if type.endswith("[]"):
            return self._knows(type[:-2])
        match = re.fullmatch(r"Record<string, (.+)>", type)
        return self._knows(match[1]) if match else re.fullmatch(r'"\w+"', type) is not None

    def words(self, name):
        """The words of a union."""
        return set(re.findall(r'"(\w+)"', self.aliases[name]))

    @property
    def unions(self):
        return {name for name, body in self.aliases.items() if body.startswith('"')}

    def faults(self, value, type, at=""):
        """What in `value` is not as `type` says: a line each, with a pointer."""
        if type in self.aliases:
            yield from self.faults(value, self.aliases[type], at)
        elif type in self.interfaces:
            yield from self._object_faults(value, type, at)
        elif type.startswith('"'):
            if value not in re.findall(r'"(\w+)"', type):
                yield f"{at}: {value!r} is none of {type}"
        elif " | " in type:
            found = [list(self.faults(value, choice, at)) for choice in type.split(" | ")]
            if all(found):
                yield f"{at}: {value!r} is no {type}"
        elif type.endswith("[]"):
            if not isinstance(value, list):
                yield f"{at}: {value!r} is no list"
            else:
                for index, item in enumerate(value):
                    yield from self.faults(item, type[:-2], f"{at}/{index}")
        elif match := re.fullmatch(r"Record<string, (.+)>", type):
            for key, item in value.items():
                yield from self.faults(item, match[1], f"{at}/{key}")
        else:
            wanted = PRIMITIVES[type]
            # To Python, true is a number.
            if not isinstance(value, wanted) or (isinstance(value, bool) and type == "number"):
                yield f"{at}: {value!r} is no {type}"

    def _object_faults(self, value, type, at):
        if not isinstance(value, dict):
            yield f"{at}: {value!r} is no {type}"
            return
        members = self.interfaces[type]
        for name, (member, is_required) in members.items():
            if name in value:
                yield from self.faults(value[name], member, f"{at}/{name}")
            elif is_required:
                yield f"{at}: {type} has no {name}"
        if type not in self.open:
            for name in value.keys() - members.keys():
                yield f"{at}/{name}: the server sends it and {type} does not have it"
