"""The evidence tree as people see it in Drive: folders, files, shortcuts followed; what could not be read is named.

A shortcut to a file is that file, in the shortcut's folder. A shortcut to a folder is a folder of the shortcut's name
that holds what the other holds; where that would lead back into a folder on the way, it is cut. Inside a folder that
was itself reached by a shortcut, a further one is followed only to what has no place yet: so the tree stays small.
"""

from collections import deque
from dataclasses import dataclass, field

from zi_sheets.workspace.drive import FOLDER, Drive, Json
from zi_sheets.workspace.failure import AccessRefused, GoogleFailure
from zi_sheets.workspace.folder_contents import Contents, Folder
from zi_sheets.workspace.shortcuts import Targets, is_shortcut, target_of


@dataclass
class Tree:
    """Folders by key, files with their folder, and why a folder could not be read (by the same key).

    The key of a folder is its id, behind those of the shortcuts that led to it. `broken` are shortcuts that lead to
    nothing we may see, each as a place of its own with its target's id, and why. `circular`: places of shortcuts that
    lead back into a folder they lie in.
    """

    folders: dict[str, Folder] = field(default_factory=dict)
    files: list[tuple[Folder, Json]] = field(default_factory=list)
    unreadable: dict[str, GoogleFailure] = field(default_factory=dict)
    broken: list[tuple[Folder, GoogleFailure]] = field(default_factory=list)
    circular: list[Folder] = field(default_factory=list)


def read_tree(drive: Drive, root_id: str) -> Tree:
    """Everything below `root_id`. Raises GoogleFailure where the root itself cannot be read or lies in the bin."""
    root = Folder(root_id, (), drive.get(root_id, "folder bukti"))
    if root.file.get("trashed"):
        raise _in_the_bin(root)
    contents, targets = Contents(), Targets()
    contents.read(drive, root)
    targets.resolve(drive, contents)
    return _Planting(contents, targets).grown(root)


def _in_the_bin(root: Folder) -> AccessRefused:
    """A listing leaves out what lies in the bin: every document would look missing."""
    return AccessRefused(
        "trashed",
        "Folder bukti ada di tempat sampah Drive.",
        where=f"folder bukti {root.file['name']}",
        action="Pulihkan folder itu dari tempat sampah, lalu jalankan lagi.",
    )


@dataclass(frozen=True, slots=True)
class _Spot:
    """A folder in its place. `via`: the shortcuts that led here; `way`: the ids of the folders from the root to it."""

    folder: Folder
    via: str
    way: frozenset[str]

    def inside(self, entry: Json) -> "_Spot":
        """Marks that the product put on folders count only where it put them, not where a shortcut shows them."""
        shown = {**entry, "properties": {}} if self.via else entry
        properties = (*self.folder.properties, shown.get("properties", {}))
        folder = Folder(entry["id"], (*self.folder.path, entry["name"]), shown, properties)
        return _Spot(folder, self.via, self.way | {entry["id"]})

    @property
    def key(self) -> str:
        return self.via + self.folder.id

    def through(self, shortcut: Json, target: Json) -> "_Spot":
        path, properties = (*self.folder.path, shortcut["name"]), (*self.folder.properties, {})
        folder = Folder(target["id"], path, {**target, "properties": {}}, properties)
        return _Spot(folder, f"{self.via}{shortcut['id']}/", self.way | {target["id"]})


@dataclass
class _Planting:
    """Puts everything in its place: first the folders' own places, then what shortcuts show."""

    contents: Contents
    targets: Targets
    tree: Tree = field(default_factory=Tree)
    shortcuts: deque[tuple[_Spot, Json]] = field(default_factory=deque)
    placed: set[str] = field(default_factory=set)
    shown: set[tuple[str, str]] = field(default_factory=set)

    def grown(self, root: Folder) -> Tree:
        self._plant(_Spot(root, "", frozenset({root.id})))
        while self.shortcuts:
            self._follow(*self.shortcuts.popleft())
        return self.tree

    def _plant(self, top: _Spot) -> None:
        spots = deque([top])
        while spots:
            spot = spots.popleft()
            self.tree.folders[spot.key] = spot.folder
            self.placed.add(spot.folder.id)
            if failure := self.contents.unreadable.get(spot.folder.id):
                self.tree.unreadable[spot.key] = failure
            for entry in self.contents.entries.get(spot.folder.id, []):
                if is_shortcut(entry):
                    self.shortcuts.append((spot, entry))
                elif entry["mimeType"] != FOLDER:
                    self._show(spot, entry)
                elif entry["id"] not in spot.way:
                    spots.append(spot.inside(entry))

    def _follow(self, spot: _Spot, shortcut: Json) -> None:
        target_id = target_of(shortcut)
        if failure := self.targets.lost.get(target_id):
            place = Folder(target_id, (*spot.folder.path, shortcut["name"]), shortcut, (*spot.folder.properties, {}))
            self.tree.broken.append((place, failure))
            return
        target = self.targets.found[target_id]
        if target["mimeType"] != FOLDER:
            self._show(spot, target)
        elif target_id in spot.way:
            self.tree.circular.append(Folder(shortcut["id"], (*spot.folder.path, shortcut["name"]), shortcut))
        elif not (spot.via and target_id in self.placed):
            self._plant(spot.through(shortcut, target))

    def _show(self, spot: _Spot, file: Json) -> None:
        """Once in a folder, though shortcuts may show a file beside itself."""
        if (spot.key, file["id"]) not in self.shown:
            self.shown.add((spot.key, file["id"]))
            self.tree.files.append((spot.folder, file))
