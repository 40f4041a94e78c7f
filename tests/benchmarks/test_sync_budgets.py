"""How many requests a sync of the practice plan needs, beside the budgets of ARCHITECTURE.md section 8.

`make bench` prints the table. Counted from the workspace's own log, by method id; never timed.
"""

from collections import Counter
from datetime import date, timedelta
from math import ceil

import pytest

from tests.rehearsal import Unit
from zi_sheets.workspace.folder_contents import PARENTS_PER_QUERY
from zi_sheets.workspace.tree import read_tree

FIRST_NIGHT = date(2021, 3, 30)
LEASE = "sheets.spreadsheets.batchUpdate"
READS = {"sheets.spreadsheets.get", "sheets.spreadsheets.values.batchGetByDataFilter"}
WRITES = {"sheets.spreadsheets.values.batchUpdateByDataFilter"}
SHEETS_READS, SHEETS_WRITES = 3, 4
"""The workbook, the keys again, and the look at what was written; lease and release are extra."""


def drive_budget(unit: Unit) -> int:
    """The root, one listing per 50 folders of each level, and one for every folder that came back empty."""
    tree = read_tree(unit.connection().drive, unit.config.evidence_folder_id)
    levels = Counter(len(folder.path) for folder in tree.folders.values())
    filled = {folder.id for folder, _ in tree.files} | {
        parent for folder in tree.folders.values() for parent in folder.file.get("parents", [])
    }
    alone = [level for level, folders in levels.items() if folders == 1]
    empty = [folder for folder in tree.folders.values() if folder.id not in filled and len(folder.path) not in alone]
    return 1 + sum(ceil(folders / PARENTS_PER_QUERY) for folders in levels.values()) + len(empty)


def test_requests_of_a_sync(practice_plan: Unit, capsys: pytest.CaptureFixture[str]) -> None:
    unit = practice_plan.copy()
    budget = drive_budget(unit)
    nights = {
        "first sync": (FIRST_NIGHT, SHEETS_READS, SHEETS_WRITES),
        "same day again": (FIRST_NIGHT, 1, 1),
        "a new day": (FIRST_NIGHT + timedelta(days=1), 1, 1),
        "a new month": (date(2021, 4, 1), SHEETS_READS, SHEETS_WRITES),
    }
    lines = [f"{'':16}{'reads':>12}{'writes':>12}{'lease':>8}{'drive':>12}{'opened':>8}{'cells':>8}"]
    over = []
    for name, (day, reads, writes) in nights.items():
        unit.forget()
        done = unit.sync(day)
        counted = Counter(unit.methods)
        used = [sum(counted[each] for each in group) for group in (READS, WRITES)]
        drive = done.requests["drive_read"] + done.requests["drive_write"] - done.opened
        cells = len(done.receipt.written) if done.receipt else 0
        lines.append(
            f"{name:16}{f'{used[0]} of {reads}':>12}{f'{used[1]} of {writes}':>12}{counted[LEASE]:>8}"
            f"{f'{drive} of {budget}':>12}{done.opened:>8}{cells:>8}"
        )
        over += [name] if used[0] > reads or used[1] > writes or drive > budget else []
        assert done.requests["sheets_read"] + done.requests["sheets_write"] == sum(used) + counted[LEASE]
    with capsys.disabled():
        print("", *lines, sep="\n")
    assert over == []
