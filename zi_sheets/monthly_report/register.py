"""Which document holds which month's report, kept in the workbook, where every client of the unit finds it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from zi_sheets.marks import mark_request
from zi_sheets.workspace.sheets import Sheets

REPORTS_KEY = "zi.laporan"


@dataclass(frozen=True, slots=True)
class Register:
    """Document ids by month ("2021-04"); `metadata_id` is None while the workbook has no register."""

    metadata_id: int | None = None
    ids: Mapping[str, str] = field(default_factory=dict)


def read_register(sheets: Sheets, spreadsheet_id: str) -> Register:
    for each in sheets.metadata(spreadsheet_id):
        if each["metadataKey"] == REPORTS_KEY:
            return Register(each["metadataId"], json.loads(each["metadataValue"]))
    return Register()


def enter(sheets: Sheets, spreadsheet_id: str, register: Register, month: str, document_id: str) -> None:
    """Note the month's document; nothing is sent where it is noted already."""
    if register.ids.get(month) == document_id:
        return
    value = json.dumps({**register.ids, month: document_id}, sort_keys=True)
    sheets.change(spreadsheet_id, [mark_request(REPORTS_KEY, value, register.metadata_id)])
