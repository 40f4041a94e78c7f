"""Which API methods the emulator has; every other method of the discovery documents answers 501 by name."""

from collections.abc import Callable

from zi_sheets.emulator import (
    docs_documents,
    drive_about,
    drive_changes,
    drive_content,
    drive_files,
    drive_listing,
    drive_permissions,
    drive_place,
)
from zi_sheets.emulator.call import Call, Media
from zi_sheets.emulator.sheets import developer_metadata, sheet_requests, spreadsheets, values
from zi_sheets.emulator.wire import Json

Implementation = Callable[[Call], Json | Media | None]
"""Answers a call with the whole resource (the field mask comes later), with content, or with None for 204."""

METHODS: dict[str, Implementation] = {
    "docs.documents.create": docs_documents.create,
    "docs.documents.get": docs_documents.get,
    "drive.about.get": drive_about.about,
    "drive.changes.getStartPageToken": drive_changes.get_start_page_token,
    "drive.changes.list": drive_changes.list_changes,
    "drive.comments.list": drive_about.comments,
    "drive.drives.create": drive_place.create_drive,
    "drive.drives.get": drive_place.get_drive,
    "drive.drives.list": drive_place.list_drives,
    "drive.files.copy": drive_files.copy,
    "drive.files.create": drive_files.create,
    "drive.files.delete": drive_files.delete,
    "drive.files.emptyTrash": drive_files.empty_trash,
    "drive.files.export": drive_content.export,
    "drive.files.generateIds": drive_about.generate_ids,
    "drive.files.get": drive_files.get,
    "drive.files.list": drive_listing.list_files,
    "drive.files.update": drive_files.update,
    "drive.permissions.create": drive_permissions.create,
    "drive.permissions.delete": drive_permissions.delete,
    "drive.permissions.get": drive_permissions.get,
    "drive.permissions.list": drive_permissions.list_permissions,
    "drive.permissions.update": drive_permissions.update,
    "sheets.spreadsheets.batchUpdate": spreadsheets.batch_update,
    "sheets.spreadsheets.create": spreadsheets.create,
    "sheets.spreadsheets.developerMetadata.get": developer_metadata.get,
    "sheets.spreadsheets.developerMetadata.search": developer_metadata.search,
    "sheets.spreadsheets.get": spreadsheets.get,
    "sheets.spreadsheets.getByDataFilter": spreadsheets.get_by_data_filter,
    "sheets.spreadsheets.sheets.copyTo": sheet_requests.copy_to,
    "sheets.spreadsheets.values.append": values.append,
    "sheets.spreadsheets.values.batchClear": values.batch_clear,
    "sheets.spreadsheets.values.batchClearByDataFilter": values.batch_clear_by_data_filter,
    "sheets.spreadsheets.values.batchGet": values.batch_get,
    "sheets.spreadsheets.values.batchGetByDataFilter": values.batch_get_by_data_filter,
    "sheets.spreadsheets.values.batchUpdate": values.batch_update,
    "sheets.spreadsheets.values.batchUpdateByDataFilter": values.batch_update_by_data_filter,
    "sheets.spreadsheets.values.clear": values.clear,
    "sheets.spreadsheets.values.get": values.get,
    "sheets.spreadsheets.values.update": values.update,
}

DEFAULT_FIELDS = {
    "drive.changes.list": (
        "kind,nextPageToken,newStartPageToken,changes(kind,removed,changeType,time,fileId,file(kind,id,name,mimeType))"
    ),
    "drive.comments.list": "kind,comments,nextPageToken",
    "drive.drives.list": "kind,nextPageToken,drives(kind,id,name)",
    "drive.files.list": "kind,nextPageToken,incompleteSearch,files(kind,id,name,mimeType)",
    "drive.permissions.list": "kind,nextPageToken,permissions(kind,id,type,role)",
    **{f"drive.drives.{verb}": "kind,id,name" for verb in ("create", "get")},
    **{f"drive.files.{verb}": "kind,id,name,mimeType" for verb in ("copy", "create", "get", "update")},
    **{f"drive.permissions.{verb}": "kind,id,type,role" for verb in ("create", "get", "update")},
}
"""What Drive answers when a call names no `fields`."""
