"""Taking back one change of a spreadsheet after others have changed it too.

Rows, columns, cells, metadata and features have keys of their own, so only what the change did is taken back: lines
it put in go, lines it took out come back beside their old neighbour, and cells and features it changed are as before.
"""

from dataclasses import dataclass, field, replace

from zi_sheets.emulator.call import Call
from zi_sheets.emulator.sheets.dimension_requests import delete_lines, move_lines
from zi_sheets.emulator.sheets.edit import Edit, edited
from zi_sheets.emulator.sheets.shift import Shift, shift_workbook
from zi_sheets.emulator.sheets.workbook import Dimension, Line, Sheet, Workbook
from zi_sheets.emulator.store import Change
from zi_sheets.emulator.wire import Json

_DEPTH = 20
_DIMENSIONS: tuple[Dimension, ...] = ("ROWS", "COLUMNS")


def take_back(edit: Edit, before: Workbook, after: Workbook) -> None:
    """Changes the workbook's copy in `edit`; `before` and `after` stand around the change that is undone."""
    book = edit.book
    old, new = ({sheet.id: sheet for sheet in each.sheets} for each in (before, after))
    book.sheets = [sheet for sheet in book.sheets if sheet.id in old or sheet.id not in new]
    for index, sheet in enumerate(before.sheets):
        if sheet.id not in new:
            book.sheets.insert(index, sheet.copy())
        elif any(each.id == sheet.id for each in book.sheets):
            _take_back_sheet(edit, book.sheet(sheet.id), sheet, new[sheet.id])
    book.named_ranges = _without_change(book.named_ranges, before.named_ranges, after.named_ranges)
    if edit.call.behaviour["undo_restores_metadata"]:
        book.metadata |= {m.id: m for m in before.metadata.values() if after.metadata.get(m.id) != m}
    book.metadata = {m.id: m for m in book.metadata.values() if m.id in before.metadata or m.id not in after.metadata}


def _take_back_sheet(edit: Edit, sheet: Sheet, before: Sheet, after: Sheet) -> None:
    for dimension in _DIMENSIONS:
        _take_back_lines(edit, sheet, dimension, before.lines(dimension), after.lines(dimension))
    for key in before.cells.keys() | after.cells.keys():
        old, new = before.cells.get(key, {}), after.cells.get(key, {})
        if old is not new:
            changed = {column for column in old.keys() | new.keys() if old.get(column) != new.get(column)}
            kept = {column: cell for column, cell in sheet.cells.get(key, {}).items() if column not in changed}
            sheet.cells[key] = kept | {column: old[column] for column in changed & old.keys()}
    if before.properties != after.properties:
        sheet.properties = before.properties
    for name in before.features.keys() | after.features.keys():
        was, became = before.features.get(name, []), after.features.get(name, [])
        sheet.features[name] = _without_change(sheet.features.get(name, []), was, became)


def _take_back_lines(edit: Edit, sheet: Sheet, dimension: Dimension, old: list[Line], new: list[Line]) -> None:
    """Lines put in are taken out, lines taken out are put back, and an order that was changed is changed back."""
    before, after = {line.key: line for line in old}, {line.key: line for line in new}
    lines = sheet.lines(dimension)
    for key in after.keys() - before.keys():
        index = sheet.place(dimension, key)
        if index is not None:
            delete_lines(edit, sheet, dimension, index, index + 1)
    for position, line in enumerate(old):
        if line.key not in after:
            index = _after_neighbour(lines, old[:position])
            lines.insert(index, line)
            shift_workbook(edit.book, Shift(sheet.id, dimension, index, index + 1))
    lines[:] = [before[line.key] if after.get(line.key) == line else line for line in lines]
    if [key for key in after if key in before] != [key for key in before if key in after]:
        _restore_order(edit, sheet, dimension, old)


def _after_neighbour(lines: list[Line], earlier: list[Line]) -> int:
    """Behind the nearest line that stood before it and is still there."""
    places = {line.key: index for index, line in enumerate(lines)}
    return next((places[line.key] + 1 for line in reversed(earlier) if line.key in places), 0)


def _restore_order(edit: Edit, sheet: Sheet, dimension: Dimension, old: list[Line]) -> None:
    for position, was in enumerate(old):
        index, to = sheet.place(dimension, was.key), _after_neighbour(sheet.lines(dimension), old[:position])
        if index is not None and to not in (index, index + 1):
            move_lines(edit, sheet, dimension, (index, index + 1), to)


def _without_change(items: list[Json], before: list[Json], after: list[Json]) -> list[Json]:
    """The list without what the change put in, with what it took out; in the old order if nothing else changed it."""
    if items == after:
        return list(before)
    gone = [item for item in after if item not in before]
    back = [item for item in before if item not in after]
    return [item for item in items if item not in gone] + [item for item in back if item not in items]


@dataclass(slots=True)
class History:
    """The last changes of each identity, newest last; lives as long as the process."""

    _changes: dict[str, list[tuple[str, Workbook, Workbook]]] = field(default_factory=dict)

    def remember(self, name: str, change: Change) -> None:
        for (kind, key), before in change.before.items():
            after = change.after[kind, key]
            if kind == "workbook" and before is not None and after is not None:
                changes = self._changes.setdefault(name, [])
                changes.append((key, before, after))
                del changes[:-_DEPTH]

    def undo(self, call: Call) -> None:
        """Takes back the caller's last change; nothing to take back is no error, as in an editor.

        Raises GoogleError 403 or 404 if the caller may no longer edit the spreadsheet.
        """
        changes = self._changes.get(call.who.name, [])
        if changes:
            file_id, before, after = changes.pop()
            there = replace(call, path={"spreadsheetId": file_id})
            take_back(edited(there), before, after)
