"""DataFilter: cells by A1 range, by grid range, or by the developer metadata on them."""

from zi_sheets.emulator.google_error import invalid
from zi_sheets.emulator.sheets.a1 import read_range
from zi_sheets.emulator.sheets.area import Area
from zi_sheets.emulator.sheets.developer_metadata import area_under, matching
from zi_sheets.emulator.sheets.workbook import Workbook
from zi_sheets.emulator.wire import Json


def areas(book: Workbook, data_filter: Json) -> list[Area]:
    """Every area a filter selects, none for a lookup without a match.

    Raises GoogleError 400 for a range that cannot be read or an empty filter.
    """
    if "a1Range" in data_filter:
        return [read_range(book, data_filter["a1Range"])]
    if "gridRange" in data_filter:
        return [book.area(data_filter["gridRange"])]
    if "developerMetadataLookup" not in data_filter:
        raise invalid("Data filter must be specified.")
    return [area for found in matching(book, data_filter) if (area := area_under(book, found))]
