"""A copy of the database file that `cp` made while the server ran, put back beside the log that kill -9 left."""

import shutil

from office import LABELED, add_prompts, prompt_line
from podium import Server, Violation, expect, podium, verify

# The log is copied from 16 MiB on; these are more.
LINES = 60
PADDING = 100_000


def prove(template, folder, random):
    """Gives the summary line."""
    office = template.copy(folder / "put-back")
    file = office.data / "podium.sqlite"
    early, late = folder / "early.sqlite", folder / "late.sqlite"
    with Server(office.data) as server:
        server.start()
        imports = Imports(server, office, random)
        imports.add(1)
        shutil.copyfile(file, early)
        imports.add_until_number_changes(file)
        imports.add(1)
        shutil.copyfile(file, late)
        imports.add(1)
        tasks = count(server, office)
        server.kill()
    if (office.data / "podium.sqlite-wal").stat().st_size < 4096:
        raise Violation("kill -9 left no log, so nothing was tried.")

    for name, copy in (("itself", file), ("a copy of the log's own time", late)):
        whole = office.copy(folder / f"put-back-{copy.stem}")
        shutil.copyfile(copy, whole.data / "podium.sqlite")
        with Server(whole.data) as server:
            server.start()
            if (now := count(server, whole)) != tasks:
                raise Violation(f"{now} tasks with {name}; there were {tasks} before kill -9.")
            server.stop()
        verify(whole.data, f"with {name} beside the log")

    mixed = office.copy(folder / "put-back-mixed")
    kept = (mixed.data / "podium.sqlite-wal").read_bytes()
    shutil.copyfile(early, mixed.data / "podium.sqlite")
    with Server(mixed.data) as server:
        try:
            server.start()
        except Violation as refusal:
            if "was put in the place of another database" not in str(refusal):
                raise
        else:
            raise Violation("The server started on a copy from before the log that lay beside it.")
    if (mixed.data / "podium.sqlite-wal").read_bytes() != kept:
        raise Violation("A refused start changed the log.")
    podium("restore", mixed.data / "podium.sqlite", "--data", mixed.data)
    verify(mixed.data, "after a restore of the copy that a start refused")
    return (
        f"of a file that cp had copied from under the server, the copy of an earlier log was refused and restored, the "
        f"copy of the log's own time gave all {tasks:,} tasks")


class Imports:
    def __init__(self, server, office, random):
        self._server, self._office, self._random = server, office, random
        self._done = 0

    def add(self, count, padding=0):
        lines = []
        for _ in range(count):
            self._done += 1
            line = prompt_line(f"put-back-{self._done}", self._random)
            lines.append(line.replace("Question", "Question " + "x" * padding, 1))
        add_prompts(self._server.port, self._office.admin, LABELED, lines)

    def add_until_number_changes(self, file):
        before = number(file)
        for _ in range(40):
            self.add(LINES, PADDING)
            if number(file) != before:
                return
        raise Violation("The log was never copied, or the file got no new number.")


def number(file):
    """`PRAGMA user_version` of the file itself."""
    with file.open("rb") as content:
        content.seek(60)
        return content.read(4)


def count(server, office):
    progress = expect(server.port, office.admin, "GET", f"/api/v1/projects/{LABELED}/progress")
    return sum(value for key, value in progress.items() if key.startswith("tasks") and isinstance(value, int))
