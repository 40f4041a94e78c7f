"""What people do to the workbook, each deed as ordinary API calls: the catalogue of the interleavings.

Every place is an index of the workbook as it was when the run began; the same call means the same to people's cells
in a workbook without the tool, because the tool neither moves nor removes a row or a column.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tests.suites.people import COPY
from tests.suites.school import HUMAN_TAB, OWNER, Json
from zi_sheets.domain.snapshot import Snapshot, Tab

Call = Json | str
MATRIX, DUTIES, FILES, TEAM, SETTINGS = "Rencana Kerja", "Data Dukung", "Berkas", "Tim", "Pengaturan"
SHEET = "LKE"


@dataclass(frozen=True, slots=True)
class Deed:
    """`calls` are made at once, by `who`; `ahead`: what the same person did before the run begins."""

    name: str
    calls: tuple[Call, ...]
    ahead: tuple[Call, ...] = ()
    who: str = "guru"


def edits(deed: Deed, method: str, nth: int) -> list[Json]:
    """The deed as rules of the control interface."""
    return [{"before": {"method": method, "nth": nth}, "as": deed.who, "call": call} for call in deed.calls]


def catalogue(start: Snapshot) -> list[Deed]:
    """Every single deed, in a fixed order."""
    return [Deed(name, *calls) for name, *calls in _named(_Book(start))]


FAMILIES = "appendDimension", "delete"


def together(deeds: Sequence[Deed], left_out: str) -> list[Deed]:
    """Deeds that may follow each other: those at the right end of a tab, where the tool makes columns again, or those
    that bring it to do so. Otherwise the same index would mean another column in a workbook without the tool.
    """
    return [deed for deed in deeds if left_out not in repr(deed.calls + deed.ahead)]


@dataclass(frozen=True, slots=True)
class _Book:
    snapshot: Snapshot

    def tab(self, name: str) -> Tab:
        if name in self.snapshot.tabs:
            return self.snapshot.tabs[name]
        return next(tab for tab in self.snapshot.others if tab.title == name)

    def call(self, *requests: Json) -> tuple[Call, ...]:
        """One `spreadsheets.batchUpdate`."""
        path = f"/v4/spreadsheets/{self.snapshot.spreadsheet_id}:batchUpdate"
        return ({"method": "POST", "path": path, "body": {"requests": list(requests)}},)

    def cells(self, name: str, row: int, column: int, rows: Sequence[Sequence[Any]]) -> Json:
        """Typed values from one cell on, None for a blank one."""
        start = {"sheetId": self.tab(name).sheet_id, "rowIndex": row, "columnIndex": column}
        data = [{"values": [_value(cell) for cell in cells]} for cells in rows]
        return {"updateCells": {"start": start, "rows": data, "fields": "userEnteredValue"}}

    def area(self, name: str, rows: tuple[int, int], columns: tuple[int, int]) -> Json:
        return {
            "sheetId": self.tab(name).sheet_id,
            "startRowIndex": rows[0],
            "endRowIndex": rows[1],
            "startColumnIndex": columns[0],
            "endColumnIndex": columns[1],
        }

    def span(self, name: str, dimension: str, start: int, end: int) -> Json:
        return {"sheetId": self.tab(name).sheet_id, "dimension": dimension, "startIndex": start, "endIndex": end}

    def sort(self, name: str, rows: tuple[int, int], columns: tuple[int, int], by: int) -> Json:
        order = [{"dimensionIndex": by, "sortOrder": "DESCENDING"}]
        return {"sortRange": {"range": self.area(name, rows, columns), "sortSpecs": order}}

    def paste(self, kind: str, name: str, source: tuple[tuple[int, int], tuple[int, int]], to: tuple[int, int]) -> Json:
        area = self.area(name, *source)
        if kind == "cutPaste":
            there = {"sheetId": area["sheetId"], "rowIndex": to[0], "columnIndex": to[1]}
            return {"cutPaste": {"source": area, "destination": there, "pasteType": "PASTE_NORMAL"}}
        (top, bottom), (left, right) = source
        there = self.area(name, (to[0], to[0] + bottom - top), (to[1], to[1] + right - left))
        return {"copyPaste": {"source": area, "destination": there, "pasteType": "PASTE_NORMAL"}}

    def column(self, name: str, heading: str) -> int:
        return self.tab(name).anchors[heading].column

    def properties(self, name: str, mask: str, **properties: Any) -> Json:
        named = {"sheetId": self.tab(name).sheet_id, **properties}
        return {"updateSheetProperties": {"properties": named, "fields": mask}}


def _value(cell: Any) -> Json:
    if cell is None:
        return {}
    kind = "boolValue" if isinstance(cell, bool) else "numberValue" if isinstance(cell, int | float) else "stringValue"
    return {"userEnteredValue": {kind: cell}}


Named = Iterator[tuple[Any, ...]]


def _named(book: _Book) -> Named:
    yield from _matrix(book)
    yield from _lines(book)
    yield from _own_cells(book)
    yield from _evaluation_sheet(book)
    yield from _machine_cells(book)
    yield from _machine_columns(book)
    yield from _tabs(book)
    yield from _undone(book)
    yield from _protected(book)


def _matrix(book: _Book) -> Named:
    new = ["1", "Manajemen Perubahan", "Tim bekerja", "Agen perubahan", "2 orang", "1. Pilih", "1. SK Agen perubahan"]
    insert = {"insertDimension": {"range": book.span(MATRIX, "ROWS", 5, 6), "inheritFromBefore": True}}
    yield "edit an indicator's words", book.call(book.cells(MATRIX, 5, 3, [["Monev dan evaluasi"]]))
    yield "edit DATA DUKUNG", book.call(book.cells(MATRIX, 6, 6, [["1. SK Standar layanan\n2. Foto\n3. Brosur"]]))
    yield "edit PIC and date", book.call(book.cells(MATRIX, 4, 7, [["Wakil ketua", 44300, "Selesai"]]))
    yield "clear KEGIATAN", book.call(book.cells(MATRIX, 4, 5, [[None]]))
    yield "insert an indicator", book.call(insert, book.cells(MATRIX, 5, 0, [new]))
    yield "insert a blank row in the matrix", book.call(insert)
    yield "delete an indicator", book.call({"deleteDimension": {"range": book.span(MATRIX, "ROWS", 5, 6)}})
    yield "sort the matrix", book.call(book.sort(MATRIX, (4, 7), (0, 15), 4))
    yield "sort only people's columns of the matrix", book.call(book.sort(MATRIX, (4, 7), (0, 10), 4))
    yield "copy an indicator's row", book.call(book.paste("copyPaste", MATRIX, ((6, 7), (0, 15)), (7, 0)))
    yield "copy an indicator's row away", book.call(book.paste("copyPaste", MATRIX, ((4, 5), (0, 15)), (7, 0)))
    yield "insert rows above the matrix", book.call({"insertDimension": {"range": book.span(MATRIX, "ROWS", 0, 2)}})
    yield (
        "merge the program's cells",
        book.call({"mergeCells": {"range": book.area(MATRIX, (4, 6), (1, 2)), "mergeType": "MERGE_ALL"}}),
    )


def _lines(book: _Book) -> Named:
    for name, machine in ((DUTIES, "Status"), (FILES, "Temuan")):
        width = book.tab(name).column_count
        insert = {"insertDimension": {"range": book.span(name, "ROWS", 3, 4), "inheritFromBefore": True}}
        move = {"moveDimension": {"source": book.span(name, "ROWS", 2, 3), "destinationIndex": 6}}
        where = {"range": book.span(name, "COLUMNS", 2, 3), "inheritFromBefore": False}
        yield f"insert a row in {name}", book.call(insert)
        yield f"delete a row of {name}", book.call({"deleteDimension": {"range": book.span(name, "ROWS", 3, 4)}})
        yield f"move a row of {name}", book.call(move)
        yield f"copy rows of {name}", book.call(book.paste("copyPaste", name, ((1, 3), (0, width)), (30, 0)))
        yield f"insert a column in {name}", book.call({"insertDimension": where})
        yield f"hide a row and a column of {name}", book.call(*_hidden(book, name))
        yield (
            f"filter {name}",
            book.call({"setBasicFilter": {"filter": {"range": book.area(name, (0, 9), (0, width))}}}),
        )
        moved = {"source": book.span(name, "COLUMNS", book.column(name, machine), book.column(name, machine) + 1)}
        yield f"move a machine column of {name}", book.call({"moveDimension": {**moved, "destinationIndex": 1}})
    yield "sort Data Dukung by Verifikasi", book.call(book.sort(DUTIES, (1, 9), (0, 16), 10))
    yield "sort only people's columns of Data Dukung", book.call(book.sort(DUTIES, (1, 9), (9, 12), 10))
    yield "sort Berkas by the tick", book.call(book.sort(FILES, (1, 9), (0, 8), 5))


def _hidden(book: _Book, name: str) -> Iterator[Json]:
    for dimension in ("ROWS", "COLUMNS"):
        hide = {"range": book.span(name, dimension, 3, 4), "properties": {"hiddenByUser": True}}
        yield {"updateDimensionProperties": {**hide, "fields": "hiddenByUser"}}


def _own_cells(book: _Book) -> Named:
    choice = {"type": "ONE_OF_LIST", "values": [{"userEnteredValue": word} for word in ("Sah", "Tolak", "Ragu")]}
    rule = {"range": book.area(DUTIES, (1, 9), (10, 11)), "rule": {"condition": {**choice}, "strict": True}}
    yield "give a verdict", book.call(book.cells(DUTIES, 4, 9, [["https://contoh.test/a", "Sah", "lihat tautan"]]))
    yield "clear a verdict", book.call(book.cells(DUTIES, 1, 10, [[None, None]]))
    yield "tick a photo", book.call(book.cells(FILES, 4, 5, [[True]]))
    yield (
        "write below the tables",
        book.call(book.cells(DUTIES, 20, 11, [["catatan jauh"]]), book.cells(FILES, 20, 5, [["jauh"]])),
    )
    yield "change a validation", book.call({"setDataValidation": rule})
    yield "edit the team", book.call(book.cells(TEAM, 1, 2, [["Ketua Baru"]]))
    yield (
        "insert a row in the settings",
        book.call({"insertDimension": {"range": book.span(SETTINGS, "ROWS", 2, 3), "inheritFromBefore": False}}),
    )
    yield "edit a tab of one's own", book.call(book.cells(HUMAN_TAB, 0, 0, [["Kode", "1.2"], ["Status", "lain"]]))
    yield (
        "a column of one's own in Data Dukung",
        book.call(
            {"appendDimension": {"sheetId": book.tab(DUTIES).sheet_id, "dimension": "COLUMNS", "length": 1}},
            book.cells(DUTIES, 0, 16, [["Catatan kepala"], ["penting"]]),
        ),
    )


def _evaluation_sheet(book: _Book) -> Named:
    width = book.tab(SHEET).column_count
    insert = {"insertDimension": {"range": book.span(SHEET, "ROWS", 3, 4), "inheritFromBefore": True}}
    yield "answer a question", book.call(book.cells(SHEET, 4, 2, [["B", "ditambah orang"]]))
    yield "clear an answer", book.call(book.cells(SHEET, 1, 2, [[None]]))
    yield f"insert a row in {SHEET}", book.call(insert)
    yield f"delete a row of {SHEET}", book.call({"deleteDimension": {"range": book.span(SHEET, "ROWS", 3, 4)}})
    yield f"copy a row of {SHEET}", book.call(book.paste("copyPaste", SHEET, ((1, 2), (0, width)), (30, 0)))
    yield f"sort {SHEET} by the answers", book.call(book.sort(SHEET, (1, 9), (0, width), 2))
    yield f"clear codes of {SHEET}", book.call(book.cells(SHEET, 1, book.column(SHEET, "Kode"), [[None], [None]]))
    yield f"overwrite a question of {SHEET}", book.call(book.cells(SHEET, 2, 0, [["Kalimat guru sendiri"]]))
    yield f"delete {SHEET}", book.call({"deleteSheet": {"sheetId": book.tab(SHEET).sheet_id}})


def _machine_cells(book: _Book) -> Named:
    yield "paste over machine cells", book.call(book.cells(DUTIES, 1, 6, [["x", "y", "z"], ["x", "y", "z"]]))
    yield "clear machine cells", book.call(book.cells(DUTIES, 1, 1, [[None] * 8] * 3))
    yield "clear codes of Data Dukung", book.call(book.cells(DUTIES, 1, 0, [[None], [None]]))
    yield "overwrite a code of Data Dukung", book.call(book.cells(DUTIES, 2, 0, [["kode palsu"]]))
    yield "clear codes of Rencana Kerja", book.call(book.cells(MATRIX, 4, 10, [[None], [None], [None]]))
    yield "overwrite a code of Rencana Kerja", book.call(book.cells(MATRIX, 5, 10, [["9.9"]]))
    yield "exchange two codes of Rencana Kerja", book.call(book.cells(MATRIX, 4, 10, [["1.2"], ["1.1"]]))
    yield "clear codes of Berkas", book.call(book.cells(FILES, 1, 7, [[None], [None]]))
    yield "paste a row over another", book.call(book.paste("copyPaste", DUTIES, ((1, 2), (0, 9)), (2, 0)))
    yield "write into Skor", book.call(book.cells("Skor", 3, 1, [["punya orang"]]))
    yield "write into Riwayat", book.call(book.cells("Riwayat", 1, 3, [[99]]))


def _machine_columns(book: _Book) -> Named:
    columns = ((DUTIES, "Status"), (DUTIES, "Kode"), (MATRIX, "Status Bukti"), (MATRIX, "Kode"), (FILES, "Nama"))
    for name, heading in columns:
        tab, at = book.tab(name), book.column(name, heading)
        rows, free = (0, tab.row_count), tab.column_count + 1
        more = {"appendDimension": {"sheetId": tab.sheet_id, "dimension": "COLUMNS", "length": 3}}
        here = (rows, (at, at + 1))
        gone = {"deleteDimension": {"range": book.span(name, "COLUMNS", at, at + 1)}}
        yield f"delete {heading} of {name}", book.call(gone)
        yield f"cut {heading} of {name}", book.call(more, book.paste("cutPaste", name, here, (0, free)))
        yield f"copy {heading} of {name}", book.call(more, book.paste("copyPaste", name, here, (0, free)))
    yield "rename Alasan", book.call(book.cells(DUTIES, 0, book.column(DUTIES, "Alasan"), [["Milik saya"]]))


def _tabs(book: _Book) -> Named:
    for name in (MATRIX, DUTIES, "Skor"):
        number = book.tab(name).sheet_id
        copy = {"sourceSheetId": number, "newSheetId": 4711, "newSheetName": f"{COPY}{name}", "insertSheetIndex": 0}
        yield f"rename {name}", book.call(book.properties(name, "title", title=f"{name} 2021"))
        yield f"copy {name}", book.call({"duplicateSheet": copy})
    for name in (DUTIES, FILES, "Monev", "Riwayat", "Log"):
        yield f"delete {name}", book.call({"deleteSheet": {"sheetId": book.tab(name).sheet_id}})
    yield "a new tab", book.call({"addSheet": {"properties": {"sheetId": 4712, "title": "Tab baru"}}})


def _undone(book: _Book) -> Named:
    at = book.column(DUTIES, "Status")
    gone = {"deleteDimension": {"range": book.span(DUTIES, "COLUMNS", at, at + 1)}}
    insert = {"insertDimension": {"range": book.span(DUTIES, "ROWS", 2, 4), "inheritFromBefore": False}}
    rows = {"deleteDimension": {"range": book.span(DUTIES, "ROWS", 2, 3)}}
    yield "undo a verdict", ("undo",), book.call(book.cells(DUTIES, 4, 10, [["Sah", "salah baris"]]))
    yield "undo inserted rows", ("undo",), book.call(insert)
    yield "undo a deleted row", ("undo",), book.call(rows)
    yield "undo a deleted machine column", ("undo",), book.call(gone)
    yield "undo a sort", ("undo",), book.call(book.sort(DUTIES, (1, 9), (0, 16), 10))
    yield "undo a deleted tab", ("undo",), book.call({"deleteSheet": {"sheetId": book.tab(DUTIES).sheet_id}})


def _protected(book: _Book) -> Named:
    """The owner alone may: whoever works with the tool's identity is kept out."""
    columns = {
        "Status of Data Dukung": (DUTIES, book.column(DUTIES, "Status")),
        "Kode of Rencana Kerja": (MATRIX, book.column(MATRIX, "Kode")),
    }
    areas = {name: book.area(tab, (0, book.tab(tab).row_count), (at, at + 1)) for name, (tab, at) in columns.items()}
    areas["rows of Berkas"] = book.area(FILES, (2, 4), (0, book.tab(FILES).column_count))
    areas |= {name: {"sheetId": book.tab(name).sheet_id} for name in (DUTIES, "Skor", "Log")}
    for name, area in areas.items():
        kept = {"range": area, "description": f"milik kepala: {name}", "editors": {"users": [f"{OWNER}@latihan.test"]}}
        yield f"protect {name}", book.call({"addProtectedRange": {"protectedRange": kept}}), (), OWNER
