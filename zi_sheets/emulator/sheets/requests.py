"""Which kinds of batchUpdate requests the emulator has; others answer 400 by name."""

from collections.abc import Callable
from functools import partial

from zi_sheets.emulator.sheets import (
    cell_requests,
    developer_metadata,
    dimension_requests,
    feature_requests,
    paste_requests,
    range_requests,
    rule_requests,
    sheet_requests,
)
from zi_sheets.emulator.sheets.edit import Edit
from zi_sheets.emulator.wire import Json

REQUESTS: dict[str, Callable[[Edit, Json], Json | None]] = {
    "addChart": partial(feature_requests.add, "Chart"),
    "addConditionalFormatRule": rule_requests.add_conditional_format,
    "addDimensionGroup": rule_requests.add_dimension_group,
    "addSheet": sheet_requests.add_sheet,
    "appendCells": cell_requests.append_cells,
    "appendDimension": dimension_requests.append_dimension,
    "autoResizeDimensions": dimension_requests.auto_resize,
    "clearBasicFilter": rule_requests.clear_basic_filter,
    "copyPaste": paste_requests.copy_paste,
    "createDeveloperMetadata": developer_metadata.create_metadata,
    "cutPaste": paste_requests.cut_paste,
    "deleteConditionalFormatRule": rule_requests.delete_conditional_format,
    "deleteDeveloperMetadata": developer_metadata.delete_metadata,
    "deleteDimension": dimension_requests.delete_dimension,
    "deleteDimensionGroup": rule_requests.delete_dimension_group,
    "deleteEmbeddedObject": partial(feature_requests.delete, "Chart"),
    "deleteRange": range_requests.delete_range,
    "deleteSheet": sheet_requests.delete_sheet,
    "duplicateSheet": sheet_requests.duplicate_sheet,
    "findReplace": cell_requests.find_replace,
    "insertDimension": dimension_requests.insert_dimension,
    "insertRange": range_requests.insert_range,
    "mergeCells": range_requests.merge_cells,
    "moveDimension": dimension_requests.move_dimension,
    "repeatCell": cell_requests.repeat_cell,
    "setBasicFilter": rule_requests.set_basic_filter,
    "setDataValidation": cell_requests.set_data_validation,
    "sortRange": range_requests.sort_range,
    "unmergeCells": range_requests.unmerge_cells,
    "updateBorders": cell_requests.update_borders,
    "updateCells": cell_requests.update_cells,
    "updateChartSpec": feature_requests.update_chart_spec,
    "updateConditionalFormatRule": rule_requests.update_conditional_format,
    "updateDeveloperMetadata": developer_metadata.update_metadata,
    "updateDimensionProperties": dimension_requests.update_dimension_properties,
    "updateSheetProperties": sheet_requests.update_sheet_properties,
    "updateSpreadsheetProperties": sheet_requests.update_spreadsheet_properties,
}
"""What runs each kind; it gives the inner reply, or None where Google answers {}."""
for _name in ("Banding", "FilterView", "NamedRange", "ProtectedRange"):
    REQUESTS[f"add{_name}"] = partial(feature_requests.add, _name)
    REQUESTS[f"update{_name}"] = partial(feature_requests.update, _name)
    REQUESTS[f"delete{_name}"] = partial(feature_requests.delete, _name)
