"""Public/core/api-types.d.ts, read so that an answer of the server can be held against it.

The file is flat: interfaces with one member a line, unions of strings, and aliases. That is all this reads.
"""

import re
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "Public/core/api-types.d.ts"

INTERFACE = re.compile(r"^export interface (\w+) \{\n(.*?)^\}", re.MULTILINE | re.DOTALL)
MEMBER = re.compile(r"^  (\w+)(\??): ([^;]+);$", re.MULTILINE)
ALIAS = re.compile(r"^export type (\w+) =\s*([^;]+);", re.MULTILINE)
PRIMITIVES = {"string": str, "boolean": bool, "number": (int, float), "null": type(None)}


class Types:
    def __init__(self):
        text = SOURCE.read_text()
        self.aliases = {name: " ".join(body.split()).removeprefix("| ") for name, body in ALIAS.findall(text)}
        self.interfaces = {
            name: {member: (type, optional == "") for member, optional, type in MEMBER.findall(body)}
            for name, body in INTERFACE.findall(text)
        }
        self.open = {name for name, body in INTERFACE.findall(text) if "[more: string]" in body}

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
            if not isinstance(value, wanted) or (isinstance(value, bool) and wanted is not bool):
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
