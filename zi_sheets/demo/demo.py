"""`zi-sheets demo`: the whole story on an embedded workspace in this process, told to a newcomer."""

import sys
import time
from dataclasses import dataclass, field
from datetime import date, datetime
from datetime import time as hour
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from rich.console import Console

from zi_sheets.closer_look.memory import Memory
from zi_sheets.config import Config
from zi_sheets.connect import Connection, connect_in_process
from zi_sheets.demo.people import people_at_work, people_cells
from zi_sheets.demo.telling import tell_areas, tell_changes, tell_requests, tell_score, tell_truth
from zi_sheets.demo.truth import compared
from zi_sheets.domain.period import Period
from zi_sheets.domain.requirement import Cadence
from zi_sheets.emulator import Application, open_store, serve
from zi_sheets.materials.materials import Materials, load_materials
from zi_sheets.monthly_report.report import report
from zi_sheets.practice.contents import FIRST_DAY, furnish, upload
from zi_sheets.practice.sample_evidence import FIRST_BATCH, SECOND_BATCH, load_sample_evidence
from zi_sheets.read import read_workbook
from zi_sheets.run import Outset, sync
from zi_sheets.synced import Synced
from zi_sheets.synced_text import score_json
from zi_sheets.workspace.drive import DOCX, XLSX

ZONE = ZoneInfo("Asia/Jakarta")
SECOND_DAY = date(2021, 5, 1)
APRIL = Period(2021, 4, 4, Cadence.MONTHLY)
TEACHER = "guru"


@dataclass
class StoryClock:
    """The workspace's time: it stands still until the story moves it."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now

    def move_to(self, day: date) -> None:
        self.now = datetime.combine(day, hour(1, 30), ZONE)


@dataclass
class Story:
    """A place, and the console that tells what happens in it. Every step goes through the real clients."""

    console: Console
    clock: StoryClock
    application: Application
    materials: Materials
    config: Config
    memory: Memory = field(default_factory=Memory)

    def connect(self, identity: str = "operator") -> Connection:
        """Anew for every step, so that each counts its own calls."""
        return connect_in_process(self.application, identity)

    def heading(self, text: str) -> None:
        self.console.print(f"\n[bold]{text}[/bold]")


def run_demo(out: Path, *, quiet: bool, keep_open: bool) -> dict[str, Any]:
    """Set up, sync, a month passes, sync, report; both files go into `out`. `quiet` tells it on standard error."""
    began = time.monotonic()
    console = Console(file=sys.stderr if quiet else sys.stdout, highlight=False, soft_wrap=True)
    clock = StoryClock(datetime.combine(FIRST_DAY, hour(1, 30), ZONE))
    story = Story(console, clock, Application(open_store(None), clock=clock), load_materials(), Config())
    _set_up(story)
    _evidence(story, FIRST_BATCH)
    story.heading("Malam 31 Maret 2021: sinkron pertama")
    first = _night(story, FIRST_DAY)
    tell_areas(console, first.assessment)
    _april(story)
    story.heading("Malam 1 Mei 2021: sinkron kedua")
    second = _second_night(story)
    tell_changes(console, first, second)
    tell_areas(console, second.assessment)
    tell_score(console, second.evaluation)
    comparison = compared(second.assessment, load_sample_evidence())
    tell_truth(console, comparison, second.assessment)
    story.heading("1 Mei 2021: laporan monev April")
    document_id = _report(story)
    workbook = _saved(story, story.config.spreadsheet_id, XLSX, out / "rencana-kerja.xlsx")
    document = _saved(story, document_id, DOCX, out / f"laporan-monev-{APRIL.code}.docx")
    console.print(f"\nSelesai dalam {time.monotonic() - began:.0f} detik. Buka:")
    for path in (workbook, document):
        console.print(f"  [bold][link={path.resolve().as_uri()}]{path}[/link][/bold]")
    if keep_open:
        _keep_open(story)
    return {
        "workbook": str(workbook),
        "report": str(document),
        "statuses": second.statuses,
        "score": score_json(second.evaluation),
        "truth": comparison.truth,
        "found": len(comparison.right),
        "missed": len(comparison.missed),
        "wrong": len(comparison.wrong),
    }


def _set_up(story: Story) -> None:
    story.heading("Menyiapkan ruang latihan SMPN 1 Mejayan, rencana kerja 2021")
    connection = story.connect()
    made = furnish(connection, lambda text: None)
    story.config = made.config
    for what in made.made:
        story.console.print(f"  + {what}")
    for file_id in (made.config.spreadsheet_id, made.config.evidence_folder_id, made.config.reports_folder_id):
        connection.drive.share(file_id, f"{TEACHER}@latihan.test", "writer")


def _evidence(story: Story, batch: str) -> None:
    chosen = [sample for sample in load_sample_evidence() if sample.batch == batch]
    upload(story.connect(TEACHER).drive, story.config.evidence_folder_id, chosen)
    story.console.print(f"  Guru menaruh {len(chosen)} berkas di folder bukti.")


def _night(story: Story, day: date) -> Synced:
    story.clock.move_to(day)
    connection = story.connect()
    done = sync(connection, story.config, story.materials, Outset(story.clock.now, memory=story.memory))
    tell_requests(story.console, done)
    return done


def _april(story: Story) -> None:
    story.heading("April 2021 berlalu")
    story.clock.move_to(date(2021, 4, 30))
    _evidence(story, SECOND_BATCH)
    for words in people_at_work(story.connect(TEACHER), story.config.spreadsheet_id):
        story.console.print(f"  Guru {words}.")


def _second_night(story: Story) -> Synced:
    """The second sync, with a look at people's cells before and after it."""
    before = people_cells(read_workbook(story.connect().sheets, story.config.spreadsheet_id), story.materials.designs)
    done = _night(story, SECOND_DAY)
    after = people_cells(read_workbook(story.connect().sheets, story.config.spreadsheet_id), story.materials.designs)
    changed = sum(before.get(place) != after.get(place) for place in before.keys() | after.keys())
    story.console.print(f"  Sel milik orang: {len(before)} dibaca sebelum dan sesudah, {changed} berubah oleh mesin.")
    return done


def _report(story: Story) -> str:
    """The month's Google Doc; returns its id."""
    done = report(
        story.connect(),
        story.config,
        story.materials,
        now=story.clock.now,
        month=APRIL,
        memory=story.memory,
        progress=lambda text: story.console.print(f"  {text}"),
    )
    story.console.print(f"  {done.as_text()}")
    return str(done.published.file["id"])


def _saved(story: Story, file_id: str, mime: str, path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(story.connect().drive.export(file_id, mime, path.name))
    return path


def _keep_open(story: Story) -> None:
    server = serve(story.application, 0)
    story.console.print(f"Ruang latihan tetap terbuka di {server.url}; tekan Ctrl+C untuk menutup.")
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        server.server_close()
