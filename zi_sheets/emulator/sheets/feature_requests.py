"""batchUpdate requests that add, change and delete what lies on ranges and has an id of its own.

Named ranges, protected ranges, filter views, banded ranges and charts are kept in Google's own shapes; what differs
between them stands in FEATURES and in the checks below.
"""

from collections.abc import Callable
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
Run = Callable[[Edit, Json], Json | None]


def adding(name: str) -> Run:
    """The request that adds a feature; its reply shows what was made."""
    feature = FEATURES[name]

    def run(edit: Edit, body: Json) -> Json:
        given = with_both_colours(with_sheet(body.get(feature.item, {})))
        made = {feature.id: _new_id(feature), **{k: v for k, v in given.items() if v not in (False, "")}}
        if any(each[feature.id] == made[feature.id] for _, each in _all(edit, feature)):
            raise invalid(f"{feature.id} {made[feature.id]} is already in use.")
        _check(edit, name, made)
        stored, shown = _with_editors(edit, made) if name == "ProtectedRange" else (made, made)
        _list(edit, feature, stored).append(stored)
        return {feature.item: without_sheet_zero(shown)}

    return run


def updating(name: str) -> Run:
    """The request that changes the named fields of a feature."""
    feature = FEATURES[name]

    def run(edit: Edit, body: Json) -> None:
        new = with_both_colours(with_sheet(body.get(feature.item, {})))
        items, old = _found(edit, feature, new.get(feature.id))
        changed = merged(old, new, with_twin_names(parse_update(body))) | {feature.id: old[feature.id]}
        items.remove(old)
        _check(edit, name, changed)
        _list(edit, feature, changed).append(changed)

    return run


def deleting(name: str) -> Run:
    feature = FEATURES[name]

    def run(edit: Edit, body: Json) -> None:
        items, old = _found(edit, feature, body.get(feature.delete_by or feature.id))
        items.remove(old)

    return run


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
    if name == "Banding" and any(
        edit.book.area(each["range"]).overlaps(area) for _, each in _all(edit, FEATURES[name])
    ):
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


def _with_editors(edit: Edit, made: Json) -> tuple[Json, Json]:
    """What is kept and what the reply shows: who may edit is only told when the spreadsheet is read."""
    made.pop("requestingUserCanEdit", None)
    users = made.pop("editors", {}).get("users", [])
    stored = {**made, "editors": {"users": sorted({edit.call.who.email, *users})}}
    return stored, {**made, "requestingUserCanEdit": True, "editors": {}}


def _new_id(feature: Feature) -> int | str:
    return str(new_number()) if feature.items == "namedRanges" else new_number()
