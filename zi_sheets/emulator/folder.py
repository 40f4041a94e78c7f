"""The folder of a store on disk: `ruang.sqlite3` for records, `isi/` for the contents of uploaded files.

A person can open `isi/` and the files in it. Every revision of a content has a name of its own, is written before the
records that speak of it are committed, and goes after they no longer do. So at every moment records and contents fit.
What no record speaks of on opening (a kill left it behind, or the records are an older copy) is put aside into `sisa/`.
"""

import os
import re
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from zi_sheets.emulator.codec import decode, encode

_FORM = 1  # of the records, as the database's user_version; 0 in a new one, and in one from before it was written down
_SCHEMA = """
CREATE TABLE IF NOT EXISTS record
  (kind TEXT, key TEXT, part TEXT, value TEXT, PRIMARY KEY (kind, key, part))
"""
_DELETE = "DELETE FROM record WHERE kind = ? AND key = ? AND part = ?"
_REPLACE = "INSERT OR REPLACE INTO record VALUES (?, ?, ?, ?)"
_OURS = re.compile(r"[\w-]{20,64}-\d+\.\w+", re.ASCII)

Records = dict[str, dict[str, Any]]
"""By kind and key."""


class FolderRefused(Exception):
    """The folder is not opened, and its contents are as they were; all three texts are as in a Refusal."""

    def __init__(self, code: str, message: str, action: str) -> None:
        super().__init__(message)
        self.code, self.action = code, action


def _refused(problem: Exception) -> FolderRefused:
    if getattr(problem, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY:
        text = "Folder ini sedang dibuka oleh ruang latihan lain."
        return FolderRefused("folder_taken", text, "Tutup ruang latihan itu, atau pilih folder lain.")
    return FolderRefused(
        "folder_unreadable",
        "Folder ini rusak, terpotong, ditulis oleh versi lain program ini, atau tidak boleh ditulisi.",
        "Pulihkan dari salinan, buka dengan versi yang menulisnya, atau pilih folder lain; tidak ada yang diubah.",
    )


def _incomplete() -> FolderRefused:
    return FolderRefused(
        "folder_incomplete",
        "Folder ini berisi berkas bukti, tetapi catatannya (ruang.sqlite3) tidak ada atau kosong.",
        "Pulihkan ruang.sqlite3 dari salinan yang sama, atau pilih folder lain; tidak ada yang dihapus.",
    )


def _ours(contents: Path) -> set[str]:
    return {path.name for path in contents.iterdir() if _OURS.fullmatch(path.name)}


@dataclass(slots=True)
class Folder:
    database: sqlite3.Connection
    contents: Path

    @classmethod
    def open(cls, directory: Path) -> tuple[Self, Records]:
        """The folder, made if it is missing, and every record in it.

        It is held alone until this process ends, however it ends: another one would undo what this one does.

        Raises FolderRefused: held by another, damaged, incomplete, of another form, not to be written to.
        """
        contents = directory / "isi"
        try:
            contents.mkdir(parents=True, exist_ok=True)
            path = directory / "ruang.sqlite3"
            if not (path.exists() and path.stat().st_size) and _ours(contents):  # SQLite would delete its journal
                raise _incomplete()
            database = sqlite3.connect(path, timeout=1, check_same_thread=False, isolation_level=None)
            with ExitStack() as opened:
                folder = cls(opened.enter_context(closing(database)), contents)
                records = folder._read()
                opened.pop_all()
                return folder, records
        except (sqlite3.Error, OSError, ValueError, LookupError) as problem:  # LookupError: parts of a workbook lack
            raise _refused(problem) from problem

    def _read(self) -> Records:
        """All in one transaction, so that a refused folder stays as it was."""
        self.database.execute("PRAGMA locking_mode = EXCLUSIVE")
        self.database.execute("BEGIN EXCLUSIVE")
        with self.database:
            if (form := self.database.execute("PRAGMA user_version").fetchone()[0]) > _FORM:
                raise ValueError(form)
            self.database.execute(_SCHEMA)
            self.database.execute(f"PRAGMA user_version = {_FORM}")
            records = self._records()
            self._put_strays_aside(records)
        self.database.execute("PRAGMA journal_mode = WAL")
        self.database.execute("PRAGMA synchronous = FULL")
        return records

    def _records(self) -> Records:
        parts: dict[tuple[str, str], dict[str, str]] = {}
        records: Records = {}
        for kind, key, part, value in self.database.execute("SELECT kind, key, part, value FROM record"):
            parts.setdefault((kind, key), {})[part] = value
        for (kind, key), found in parts.items():
            records.setdefault(kind, {})[key] = decode(kind, found)
        return records

    def _put_strays_aside(self, records: Records) -> None:
        """Raises FolderRefused: there are contents, but the records that name them are not here."""
        names = _ours(self.contents)
        if names and "place" not in records.get("setting", {}):
            raise _incomplete()
        aside = self.contents.parent / "sisa"
        for name in names - {file.get("content") for file in records.get("file", {}).values()}:
            with suppress(OSError):  # it stays where it is, as on Windows what a person has open
                aside.mkdir(exist_ok=True)
                (self.contents / name).replace(aside / name)

    def write(self, before: Mapping[Any, Any], after: Mapping[Any, Any], contents: Mapping[str, bytes | None]) -> None:
        """Commits one transaction; `before` and `after` are by (kind, key)."""
        self.database.execute("BEGIN")
        try:
            with self.database:
                self._keep(contents)
                for (kind, key), new in after.items():
                    for part, text in encode(kind, before[kind, key], new):
                        values = (kind, key, part) if text is None else (kind, key, part, text)
                        self.database.execute(_DELETE if text is None else _REPLACE, values)
        except Exception:  # an interruption may come after the commit: opening tells
            self._forget(name for name, content in contents.items() if content is not None)
            raise
        self._forget(name for name, content in contents.items() if content is None)

    def _keep(self, contents: Mapping[str, bytes | None]) -> None:
        """Past the system's caches, so that a power cut spares what a record speaks of."""
        for name, content in contents.items():
            if content is not None:
                with (self.contents / name).open("wb") as file:
                    file.write(content)
                    file.flush()
                    os.fsync(file.fileno())

    def settle(self) -> None:
        """Moves what is committed from the journal into the database, so that a copy of it alone is whole too.

        On a full disk it stays in the journal, which is no less safe.
        """
        with suppress(sqlite3.Error):
            self.database.execute("PRAGMA wal_checkpoint")

    def content(self, name: str) -> bytes:
        return (self.contents / name).read_bytes()

    def _forget(self, names: Iterable[str]) -> None:
        """A file that a person has open cannot go on Windows; the next opening puts it aside."""
        for name in names:
            with suppress(OSError):
                (self.contents / name).unlink()
