"""Which kinds of batchUpdate requests the emulator has; others answer 400 by name."""

from collections.abc import Callable

from zi_sheets.emulator.sheets import (
    cell_requests,
    dimension_requests,
    feature_requests,
    merge_requests,
    metadata_requests,
    sheet_requests,
    sort_requests,
)
from zi_sheets.emulator.sheets.edit import Edit
from zi_sheets.emulator.wire import Json

REQUESTS: dict[str, Callable[[Edit, Json], Json | None]] = {
    "addBanding": feature_requests.add_banding,
    "addChart": feature_requests.add_chart,
    "addConditionalFormatRule": feature_requests.add_conditional_format,
    "addProtectedRange": feature_requests.add_protected_range,
    "addSheet": sheet_requests.add_sheet,
    "appendDimension": dimension_requests.append_dimension,
    "createDeveloperMetadata": metadata_requests.create,
    "deleteDeveloperMetadata": metadata_requests.delete,
    "deleteDimension": dimension_requests.delete_dimension,
    "deleteSheet": sheet_requests.delete_sheet,
    "insertDimension": dimension_requests.insert_dimension,
    "mergeCells": merge_requests.merge_cells,
    "moveDimension": dimension_requests.move_dimension,
    "repeatCell": cell_requests.repeat_cell,
    "setDataValidation": cell_requests.set_data_validation,
    "sortRange": sort_requests.sort_range,
    "unmergeCells": merge_requests.unmerge_cells,
    "updateBorders": cell_requests.update_borders,
    "updateCells": cell_requests.update_cells,
    "updateDeveloperMetadata": metadata_requests.update,
    "updateDimensionProperties": dimension_requests.update_dimension_properties,
    "updateSheetProperties": sheet_requests.update_sheet_properties,
    "updateSpreadsheetProperties": sheet_requests.update_spreadsheet_properties,
}


def run(edit: Edit, kind: str, body: Json) -> Json | None:
    """The inner reply of one request, None where Google answers {}."""
    return REQUESTS[kind](edit, body)
