"""The one store behind all three APIs: records in memory, changed in transactions, kept in a folder if there is one.

A record is never changed in place: `put` a new value. That makes rolling back, keeping history and writing only what
changed a matter of comparing old and new.
"""

import gc
import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from zi_sheets.emulator.folder import Folder
from zi_sheets.emulator.google_error import file_not_found

Key = tuple[str, str]
"""A record's kind ("file", "workbook", "document", "setting" ...) and its key."""


@dataclass(frozen=True, slots=True)
class Change:
    """What one transaction did: the records before and after, None where there was none."""

    before: Mapping[Key, Any]
    after: Mapping[Key, Any]


@dataclass(slots=True)
class Store:
    """Holds the records of one place. Not thread-safe by itself: the Application's lock guards it."""

    folder: Folder | None
    _records: dict[str, dict[str, Any]] = field(default_factory=dict)
    _contents: dict[str, bytes] = field(default_factory=dict)
    _before: dict[Key, Any] = field(default_factory=dict)
    _new_contents: dict[str, bytes | None] = field(default_factory=dict)
    _children: dict[str, dict[str, None]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for key, file in self.all("file").items():
            self._index(key, None, file)

    def get(self, kind: str, key: str) -> Any:
        return self._records.get(kind, {}).get(key)

    def all(self, kind: str) -> Mapping[str, Any]:
        """Every record of a kind by key; not to be changed."""
        return self._records.get(kind, {})

    def children(self, folder: str) -> list[Any]:
        """The files whose parent is `folder`, without looking at any other."""
        files = self._records.get("file", {})
        return [files[key] for key in self._children.get(folder, ())]

    def put(self, kind: str, key: str, value: Any) -> None:
        """Sets a record; None removes it."""
        self._before.setdefault((kind, key), self.get(kind, key))
        self._set(kind, key, value)

    def _set(self, kind: str, key: str, value: Any) -> None:
        table = self._records.setdefault(kind, {})
        if kind == "file":
            self._index(key, table.get(key), value)
        if value is None:
            table.pop(key, None)
        else:
            table[key] = value

    def _index(self, key: str, old: Any, new: Any) -> None:
        for parent in (old or {}).get("parents", ()):
            self._children[parent].pop(key, None)
        for parent in (new or {}).get("parents", ()):
            self._children.setdefault(parent, {})[key] = None

    def content(self, name: str) -> bytes:
        """The bytes of an uploaded file; `name` is what `put_content` was given.

        Raises GoogleError 404 where a person took the file out of the folder.
        """
        if (new := self._new_contents.get(name)) is not None:
            return new
        try:
            return self.folder.content(name) if self.folder else self._contents[name]
        except FileNotFoundError as problem:
            raise file_not_found(name) from problem

    def put_content(self, name: str, content: bytes | None) -> None:
        """Keeps the bytes of an uploaded file under a plain name (file id and extension); None removes them."""
        self._new_contents[name] = content

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing: on any error every record is as before."""
        try:
            yield
            if self.folder and (self._before or self._new_contents):
                change = self.pending()
                self.folder.write(change.before, change.after, self._new_contents)
            for name, content in self._new_contents.items() if not self.folder else ():
                self._contents.pop(name, None) if content is None else self._contents.update({name: content})
        except BaseException:
            self.roll_back()
            raise
        self._before, self._new_contents = {}, {}

    def roll_back(self) -> None:
        """Every record is as it was before the running transaction, which may go on."""
        for (kind, key), old in self._before.items():
            self._set(kind, key, old)
        self._before, self._new_contents = {}, {}

    def clear(self) -> None:
        """Removes every record but the place's, and every content."""
        for kind, key in [(kind, key) for kind, table in self._records.items() for key in table]:
            if kind == "file" and (name := self.get(kind, key).get("content")):
                self.put_content(name, None)
            if (kind, key) != ("setting", "place"):
                self.put(kind, key, None)

    def pending(self) -> Change:
        """What the running transaction has changed so far."""
        return Change(dict(self._before), {(kind, key): self.get(kind, key) for kind, key in self._before})

    @property
    def place_id(self) -> str:
        """The random id by which a place is known, made once."""
        found: str = self.get("setting", "place")["id"]
        return found

    @property
    def is_filled(self) -> bool:
        """False from the making of a place until what it is to begin with is whole in it."""
        filled: bool = self.get("setting", "place").get("filled", True)
        return filled


def new_id() -> str:
    """44 characters of the URL-safe alphabet, like Google's file ids."""
    return "1" + secrets.token_urlsafe(33)[1:]


def is_used(directory: Path) -> bool:
    """Whether a folder already holds a workspace."""
    return (directory / "ruang.sqlite3").exists()


@contextmanager
def _uncollected() -> Iterator[None]:
    """What is read stays: to look through it for garbage, again and again, took most of the time of opening."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        if enabled:
            gc.enable()


def open_store(directory: Path | str | None = None, *, filled: bool = True) -> Store:
    """The store kept in `directory` (made if missing, and then `filled` or not), or one in memory only.

    Raises FolderRefused.
    """
    if directory is None:
        store = Store(None)
    else:
        with _uncollected():
            store = Store(*Folder.open(Path(directory)))
    if store.get("setting", "place") is None:
        with store.transaction():
            store.put("setting", "place", {"id": secrets.token_hex(16), "filled": filled})
    return store
