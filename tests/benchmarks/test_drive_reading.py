"""Calls that reading the evidence tree takes, beside their budget; counted by the workspace's own request log.

`pytest tests/benchmarks/test_drive_reading.py -s` prints them. Trees are put into the store directly: what is counted
is the reading. Every count is asserted against its budget, no time is.

Budgets: a walk may take one question per 50 folders of a level, one more per folder that came back empty, and the pages
that the server gives; the flat reading of a shared drive the pages of 1,000 entries (files and folders) that it holds.
"""

from math import ceil

import pytest

from zi_sheets.connect import connect_in_process
from zi_sheets.emulator import Application, open_store
from zi_sheets.emulator.wire import Json, Request
from zi_sheets.workspace.drive import FOLDER, PAGE_SIZE
from zi_sheets.workspace.folder_contents import PARENTS_PER_QUERY
from zi_sheets.workspace.tree import read_tree

BEARER = {"authorization": "Bearer operator"}
FILES, LEVELS = (100, 1_000, 10_000, 50_000), (1, 5, 10)
PER_FOLDER, EMPTY_EACH = 100, 10
"""Files in a folder; every tenth folder is empty besides."""


class Grove:
    """A tree of `files` files over `levels` levels of folders, as many folders on each; some hold nothing."""

    def __init__(self, files: int, levels: int, *, shared: bool) -> None:
        self.application = Application(open_store(None))
        self.application.handle(Request.of("GET", "/drive/v3/files/root", BEARER))
        self.base = self.application.store.get("file", "0Aoperator")
        self.folders_by_level: list[int] = []
        self.empty = self.made = 0
        with self.application.store.transaction():
            self.root = self._shared_drive() if shared else self._put(FOLDER, self.base["id"])
            self._plant(files, levels)

    def _shared_drive(self) -> str:
        drive = {**self.base, "id": "0Adrive", "root": "shared"}
        self.application.store.put("file", drive["id"], drive)
        return str(drive["id"])

    def _put(self, mime: str, parent: str) -> str:
        self.made += 1
        key = f"{self.made:044}"
        file: Json = {**self.base, "id": key, "name": f"n{self.made}", "mimeType": mime, "parents": [parent]}
        del file["root"]
        self.application.store.put("file", key, file)
        return key

    def _plant(self, files: int, levels: int) -> None:
        above = [self.root]
        left, width = files, max(1, ceil(files / PER_FOLDER / levels))
        for level in range(levels):
            parents, above = above, []
            for number in range(width):
                above.append(self._put(FOLDER, parents[number % len(parents)]))
            share = left if level == levels - 1 else min(left, files // levels)
            for number in range(share):
                self._put("image/jpeg", above[number % len(above)])
            left -= share
            empty = width // EMPTY_EACH
            for number in range(empty):
                self._put(FOLDER, parents[number % len(parents)])
            self.folders_by_level.append(width + empty)
            self.empty += empty

    def counted(self, files: int) -> int:
        """Listings that one reading takes; it must have seen every file."""
        drive = connect_in_process(self.application).drive
        self.application.control.log.clear()
        tree = read_tree(drive, self.root)
        assert (len(tree.files), tree.unreadable) == (files, {})
        return [entry.method for entry in self.application.control.log].count("drive.files.list")

    @property
    def walk_budget(self) -> int:
        """Every level's questions, a folder that came back empty once more, and the further pages of full answers."""
        questions = 1 + sum(ceil(folders / PARENTS_PER_QUERY) for folders in self.folders_by_level)
        return questions + self.empty + self.made // PAGE_SIZE


@pytest.mark.parametrize("shared", [False, True], ids=["my drive", "shared drive"])
def test_calls_against_the_budget(shared: bool) -> None:
    place = "shared drive" if shared else "my drive"
    print(f"\n{place:14}{'files':>8}{'levels':>8}{'folders':>9}{'calls':>7}{'budget':>8}")
    for files in FILES:
        for levels in LEVELS:
            grove = Grove(files, levels, shared=shared)
            calls = grove.counted(files)
            budget = ceil(grove.made / PAGE_SIZE) if shared else grove.walk_budget
            print(f"{'':14}{files:8,}{levels:8}{sum(grove.folders_by_level):9,}{calls:7}{budget:8}")
            assert calls <= budget
