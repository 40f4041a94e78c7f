"""Developer metadata on a spreadsheet, a sheet, a row or a column: looking it up, and changing it."""

from zi_sheets.emulator.call import Call
from zi_sheets.emulator.fields import every, merged, parse_update
from zi_sheets.emulator.google_error import invalid, not_found
from zi_sheets.emulator.sheets.a1 import read_range
from zi_sheets.emulator.sheets.area import Area, without_sheet_zero
from zi_sheets.emulator.sheets.edit import Edit, opened
from zi_sheets.emulator.sheets.number_format import new_number
from zi_sheets.emulator.sheets.workbook import Dimension, Metadata, Workbook
from zi_sheets.emulator.wire import Json

_LIMIT = 30_000  # characters of keys and values, per spreadsheet and per sheet (Google's guide to metadata)


def get(call: Call) -> Json:
    book, number = opened(call), call.path["metadataId"]
    found = book.metadata.get(int(number)) if number.isdigit() else None
    if found is None:
        raise not_found()
    return as_json(book, found)


def search(call: Call) -> Json:
    """All metadata that any filter selects; {} for none."""
    book = opened(call)
    found = _chosen(book, call.body.get("dataFilters", []))
    matched = [{"developerMetadata": as_json(book, each), "dataFilters": filters} for each, filters in found.items()]
    return {"matchedDeveloperMetadata": matched} if matched else {}


def areas(book: Workbook, data_filter: Json) -> list[Area]:
    """Every area a filter selects, none for a lookup without a match.

    Raises GoogleError 400 for a range that cannot be read or an empty filter.
    """
    if "a1Range" in data_filter:
        return [read_range(book, data_filter["a1Range"])]
    if "gridRange" in data_filter:
        return [book.area(data_filter["gridRange"])]
    return [area for found in _chosen(book, [data_filter]) if (area := _area_under(book, found))]


def as_json(book: Workbook, found: Metadata) -> Json:
    """Google's DeveloperMetadata."""
    location: Json = {"locationType": _location_type(found)}
    area = _area_under(book, found)
    if area is None:
        location["spreadsheet"] = True
    elif found.line is None:
        location["sheetId"] = found.sheet
    else:
        index = area.top if found.dimension == "ROWS" else area.left
        place = {"sheetId": found.sheet, "dimension": found.dimension, "startIndex": index, "endIndex": index + 1}
        location["dimensionRange"] = without_sheet_zero(place)
    answer = {"metadataId": found.id, "metadataKey": found.key, "metadataValue": found.value}
    return {**{k: v for k, v in answer.items() if v != ""}, "location": location, "visibility": found.visibility}


def create_metadata(edit: Edit, body: Json) -> Json:
    """Raises GoogleError 400 for an id in use, unless the switch says otherwise."""
    new = body.get("developerMetadata", {})
    number = new.get("metadataId", new_number(edit.book.metadata))
    if number in edit.book.metadata and edit.call.behaviour["used_metadata_id"] == "400":
        raise invalid(f"Developer metadata with id {number} already exists.")
    return {"developerMetadata": _put(edit.book, number, new)}


def update_metadata(edit: Edit, body: Json) -> Json:
    """Raises GoogleError 400 if no metadata matches."""
    found, new = _chosen(edit.book, body.get("dataFilters", [])), body.get("developerMetadata", {})
    if not found:
        raise invalid("No developer metadata matches the data filters.")
    mask = parse_update(body) or every(new)
    changed = [_put(edit.book, each.id, merged(as_json(edit.book, each), new, mask)) for each in found]
    return {"developerMetadata": changed}


def delete_metadata(edit: Edit, body: Json) -> Json:
    gone = _chosen(edit.book, [body.get("dataFilter", {})])
    for each in gone:
        del edit.book.metadata[each.id]
    return {"deletedDeveloperMetadata": [as_json(edit.book, each) for each in gone]} if gone else {}


def _chosen(book: Workbook, filters: list[Json]) -> dict[Metadata, list[Json]]:
    """The metadata that DataFilters select, with the filters. Raises GoogleError 400 for a filter without a lookup."""
    chosen: dict[Metadata, list[Json]] = {}
    for data_filter in filters:
        if "developerMetadataLookup" not in data_filter:
            raise invalid("The data filter must have a developerMetadataLookup.")
        for found in book.metadata.values():
            if _matches(book, found, data_filter["developerMetadataLookup"]):
                chosen.setdefault(found, []).append(data_filter)
    return chosen


def _matches(book: Workbook, found: Metadata, lookup: Json) -> bool:
    """Metadata lies at the location asked for or, unless that must be exact, within it."""
    have = {
        "metadataId": found.id,
        "metadataKey": found.key,
        "metadataValue": found.value,
        "visibility": found.visibility,
        "locationType": _location_type(found),
    }
    if any(lookup.get(name, value) != value for name, value in have.items()):
        return False
    location = lookup.get("metadataLocation")
    if location is None:
        return True
    if lookup.get("locationMatchingStrategy", "EXACT_LOCATION") == "EXACT_LOCATION":
        here = as_json(book, found)["location"]
        return all(here.get(name) == value for name, value in without_sheet_zero(location).items())
    sheet = location.get("sheetId", location.get("dimensionRange", {}).get("sheetId", 0))
    return bool(location.get("spreadsheet")) or found.sheet in (None, sheet)


def _location_type(found: Metadata) -> str:
    if found.sheet is None:
        return "SPREADSHEET"
    return {"ROWS": "ROW", "COLUMNS": "COLUMN"}[found.dimension] if found.line is not None else "SHEET"


def _area_under(book: Workbook, found: Metadata) -> Area | None:
    """The cells metadata stands for; None at the spreadsheet."""
    if found.sheet is None:
        return None
    sheet = book.sheet(found.sheet)
    index = sheet.place(found.dimension, found.line)
    return sheet.whole if index is None else sheet.whole.across(found.dimension, index, index + 1)


def _put(book: Workbook, number: int, given: Json) -> Json:
    """Raises GoogleError 400 without a key, a visibility or a location, and for more than Google allows on a sheet."""
    key, visibility = given.get("metadataKey"), given.get("visibility")
    if not key or visibility not in ("DOCUMENT", "PROJECT"):
        raise invalid("developerMetadata.metadataKey and developerMetadata.visibility must be specified.")
    place = _located(book, given.get("location", {}))
    made = book.metadata[number] = Metadata(number, key, given.get("metadataValue", ""), visibility, *place)
    if sum(len(each.key + each.value) for each in book.metadata.values() if each.sheet == made.sheet) > _LIMIT:
        raise invalid(f"Developer metadata exceeds the limit of {_LIMIT} characters.")
    return as_json(book, made)


def _located(book: Workbook, location: Json) -> tuple[int | None, Dimension, int | None]:
    """Sheet, dimension and line key of a location.

    Raises GoogleError 400 unless it names the spreadsheet, a sheet that exists, or exactly one row or column.
    """
    if location.get("spreadsheet"):
        return None, "ROWS", None
    if "sheetId" in location:
        return book.sheet(location["sheetId"]).id, "ROWS", None
    place = location.get("dimensionRange")
    if not place:
        raise invalid("Developer metadata location must be specified.")
    sheet, dimension = book.sheet(place.get("sheetId", 0)), place.get("dimension", "ROWS")
    start, end = place.get("startIndex", 0), place.get("endIndex", 0)
    if end - start != 1 or not 0 <= start < len(sheet.lines(dimension)):
        raise invalid("Developer metadata can only be associated with a single row or column.")
    return sheet.id, dimension, sheet.lines(dimension)[start].key
