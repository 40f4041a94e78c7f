"""batchUpdate requests about developer metadata."""

from zi_sheets.emulator.fields import every, parse_update
from zi_sheets.emulator.google_error import invalid
from zi_sheets.emulator.sheets.developer_metadata import as_json, check_limit, located, matching
from zi_sheets.emulator.sheets.edit import Edit
from zi_sheets.emulator.sheets.number import new_number
from zi_sheets.emulator.sheets.workbook import Metadata, Workbook
from zi_sheets.emulator.wire import Json


def create(edit: Edit, body: Json) -> Json:
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


def update(edit: Edit, body: Json) -> Json:
    """Raises GoogleError 400 if no metadata matches."""
    found = _matching(edit, body.get("dataFilters", []))
    if not found:
        raise invalid("No developer metadata matches the data filters.")
    changed = [_changed(edit.book, each, body) for each in found]
    edit.book.metadata |= {each.id: each for each in changed}
    check_limit(edit.book)
    return {"developerMetadata": [as_json(edit.book, each) for each in changed]}


def delete(edit: Edit, body: Json) -> Json:
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
