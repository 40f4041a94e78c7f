"""The folder of a store on disk: `ruang.sqlite3` for records, `isi/` for the contents of uploaded files.

A person can open `isi/` and the files in it. Every revision of a content has a name of its own, is written before the
records that speak of it are committed, and goes after they no longer do. So at every moment records and contents fit;
what a kill leaves behind is swept away on opening, by its form and because nothing speaks of it.
"""

import os
import re
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from zi_sheets.emulator.codec import decode, encode

_SCHEMA = """
CREATE TABLE IF NOT EXISTS record
  (kind TEXT, key TEXT, part TEXT, value TEXT, PRIMARY KEY (kind, key, part)) WITHOUT ROWID;
"""
_DELETE = "DELETE FROM record WHERE kind = ? AND key = ? AND part = ?"
_REPLACE = "INSERT OR REPLACE INTO record VALUES (?, ?, ?, ?)"
_OURS = re.compile(r"[\w-]{20,64}-\d+\.\w+", re.ASCII)


class FolderTaken(Exception):
    """Another process has written to the folder since this one opened it: going on would undo its changes."""


@dataclass(slots=True)
class Folder:
    database: sqlite3.Connection
    contents: Path
    others: int = 0

    @classmethod
    def open(cls, directory: Path) -> Self:
        contents = directory / "isi"
        contents.mkdir(parents=True, exist_ok=True)
        database = sqlite3.connect(directory / "ruang.sqlite3", check_same_thread=False, isolation_level=None)
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = FULL")
        database.executescript(_SCHEMA)
        return cls(database, contents)

    def read(self) -> dict[str, dict[str, Any]]:
        """Every record, by kind and key."""
        parts: dict[tuple[str, str], dict[str, str]] = {}
        records: dict[str, dict[str, Any]] = {}
        self.database.execute("BEGIN IMMEDIATE")
        with self.database:
            self.others = self._changes_by_others()
            for kind, key, part, value in self.database.execute("SELECT kind, key, part, value FROM record"):
                parts.setdefault((kind, key), {})[part] = value
            for (kind, key), found in parts.items():
                records.setdefault(kind, {})[key] = decode(kind, found)
            spoken_of = {file.get("content") for file in records.get("file", {}).values()}
            names = [path.name for path in self.contents.iterdir()]
            self._forget(name for name in names if _OURS.fullmatch(name) and name not in spoken_of)
        return records

    def write(self, before: Mapping[Any, Any], after: Mapping[Any, Any], contents: Mapping[str, bytes | None]) -> None:
        """Commits one transaction; `before` and `after` are by (kind, key).

        Raises FolderTaken: another process has the folder too.
        """
        self.database.execute("BEGIN IMMEDIATE")
        with self.database:
            if self._changes_by_others() != self.others:
                raise FolderTaken(self.contents.parent)
            for name, content in contents.items():
                if content is not None:  # past the system's caches, so that a power cut spares what a record speaks of
                    with (self.contents / name).open("wb") as file:
                        file.write(content)
                        file.flush()
                        os.fsync(file.fileno())
            for (kind, key), new in after.items():
                for part, text in encode(kind, before[kind, key], new):
                    values = (kind, key, part) if text is None else (kind, key, part, text)
                    self.database.execute(_DELETE if text is None else _REPLACE, values)
        self._forget(name for name, content in contents.items() if content is None)

    def content(self, name: str) -> bytes:
        return (self.contents / name).read_bytes()

    def _changes_by_others(self) -> int:
        number: int = self.database.execute("PRAGMA data_version").fetchone()[0]
        return number

    def _forget(self, names: Iterable[str]) -> None:
        """A file that a person has open cannot go on Windows; the next opening sweeps it away."""
        for name in names:
            with suppress(OSError):
                (self.contents / name).unlink()
