"""A disk that loses its power: from a record of what a process did (record_writes.c) to what a restart may find.

What is assumed, of any file system and disk:
  - What was written to a file before a sync of it began is there once that sync has ended, and so is its size.
  - Of what was written since, any sectors of 512 bytes may be there and others not, in any order. Within a sector a
    write leaves the bytes beside it alone (SQLite's "powersafe overwrite").
  - A file that grew may hold anything in the part that was not written, as far as it has grown.
  - Files made, renamed and removed since the last sync of the folder: the first so many of these changes are there.
    A sync of a file is not trusted to make its name durable; SQLite does not trust that either and syncs the folder.
  - The name of the folder itself is durable.
"""

import struct
from dataclasses import dataclass, field
from pathlib import Path

from podium import Violation

SECTOR = 512
HEAD = struct.Struct("<IIiIQQqQ")
OPENED, WRITTEN, TRUNCATED, SYNCED, UNLINKED, RENAMED, UNKNOWN = range(1, 8)


@dataclass
class Record:
    kind: int
    pid: int
    fd: int
    flag: int
    began: int
    ended: int
    offset: int
    content: bytes


def records(log):
    """The record in the order of the operations."""
    data = Path(log).read_bytes()
    result, place = [], 0
    while place < len(data):
        *head, length = HEAD.unpack_from(data, place)
        place += HEAD.size
        result.append(Record(*head, data[place : place + length]))
        place += length
    return result


class File:
    def __init__(self, content=b""):
        self.durable = bytearray(content)
        self.pending = []  # (ended, offset, bytes), or (ended, size, None) for a truncation

    def sync(self, before):
        kept = []
        for change in self.pending:
            if change[0] <= before:
                apply(self.durable, *change[1:])
            else:
                kept.append(change)
        self.pending = kept

    def after_power_loss(self, mode, random):
        content = bytearray(self.durable)
        if mode == "none":
            return content
        if mode == "all":
            for _, offset, data in self.pending:
                apply(content, offset, data)
            return content
        rubbish = random.randbytes(1 << 16) if random.random() < 0.5 else bytes(1 << 16)
        share = random.choice([0.1, 0.5, 0.9, 0.99])
        # In order up to somewhere and nothing after it, or any sectors whatever.
        end = random.randint(0, len(self.pending)) if mode == "prefix" else len(self.pending)
        for number, (_, offset, data) in enumerate(self.pending[: end + 1]):
            is_torn = mode == "torn" or number == end
            if data is None:
                if not is_torn or random.random() < share:
                    apply(content, offset, data, rubbish)
                continue
            for start, piece in sectors(offset, data) if is_torn else [(offset, data)]:
                if not is_torn or random.random() < share:
                    apply(content, start, piece, rubbish)
        return content


def sectors(offset, data):
    start = offset
    while start < offset + len(data):
        end = min((start // SECTOR + 1) * SECTOR, offset + len(data))
        yield start, data[start - offset : end - offset]
        start = end


def apply(content, offset, data, filler=bytes(1 << 16)):
    """A write of bytes, or a truncation to `offset` where there are none."""
    end = offset if data is None else offset + len(data)
    while len(content) < end:
        content += filler[: end - len(content)]
    if data is None:
        del content[end:]
    else:
        content[offset:end] = data


@dataclass
class Disk:
    """The watched folder."""

    files: dict = field(default_factory=dict)  # name → File, as the process sees it
    durable_names: dict = field(default_factory=dict)
    pending_names: list = field(default_factory=list)  # (ended, name, File or None)
    open: dict = field(default_factory=dict)  # (pid, fd) → File, or "." for the folder

    @staticmethod
    def of(folder):
        """A folder at rest: everything in it is durable."""
        paths = [path for path in Path(folder).iterdir() if path.is_file() and not path.name.endswith("-shm")]
        files = {path.name: File(path.read_bytes()) for path in paths}
        return Disk(files, dict(files))

    def take(self, record, is_lost=False):
        """Carries out one record; a sync that `is_lost` does nothing."""
        name = record.content.decode(errors="replace") if record.kind in (OPENED, UNLINKED, RENAMED, UNKNOWN) else ""
        if record.kind == UNKNOWN:
            raise Violation(f"The model does not know the operation {name}. Teach it to record_writes.c and disk.py.")
        if record.kind == OPENED:
            if name != "." and (record.flag == 1 or name not in self.files):
                self._rename(record, name, File())
            file = "." if name == "." else self.files[name]
            if record.flag == 2:
                file.pending.append((record.ended, 0, None))
            self.open[record.pid, record.fd] = file
        elif record.kind == UNLINKED:
            self._rename(record, name, None)
        elif record.kind == RENAMED:
            old, new = name.split("\0")
            file = self.files[old]
            self._rename(record, new, file)
            self._rename(record, old, None)
        else:
            file = self.open[record.pid, record.fd]
            if record.kind == SYNCED:
                if not is_lost:
                    self._sync_names(record.began) if file == "." else file.sync(record.began)
            else:
                file.pending.append((record.ended, record.offset, record.content if record.kind == WRITTEN else None))

    def _rename(self, record, name, file):
        self.pending_names.append((record.ended, name, file))
        change(self.files, name, file)

    def _sync_names(self, before):
        while self.pending_names and self.pending_names[0][0] <= before:
            change(self.durable_names, *self.pending_names.pop(0)[1:])

    def is_of(self, record, name):
        """Whether a record is about the file that now has this name."""
        return self.open.get((record.pid, record.fd)) is self.files.get(name)

    def after_power_loss(self, mode, random):
        """What may be there afterwards, by name. mode: none, all, prefix, torn – of what was not synced."""
        names = dict(self.durable_names)
        count = {"none": 0, "all": len(self.pending_names)}.get(mode, random.randint(0, len(self.pending_names)))
        for _, name, file in self.pending_names[:count]:
            change(names, name, file)
        return {name: file.after_power_loss(mode, random) for name, file in names.items()}


def change(names, name, file):
    if file is None:
        names.pop(name, None)
    else:
        names[name] = file
