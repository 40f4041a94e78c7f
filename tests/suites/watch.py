"""Watches every request of the tool from inside the workspace: it may change machine cells and nothing else.

So no tab is removed and made anew (PITFALLS 9), no row, column or formatting of people's is touched by a refresh, and
no row moves under people's notes (PITFALLS 8, 13).
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field

from zi_sheets.emulator.sheets.workbook import EMPTY, Cell, Metadata, Sheet, Workbook
from zi_sheets.init.layout import COLUMN_KEY, REGISTRY_KEY

OWN_TABS = {"Petunjuk", "Skor", "Monev", "Riwayat", "Log"}
_DROPDOWN = "dataValidation"
Column = tuple[int, int]
"""Sheet id and the key that stays with a column wherever it is moved."""


def anchors(book: Workbook) -> dict[Column, Metadata]:
    return {
        (each.sheet, each.line): each
        for each in book.metadata.values()
        if each.key == COLUMN_KEY and each.sheet is not None and each.line is not None
    }


def own_tabs(book: Workbook) -> set[int]:
    """Sheet ids of the tabs that are the machine's alone."""
    return {sheet_id for name, sheet_id in _registered(book) if name in OWN_TABS}


def our_tabs(book: Workbook) -> set[int]:
    """Sheet ids of all tabs that the tool made or took over."""
    return {sheet_id for _, sheet_id in _registered(book)}


def _registered(book: Workbook) -> Iterator[tuple[str, int]]:
    for each in book.metadata.values():
        if each.key == REGISTRY_KEY:
            yield from json.loads(each.value)["tab"].items()


def folded(text: object) -> str:
    return "".join(str(text).split()).casefold().rstrip(":")


def headed(book: Workbook) -> set[Column]:
    """Anchored columns that still say what they are."""
    sheets = {sheet.id: sheet for sheet in book.sheets}
    found = set()
    for (sheet_id, key), anchor in anchors(book).items():
        heading = folded(anchor.value.partition("/")[2])
        if sheet_id in sheets and any(
            folded(cells[key].value) == heading for cells in sheets[sheet_id].cells.values() if key in cells
        ):
            found.add((sheet_id, key))
    return found


@dataclass
class Watch:
    """`ours`: the columns that were ours when the tool last read.

    `covered`: what the tool itself wrote, by sheet, row and column: it may blank it or put a heading back there.
    """

    ours: set[Column] = field(default_factory=set)
    covered: dict[tuple[int, int, int], Cell] = field(default_factory=dict)
    names: dict[Column, str] = field(default_factory=dict)

    def read(self, book: Workbook) -> None:
        self.ours = headed(book)

    def written(self, before: Workbook, after: Workbook) -> None:
        """Raises AssertionError where one request of the tool changed what is not the machine's."""
        self.names = {place: folded(each.value.partition("/")[2]) for place, each in anchors(before).items()}
        trespasses = list(self._trespasses(before, after))
        assert not trespasses, trespasses

    def _trespasses(self, before: Workbook, after: Workbook) -> Iterator[str]:
        left = {sheet.id: sheet for sheet in after.sheets}
        own = own_tabs(before) | own_tabs(after)
        for sheet in before.sheets:
            if sheet.id not in left:
                yield f"tab {sheet.title} is gone"
            elif left[sheet.id].title != sheet.title:
                yield f"tab {sheet.title} has another title"
            elif sheet.id not in own:
                yield from self._in_tab(sheet, left[sheet.id])

    def _in_tab(self, was: Sheet, now: Sheet) -> Iterator[str]:
        if now.rows[: len(was.rows)] != was.rows:
            yield f"{was.title}: rows moved or changed"
        kept = {line.key for line in was.columns}
        if [line for line in now.columns if line.key in kept] != was.columns:
            yield f"{was.title}: columns moved or changed"
        for row in was.cells.keys() | now.cells.keys():
            old, new = was.cells.get(row, {}), now.cells.get(row, {})
            for column in (old.keys() | new.keys()) & kept if old is not new else ():
                before, after = old.get(column, EMPTY), new.get(column, EMPTY)
                place = was.id, row, column
                taken_back = self.covered.get(place) == before and self._takes_back(place, after)
                if before == after or taken_back or _is_offer(before, after):
                    continue
                self.covered[place] = after
                if before.rest != after.rest or (was.id, column) not in self.ours:
                    yield f"{was.title}, row {row}, column {column}: {before} became {after}"
        if now.features != was.features and len(now.columns) == len(was.columns):
            yield f"{was.title}: features changed"

    def _takes_back(self, place: tuple[int, int, int], cell: Cell) -> bool:
        sheet, _, column = place
        return cell.value is None or folded(cell.value) == self.names.get((sheet, column))


def _is_offer(before: Cell, after: Cell) -> bool:
    """A dropdown of the row of a question that is coming, and nothing else; people may be quicker and fill it in."""
    return _DROPDOWN in after.rest and without_offer(after) == without_offer(before)


def without_offer(cell: Cell) -> Cell:
    """The cell without a dropdown that only warns, which the tool gives to rows that it makes."""
    rule = cell.rest.get(_DROPDOWN, {"strict": True})
    return cell if rule["strict"] else Cell(cell.value, {key: cell.rest[key] for key in cell.rest if key != _DROPDOWN})
