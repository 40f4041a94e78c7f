"""The nightly job: read, assess, plan, apply. The one place that knows all four steps."""

import time
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from zi_sheets import __version__
from zi_sheets.apply import Receipt, apply
from zi_sheets.config import Config
from zi_sheets.connect import Connection
from zi_sheets.domain.assess import SETTINGS, assess
from zi_sheets.domain.assessment import Assessment
from zi_sheets.domain.records import read_records
from zi_sheets.domain.refusal import Refusal
from zi_sheets.domain.settings import read_settings
from zi_sheets.domain.snapshot import Snapshot
from zi_sheets.domain.status import Status
from zi_sheets.materials import Materials
from zi_sheets.plan import Plan, diary_writes, plan
from zi_sheets.read import read
from zi_sheets.reports import berkas, data_dukung, log, monev, petunjuk, rencana_kerja, riwayat, skor

PLANNINGS = 2  # a plan whose rows people moved meanwhile is made anew once; then what is left is named
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Synced:
    """What a sync saw, wanted and did; `receipt` is None for a dry run."""

    assessment: Assessment
    plan: Plan
    receipt: Receipt | None
    requests: Mapping[str, int]
    duration_s: float

    @property
    def statuses(self) -> dict[str, int]:
        """How many required obligations stand in each status, every status named."""
        found = [item.state.status for item in self.assessment.items if item.required]
        return {status.value: found.count(status) for status in Status}

    @property
    def findings(self) -> int:
        return len(self.assessment.findings) + (len(self.receipt.refused) if self.receipt else 0)


def sync(
    connection: Connection,
    config: Config,
    materials: Materials,
    *,
    now: datetime,
    today: date | None = None,
    dry_run: bool = False,
    progress: Progress,
) -> Synced:
    """Bring the machine's cells up to date with the work plan and the evidence.

    `now` is aware; `today` defaults to its date in the unit's time zone. Raises Refusal before any write where the
    workbook cannot be read for sure, GoogleFailure where Google refuses.
    """
    started, mark = time.monotonic(), uuid.uuid4().hex[:6]
    receipt = None
    for _ in range(PLANNINGS):
        progress("Membaca lembar kerja dan folder bukti ...")
        snapshot = read(connection.sheets, connection.drive, config.spreadsheet_id, config.evidence_folder_id)
        local = _local(snapshot, now)
        progress(f"Menilai {len(snapshot.evidence)} berkas bukti ...")
        assessment, wanted = decide(snapshot, materials, today or local.date())
        if dry_run:
            break
        progress(f"Menulis {len(wanted.listed())} sel ...")
        note = _Note(connection, snapshot, local, started, mark)
        receipt = _apply_with_log(note, wanted)
        if not receipt.refused:
            break
    return Synced(assessment, wanted, receipt, connection.journal.counts(), time.monotonic() - started)


def decide(snapshot: Snapshot, materials: Materials, today: date) -> tuple[Assessment, Plan]:
    """Pure: what a snapshot means on a day, and what has to be written because of it."""
    for design in materials.designs:
        _check_there(snapshot, design.name)
    records = {
        design.name: read_records(snapshot.tabs[design.name], design.machine_headings, materials.people_of(design))
        for design in materials.shared
    }
    assessment = assess(snapshot, records[data_dukung.TAB], materials.rules, today)
    tables = (
        rencana_kerja.table(assessment, records[rencana_kerja.TAB]),
        data_dukung.table(assessment, records[data_dukung.TAB]),
        berkas.table(assessment, records[berkas.TAB], snapshot.unreadable),
    )
    pages = (petunjuk.page(materials.guide), skor.page(assessment), monev.page(assessment))
    return assessment, plan(records, snapshot.tabs, tables, pages, (riwayat.diary(assessment),))


def _check_there(snapshot: Snapshot, name: str) -> None:
    if name not in snapshot.tabs:
        raise Refusal(
            "tab_gone",
            f"Tab '{name}' tidak ada lagi.",
            where=f"lembar kerja {snapshot.url or snapshot.spreadsheet_id}",
            action="Pulihkan tab itu dari riwayat versi, atau jalankan `zi-sheets init` untuk membuatnya lagi.",
        )


def _local(snapshot: Snapshot, now: datetime) -> datetime:
    return now.astimezone(ZoneInfo(read_settings(snapshot.tabs.get(SETTINGS)).zone))


@dataclass(frozen=True, slots=True)
class _Note:
    """What the row in Log needs to know of the run; `started` counts monotonic seconds, `mark` tells runs apart."""

    connection: Connection
    snapshot: Snapshot
    local: datetime
    started: float
    mark: str

    def row(self, receipt: Receipt) -> Plan:
        """The run's row in Log; its own call is counted."""
        entry = log.LogEntry(
            run=f"{self.local:%Y%m%dT%H%M%S}-{self.mark}",
            started=self.local,
            version=__version__,
            calls=len(self.connection.journal.attempts) + 1,
            writes=len(receipt.written),
            duration_s=time.monotonic() - self.started,
            warnings="; ".join(f"{each.write.tab} {each.write.kode}: {each.reason}" for each in receipt.refused),
        )
        return Plan(cells=tuple(diary_writes(log.diary(entry), self.snapshot.tabs[log.TAB])))


def _apply_with_log(note: _Note, wanted: Plan) -> Receipt:
    """Cells of the machine's own tabs cannot fail singly, so their receipt travels with them in one write; otherwise
    it is written after the outcome is known."""
    sheets, snapshot = note.connection.sheets, note.snapshot
    if wanted.touches_shared_tabs:
        receipt = apply(sheets, snapshot, wanted)
        apply(sheets, snapshot, note.row(receipt))
        return receipt
    receipt = Receipt(written=wanted.cells)
    apply(sheets, snapshot, Plan(cells=(*wanted.cells, *note.row(receipt).cells)))
    return receipt
