"""People's cells of a workbook, in a form that tells a workbook with the tool from one without it only by them."""

from collections import Counter
from typing import Any

from tests.rehearsal import MATERIALS
from tests.suites.watch import OWN_TABS, anchors, folded, own_tabs, without_offer
from zi_sheets.emulator.sheets.workbook import EMPTY, Sheet, Workbook

COPY = "Salinan "
MACHINE = {design.name: {folded(each) for each in design.machine_headings} for design in MATERIALS.shared}


def people(book: Workbook, start: Workbook) -> dict[int, dict[Any, Any]]:
    """By sheet id: cells by (row, how many of people's columns lie left of it); title, hidden rows, filter, merges.

    `start` tells which tab is which.
    A copy of a machine tab tells nothing: it holds what that tab held then.
    """
    titles = {sheet.id: sheet.title for sheet in start.sheets}
    own = own_tabs(book) | own_tabs(start)
    return {
        sheet.id: _of_tab(book, sheet, titles.get(sheet.id, sheet.title))
        for sheet in book.sheets
        if sheet.id not in own and sheet.title.removeprefix(COPY) not in OWN_TABS
    }


def coded(book: Workbook) -> dict[tuple[int, int], tuple[str, ...]]:
    """By sheet id and row: the code there and the words it was given for, of every code that stands there once."""
    found: dict[tuple[int, int], tuple[str, ...]] = {}
    for sheet in book.sheets:
        headings = {place: each.value.partition("/")[2] for place, each in anchors(book).items()}
        columns = {heading: key for (sheet_id, key), heading in headings.items() if sheet_id == sheet.id}
        if "Kode" not in columns:
            continue
        told = [columns[name] for name in ("Indikator", "Butir", "Periode", "Nama", "Tautan") if name in columns]
        told += [key for cells in sheet.cells.values() for key, cell in cells.items() if cell.value == "INDIKATOR"]
        texts = [
            tuple(str(sheet.cells.get(line.key, {}).get(key, EMPTY).value) for key in (columns["Kode"], *told))
            for line in sheet.rows
        ]
        times = Counter(text[0] for text in texts)
        found |= {(sheet.id, row): text for row, text in enumerate(texts) if times[text[0]] == 1}
    return found


def _of_tab(book: Workbook, sheet: Sheet, name: str) -> dict[Any, Any]:
    anchored = anchors(book)
    headings = MACHINE.get(name.removeprefix(COPY), set())
    columns = [line.key for line in sheet.columns if (sheet.id, line.key) not in anchored]
    columns = [key for key in columns if not _copied(sheet, key, headings)]
    found: dict[Any, Any] = {
        (row, number): without_offer(cell)
        for row, line in enumerate(sheet.rows)
        for number, key in enumerate(columns)
        if (cell := sheet.cells.get(line.key, {}).get(key, EMPTY)).value is not None
    }
    found["title"], found["hidden"] = sheet.title, [row for row, line in enumerate(sheet.rows) if line.hidden]
    return found | {kind: sheet.features[kind] for kind in ("merges", "basicFilter") if sheet.features.get(kind)}


def _copied(sheet: Sheet, key: int, headings: set[str]) -> bool:
    """A machine column's copy holds what the machine's column held then, so it tells nothing; `watch` guards it."""
    return any(folded(cells[key].value) in headings for cells in sheet.cells.values() if key in cells)
