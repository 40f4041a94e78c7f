"""A school's unit on an embedded workspace in this process: set up once, copied for every test that changes it."""

import copy
import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, fields, replace
from datetime import UTC, date, datetime, time
from typing import Any, cast

import gspread
import pytest

from tests.few_questions import with_few_questions
from zi_sheets.closer_look.check_links import Ask
from zi_sheets.closer_look.memory import Memory
from zi_sheets.config import PRACTICE, Config
from zi_sheets.connect import Connection, connect_in_process
from zi_sheets.domain.snapshot import Snapshot
from zi_sheets.domain.workbook.grid import Cell
from zi_sheets.emulator import Application, InProcess, Store, open_store
from zi_sheets.emulator.wire import Reply, Request
from zi_sheets.init.init import Made, Wishes, init
from zi_sheets.materials.materials import Materials, load_materials
from zi_sheets.practice.contents import furnish, upload
from zi_sheets.practice.sample_evidence import FIRST_BATCH, load_sample_evidence
from zi_sheets.read import CODE_PROPERTY, read_workbook, with_evidence
from zi_sheets.run import Outset, sync
from zi_sheets.synced import Synced
from zi_sheets.workspace.auth import practice_credentials
from zi_sheets.workspace.drive import Drive
from zi_sheets.workspace.retry import Retry
from zi_sheets.workspace.tree import read_tree

DAY = date(2021, 3, 30)
ROOM_FOR_THE_PLAN = 300
Act = Callable[[Request], Reply | None]
FULL_MATERIALS = load_materials()
MATERIALS = with_few_questions(FULL_MATERIALS)

SMALL_PLAN: tuple[tuple[str, ...], ...] = (
    ("1", "Manajemen Perubahan", "Tim bekerja", "Tim Kerja ZI", "1 tim", "1. Rapat", "1. SK Tim ZI\n2. Notulen rapat"),
    ("", "", "", "Monev", "12 kali", "1. Monev tiap bulan", "1. Laporan monev bulanan"),
)
"""Two indicators, 14 obligations: two documents once, one every month."""
SMALL_EVIDENCE = (
    ("1.1", "SK Tim ZI 2021.pdf"),
    ("1.1", "catatan lain.pdf"),
    ("1.2", "Laporan monev Januari 2021.pdf"),
)


class Gate:
    """The workspace as `connect_in_process` takes it, with `act` in front of every request: None lets it pass.

    What `act` returns is the answer; what it raises ends the run there, as a power cut would.
    """

    def __init__(self, application: Application, act: Act) -> None:
        self.application, self.act, self.store = application, act, application.store

    def handle(self, request: Request) -> Reply:
        return self.act(request) or self.application.handle(request)


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit's places, and everybody's way to them."""

    application: Application
    config: Config
    memory: Memory = field(default_factory=Memory)
    materials: Materials = MATERIALS

    def connection(self, identity: str = "operator", act: Act | None = None) -> Connection:
        """Signed in as the demo does it, through the real clients."""
        gate = Gate(self.application, act) if act else self.application
        return connect_in_process(cast(Application, gate), identity, Retry(sleep=lambda seconds: None))

    def init(self, wishes: Wishes | None = None, act: Act | None = None) -> Made:
        return self.init_through(self.connection(act=act), wishes)

    def init_through(self, connection: Connection, wishes: Wishes | None = None) -> Made:
        return init(connection, self.config, self.materials, wishes or Wishes(DAY), lambda text: None)

    def sync(self, day: date = DAY, *, dry_run: bool = False, act: Act | None = None, ask: Ask | None = None) -> Synced:
        return self.sync_through(self.connection(act=act), day, dry_run=dry_run, ask=ask)

    def sync_through(
        self, connection: Connection, day: date = DAY, *, dry_run: bool = False, ask: Ask | None = None
    ) -> Synced:
        """The nightly job at nine in the morning of `day`, as it is in Madiun."""
        now = datetime.combine(day, time(2), UTC)
        outset = Outset(now, memory=self.memory, ask=ask)
        return sync(connection, self.config, self.materials, outset, dry_run=dry_run)

    def snapshot(self) -> Snapshot:
        connection = self.connection()
        workbook = read_workbook(connection.sheets, self.config.spreadsheet_id)
        return with_evidence(workbook, read_tree(connection.drive, self.config.evidence_folder_id))

    def person(self, name: str = "operator") -> gspread.Spreadsheet:
        """The workbook in a person's hands, by way of gspread alone."""
        return people_client(self.application, name).open_by_key(self.config.spreadsheet_id)

    def share(self, name: str) -> None:
        """Lets another person edit the workbook."""
        url = f"https://www.googleapis.com/drive/v3/files/{self.config.spreadsheet_id}/permissions"
        person = {"type": "user", "role": "writer", "emailAddress": f"{name}@latihan.test"}
        people_client(self.application, "operator").http_client.request("post", url, json=person)

    def rows(self, tab: str) -> dict[str, dict[str, Cell]]:
        """Cells by heading, by Kode, as a person sees them; read past the product's own reader."""
        grid = self.person().worksheet(tab).get(value_render_option=gspread.utils.ValueRenderOption.unformatted)
        top = next(number for number, row in enumerate(grid) if "Kode" in row)
        headings = [str(cell) for cell in grid[top]]
        lines = (dict(zip(headings, [*row, *[""] * len(headings)], strict=False)) for row in grid[top + 1 :])
        return {str(line["Kode"]): line for line in lines if line["Kode"]}

    def upload(self, files: Iterable[tuple[str, str]]) -> list[str]:
        """Put small files, (code of the folder, name), into the evidence tree; returns their ids."""
        drive = self.connection("operator").drive
        folders = self.folders(drive)
        return [
            drive.create(name, "application/pdf", folders[code], content=f"{code} {name}".encode())["id"]
            for code, name in files
        ]

    def folders(self, drive: Drive | None = None) -> dict[str, str]:
        """Folder id by the code that marks it."""
        tree = read_tree(drive or self.connection().drive, self.config.evidence_folder_id)
        return {folder.file.get("properties", {}).get(CODE_PROPERTY, ""): folder.id for folder in tree.folders.values()}

    def forget(self) -> None:
        """Begin the request log anew."""
        self.application.control.log.clear()

    @property
    def methods(self) -> list[str]:
        """Method ids of the requests since `forget`."""
        return [entry.method for entry in self.application.control.log]

    @property
    def written(self) -> Counter[str]:
        """How often each method that changes something was asked for since `forget`."""
        log = self.application.control.log
        return Counter(entry.method for entry in log if is_write(entry.method))

    def copy(self) -> "Unit":
        """The same unit in another place, to be changed without harm to this one."""
        application = open_application(twin(self.application.store))
        return replace(self, application=application, memory=copy.deepcopy(self.memory))


def is_write(method: str) -> bool:
    return not method.rpartition(".")[2].lower().startswith(("get", "batchget", "list", "export", "search"))


def open_application(store: Store, *, contract: bool = False) -> Application:
    """The workspace stands still at the time of the first visit: no test depends on the day it runs on."""
    return Application(store, clock=lambda: datetime(2021, 3, 30, 1, tzinfo=UTC), contract=contract)


def twin(store: Store) -> Store:
    """The store again: records are never changed in place, so copies of the tables are enough."""
    other = copy.copy(store)
    for part in fields(store):
        table = getattr(store, part.name)
        if isinstance(table, dict):
            setattr(other, part.name, {key: _copied(value) for key, value in table.items()})
    return other


def _copied(value: Any) -> Any:
    return copy.copy(value) if isinstance(value, dict | set | list) else value


def people_client(application: Application, name: str) -> gspread.Client:
    """gspread as it comes, in a person's name."""
    client = gspread.Client(auth=practice_credentials(name))
    for scheme in ("https://", "http://"):
        client.http_client.session.mount(scheme, InProcess(application))
    client.set_timeout((5, 60))
    return client


def new_unit(*, contract: bool = False) -> Unit:
    """A place in which nothing has been made yet."""
    application = open_application(open_store(None), contract=contract)
    config = Config(tempat=PRACTICE, penanda=uuid.uuid4().hex, latihan_id=application.store.place_id)
    return Unit(application, config)


def small_unit() -> Unit:
    """The workbook of `init` with the small plan typed in and three files dropped, not yet synced."""
    unit = new_unit()
    with short_tabs():
        unit = replace(unit, config=unit.init().config)
    unit.person().worksheet("Rencana Kerja").update([list(row) for row in SMALL_PLAN], "A5", raw=True)
    unit.init()
    unit.upload(SMALL_EVIDENCE)
    return unit


def practice_unit() -> Unit:
    """The practice place as `zi-sheets workspace` furnishes it, in this process."""
    application = open_application(open_store(None))
    connection = connect_in_process(application)
    with short_tabs(ROOM_FOR_THE_PLAN):
        made = furnish(connection, lambda text: None)
    samples = [sample for sample in load_sample_evidence() if sample.batch == FIRST_BATCH]
    upload(connection.drive, made.config.evidence_folder_id, samples)
    return Unit(application, made.config, materials=FULL_MATERIALS)


@contextmanager
def short_tabs(rows: int = 60) -> Iterator[None]:
    """New tabs of a few rows: a thousand blank ones in every tab would make up most of the time of every test."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("zi_sheets.init.layout.ROWS", rows)
        yield


def before(method: str, act: Callable[[], None], *, nth: int = 1) -> Act:
    """Runs `act` once, just before the product's n-th request whose path ends with `method`."""
    seen = 0

    def look(request: Request) -> None:
        nonlocal seen
        if request.path.endswith(method):
            seen += 1
            if seen == nth:
                act()

    return look


def refusing(folder_id: str) -> Act:
    """Answers 403 to every question to Drive that names one folder."""

    def act(request: Request) -> Reply | None:
        asked = request.parameter("q") + request.body.decode("utf-8", "replace")
        if "/drive/" not in request.path or folder_id not in asked:
            return None
        body = b'{"error": {"code": 403, "errors": [{"reason": "insufficientFilePermissions"}], "message": "m"}}'
        return Reply(403, body, {"Content-Type": "application/json"})

    return act
