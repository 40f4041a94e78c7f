"""What each folder holds, as Drive lists it; a folder that could not be read is named, never taken for empty.

Two ways of reading. The **walk** asks level by level, 50 folders a question. The **flat** reading takes the listing of
a whole shared drive (`corpora=drive`) and sorts it by `parents`; it is chosen

- where the root is the shared drive itself: everything listed belongs to the tree, no question costs less;
- where the first page of the drive is its last: then one call is all, however deep the tree. A drive that goes on
  behind its first page may hold much besides our tree, and no number of the API says how much before all of it is read,
  while a walk costs the pages of our own folders: so the tree is walked, for that one call more.

Never in a My Drive: `corpora=user` is about what was opened by or shared with the user, and nobody has verified that it
lists all that lies in a shared folder; what it left out would be called missing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from zi_sheets.workspace.drive import FOLDER, Drive, Json
from zi_sheets.workspace.failure import AccessRefused, GoogleFailure, Incomplete

PARENTS_PER_QUERY = 50  # no maximum is documented; what rclone uses


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder with the names that lead to it from just below the root; the root's own path is empty.

    `properties`: those of the folders in `path`, one by one, {} for one that a shortcut shows.
    """

    id: str
    path: tuple[str, ...]
    file: Json
    properties: tuple[Json, ...] = ()

    @property
    def where(self) -> str:
        return f"folder bukti {'/'.join(self.path)}"


@dataclass
class Contents:
    """By folder id: what lies directly in it, and why it could not be read; a folder may be in both."""

    entries: dict[str, list[Json]] = field(default_factory=dict)
    unreadable: dict[str, GoogleFailure] = field(default_factory=dict)

    def read(self, drive: Drive, top: Folder) -> None:
        """Adds `top` and all folders below it that are not here yet."""
        if not self._flat(drive, top):
            self._walk(drive, top)

    def _flat(self, drive: Drive, top: Folder) -> bool:
        """Whether the whole drive was read; an answer with nothing of ours in it is not trusted."""
        drive_id = top.file.get("driveId", "")
        if not drive_id:
            return False
        try:
            listed = _whole_drive(drive, drive_id, top)
        except GoogleFailure:  # a member of one folder is no member of its drive
            return False
        by_parent = _by_parent(listed)
        if top.id not in by_parent:
            return False
        level = [top]
        while level:
            for folder in level:
                self._keep(folder, by_parent.get(folder.id, []))
            level = [below for folder in level for below in self._below(folder)]
        return True

    def _walk(self, drive: Drive, top: Folder) -> None:
        level = [top]
        while level:
            for parents in _chunks([folder for folder in level if not self._is_closed(folder)]):
                self._ask(drive, parents)
            level = [below for folder in level for below in self._below(folder)]

    def _ask(self, drive: Drive, parents: Sequence[Folder]) -> None:
        """A grouped answer may miss a parent without a word, so one without a hit is asked again, alone."""
        where = parents[0].where if len(parents) == 1 else f"{len(parents)} folder bukti"
        try:
            found = drive.children([parent.id for parent in parents], where)
        except GoogleFailure as failure:
            found = failure.found if isinstance(failure, Incomplete) and len(parents) == 1 else []
            if len(parents) == 1:
                self.unreadable[parents[0].id] = failure
        by_parent = _by_parent(found)
        for parent in parents:
            if parent.id in by_parent or len(parents) == 1:
                self.entries[parent.id] = by_parent.get(parent.id, [])
            else:
                self._ask(drive, [parent])

    def _keep(self, folder: Folder, entries: list[Json]) -> None:
        if not self._is_closed(folder):
            self.entries[folder.id] = entries

    def _is_closed(self, folder: Folder) -> bool:
        """A folder that may be seen but not opened: its listing would be empty."""
        closed = not folder.file.get("capabilities", {}).get("canListChildren", True)
        if closed:
            self.unreadable[folder.id] = _shut(folder)
        return closed

    def _below(self, folder: Folder) -> Iterator[Folder]:
        for entry in self.entries.get(folder.id, []):
            if entry["mimeType"] == FOLDER and not (entry["id"] in self.entries or entry["id"] in self.unreadable):
                yield Folder(entry["id"], (*folder.path, entry["name"]), entry)


def _whole_drive(drive: Drive, drive_id: str, top: Folder) -> list[Json]:
    """Everything in the shared drive; [] where it is too large for a first look and more than our tree."""
    if top.id == drive_id:
        return drive.search("", top.where, drive_id=drive_id)
    page = drive.page("", top.where, drive_id=drive_id)
    return page.files if page.complete and not page.following else []


def _by_parent(files: Iterable[Json]) -> Mapping[str, list[Json]]:
    found: dict[str, list[Json]] = {}
    for file in files:
        for parent in file.get("parents", []):
            found.setdefault(parent, []).append(file)
    return found


def _chunks(level: Sequence[Folder]) -> Iterator[Sequence[Folder]]:
    yield from (level[start : start + PARENTS_PER_QUERY] for start in range(0, len(level), PARENTS_PER_QUERY))


def _shut(folder: Folder) -> AccessRefused:
    return AccessRefused(
        "no_access",
        "Folder ini terlihat, tetapi isinya tidak boleh dibuka oleh akun yang dipakai.",
        where=folder.where,
        action="Minta pemilik membagikannya kepada akun yang dipakai zi-sheets.",
    )
