"""Set a unit up: places in Drive, tabs, anchors, evidence tree. Safe to repeat: only what is missing is made."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from zi_sheets.apply import apply, lay_out
from zi_sheets.config import ID_HINT, Config, is_id
from zi_sheets.connect import Connection
from zi_sheets.decide import work_plan_of
from zi_sheets.domain.refusal import Refusal
from zi_sheets.domain.snapshot import Snapshot
from zi_sheets.domain.work_plan.work_plan import MATRIX, SETTINGS
from zi_sheets.domain.workbook.grid import Cell
from zi_sheets.domain.workbook.headings import find_heading_row, find_headings
from zi_sheets.init.adoption import placed, with_matrix
from zi_sheets.init.fill import is_empty, matrix_fill, matrix_titles, settings_fill
from zi_sheets.init.first_contact import ask, known_answers, refuse_unproven
from zi_sheets.init.folders import WantedFolder, wanted_folders
from zi_sheets.init.layout import layout_requests
from zi_sheets.init.places import (
    REPORT_TEMPLATE_NAME,
    find_places,
    lacks_template,
    make_places,
    make_template,
    missing_places,
)
from zi_sheets.materials.design import TabDesign
from zi_sheets.materials.materials import Materials
from zi_sheets.materials.plan_data import load_plan_2021
from zi_sheets.plan import plan
from zi_sheets.read import CODE_PROPERTY, read_workbook
from zi_sheets.reports import petunjuk
from zi_sheets.workspace.drive import FOLDER, Drive
from zi_sheets.workspace.failure import Unreachable
from zi_sheets.workspace.folder_contents import Folder
from zi_sheets.workspace.tree import read_tree

Json = dict[str, Any]
Progress = Callable[[str], None]

PAUSE_S = 5.0
EXAMPLE_YEAR = 2021
EXAMPLE: Mapping[str, Cell] = {
    "Nama Unit": "SMPN 1 Mejayan",
    "Alias Unit": "SMP Negeri 1 Mejayan; Spensaja",
    "Tahun": EXAMPLE_YEAR,
    "Instrumen": "lke_permenpan_52_2014",
    "Tempat": "Madiun",
    "Zona Waktu": "WIB",
}


@dataclass(frozen=True, slots=True)
class Wishes:
    """How the unit is to be set up. `adopt`: id of a workbook that the school already has, "" for a new one."""

    today: date
    example: bool = False
    adopt: str = ""

    @property
    def year(self) -> int:
        return EXAMPLE_YEAR if self.example else self.today.year

    @property
    def settings(self) -> dict[str, Cell]:
        return dict(EXAMPLE) if self.example else {"Tahun": self.year}


@dataclass(frozen=True, slots=True)
class Made:
    """The unit's places, and what had to be made for them, in words."""

    config: Config
    made: tuple[str, ...]


def init(connection: Connection, config: Config, materials: Materials, wishes: Wishes, progress: Progress) -> Made:
    """Make what the unit lacks. `config.penanda` must be in zi.toml already: by it a broken init finds its own things.

    Where an answer is lost, nothing is sent again blindly: after a pause everything is looked for anew, twice, because
    what was made may show late. Raises Refusal where `adopt` names a workbook without a matrix or one that contradicts
    zi.toml, GoogleFailure.
    """
    check_adoption(connection, config, materials, wishes)
    made: list[str] = []

    def making(what: str) -> None:
        made.append(what)
        progress(f"Membuat {what} ...")

    for last in (False, False, True):
        try:
            config = _known(connection, config, wishes, progress)
            config = _made(connection, config, materials, wishes, making)
            break
        except Unreachable:
            if last:
                raise
            connection.retry.sleep(PAUSE_S)
            config = _known(connection, config, wishes, progress)
            connection.retry.sleep(PAUSE_S)
    return Made(config, tuple(dict.fromkeys(made)))


def _made(connection: Connection, config: Config, materials: Materials, wishes: Wishes, making: Progress) -> Config:
    """One pass: every thing is looked for, and made if it is not there."""
    config = make_places(connection.drive, config, missing_places(config, wishes.year), wishes.year, making)
    if lacks_template(connection.drive, config):
        making(REPORT_TEMPLATE_NAME)
        make_template(connection.drive, config)
    _first_contact(connection, config, making)
    snapshot, requests = _layout(connection, config, materials, wishes, making)
    if requests:
        lay_out(connection.sheets, config.spreadsheet_id, requests)
        snapshot = read_workbook(connection.sheets, config.spreadsheet_id)
    if contents := list(_contents(snapshot, materials, wishes, making)):
        lay_out(connection.sheets, config.spreadsheet_id, contents)
        snapshot = read_workbook(connection.sheets, config.spreadsheet_id)
    apply(connection.sheets, snapshot, plan({}, snapshot.tabs, (), (petunjuk.page(materials.guide),), ()))
    _grow_tree(connection.drive, config.evidence_folder_id, snapshot, materials, making)
    return config


def _first_contact(connection: Connection, config: Config, making: Progress) -> None:
    """Before the first write to people's tabs: is this place one in which writing was proven safe?"""
    snapshot = read_workbook(connection.sheets, config.spreadsheet_id)
    answers = known_answers(snapshot)
    if not answers:
        making("kontak pertama (tab dan dokumen uji, dihapus lagi)")
        answers = ask(connection, snapshot, config.reports_folder_id)
    refuse_unproven(answers)


def check_adoption(connection: Connection, config: Config, materials: Materials, wishes: Wishes) -> None:
    """Before anything is made: can the school's own workbook be adopted? Raises Refusal, GoogleFailure."""
    if not wishes.adopt:
        return
    if not is_id(wishes.adopt):
        message = f"'{wishes.adopt}' bukan id lembar kerja."
        raise Refusal("not_an_id", message, where="--adopt", action=f"Sebut idnya saja: {ID_HINT}.")
    if config.spreadsheet_id not in {"", wishes.adopt}:
        raise Refusal(
            "other_workbook",
            "zi.toml ini sudah milik buku kerja lain.",
            where="zi.toml, spreadsheet_id",
            action="Pakai --config dengan berkas baru untuk buku kerja yang diadopsi.",
        )
    snapshot, names = read_workbook(connection.sheets, wishes.adopt), materials.headings[MATRIX]
    tab = (snapshot if MATRIX in snapshot.tabs else with_matrix(snapshot, names)).tabs[MATRIX]
    row = find_heading_row(tab.rows, names, tab=tab.title)
    find_headings(tab.rows[row], names, row_index=row, tab=tab.title)


def preview(connection: Connection, config: Config, materials: Materials, wishes: Wishes) -> Made:
    """What `init` would make, in words; nothing is made."""
    config = _known(connection, config, wishes)
    wanted = [place.name for place in missing_places(config, wishes.year)]
    wanted += [REPORT_TEMPLATE_NAME] if lacks_template(connection.drive, config) else []
    if config.spreadsheet_id:
        snapshot, requests = _layout(connection, config, materials, wishes, wanted.append)
        list(_contents(snapshot, materials, wishes, wanted.append))
        if config.evidence_folder_id and not requests:
            _, missing = _folders(connection.drive, config.evidence_folder_id, snapshot, materials)
            wanted += [f"folder bukti {' / '.join(filter(None, (each.parent, each.name)))}" for each in missing]
    else:
        wanted += [_named_tabs([design.name for design in materials.designs]), "folder bukti"]
    return Made(config, tuple(wanted))


def _known(connection: Connection, config: Config, wishes: Wishes, telling: Progress = lambda _: None) -> Config:
    """The config with the ids that the wishes name or that are found in Drive."""
    config = replace(config, spreadsheet_id=wishes.adopt or config.spreadsheet_id)
    return find_places(connection.drive, config, telling)


def _layout(
    connection: Connection, config: Config, materials: Materials, wishes: Wishes, making: Progress
) -> tuple[Snapshot, list[Json]]:
    """The workbook as it is, and the requests for the tabs and machine columns that it lacks."""
    snapshot = read_workbook(connection.sheets, config.spreadsheet_id)
    if wishes.adopt and MATRIX not in snapshot.tabs:
        snapshot = with_matrix(snapshot, materials.headings[MATRIX])
    designs = [placed(design, snapshot, materials.headings) for design in materials.designs]
    requests = layout_requests(designs, snapshot)
    if requests:
        missing = [design.name for design in designs if design.name not in snapshot.tabs]
        making(_named_tabs(missing) if missing else "kolom mesin atau grafik yang belum ada")
    return snapshot, requests


def _named_tabs(names: list[str]) -> str:
    return f"tab {', '.join(names)}"


def _contents(snapshot: Snapshot, materials: Materials, wishes: Wishes, making: Progress) -> Iterator[Json]:
    """First contents of people's tabs, each only into a tab that is there and still empty."""
    if SETTINGS in snapshot.tabs and _is_empty(SETTINGS, snapshot, materials):
        yield from settings_fill(snapshot.tabs[SETTINGS], wishes.settings)
    if wishes.example and MATRIX in snapshot.tabs and _is_empty(MATRIX, snapshot, materials):
        tab, design = snapshot.tabs[MATRIX], _design(MATRIX, snapshot, materials)
        making("isi contoh rencana kerja 2021")
        yield from matrix_titles(tab, design, str(EXAMPLE["Nama Unit"]))
        yield from matrix_fill(design, tab, load_plan_2021())


def _design(name: str, snapshot: Snapshot, materials: Materials) -> TabDesign:
    """With its heading row where the tab has it: above it a school's own tab may have any number of lines."""
    design = next(design for design in materials.designs if design.name == name)
    return placed(design, snapshot, materials.headings)


def _is_empty(name: str, snapshot: Snapshot, materials: Materials) -> bool:
    return is_empty(_design(name, snapshot, materials), snapshot.tabs[name])


def _grow_tree(drive: Drive, root_id: str, snapshot: Snapshot, materials: Materials, making: Progress) -> None:
    """The folders that the work plan wants and that no mark in the tree stands for."""
    there, missing = _folders(drive, root_id, snapshot, materials)
    if missing:
        making(f"{len(missing)} folder bukti")
    for wanted in missing:
        parent = there[wanted.parent] if wanted.parent else root_id
        folder = drive.create(wanted.name, FOLDER, parent, properties={CODE_PROPERTY: wanted.code})
        there[wanted.code] = folder["id"]


def _folders(
    drive: Drive, root_id: str, snapshot: Snapshot, materials: Materials
) -> tuple[dict[str, str], list[WantedFolder]]:
    """Ids by mark, the oldest of each, and what is missing; nothing is wanted while the matrix is empty."""
    if _is_empty(MATRIX, snapshot, materials):
        return {}, []
    marked = sorted(_marked_folders(drive, root_id), key=lambda folder: str(folder.file["createdTime"]), reverse=True)
    there = {folder.file["properties"][CODE_PROPERTY]: folder.id for folder in marked}
    return there, [each for each in wanted_folders(work_plan_of(snapshot, materials)) if each.code not in there]


def _marked_folders(drive: Drive, root_id: str) -> list[Folder]:
    tree = read_tree(drive, root_id)
    return [folder for folder in tree.folders.values() if CODE_PROPERTY in folder.file.get("properties", {})]
