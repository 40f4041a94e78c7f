"""How tabs look: requests of `spreadsheets.batchUpdate` for formats, widths, dropdowns and status colours. Pure.

No formula anywhere: conditional formats compare texts, dropdowns list words, so no locale can break them.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from zi_sheets.materials.design import Column, PagePart, TabDesign

Json = dict[str, Any]

INK = "1F2937"
PEOPLE_HEADING, MACHINE_HEADING, MACHINE_CELL = "FCE8B2", "C9DAF8", "F3F6FC"
STATUS_COLOURS = {
    "Ada": "D9EAD3",
    "Terverifikasi": "B6D7A8",
    "Lengkap": "D9EAD3",
    "Perlu dicek": "FFF2CC",
    "Belum ada": "F4CCCC",
    "Belum lengkap": "F4CCCC",
    "Kedaluwarsa": "FCE5CD",
    "Kosong": "FCE5CD",
    "Ditolak": "EA9999",
    "Tidak terbaca": "D9D2E9",
    "Tidak berlaku": "EFEFEF",
    "Belum waktunya": "EFEFEF",
}
_NUMBER_FORMATS = {
    "teks": {"type": "TEXT"},
    "tanggal": {"type": "DATE", "pattern": "dd/mm/yyyy"},
    "waktu": {"type": "DATE_TIME", "pattern": "dd/mm/yyyy hh:mm"},
    "angka": {"type": "NUMBER", "pattern": "0.00"},
    "nilai": {"type": "NUMBER", "pattern": "0.00##"},
}

_ALIGNMENTS = {"tanggal": "LEFT", "waktu": "LEFT", "angka": "CENTER"}
"""Numbers in the middle, because words may stand in the same column ("0,33 sampai 1")."""


def colour(code: str) -> Json:
    """A Sheets colour from "RRGGBB"."""
    red, green, blue = (int(code[start : start + 2], 16) / 255 for start in (0, 2, 4))
    return {"red": red, "green": green, "blue": blue}


def area(sheet_id: int, rows: tuple[int, int | None], columns: tuple[int, int]) -> Json:
    """A GridRange, half-open; an open end of the rows is the end of the grid."""
    found = {"sheetId": sheet_id, "startRowIndex": rows[0]}
    found |= {} if rows[1] is None else {"endRowIndex": rows[1]}
    return {**found, "startColumnIndex": columns[0], "endColumnIndex": columns[1]}


def painted(design: TabDesign, sheet_id: int, columns: Sequence[Column], start: int) -> Iterator[Json]:
    """Looks of `columns`, the first of which is grid column `start`."""
    for index, column in enumerate(columns, start):
        yield width(sheet_id, index, column.width)
        yield _heading_look(design, sheet_id, column, index)
        yield _body_look(design, sheet_id, column, index)
        yield from _entry_rules(design, sheet_id, column, index)


def painted_page(design: TabDesign, sheet_id: int) -> Iterator[Json]:
    """Looks of a machine tab without columns: its first line is a title, its heads stand out wherever they are."""
    for index, pixels in enumerate(design.widths):
        yield width(sheet_id, index, pixels)
    whole = area(sheet_id, (0, None), (0, len(design.widths)))
    yield look(whole, {"verticalAlignment": "TOP", "wrapStrategy": "WRAP"})
    if len(design.widths) > 1:
        yield look(area(sheet_id, (3, None), (2, len(design.widths))), {"horizontalAlignment": "CENTER"})
        yield look(area(sheet_id, (0, 3), (0, 1)), {"wrapStrategy": "OVERFLOW_CELL"})
    yield look(area(sheet_id, (0, 1), (0, 1)), {"textFormat": {"bold": True, "fontSize": 14}})
    for word in design.heads:
        yield _word_look(whole, word, {"backgroundColor": colour(MACHINE_HEADING), "textFormat": {"bold": True}})
    for word in design.bold:
        yield _word_look(whole, word, {"textFormat": {"bold": True}})
    for word, code in design.coloured:
        yield _word_look(whole, word, {"backgroundColor": colour(code)})
    for part in design.parts:
        yield from _part_look(sheet_id, part)


def _part_look(sheet_id: int, part: PagePart) -> Iterator[Json]:
    span = area(sheet_id, part.rows, part.columns)
    if part.form:
        yield look(span, {"numberFormat": _NUMBER_FORMATS[part.form]})
    if part.left:
        yield look(span, {"horizontalAlignment": "LEFT"})
    if part.one_line:
        yield look(span, {"wrapStrategy": "CLIP"})
    if part.height:
        yield {"mergeCells": {"range": span, "mergeType": "MERGE_ROWS"}}
        yield look(span, {"wrapStrategy": "WRAP"})
        yield _lines(sheet_id, "ROWS", part.rows, {"pixelSize": part.height})
    if part.hidden:
        yield _lines(sheet_id, "COLUMNS", part.columns, {"hiddenByUser": True})


def width(sheet_id: int, index: int, pixels: int) -> Json:
    return _lines(sheet_id, "COLUMNS", (index, index + 1), {"pixelSize": pixels})


def _lines(sheet_id: int, dimension: str, lines: tuple[int, int | None], properties: Json) -> Json:
    """Some properties of rows or columns."""
    span = {"sheetId": sheet_id, "dimension": dimension, "startIndex": lines[0], "endIndex": lines[1]}
    return {"updateDimensionProperties": {"range": span, "properties": properties, "fields": ",".join(properties)}}


def look(span: Json, cell: Json) -> Json:
    """One format over a span, replacing only the properties that it names."""
    return {"repeatCell": {"range": span, "cell": {"userEnteredFormat": cell}, "fields": _fields(cell)}}


def _fields(cell: Json) -> str:
    return ",".join(f"userEnteredFormat.{name}" for name in cell)


def _heading_look(design: TabDesign, sheet_id: int, column: Column, index: int) -> Json:
    machine = column.machine or design.machine
    cell = {
        "backgroundColor": colour(MACHINE_HEADING if machine else PEOPLE_HEADING),
        "textFormat": {"bold": True, "foregroundColor": colour(INK)},
        "verticalAlignment": "MIDDLE",
        "horizontalAlignment": "CENTER",
        "wrapStrategy": "WRAP",
    }
    return look(area(sheet_id, (design.heading_row, design.heading_row + 1), (index, index + 1)), cell)


def _body_look(design: TabDesign, sheet_id: int, column: Column, index: int) -> Json:
    cell: Json = {"verticalAlignment": "TOP", "wrapStrategy": "WRAP"}
    if column.machine and not design.machine:
        cell["backgroundColor"] = colour(MACHINE_CELL)
    if column.form in _ALIGNMENTS:
        cell["horizontalAlignment"] = _ALIGNMENTS[column.form]
    if column.form in _NUMBER_FORMATS:
        cell["numberFormat"] = _NUMBER_FORMATS[column.form]
    return look(area(sheet_id, (design.heading_row + 1, None), (index, index + 1)), cell)


def _entry_rules(design: TabDesign, sheet_id: int, column: Column, index: int) -> Iterator[Json]:
    span = area(sheet_id, (design.heading_row + 1, None), (index, index + 1))
    if column.choices:
        yield dropdown(span, column.choices)
    if column.form == "centang":
        yield _validation(span, {"type": "BOOLEAN"})
    if column.coloured:
        yield from (_status_colour(span, word, code) for word, code in STATUS_COLOURS.items())


def dropdown(span: Json, words: Sequence[str]) -> Json:
    """A list to choose from; another word is warned of, never barred: a row may have moved under its dropdown."""
    return _validation(span, {"type": "ONE_OF_LIST", "values": [{"userEnteredValue": word} for word in words]})


def _validation(span: Json, condition: Json) -> Json:
    rule = {"condition": condition, "showCustomUi": True, "strict": False}
    return {"setDataValidation": {"range": span, "rule": rule}}


def _status_colour(span: Json, word: str, code: str) -> Json:
    return _word_look(span, word, {"backgroundColor": colour(code)})


def _word_look(span: Json, word: str, cell: Json) -> Json:
    condition = {"type": "TEXT_EQ", "values": [{"userEnteredValue": word}]}
    rule = {"condition": condition, "format": cell}
    return {"addConditionalFormatRule": {"rule": {"ranges": [span], "booleanRule": rule}, "index": 0}}
