"""The evidence tree as it is in Drive, level by level; what could not be read is named, never taken for empty."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from zi_sheets.workspace.drive import FOLDER, Drive, Json
from zi_sheets.workspace.failure import AccessRefused, GoogleFailure

PARENTS_PER_QUERY = 50


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder with the names that lead to it from just below the root; the root's own path is empty."""

    id: str
    path: tuple[str, ...]
    file: Json


@dataclass
class Tree:
    """Folders by id, files with their folder, and why a folder could not be read (by id)."""

    folders: dict[str, Folder] = field(default_factory=dict)
    files: list[tuple[Folder, Json]] = field(default_factory=list)
    unreadable: dict[str, GoogleFailure] = field(default_factory=dict)


def read_tree(drive: Drive, root_id: str) -> Tree:
    """Everything below `root_id`. Raises GoogleFailure where the root itself cannot be read or lies in the bin."""
    root = Folder(root_id, (), drive.get(root_id, "folder bukti"))
    if root.file.get("trashed"):
        raise _in_the_bin(root)
    tree = Tree(folders={root_id: root})
    level = [root]
    while level:
        below: list[Folder] = []
        for parents in _chunks(level):
            for parent, entry in _entries(drive, parents, tree):
                if entry["mimeType"] != FOLDER:
                    tree.files.append((parent, entry))
                elif entry["id"] not in tree.folders:
                    folder = Folder(entry["id"], (*parent.path, entry["name"]), entry)
                    tree.folders[folder.id] = folder
                    below.append(folder)
        level = below
    return tree


def _in_the_bin(root: Folder) -> AccessRefused:
    """A listing leaves out what lies in the bin: every document would look missing."""
    return AccessRefused(
        "trashed",
        "Folder bukti ada di tempat sampah Drive.",
        where=f"folder bukti {root.file['name']}",
        action="Pulihkan folder itu dari tempat sampah, lalu jalankan lagi.",
    )


def _entries(drive: Drive, parents: Sequence[Folder], tree: Tree) -> Iterator[tuple[Folder, Json]]:
    """Children of all `parents`; a grouped answer may miss a parent, so one without a hit is asked again, alone."""
    try:
        found = drive.children([parent.id for parent in parents], _where(parents))
    except GoogleFailure as failure:
        if len(parents) == 1:
            tree.unreadable[parents[0].id] = failure
            return
        found = []
    by_parent = {parent.id: [entry for entry in found if parent.id in entry.get("parents", [])] for parent in parents}
    for parent in parents:
        if by_parent[parent.id]:
            yield from ((parent, entry) for entry in by_parent[parent.id])
        elif len(parents) > 1:
            yield from _entries(drive, [parent], tree)


def _chunks(level: Sequence[Folder]) -> Iterator[Sequence[Folder]]:
    yield from (level[start : start + PARENTS_PER_QUERY] for start in range(0, len(level), PARENTS_PER_QUERY))


def _where(parents: Sequence[Folder]) -> str:
    return f"folder bukti {'/'.join(parents[0].path)}" if len(parents) == 1 else f"{len(parents)} folder bukti"
