"""batchUpdate requests about conditional formats, the basic filter, and groups of rows and columns."""

from zi_sheets.emulator.google_error import invalid
from zi_sheets.emulator.sheets.area import with_sheet, without_sheet_zero
from zi_sheets.emulator.sheets.dimension_requests import dimension_range
from zi_sheets.emulator.sheets.edit import Edit
from zi_sheets.emulator.sheets.formats import with_both_colours
from zi_sheets.emulator.sheets.workbook import Sheet
from zi_sheets.emulator.wire import Json


def add_conditional_format(edit: Edit, body: Json) -> None:
    """At `index`; the rules from there on move down."""
    rule = _rule(edit, body)
    rules = edit.book.sheet(rule["ranges"][0]["sheetId"]).features.setdefault("conditionalFormats", [])
    rules.insert(body.get("index", 0), rule)


def update_conditional_format(edit: Edit, body: Json) -> Json:
    """Replaces a rule, or moves it to `newIndex`."""
    new = _rule(edit, body) if "rule" in body else None
    rules, index = _rules(edit, new["ranges"][0]["sheetId"] if new else body.get("sheetId", 0), body)
    old, target = rules.pop(index), body.get("newIndex", index)
    rules.insert(target, new or old)
    answer = {"newRule": without_sheet_zero(new or old), "newIndex": target}
    return {**answer, "oldRule": without_sheet_zero(old), "oldIndex": index}


def delete_conditional_format(edit: Edit, body: Json) -> Json:
    rules, index = _rules(edit, body.get("sheetId", 0), body)
    return {"rule": without_sheet_zero(rules.pop(index))}


def set_basic_filter(edit: Edit, body: Json) -> None:
    given = with_sheet(body.get("filter", {}))
    area = edit.book.area(given.setdefault("range", {"sheetId": 0}))
    edit.book.sheet(area.sheet).features["basicFilter"] = [given]


def clear_basic_filter(edit: Edit, body: Json) -> None:
    edit.book.sheet(body.get("sheetId", 0)).features["basicFilter"] = []


def add_dimension_group(edit: Edit, body: Json) -> Json:
    """One level deeper than the groups it lies in; the first one brings the control after the group, as recorded."""
    sheet, kind, place = _group(edit, body)
    groups = sheet.features.setdefault(f"{kind}Groups", [])
    groups.append({"range": place, "depth": 1 + sum(_covers(group["range"], place) for group in groups)})
    grid = {**sheet.properties.get("gridProperties", {}), f"{kind}GroupControlAfter": True}
    sheet.properties = {**sheet.properties, "gridProperties": grid}
    return {"dimensionGroups": without_sheet_zero(groups)}


def delete_dimension_group(edit: Edit, body: Json) -> Json:
    """Takes the deepest group that is exactly the range, or what the range covers of a group, one level up."""
    sheet, kind, place = _group(edit, body)
    groups = sheet.features.get(f"{kind}Groups", [])
    inside = [group for group in groups if _covers(place, group["range"])]
    if not inside:
        raise invalid("There is no group over the specified range.")
    groups.remove(max(inside, key=lambda group: group["depth"]))
    return {"dimensionGroups": without_sheet_zero(groups)} if groups else {}


def _rule(edit: Edit, body: Json) -> Json:
    """Raises GoogleError 400 without ranges, or with ranges outside the grid."""
    rule = with_both_colours(with_sheet(body.get("rule", {})))
    if not rule.get("ranges"):
        raise invalid("A conditional format rule needs at least one range.")
    for place in rule["ranges"]:
        edit.book.area(place)
    return rule


def _rules(edit: Edit, sheet_id: int, body: Json) -> tuple[list[Json], int]:
    rules, index = edit.book.sheet(sheet_id).features.get("conditionalFormats", []), body.get("index", 0)
    if not 0 <= index < len(rules):
        raise invalid(f"No conditional format on sheet: {sheet_id} at index: {index}")
    return rules, index


def _group(edit: Edit, body: Json) -> tuple[Sheet, str, Json]:
    """The sheet, "row" or "column", and the range, closed to the grid."""
    sheet, dimension, start, end = dimension_range(edit, body.get("range", {}))
    place = {"sheetId": sheet.id, "dimension": dimension, "startIndex": start, "endIndex": end}
    return sheet, dimension.lower().removesuffix("s"), place


def _covers(outer: Json, inner: Json) -> bool:
    return bool(outer["startIndex"] <= inner["startIndex"] and inner["endIndex"] <= outer["endIndex"])
