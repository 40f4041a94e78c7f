"""The nightly job: read, assess, plan, apply. The one place that knows all four steps."""

import time
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from zi_sheets import __version__
from zi_sheets.apply import apply, lay_out
from zi_sheets.closer_look.check_links import Ask
from zi_sheets.closer_look.closer_look import CloserLook, look_closer
from zi_sheets.closer_look.memory import Memory
from zi_sheets.config import Config
from zi_sheets.connect import Connection
from zi_sheets.decide import Decision, decide
from zi_sheets.domain.refusal import Refusal
from zi_sheets.domain.settings import read_settings
from zi_sheets.domain.snapshot import Snapshot
from zi_sheets.domain.work_plan.work_plan import SETTINGS
from zi_sheets.domain.workbook.grid import Cell
from zi_sheets.errors import Interrupted
from zi_sheets.init.adoption import placed
from zi_sheets.init.first_contact import known_answers, refuse_unproven
from zi_sheets.init.layout import lacks_tabs_or_columns, layout_requests
from zi_sheets.lease import Lease, other_run, release, take
from zi_sheets.materials.design import TabDesign
from zi_sheets.materials.materials import Materials
from zi_sheets.plan import CellWrite, Plan, diary_writes
from zi_sheets.protected import allowed
from zi_sheets.read import read_workbook, with_evidence
from zi_sheets.reports import data_dukung, log
from zi_sheets.synced import Receipt, Synced
from zi_sheets.workspace.failure import CallRefused, GoogleFailure, Unreachable
from zi_sheets.workspace.tree import Tree, read_tree

ROUNDS = 5  # a plan is made anew until it is empty; people who work on meanwhile must not keep us for ever
PAUSE_S = 2.0
WAITS, WAIT_S = 3, 20.0
LAYOUTS = 3
Progress = Callable[[str], None]
Keep = Callable[[Sequence[CellWrite]], None]
Place = tuple[str, str, str]
Summary = tuple[int, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Outset:
    """What a run begins with. `now` is aware; `today` defaults to its date in the unit's time zone.

    `keep` is told the writes before they are sent, for undo. `memory`: what earlier nights learnt.
    `ask` puts the question whether a page is there to a site; without it nothing outside Google is contacted.
    """

    now: datetime
    today: date | None = None
    progress: Progress = lambda _: None
    keep: Keep = lambda _: None
    memory: Memory = field(default_factory=Memory)
    ask: Ask | None = None
    run: str = field(default_factory=lambda: uuid.uuid4().hex[:8])


def sync(
    connection: Connection, config: Config, materials: Materials, outset: Outset, *, dry_run: bool = False
) -> Synced:
    """Bring the machine's cells up to date with the work plan and the evidence.

    Raises Refusal before any write where the workbook cannot be read for sure, GoogleFailure where Google refuses
    before anything was written, Interrupted where something was.
    """
    return _Sync(connection, config, materials, outset).run(dry_run)


@dataclass
class _Sync:
    """One run: it plans and writes until a fresh plan is empty; that empty plan is the proof of its receipt.

    Nothing is sent after the look that proves it, so whatever people do before any request is still seen.
    """

    connection: Connection
    config: Config
    materials: Materials
    outset: Outset
    started: float = field(default_factory=time.monotonic)
    wanted: dict[Place, CellWrite] = field(default_factory=dict)
    sent: list[CellWrite] = field(default_factory=list)
    lease: Lease | None = None
    logged: Summary | None = None
    closer: CloserLook | None = None

    def run(self, dry_run: bool) -> Synced:
        try:
            self.outset.progress("Membaca folder bukti ...")
            tree = read_tree(self.connection.drive, self.config.evidence_folder_id)
            if dry_run:
                return self._synced(self._look(tree, dry_run)[1], None)
            return self._rounds(tree)
        except (GoogleFailure, Interrupted) as failure:
            if self.sent:
                raise self._interrupted(failure) from failure
            raise
        finally:
            self._release()

    def _rounds(self, tree: Tree) -> Synced:
        failed: GoogleFailure | None = None
        for _ in range(ROUNDS):
            snapshot, decision = self._look(tree)
            try:
                if not decision.plan.touches_shared_tabs:
                    return self._finished(snapshot, decision)
                self._written(snapshot, decision.plan)
                failed = None
            except (Unreachable, CallRefused) as failure:
                # The answer was lost, or the workbook changed under the request: the next look tells what is so.
                failed = failure
                self.connection.retry.sleep(PAUSE_S)
        if failed:
            raise failed
        return self._finished(*self._look(tree))

    def _look(self, tree: Tree, dry_run: bool = False) -> tuple[Snapshot, Decision]:
        """Workbook and evidence as they are now, what they mean, and what has to be written for it."""
        snapshot = self._seen(tree, dry_run)
        today, first = self.outset.today or self._local(snapshot).date(), self.closer is None
        self.closer = self.closer or self._look_closer(snapshot, today)
        snapshot = self.closer.added_to(snapshot)
        decision = decide(snapshot, self.materials, today)
        if first and self.closer.asked and not decision.plan.touches_shared_tabs:
            # People worked on while documents were opened: what proves a run is seen after its last other request.
            return self._look(tree, dry_run)
        return snapshot, decision

    def _seen(self, tree: Tree, dry_run: bool) -> Snapshot:
        self.outset.progress("Membaca lembar kerja ...")
        workbook = self._own(read_workbook(self.connection.sheets, self.config.spreadsheet_id))
        refuse_unproven(known_answers(workbook))
        return replace(with_evidence(self._laid_out(workbook, dry_run), tree), overwritten=self._overwritten())

    def _overwritten(self) -> Mapping[str, Mapping[str, Cell]]:
        """A verdict that came while this run wrote was given for what the person saw, not for what we wrote."""
        found: dict[str, dict[str, Cell]] = {}
        for (tab, code, column), write in self.wanted.items():
            if tab == data_dukung.TAB and column in data_dukung.SHOWN_EVIDENCE:
                found.setdefault(code, {})[column] = write.was
        return found

    def _look_closer(self, snapshot: Snapshot, today: date) -> CloserLook:
        outset, drive = self.outset, self.connection.drive
        progress, ask = outset.progress, outset.ask
        return look_closer(drive, snapshot, self.materials, outset.memory, today=today, progress=progress, ask=ask)

    def _laid_out(self, workbook: Snapshot, dry_run: bool) -> Snapshot:
        """Tabs, machine columns and charts that people deleted are made again; a chart that is refused stops nothing.

        Raises Refusal where tabs or columns keep vanishing, GoogleFailure where making them keeps failing.
        """
        failed: GoogleFailure | None = None
        for _ in range(0 if dry_run else LAYOUTS):
            requests = layout_requests(self._designs(workbook), workbook)
            if not requests:
                return workbook
            self.outset.progress("Membuat lagi tab, kolom mesin, atau grafik yang hilang ...")
            failed = self._lay_out(requests)
            workbook = read_workbook(self.connection.sheets, self.config.spreadsheet_id)
        if lacks_tabs_or_columns(self._designs(workbook), workbook):
            raise failed or _layout_gone(workbook)
        return workbook

    def _designs(self, workbook: Snapshot) -> list[TabDesign]:
        return [placed(design, workbook, self.materials.headings) for design in self.materials.designs]

    def _lay_out(self, requests: Sequence[dict[str, Any]]) -> GoogleFailure | None:
        try:
            lay_out(self.connection.sheets, self.config.spreadsheet_id, requests)
        except (Unreachable, CallRefused) as failure:
            # The answer was lost, or somebody else made the same: the next look tells what is still missing.
            self.connection.retry.sleep(PAUSE_S)
            return failure
        return None

    def _own(self, workbook: Snapshot) -> Snapshot:
        """The workbook once no other run is at work. Raises Interrupted where that takes too long."""
        for _ in range(WAITS):
            if other_run(workbook, self.outset.run, self.outset.now) is None:
                return workbook
            self.outset.progress("Sinkron lain sedang menulis; menunggu ...")
            self.connection.retry.sleep(WAIT_S)
            workbook = read_workbook(self.connection.sheets, self.config.spreadsheet_id)
        if busy := other_run(workbook, self.outset.run, self.outset.now):
            raise busy
        return workbook

    def _written(self, snapshot: Snapshot, wanted: Plan) -> None:
        """All that is wanted, with the row in Log that will be true once it is so: the next look comes last of all."""
        self.outset.progress(f"Menulis {len(wanted.listed())} sel ...")
        if self.lease is None:
            self.lease = take(self.connection.sheets, snapshot, self.outset.run, self.outset.now)
        self._keep(wanted)
        receipt = Receipt(tuple(self.wanted.values()), wanted.left)
        row = self._log_row(snapshot, receipt)
        apply(self.connection.sheets, snapshot, replace(wanted, cells=(*wanted.cells, *row.cells)), self._accepted)
        self.logged = _summary(receipt)
        self._release()

    def _accepted(self, writes: Sequence[CellWrite]) -> None:
        self.sent += [write for write in writes if write.tab != log.TAB]

    def _keep(self, wanted: Plan) -> None:
        """All that this run wants so far, each cell as it was found first."""
        for write in (*wanted.keys, *wanted.cells):
            self.wanted[_place(write)] = replace(write, was=self.wanted.get(_place(write), write).was)
        self.outset.keep(tuple(self.wanted.values()))

    def _finished(self, snapshot: Snapshot, decision: Decision) -> Synced:
        """The machine's own tabs and the row in Log, in one write; what is still wanted elsewhere is named."""
        wanted = decision.plan
        pages = Plan(cells=tuple(write for write in wanted.cells if write.at is not None))
        shared = (*wanted.keys, *(write for write in wanted.cells if write.at is None))
        unwritten = {_place(write) for write in shared}
        if pages or not self.wanted:
            self._keep(pages)
        rows = dict.fromkeys(f"tab {write.tab}: baris {write.kode} berubah terus selagi ditulis" for write in shared)
        written = tuple(write for place, write in self.wanted.items() if place not in unwritten)
        receipt = Receipt(written, (*wanted.left, *rows))
        row = self._log_row(snapshot, receipt)
        if pages or self.logged != _summary(receipt):
            apply(self.connection.sheets, snapshot, Plan(cells=(*pages.cells, *row.cells)))
        return self._synced(decision, replace(receipt, left=(*receipt.left, *row.left)))

    def _release(self) -> None:
        if self.lease:
            release(self.connection.sheets, self.config.spreadsheet_id, self.lease)
            self.lease = None

    def _log_row(self, snapshot: Snapshot, receipt: Receipt) -> Plan:
        """The receipt in the workbook, where Log is not protected; its own call is counted."""
        local = self._local(snapshot)
        entry = log.LogEntry(
            run=f"{local:%Y%m%dT%H%M%S}-{self.outset.run}",
            started=local,
            version=__version__,
            calls=len(self.connection.journal.attempts) + 1,
            writes=len(receipt.written),
            duration_s=time.monotonic() - self.started,
            warnings="; ".join((*receipt.left, *self._notes())),
        )
        row = Plan(cells=tuple(diary_writes(log.diary(entry), snapshot.tabs[log.TAB])))
        return allowed(row, {}, snapshot.tabs)

    def _local(self, snapshot: Snapshot) -> datetime:
        return self.outset.now.astimezone(ZoneInfo(read_settings(snapshot.tabs.get(SETTINGS)).zone))

    def _synced(self, decision: Decision, receipt: Receipt | None) -> Synced:
        seconds, counts = time.monotonic() - self.started, self.connection.journal.counts()
        opened = self.closer.opened.calls if self.closer else 0
        seen = (decision.assessment, decision.evaluation, decision.plan)
        return Synced(*seen, receipt, counts, seconds, self._notes(), opened)

    def _notes(self) -> tuple[str, ...]:
        return self.closer.notes if self.closer else ()

    def _interrupted(self, failure: GoogleFailure | Interrupted) -> Interrupted:
        message = f"{failure.message} Sebelum itu {len(self.sent)} sel mesin sudah ditulis; sisanya belum."
        action = f"{failure.action} Sinkron berikutnya meneruskan yang belum."
        return Interrupted(message, where=failure.where, action=action)


def _place(write: CellWrite) -> Place:
    return write.tab, write.kode, write.column


def _summary(receipt: Receipt) -> Summary:
    """What the row in Log says of a receipt."""
    return len(receipt.written), receipt.left


def _layout_gone(snapshot: Snapshot) -> Refusal:
    return Refusal(
        "layout_incomplete",
        "Ada tab atau kolom mesin yang hilang; sinkron biasa akan membuatnya lagi.",
        where=f"lembar kerja {snapshot.url or snapshot.spreadsheet_id}",
        action="Jalankan `zi-sheets sync` tanpa --dry-run, atau pulihkan dari riwayat versi.",
    )
