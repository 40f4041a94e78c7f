"""Records as text for the disk.

A workbook is cut into parts, so that a small change writes little: one for its frame, one for the lines of each sheet,
one for each row that holds anything.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import msgspec

from zi_sheets.emulator.sheets.workbook import Cell, Line, Workbook


def encode(kind: str, old: Any, new: Any) -> Iterator[tuple[str, str | None]]:
    """The parts of a record that differ from `old`, as (part, text); None where a part is gone."""
    was, now = (_tables(kind, each) for each in (old, new))
    for table in was.keys() | now.keys():
        before, after = was.get(table, {}), now.get(table, {})
        for key, part in after.items():
            if before.get(key) is not part and before.get(key) != part:
                yield f"{table}{key}", msgspec.json.encode(part).decode()
        for key in before.keys() - after.keys():
            yield f"{table}{key}", None


def decode(kind: str, parts: Mapping[str, str]) -> Any:
    """The record that `encode` cut up."""
    if kind != "workbook":
        return msgspec.json.decode(parts[""])
    book = msgspec.json.decode(parts[""], type=Workbook)
    sheets = {sheet.id: sheet for sheet in book.sheets}
    for name, text in parts.items():
        sheet_id, _, what = name.partition("/")
        if what == "lines":
            sheet = sheets[int(sheet_id)]
            sheet.rows, sheet.columns = msgspec.json.decode(text, type=tuple[list[Line], list[Line]])
        elif what:
            sheets[int(sheet_id)].cells[int(what)] = msgspec.json.decode(text, type=dict[int, Cell])
    return book


def _tables(kind: str, record: Any) -> dict[str, Mapping[Any, Any]]:
    """The parts in tables; the key of each goes behind the table's name."""
    if record is None or kind != "workbook":
        return {} if record is None else {"": {"": record}}
    frame = replace(record, sheets=[replace(sheet, rows=[], columns=[], cells={}) for sheet in record.sheets])
    tables: dict[str, Mapping[Any, Any]] = {"": {"": frame}}
    for sheet in record.sheets:
        tables[f"{sheet.id}/lines"] = {"": (sheet.rows, sheet.columns)}
        tables[f"{sheet.id}/"] = sheet.cells
    return tables
