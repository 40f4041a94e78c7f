"""Records as text for the disk.

A workbook is cut into parts, so that a small change writes little: one for its frame, one for the lines of each sheet,
one for each row that holds anything.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from zi_sheets.emulator.sheets.area import Area
from zi_sheets.emulator.sheets.workbook import Cell, Formula, Line, Metadata, Reference, Sheet, Value, Workbook
from zi_sheets.emulator.wire import Json


def encode(kind: str, old: Any, new: Any) -> Iterator[tuple[str, str | None]]:
    """The parts of a record that differ from `old`, as (part, text); None where a part is gone."""
    if kind == "workbook":
        yield from encode_workbook(old, new)
    else:
        yield "", None if new is None else json.dumps(new, ensure_ascii=False)


def decode(kind: str, parts: Mapping[str, str]) -> Any:
    """The record that `encode` cut up."""
    return decode_workbook(parts) if kind == "workbook" else json.loads(parts[""])


Part = tuple[str, str | None]


def encode_workbook(old: Workbook | None, new: Workbook | None) -> Iterator[Part]:
    """The parts of `new` that differ from `old`; unchanged rows are the same objects in both."""
    before = {sheet.id: sheet for sheet in old.sheets} if old else {}
    after = {sheet.id: sheet for sheet in new.sheets} if new else {}
    yield "", _text(_frame(new)) if new else None
    for sheet_id in before.keys() | after.keys():
        yield from _encode_sheet(sheet_id, before.get(sheet_id), after.get(sheet_id))


def _encode_sheet(sheet_id: int, old: Sheet | None, new: Sheet | None) -> Iterator[Part]:
    if new is None:
        yield f"{sheet_id}/lines", None
    elif old is None or old.rows != new.rows or old.columns != new.columns:
        yield f"{sheet_id}/lines", _text({"rows": _lines(new.rows), "columns": _lines(new.columns)})
    was, now = (sheet.cells if sheet else {} for sheet in (old, new))
    for key in was.keys() - now.keys():
        yield f"{sheet_id}/{key}", None
    for key, cells in now.items():
        if was.get(key) is not cells:
            yield f"{sheet_id}/{key}", _text({column: _cell(cell) for column, cell in cells.items()})


def decode_workbook(parts: Mapping[str, str]) -> Workbook:
    frame = json.loads(parts[""])
    sheets = {each["id"]: Sheet(rows=[], columns=[], **each) for each in frame.pop("sheets")}
    for name, text in parts.items():
        sheet_id, _, what = name.partition("/")
        if what == "lines":
            lines = json.loads(text)
            sheet = sheets[int(sheet_id)]
            sheet.rows, sheet.columns = ([Line(*each) for each in lines[side]] for side in ("rows", "columns"))
        elif what:
            sheets[int(sheet_id)].cells[int(what)] = {int(k): _read_cell(v) for k, v in json.loads(text).items()}
    metadata = {each[0]: Metadata(*each) for each in frame.pop("metadata")}
    return Workbook(sheets=list(sheets.values()), metadata=metadata, **frame)


def _frame(book: Workbook) -> Json:
    frame = {name: getattr(book, name) for name in ("id", "properties", "named_ranges")}
    kept = ("id", "properties", "features", "next_key")
    sheets = [{name: getattr(sheet, name) for name in kept} for sheet in book.sheets]
    return {**frame, "sheets": sheets, "metadata": list(book.metadata.values())}


def _lines(lines: list[Line]) -> Json:
    return [list(line) if line.size is not None or line.hidden else [line.key] for line in lines]


def _cell(cell: Cell) -> Json:
    value = cell.value
    return [{"formula": list(value.parts)} if isinstance(value, Formula) else value, cell.rest]


def _read_cell(stored: Json) -> Cell:
    value, rest = stored
    return Cell(_read_formula(value["formula"]) if isinstance(value, dict) else value, rest)


def _read_formula(parts: Json) -> Value:
    return Formula(tuple(part if isinstance(part, str) else _read_reference(part) for part in parts))


def _read_reference(stored: Json) -> Reference:
    reference = Reference(*stored)
    area = Area(*reference.area) if reference.area else None
    row, column, last_row, last_column = reference.fixed
    return reference._replace(area=area, fixed=(row, column, last_row, last_column))


def _text(value: Json) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
