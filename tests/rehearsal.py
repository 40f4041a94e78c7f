"""A school's unit on an embedded workspace in this process: set up once, copied for every test that changes it."""

import copy
import uuid
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime, time
from typing import Any

import gspread
import requests

from zi_sheets.config import PRACTICE, Config
from zi_sheets.connect import Connection
from zi_sheets.domain.grid import Cell
from zi_sheets.domain.snapshot import Snapshot
from zi_sheets.emulator import Application, InProcess, Store, open_store
from zi_sheets.init import Made, Wishes, init
from zi_sheets.materials import load_materials
from zi_sheets.read import CODE_PROPERTY, read
from zi_sheets.run import Synced, sync
from zi_sheets.workspace.auth import practice_credentials
from zi_sheets.workspace.drive import Drive
from zi_sheets.workspace.journal import Journal
from zi_sheets.workspace.retry import Retry
from zi_sheets.workspace.session import open_session
from zi_sheets.workspace.sheets import Sheets
from zi_sheets.workspace.tree import read_tree

DAY = date(2021, 3, 30)
Act = Callable[[requests.PreparedRequest], requests.Response | None]
MATERIALS = load_materials()

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


class Between(InProcess):
    """The way to the workspace, with `act` in front of every request; what it returns is the answer, None lets pass."""

    def __init__(self, application: Application, act: Act) -> None:
        super().__init__(application)
        self.act = act

    def send(self, request: requests.PreparedRequest, *args: Any, **kwargs: Any) -> requests.Response:
        return self.act(request) or super().send(request, *args, **kwargs)


@dataclass(frozen=True, slots=True)
class Unit:
    """One unit's places, and everybody's way to them."""

    application: Application
    config: Config

    def connection(self, identity: str = "operator", act: Act | None = None) -> Connection:
        """Signed in as the product does it, but no retry waits."""
        transport = Between(self.application, act) if act else InProcess(self.application)
        journal, retry = Journal(), Retry(sleep=lambda seconds: None)
        session = open_session(practice_credentials(identity), transport=transport, journal=journal, retry=retry)
        place_id = self.application.store.place_id
        return Connection(Sheets(session), Drive(session), journal, PRACTICE, place_id)

    def init(self, wishes: Wishes | None = None, act: Act | None = None) -> Made:
        return init(self.connection(act=act), self.config, MATERIALS, wishes or Wishes(DAY), lambda text: None)

    def sync(self, day: date = DAY, *, dry_run: bool = False, act: Act | None = None) -> Synced:
        """The nightly job at nine in the morning of `day`, as it is in Madiun."""
        now = datetime.combine(day, time(2), UTC)
        connection = self.connection(act=act)
        return sync(connection, self.config, MATERIALS, now=now, dry_run=dry_run, progress=lambda text: None)

    def snapshot(self) -> Snapshot:
        connection = self.connection()
        return read(connection.sheets, connection.drive, self.config.spreadsheet_id, self.config.evidence_folder_id)

    def person(self, name: str = "operator") -> gspread.Spreadsheet:
        """The workbook in a person's hands, by way of gspread alone."""
        return people_client(self.application, name).open_by_key(self.config.spreadsheet_id)

    def share(self, name: str) -> None:
        """Lets another person edit the workbook."""
        self.person().share(f"{name}@latihan.test", perm_type="user", role="writer", notify=False)

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
        return Unit(open_application(twin(self.application.store)), self.config)


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
    unit = replace(unit, config=unit.init().config)
    unit.person().worksheet("Rencana Kerja").update([list(row) for row in SMALL_PLAN], "A5", raw=True)
    unit.init()
    unit.upload(SMALL_EVIDENCE)
    return unit


def before(method: str, act: Callable[[], None], *, nth: int = 1) -> Act:
    """Runs `act` once, just before the product's n-th request whose URL ends with `method`."""
    seen = 0

    def look(request: requests.PreparedRequest) -> None:
        nonlocal seen
        if str(request.url).partition("?")[0].endswith(method):
            seen += 1
            if seen == nth:
                act()

    return look


def changed(before_: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """The entries of `after` that `before_` lacks or has otherwise."""
    return {key: value for key, value in after.items() if before_.get(key) != value}
