"""Our notes at the spreadsheet itself: developer metadata that every client of the unit sees, never a cell."""

from typing import Any


def mark_request(key: str, value: str, metadata_id: int | None) -> dict[str, Any]:
    """The request that makes a note under `key`, or changes the one that has `metadata_id`."""
    if metadata_id is None:
        metadata = {"metadataKey": key, "metadataValue": value, "visibility": "DOCUMENT"}
        return {"createDeveloperMetadata": {"developerMetadata": {**metadata, "location": {"spreadsheet": True}}}}
    lookup = {"developerMetadataLookup": {"metadataId": metadata_id}}
    change = {"dataFilters": [lookup], "developerMetadata": {"metadataValue": value}, "fields": "metadataValue"}
    return {"updateDeveloperMetadata": change}
