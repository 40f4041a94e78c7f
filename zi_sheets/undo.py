"""`zi-sheets undo`: the last run's cells as they were, where they still hold what was written."""

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

from zi_sheets.apply import apply
from zi_sheets.config import Config
from zi_sheets.connect import Connection
from zi_sheets.domain.refusal import Refusal
from zi_sheets.domain.snapshot import Snapshot, Tab
from zi_sheets.domain.workbook.grid import Cell
from zi_sheets.domain.workbook.records import KEY
from zi_sheets.plan import CellWrite, Plan, same
from zi_sheets.read import read_workbook


def journal_of(config_file: Path) -> Path:
    """Beside zi.toml, under its name: several units may share a folder."""
    return config_file.with_suffix(".jurnal.json")


def keep_journal(config: Config, writes: Sequence[CellWrite]) -> None:
    """Keep what a run is about to write, before it is sent: looking tells later what of it arrived."""
    path = journal_of(config.file)
    part = path.with_name(f"{path.name}.baru")
    journal = {"spreadsheet_id": config.spreadsheet_id, "writes": [asdict(write) for write in writes]}
    part.write_text(json.dumps(journal, ensure_ascii=False), encoding="utf-8")
    part.replace(path)


def undo(connection: Connection, config: Config) -> tuple[CellWrite, ...]:
    """Restore what still holds what was written; returns what was restored. Raises Refusal, GoogleFailure."""
    writes = _kept(config)
    snapshot = read_workbook(connection.sheets, config.spreadsheet_id)
    back = [replace(write, was=write.now, now=write.was) for write in writes if _holds(snapshot, write)]
    codes = [write for write in back if write.column == KEY and snapshot.tabs[write.tab].anchors]
    # Rows are found by their codes, so the codes go last.
    done: list[CellWrite] = []
    cells = Plan(cells=tuple(write for write in back if write not in codes))
    apply(connection.sheets, snapshot, cells, done.extend)
    snapshot = read_workbook(connection.sheets, config.spreadsheet_id)
    keys = Plan(keys=tuple(_in_its_row(snapshot, write) for write in codes))
    apply(connection.sheets, snapshot, keys, done.extend)
    return tuple(done)


def _kept(config: Config) -> list[CellWrite]:
    path = journal_of(config.file)
    if not path.exists():
        raise _nothing_kept("journal_missing", "Tidak ada catatan tulisan terakhir", path)
    journal = json.loads(path.read_text(encoding="utf-8"))
    if journal["spreadsheet_id"] != config.spreadsheet_id:
        raise _nothing_kept("journal_elsewhere", "Catatan tulisan terakhir milik lembar kerja lain", path)
    return [CellWrite(**{**each, "at": tuple(each["at"]) if each["at"] else None}) for each in journal["writes"]]


def _nothing_kept(code: str, message: str, path: Path) -> Refusal:
    return Refusal(
        code,
        f"{message}, jadi tidak ada yang dapat dikembalikan.",
        where=str(path),
        action="Pakai riwayat versi Google Sheets bila perlu.",
    )


def _holds(snapshot: Snapshot, write: CellWrite) -> bool:
    tab = snapshot.tabs.get(write.tab)
    if tab is None or same(write.was, write.now):
        return False
    if tab.anchors and (_line(tab, write.kode) is None or (write.at and write.column != KEY)):
        # In a shared tab a row is its code; the emptied copy of a row has none to be found by again.
        return False
    return same(_value(tab, write), write.now)


def _value(tab: Tab, write: CellWrite) -> Cell:
    """The cell now: by code and anchor in tabs that people share, at its place in the machine's own."""
    if not tab.anchors:
        return tab.value(*write.at) if write.at else None
    line = _line(tab, write.kode)
    return (
        tab.value(line, tab.anchors[write.column].column) if line is not None and write.column in tab.anchors else None
    )


def _line(tab: Tab, code: str) -> int | None:
    column = tab.anchors[KEY].column if KEY in tab.anchors else 0
    lines = [row for row in range(len(tab.rows)) if tab.text(row, column) == code]
    return lines[0] if len(lines) == 1 else None


def _in_its_row(snapshot: Snapshot, write: CellWrite) -> CellWrite:
    tab = snapshot.tabs[write.tab]
    line = _line(tab, write.kode)
    return replace(write, at=(line if line is not None else 0, tab.anchors[KEY].column))
