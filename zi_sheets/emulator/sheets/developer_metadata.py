"""Developer metadata on a spreadsheet, a sheet, a row or a column: looking it up, and changing it."""

from collections.abc import Iterator

from zi_sheets.emulator.call import Call
from zi_sheets.emulator.fields import every, parse_update
from zi_sheets.emulator.google_error import invalid, not_found
from zi_sheets.emulator.sheets.a1 import read_range
from zi_sheets.emulator.sheets.area import Area, without_sheet_zero
from zi_sheets.emulator.sheets.edit import Edit, opened
from zi_sheets.emulator.sheets.number_format import new_number
from zi_sheets.emulator.sheets.workbook import Dimension, Metadata, Workbook
from zi_sheets.emulator.wire import Json

LIMIT = 30_000  # characters of keys and values, per spreadsheet and per sheet (Google's guide to metadata)


def get(call: Call) -> Json:
    book = opened(call)
    found = book.metadata.get(int(call.path["metadataId"])) if call.path["metadataId"].isdigit() else None
    if found is None:
        raise not_found()
    return as_json(book, found)


def search(call: Call) -> Json:
    """All metadata that any filter selects; {} for none."""
    book = opened(call)
    filters: dict[Metadata, list[Json]] = {}
    for data_filter in call.body.get("dataFilters", []):
        for found in matching(book, data_filter):
            filters.setdefault(found, []).append(data_filter)
    matched = [{"developerMetadata": as_json(book, found), "dataFilters": given} for found, given in filters.items()]
    return {"matchedDeveloperMetadata": matched} if matched else {}


def matching(book: Workbook, data_filter: Json) -> Iterator[Metadata]:
    """The metadata a DataFilter with a lookup selects. Raises GoogleError 400 for another kind of filter."""
    lookup = data_filter.get("developerMetadataLookup")
    if lookup is None:
        raise invalid("The data filter must have a developerMetadataLookup.")
    for found in book.metadata.values():
        if _matches(book, found, lookup):
            yield found


def _matches(book: Workbook, found: Metadata, lookup: Json) -> bool:
    wanted = {
        "metadataId": found.id,
        "metadataKey": found.key,
        "metadataValue": found.value,
        "visibility": found.visibility,
        "locationType": location_type(found),
    }
    if any(name in lookup and lookup[name] != value for name, value in wanted.items()):
        return False
    return "metadataLocation" not in lookup or _at(book, found, lookup)


def _at(book: Workbook, found: Metadata, lookup: Json) -> bool:
    """Whether metadata lies at the location asked for, or, unless it must be exact, within it."""
    location = lookup["metadataLocation"]
    here = as_json(book, found)["location"]
    if lookup.get("locationMatchingStrategy", "EXACT_LOCATION") == "EXACT_LOCATION":
        return all(here.get(name) == value for name, value in without_sheet_zero(location).items())
    if location.get("spreadsheet"):
        return True
    sheet = location.get("sheetId", location.get("dimensionRange", {}).get("sheetId", 0))
    return found.sheet in (None, sheet)


def location_type(found: Metadata) -> str:
    if found.sheet is None:
        return "SPREADSHEET"
    return {"ROWS": "ROW", "COLUMNS": "COLUMN"}[found.dimension] if found.line is not None else "SHEET"


def index_of(book: Workbook, found: Metadata) -> int:
    """Where the row or column of metadata is now."""
    lines = book.sheet(found.sheet or 0).lines(found.dimension)
    return next(i for i, line in enumerate(lines) if line.key == found.line)


def as_json(book: Workbook, found: Metadata) -> Json:
    """Google's DeveloperMetadata."""
    location: Json = {"locationType": location_type(found)}
    if found.sheet is None:
        location["spreadsheet"] = True
    elif found.line is None:
        location["sheetId"] = found.sheet
    else:
        index = index_of(book, found)
        place = {"sheetId": found.sheet, "dimension": found.dimension, "startIndex": index, "endIndex": index + 1}
        location["dimensionRange"] = without_sheet_zero(place)
    answer = {"metadataId": found.id, "metadataKey": found.key, "metadataValue": found.value}
    return {**{k: v for k, v in answer.items() if v != ""}, "location": location, "visibility": found.visibility}


def area_under(book: Workbook, found: Metadata) -> Area | None:
    """The cells metadata stands for; None at the spreadsheet."""
    if found.sheet is None:
        return None
    whole = book.sheet(found.sheet).whole
    if found.line is None:
        return whole
    index = index_of(book, found)
    return whole.across(found.dimension, index, index + 1)


def located(book: Workbook, location: Json) -> tuple[int | None, Dimension, int | None]:
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


def check_limit(book: Workbook) -> None:
    """Raises GoogleError 400 if a sheet, or the spreadsheet itself, carries more than Google allows."""
    sizes: dict[int | None, int] = {}
    for found in book.metadata.values():
        sizes[found.sheet] = sizes.get(found.sheet, 0) + len(found.key) + len(found.value)
    if any(size > LIMIT for size in sizes.values()):
        raise invalid(f"Developer metadata exceeds the limit of {LIMIT} characters.")


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


def create_metadata(edit: Edit, body: Json) -> Json:
    """Raises GoogleError 400 for an id in use (unless the switch says otherwise), no key, visibility or location."""
    new = body.get("developerMetadata", {})
    if not new.get("metadataKey") or new.get("visibility") not in ("DOCUMENT", "PROJECT"):
        raise invalid("developerMetadata.metadataKey and developerMetadata.visibility must be specified.")
    number = new.get("metadataId", new_number(edit.book.metadata))
    if number in edit.book.metadata and edit.call.behaviour["used_metadata_id"] == "400":
        raise invalid(f"Developer metadata with id {number} already exists.")
    place = located(edit.book, new.get("location", {}))
    made = Metadata(number, new["metadataKey"], new.get("metadataValue", ""), new["visibility"], *place)
    edit.book.metadata[number] = made
    check_limit(edit.book)
    return {"developerMetadata": as_json(edit.book, made)}


def update_metadata(edit: Edit, body: Json) -> Json:
    """Raises GoogleError 400 if no metadata matches."""
    found = _matching(edit, body.get("dataFilters", []))
    if not found:
        raise invalid("No developer metadata matches the data filters.")
    changed = [_changed(edit.book, each, body) for each in found]
    edit.book.metadata |= {each.id: each for each in changed}
    check_limit(edit.book)
    return {"developerMetadata": [as_json(edit.book, each) for each in changed]}


def delete_metadata(edit: Edit, body: Json) -> Json:
    gone = _matching(edit, [body.get("dataFilter", {})])
    answer = [as_json(edit.book, each) for each in gone]
    for each in gone:
        del edit.book.metadata[each.id]
    return {"deletedDeveloperMetadata": answer} if answer else {}


def _matching(edit: Edit, filters: list[Json]) -> list[Metadata]:
    return list({m.id: m for data_filter in filters for m in matching(edit.book, data_filter)}.values())


def _changed(book: Workbook, old: Metadata, body: Json) -> Metadata:
    new = body.get("developerMetadata", {})
    mask = parse_update(body) or every(new)
    changed = old
    if "metadataKey" in mask:
        changed = changed._replace(key=new.get("metadataKey", ""))
    if "metadataValue" in mask:
        changed = changed._replace(value=new.get("metadataValue", ""))
    if "visibility" in mask:
        changed = changed._replace(visibility=new.get("visibility", old.visibility))
    if "location" in mask:
        sheet, dimension, line = located(book, new.get("location", {}))
        changed = changed._replace(sheet=sheet, dimension=dimension, line=line)
    return changed
