"""batchUpdate requests that add, change and delete what lies on ranges and has an id of its own.

Named ranges, protected ranges, filter views, banded ranges and charts are kept in Google's own shapes; what differs
between them stands in FEATURES and in the checks below.
"""

from typing import NamedTuple

from zi_sheets.emulator.fields import merged, parse_update
from zi_sheets.emulator.google_error import GoogleError, invalid
from zi_sheets.emulator.sheets.a1 import read_range
from zi_sheets.emulator.sheets.area import with_sheet, without_sheet_zero
from zi_sheets.emulator.sheets.edit import Edit, can_edit
from zi_sheets.emulator.sheets.formats import with_both_colours, with_twin_names
from zi_sheets.emulator.sheets.number_format import new_number
from zi_sheets.emulator.wire import Json


class Feature(NamedTuple):
    """`items` is its list in the Sheet (or Spreadsheet) resource, `item` its field in requests, `id` its own field.

    `delete_by` is what the request that deletes it calls the id, where that has another name.
    """

    items: str
    item: str
    id: str
    delete_by: str = ""


FEATURES = {
    "NamedRange": Feature("namedRanges", "namedRange", "namedRangeId"),
    "ProtectedRange": Feature("protectedRanges", "protectedRange", "protectedRangeId"),
    "FilterView": Feature("filterViews", "filter", "filterViewId", "filterId"),
    "Banding": Feature("bandedRanges", "bandedRange", "bandedRangeId"),
    "Chart": Feature("charts", "chart", "chartId", "objectId"),
}


def add(name: str, edit: Edit, body: Json) -> Json:
    """Adds a feature; the reply shows what was made, but who may edit is only told when the spreadsheet is read."""
    feature, number = FEATURES[name], new_number()
    given = with_both_colours(with_sheet(body.get(feature.item, {})))
    made: Json = {feature.id: str(number) if name == "NamedRange" else number}
    made |= {key: value for key, value in given.items() if value not in (False, "")}
    if any(each[feature.id] == made[feature.id] for _, each in _all(edit, feature)):
        raise invalid(f"{feature.id} {made[feature.id]} is already in use.")
    _check(edit, name, made)
    shown = made
    if name == "ProtectedRange":
        shown = {**made, "requestingUserCanEdit": True, "editors": {}}
        editors = {edit.call.who.email, *made.get("editors", {}).get("users", [])}
        made = {key: value for key, value in made.items() if key != "requestingUserCanEdit"}
        made["editors"] = {"users": sorted(editors)}
    _list(edit, feature, made).append(made)
    return {feature.item: without_sheet_zero(shown)}


def update(name: str, edit: Edit, body: Json) -> None:
    """Changes the named fields of a feature."""
    feature = FEATURES[name]
    new = with_both_colours(with_sheet(body.get(feature.item, {})))
    items, old = _found(edit, feature, new.get(feature.id))
    changed = merged(old, new, with_twin_names(parse_update(body))) | {feature.id: old[feature.id]}
    items.remove(old)
    _check(edit, name, changed)
    _list(edit, feature, changed).append(changed)


def delete(name: str, edit: Edit, body: Json) -> None:
    feature = FEATURES[name]
    items, old = _found(edit, feature, body.get(feature.delete_by or feature.id))
    items.remove(old)


def update_chart_spec(edit: Edit, body: Json) -> None:
    items, old = _found(edit, FEATURES["Chart"], body.get("chartId"))
    items[items.index(old)] = {**old, "spec": with_both_colours(with_sheet(body.get("spec", {})))}


def _all(edit: Edit, feature: Feature) -> list[tuple[list[Json], Json]]:
    lists = [edit.book.named_ranges] if feature.items == "namedRanges" else []
    lists += [sheet.features.get(feature.items, []) for sheet in edit.book.sheets]
    return [(items, item) for items in lists for item in items]


def _found(edit: Edit, feature: Feature, wanted: Json) -> tuple[list[Json], Json]:
    """The list and the feature in it.

    Raises GoogleError 400 for an id that is not there, or a protected range the caller may not edit.
    """
    for items, item in _all(edit, feature):
        if item[feature.id] == wanted:
            if feature.id == "protectedRangeId" and not can_edit(edit.call, edit.book, item):
                raise invalid("You can't edit or remove this protection.")
            return items, item
    raise invalid(f"No {feature.item} with id: {wanted}")


def _list(edit: Edit, feature: Feature, item: Json) -> list[Json]:
    if feature.items == "namedRanges":
        return edit.book.named_ranges
    place = item.get("range") or item["position"]["overlayPosition"]["anchorCell"]
    return edit.book.sheet(place.get("sheetId", 0)).features.setdefault(feature.items, [])


def _check(edit: Edit, name: str, item: Json) -> None:
    """Raises GoogleError 400 for a range outside the grid, and for what Google refuses of a kind."""
    if name == "Chart":
        if "anchorCell" not in item.get("position", {}).get("overlayPosition", {}):
            raise invalid("A chart needs position.overlayPosition.anchorCell; charts on tabs of their own are missing.")
        return
    if name == "ProtectedRange" and "range" not in item:
        raise invalid("Protection needs a range; the embedded workspace cannot protect named ranges.")
    area = edit.book.area(item.setdefault("range", {"sheetId": 0}))
    others = (edit.book.area(each["range"]) for _, each in _all(edit, FEATURES["Banding"]))
    if name == "Banding" and any(area.overlaps(other) for other in others):
        raise invalid("You cannot add alternating background colors to a range that already has alternating colors.")
    if name == "NamedRange":
        _check_name(edit, item.get("name", ""))


def _check_name(edit: Edit, name: str) -> None:
    if any(each["name"].casefold() == name.casefold() for each in edit.book.named_ranges):
        raise invalid(f'A named range with the name "{name}" already exists.')
    try:
        read_range(edit.book, name)
    except GoogleError:
        if name.replace("_", "a").replace(".", "a").isalnum() and not name[0].isdigit():
            return
    raise invalid(f"The name is invalid: {name}")
