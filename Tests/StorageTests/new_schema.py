#!/usr/bin/env python3
"""Writes migrations/new.schema, what all migrations come to: a new database is made with it in one go.

    make new-schema            after a migration was added

Its first line has the SHA-256 of the migrations' SHA-256s. The program passes over a file that is not of its migrations, and
`NewSchemaTests` compares what the file makes with what the migrations make.
"""

import hashlib
import sqlite3
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "migrations"


def statements(text):
    """Of a script, each with its end."""
    rest = ""
    for line in text.splitlines(keepends=True):
        rest += line
        if sqlite3.complete_statement(rest):
            yield rest
            rest = ""


def migrated(paths):
    database = sqlite3.connect(":memory:", isolation_level=None)
    database.execute("PRAGMA foreign_keys = OFF")
    # The program makes this one itself.
    database.execute("CREATE TABLE migration (version INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 BLOB NOT NULL, "
                     "appliedAt INTEGER NOT NULL) STRICT")
    for path in paths:
        for statement in statements(path.read_text()):
            database.execute(statement)
    return database


def literal(value):
    if value is None:
        return "NULL"
    if isinstance(value, bytes):
        return f"x'{value.hex()}'"
    return str(value) if isinstance(value, (int, float)) else "'" + value.replace("'", "''") + "'"


def main():
    paths = sorted(FOLDER.glob("*.sql"))
    database = migrated(paths)
    schema = database.execute(
        "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' "
        "AND NOT (type = 'table' AND name = 'migration') ORDER BY rowid"
    ).fetchall()
    lines = []
    for kind in ["table", "rows", "index", "trigger"]:
        if kind == "rows":
            # Before there are triggers that hear of them.
            for type, name, _ in schema:
                if type == "table":
                    for row in database.execute(f'SELECT * FROM "{name}"'):
                        lines.append(f'INSERT INTO "{name}" VALUES ({", ".join(map(literal, row))});')
        lines += [f"{sql};" for type, _, sql in schema if type == kind]
    hashes = b"".join(hashlib.sha256(path.read_bytes()).digest() for path in paths)
    head = f"-- {hashlib.sha256(hashes).hexdigest()}"
    (FOLDER / "new.schema").write_text("\n".join([head, *lines]) + "\n")
    print(f"{len(lines)} statements of {len(paths)} migrations")


main()
