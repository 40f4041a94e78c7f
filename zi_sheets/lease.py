"""The lease: whoever writes says so at the spreadsheet, so that a second run notices.

It spares work and confusion, it protects nothing: without it the data must still come out right.
"""

import json
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from zi_sheets.domain.snapshot import Mark, Snapshot
from zi_sheets.errors import Interrupted
from zi_sheets.workspace.failure import CallRefused, GoogleFailure
from zi_sheets.workspace.sheets import Sheets

KEY = "zi.sewa"
METADATA_ID = 1_946_157_001  # fixed: Google refuses an id in use, so of two runs one gets it
LASTS = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Lease:
    """One run's claim; `value` is what stands in the metadata."""

    owner: str
    value: str


def other_run(snapshot: Snapshot, owner: str, now: datetime) -> Interrupted | None:
    """The other run that is at work by its lease; None if there is none, or it has run out, or it is ours."""
    mark = snapshot.marks.get(KEY)
    held = json.loads(mark.value) if mark else None
    if held is None or held["pemilik"] == owner or datetime.fromisoformat(held["sampai"]) <= now:
        return None
    until = datetime.fromisoformat(held["sampai"]).astimezone(now.tzinfo)
    return _busy(f"Sinkron lain sedang menulis lembar kerja ini, paling lama sampai pukul {until:%H:%M}.")


def take(sheets: Sheets, snapshot: Snapshot, owner: str, now: datetime) -> Lease:
    """Claim the workbook, in place of a claim that has run out. Raises Interrupted where another run was faster."""
    lease = Lease(owner, json.dumps({"pemilik": owner, "sampai": (now + LASTS).isoformat()}))
    stale = snapshot.marks.get(KEY)
    location = {"spreadsheet": True}
    metadata = {"metadataId": METADATA_ID, "metadataKey": KEY, "metadataValue": lease.value, "location": location}
    create = {"createDeveloperMetadata": {"developerMetadata": {**metadata, "visibility": "DOCUMENT"}}}
    try:
        sheets.change(snapshot.spreadsheet_id, [*([_removal(stale)] if stale else []), create])
    except CallRefused as refused:
        raise _busy("Sinkron lain baru saja mulai menulis lembar kerja ini.") from refused
    return lease


def release(sheets: Sheets, spreadsheet_id: str, lease: Lease) -> None:
    """Give the claim back; where that fails it runs out by itself."""
    try:
        sheets.change(spreadsheet_id, [_removal(Mark(METADATA_ID, lease.value))])
    except GoogleFailure:
        return


def _removal(mark: Mark) -> dict[str, Any]:
    """Removes this very claim: one that was renewed meanwhile has another value and stays."""
    lookup = {"metadataId": mark.metadata_id, "metadataKey": KEY, "metadataValue": mark.value}
    return {"deleteDeveloperMetadata": {"dataFilter": {"developerMetadataLookup": lookup}}}


def _busy(message: str) -> Interrupted:
    action = "Tunggu sampai selesai, lalu jalankan lagi."
    return Interrupted(message, where="lembar kerja", action=action)
