"""batchUpdate requests that put something on a range: protection, conditional formats, banding, charts."""

import secrets

from zi_sheets.emulator.google_error import invalid
from zi_sheets.emulator.sheets.area import with_sheet, without_sheet_zero
from zi_sheets.emulator.sheets.edit import Edit
from zi_sheets.emulator.sheets.formats import with_both_colours
from zi_sheets.emulator.sheets.workbook import Sheet
from zi_sheets.emulator.wire import Json


def add_protected_range(edit: Edit, body: Json) -> Json:
    """The reply has no editors; who may edit shows when the spreadsheet is read."""
    given = {name: value for name, value in body.get("protectedRange", {}).items() if name != "requestingUserCanEdit"}
    given = {name: value for name, value in with_sheet(given).items() if value not in (False, "")}
    edit.area(given.get("range", {}))
    made = {"protectedRangeId": given.pop("protectedRangeId", _new_id()), **given}
    warns = made.get("warningOnly", False)
    users = made.pop("editors", {}).get("users", [])
    stored = made if warns else {**made, "editors": {"users": sorted({edit.call.who.email, *users})}}
    _add(edit.book.sheet(given["range"]["sheetId"]), "protectedRanges", stored)
    shown = {**without_sheet_zero(made), "requestingUserCanEdit": True}
    return {"protectedRange": shown if warns else {**shown, "editors": {}}}


def add_conditional_format(edit: Edit, body: Json) -> None:
    """At `index`, the other rules move down."""
    rule = with_both_colours(with_sheet(body.get("rule", {})))
    if not rule.get("ranges"):
        raise invalid("A conditional format rule needs at least one range.")
    for place in rule["ranges"]:
        edit.area(place)
    rules = edit.book.sheet(rule["ranges"][0]["sheetId"]).features.setdefault("conditionalFormats", [])
    rules.insert(body.get("index", 0), rule)


def add_banding(edit: Edit, body: Json) -> Json:
    """Raises GoogleError 400 where a banded range already lies, as Google does."""
    given = with_both_colours(with_sheet(body.get("bandedRange", {})))
    area = edit.area(given.get("range", {}))
    sheet = edit.book.sheet(area.sheet)
    if any(edit.area(each["range"]).overlaps(area) for each in sheet.features.get("bandedRanges", [])):
        raise invalid("You cannot add alternating background colors to a range that already has alternating colors.")
    made = {"bandedRangeId": given.pop("bandedRangeId", _new_id()), **given}
    _add(sheet, "bandedRanges", made)
    return {"bandedRange": without_sheet_zero(made)}


def add_chart(edit: Edit, body: Json) -> Json:
    """Stored as it is given; it stands where its position says, on a new tab if that asks for one."""
    given = with_both_colours(with_sheet(body.get("chart", {})))
    anchor = given.get("position", {}).get("overlayPosition", {}).get("anchorCell")
    if anchor is None:
        raise invalid(
            "A chart needs position.overlayPosition.anchorCell; charts on tabs of their own are not supported."
        )
    made = {"chartId": given.pop("chartId", _new_id()), **given}
    _add(edit.book.sheet(anchor.get("sheetId", 0)), "charts", made)
    return {"chart": without_sheet_zero(made)}


def _add(sheet: Sheet, name: str, item: Json) -> None:
    sheet.features.setdefault(name, []).append(item)


def _new_id() -> int:
    return secrets.randbelow(2**31 - 1) + 1
