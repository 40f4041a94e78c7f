"""The folder of a store on disk: `ruang.sqlite3` for records, `isi/` for the contents of uploaded files.

A person can open `isi/` and the files in it. Contents reach the disk under a passing name before the records that
speak of them are committed, and get their name afterwards; what a kill in between leaves is put right on opening.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from zi_sheets.emulator.codec import decode, encode

_SCHEMA = """
CREATE TABLE IF NOT EXISTS record
  (kind TEXT, key TEXT, part TEXT, value TEXT, PRIMARY KEY (kind, key, part)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS arrival (name TEXT PRIMARY KEY) WITHOUT ROWID;
"""
_ARRIVING = ".datang"


@dataclass(frozen=True, slots=True)
class Folder:
    database: sqlite3.Connection
    contents: Path

    @classmethod
    def open(cls, directory: Path) -> Self:
        contents = directory / "isi"
        contents.mkdir(parents=True, exist_ok=True)
        database = sqlite3.connect(directory / "ruang.sqlite3", check_same_thread=False)
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = NORMAL")
        database.executescript(_SCHEMA)
        folder = cls(database, contents)
        folder._finish_arrivals()
        for left in contents.glob(f"*{_ARRIVING}"):
            left.unlink()
        return folder

    def read(self) -> dict[str, dict[str, Any]]:
        """Every record, by kind and key."""
        parts: dict[tuple[str, str], dict[str, str]] = {}
        for kind, key, part, value in self.database.execute("SELECT kind, key, part, value FROM record"):
            parts.setdefault((kind, key), {})[part] = value
        records: dict[str, dict[str, Any]] = {}
        for (kind, key), found in parts.items():
            records.setdefault(kind, {})[key] = decode(kind, found)
        return records

    def write(self, before: Mapping[Any, Any], after: Mapping[Any, Any], contents: Mapping[str, bytes | None]) -> None:
        """Commits one transaction; `before` and `after` are by (kind, key)."""
        arriving = {name: content for name, content in contents.items() if content is not None}
        for name, content in arriving.items():
            (self.contents / (name + _ARRIVING)).write_bytes(content)
        with self.database:
            for (kind, key), new in after.items():
                self._write_parts(kind, key, encode(kind, before[kind, key], new))
            self.database.executemany("INSERT OR REPLACE INTO arrival VALUES (?)", [(name,) for name in arriving])
        if arriving:
            self._finish_arrivals()
        for name in contents.keys() - arriving.keys():
            (self.contents / name).unlink(missing_ok=True)

    def content(self, name: str) -> bytes:
        return (self.contents / name).read_bytes()

    def _write_parts(self, kind: str, key: str, parts: Iterable[tuple[str, str | None]]) -> None:
        gone, kept = [], []
        for part, value in parts:
            gone.append((kind, key, part)) if value is None else kept.append((kind, key, part, value))
        self.database.executemany("DELETE FROM record WHERE kind = ? AND key = ? AND part = ?", gone)
        self.database.executemany("INSERT OR REPLACE INTO record VALUES (?, ?, ?, ?)", kept)

    def _finish_arrivals(self) -> None:
        """Gives contents whose transaction was committed their name."""
        names = [name for (name,) in self.database.execute("SELECT name FROM arrival")]
        for name in names:
            if (arrived := self.contents / (name + _ARRIVING)).exists():
                arrived.replace(self.contents / name)
        with self.database:
            self.database.execute("DELETE FROM arrival")
