"""The folder of a store on disk: `ruang.sqlite3` for records, `isi/` for the contents of uploaded files.

A person can open `isi/` and the files in it. Every revision of a content has a name of its own, is written before the
records that speak of it are committed, and goes after they no longer do. So at every moment records and contents fit.
What no record speaks of on opening (a kill left it behind, or the records are an older copy) is put aside into `sisa/`.
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


class FolderRefused(Exception):
    """The folder is not opened, and its contents are as they were; all three texts are as in a Refusal."""

    def __init__(self, code: str, message: str, action: str) -> None:
        super().__init__(message)
        self.code, self.action = code, action


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
        """Every record, by kind and key.

        Raises FolderRefused: there are contents, but the records that name them are not here.
        """
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
            names = [path.name for path in self.contents.iterdir() if _OURS.fullmatch(path.name)]
            if names and "place" not in records.get("setting", {}):
                raise FolderRefused(
                    "folder_incomplete",
                    "Folder ini berisi berkas bukti, tetapi catatannya (ruang.sqlite3) tidak ada atau kosong.",
                    "Pulihkan ruang.sqlite3 dari salinan yang sama, atau pilih folder lain; tidak ada yang dihapus.",
                )
            self._put_aside(name for name in names if name not in spoken_of)
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

    def settle(self) -> None:
        """Moves what is committed from the journal into the database, so that a copy of it alone is whole too.

        On a full disk it stays in the journal, which is no less safe.
        """
        with suppress(sqlite3.Error):
            self.database.execute("PRAGMA wal_checkpoint")

    def content(self, name: str) -> bytes:
        return (self.contents / name).read_bytes()

    def _changes_by_others(self) -> int:
        number: int = self.database.execute("PRAGMA data_version").fetchone()[0]
        return number

    def _put_aside(self, names: Iterable[str]) -> None:
        for name in names:
            aside = self.contents.parent / "sisa"
            aside.mkdir(exist_ok=True)
            (self.contents / name).replace(aside / name)

    def _forget(self, names: Iterable[str]) -> None:
        """A file that a person has open cannot go on Windows; the next opening puts it aside."""
        for name in names:
            with suppress(OSError):
                (self.contents / name).unlink()
