"""Set a unit up: workbook, tabs, anchors, folders. Safe to repeat: only what is missing is made."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from zi_sheets.apply import apply, lay_out
from zi_sheets.config import Config
from zi_sheets.connect import Connection
from zi_sheets.design import TabDesign
from zi_sheets.domain.assess import MATRIX, SETTINGS, matrix_of
from zi_sheets.domain.grid import Cell
from zi_sheets.domain.headings import find_heading_row, is_heading_row
from zi_sheets.domain.refusal import Refusal
from zi_sheets.domain.snapshot import Snapshot
from zi_sheets.fill import is_empty, matrix_fill, matrix_titles, settings_fill
from zi_sheets.folders import wanted_folders
from zi_sheets.layout import layout_requests
from zi_sheets.materials import Materials
from zi_sheets.plan import plan
from zi_sheets.plan_data import load_plan_2021
from zi_sheets.read import CODE_PROPERTY, read_workbook
from zi_sheets.reports import petunjuk
from zi_sheets.workspace.drive import FOLDER, SPREADSHEET, Drive, quoted
from zi_sheets.workspace.tree import Folder, read_tree

Json = dict[str, Any]
Progress = Callable[[str], None]

UNIT_PROPERTY, ROLE_PROPERTY = "zi_unit", "zi"
EXAMPLE: Mapping[str, Cell] = {
    "Nama Unit": "SMPN 1 Mejayan",
    "Alias Unit": "SMP Negeri 1 Mejayan; Spensaja",
    "Tahun": 2021,
    "Instrumen": "lke_permenpan_52_2014",
    "Tempat": "Madiun",
    "Zona Waktu": "WIB",
}


@dataclass(frozen=True, slots=True)
class Made:
    """The unit's places, and what had to be made for them, in words."""

    config: Config
    made: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Role:
    """A thing of which a unit has exactly one; `key` is the field of Config that holds its id."""

    key: str
    name: str
    mime: str


def init(
    connection: Connection,
    config: Config,
    materials: Materials,
    *,
    today: date,
    example: bool = False,
    adopt: str = "",
    progress: Progress,
) -> Made:
    """Make what the unit lacks. `config.unit` must be in zi.toml already, so that a broken init finds its own things.

    Raises Refusal where `adopt` names a workbook without a matrix or one that contradicts zi.toml, GoogleFailure.
    """
    made: list[str] = []

    def making(what: str) -> None:
        made.append(what)
        progress(f"Membuat {what} ...")

    year = EXAMPLE["Tahun"] if example else today.year
    config = _places(connection.drive, _adopted(config, adopt), year, making)
    snapshot = _laid_out(connection, config.spreadsheet_id, materials, bool(adopt), making)
    _filled(connection, snapshot, materials, dict(EXAMPLE) if example else {"Tahun": year}, example, making)
    snapshot = read_workbook(connection.sheets, config.spreadsheet_id)
    guide = plan({}, snapshot.tabs, (), (petunjuk.page(materials.guide),), ())
    apply(connection.sheets, snapshot, guide)
    _grown(connection.drive, config.evidence_folder_id, snapshot, materials, making)
    return Made(config, tuple(made))


def _adopted(config: Config, adopt: str) -> Config:
    if adopt and config.spreadsheet_id not in {"", adopt}:
        raise Refusal(
            "other_workbook",
            "zi.toml ini sudah milik buku kerja lain.",
            where="zi.toml, spreadsheet_id",
            action="Pakai --config dengan berkas baru untuk buku kerja yang diadopsi.",
        )
    return replace(config, spreadsheet_id=adopt or config.spreadsheet_id)


def _places(drive: Drive, config: Config, year: Cell, making: Progress) -> Config:
    """Workbook and folders, each looked for before it is made."""
    found = {file["properties"][ROLE_PROPERTY]: file for file in reversed(_own(drive, config.unit))}
    home = ""
    for role in (
        _Role("spreadsheet_id", f"Rencana Kerja ZI {year}", SPREADSHEET),
        _Role("evidence_folder_id", f"Bukti ZI {year}", FOLDER),
        _Role("reports_folder_id", f"Laporan ZI {year}", FOLDER),
    ):
        if getattr(config, role.key):
            continue
        if role.key not in found:
            home = home or _home(drive, config.unit, found, year, making)
            making(role.name)
            properties = {UNIT_PROPERTY: config.unit, ROLE_PROPERTY: role.key}
            found[role.key] = drive.create(role.name, role.mime, home, properties=properties)
        config = replace(config, **{role.key: found[role.key]["id"]})
    return config


def _own(drive: Drive, unit: str) -> list[Json]:
    """What carries this unit's mark, the oldest first."""
    query = f"properties has {{ key={quoted(UNIT_PROPERTY)} and value={quoted(unit)} }}"
    return sorted(drive.search(query, "Drive"), key=lambda file: str(file["createdTime"]))


def _home(drive: Drive, unit: str, found: dict[str, Json], year: Cell, making: Progress) -> str:
    if "home" not in found:
        name = f"Zona Integritas {year}"
        making(f"folder {name}")
        properties = {UNIT_PROPERTY: unit, ROLE_PROPERTY: "home"}
        found["home"] = drive.create(name, FOLDER, None, properties=properties)
    return str(found["home"]["id"])


def _laid_out(
    connection: Connection, spreadsheet_id: str, materials: Materials, adopting: bool, making: Progress
) -> Snapshot:
    """The workbook with every tab and machine column; unchanged where nothing is missing."""
    snapshot = read_workbook(connection.sheets, spreadsheet_id)
    if adopting and MATRIX not in snapshot.tabs:
        snapshot = _with_matrix(snapshot, materials)
    designs = [_placed(design, snapshot, materials) for design in materials.designs]
    requests = layout_requests(designs, snapshot)
    if not requests:
        return snapshot
    missing = [design.name for design in designs if design.name not in snapshot.tabs]
    making(f"tab {', '.join(missing)}" if missing else "kolom mesin yang hilang")
    lay_out(connection.sheets, spreadsheet_id, requests)
    return read_workbook(connection.sheets, spreadsheet_id)


def _with_matrix(snapshot: Snapshot, materials: Materials) -> Snapshot:
    """The school's own matrix becomes our `Rencana Kerja`, as it is."""
    names = materials.headings[MATRIX]
    found = [tab for tab in snapshot.others if any(is_heading_row(row, names) for row in tab.rows)]
    if len(found) != 1:
        titles = ", ".join(tab.title for tab in (found or snapshot.others))
        message = "Lebih dari satu tab berisi matriks." if found else "Tidak ada tab yang berisi matriks rencana kerja."
        action = f"Pastikan tepat satu tab berjudul kolom {', '.join(names.required)}."
        raise Refusal("matrix_not_found", message, where=f"tab {titles}", action=action)
    return replace(
        snapshot,
        tabs={**snapshot.tabs, MATRIX: replace(found[0], name=MATRIX)},
        others=tuple(tab for tab in snapshot.others if tab is not found[0]),
    )


def _placed(design: TabDesign, snapshot: Snapshot, materials: Materials) -> TabDesign:
    """The design with its heading row where the tab has it now."""
    tab, names = snapshot.tabs.get(design.name), materials.headings.get(design.name)
    if tab is None or names is None or not tab.rows:
        return design
    return replace(design, heading_row=find_heading_row(tab.rows, names, tab=tab.title))


def _filled(
    connection: Connection,
    snapshot: Snapshot,
    materials: Materials,
    settings: dict[str, Cell],
    example: bool,
    making: Progress,
) -> None:
    """First contents, each only into a tab that is still empty."""
    requests: list[Json] = []
    if _is_empty(SETTINGS, snapshot, materials):
        requests += settings_fill(snapshot.tabs[SETTINGS], settings)
    if example:
        requests += _example(snapshot, materials, making)
    if requests:
        lay_out(connection.sheets, snapshot.spreadsheet_id, requests)


def _example(snapshot: Snapshot, materials: Materials, making: Progress) -> Iterator[Json]:
    tab, design = snapshot.tabs[MATRIX], _design(MATRIX, materials)
    if not is_empty(design, tab):
        return
    making("isi contoh rencana kerja 2021")
    if not any(tab.text(row, 0) for row in range(design.heading_row)):
        yield from matrix_titles(tab, str(EXAMPLE["Nama Unit"]))
    yield from matrix_fill(design, tab, load_plan_2021())


def _design(name: str, materials: Materials) -> TabDesign:
    return next(design for design in materials.designs if design.name == name)


def _is_empty(name: str, snapshot: Snapshot, materials: Materials) -> bool:
    return is_empty(_design(name, materials), snapshot.tabs[name])


def _grown(drive: Drive, root_id: str, snapshot: Snapshot, materials: Materials, making: Progress) -> None:
    """A folder per program and indicator of the matrix; none while the matrix is empty."""
    if _is_empty(MATRIX, snapshot, materials):
        return
    there = {folder.file["properties"][CODE_PROPERTY]: folder.id for folder in _marked(drive, root_id)}
    missing = [wanted for wanted in wanted_folders(matrix_of(snapshot, materials.rules)) if wanted.code not in there]
    if missing:
        making(f"{len(missing)} folder bukti")
    for wanted in missing:
        parent = there[wanted.parent] if wanted.parent else root_id
        folder = drive.create(wanted.name, FOLDER, parent, properties={CODE_PROPERTY: wanted.code})
        there[wanted.code] = folder["id"]


def _marked(drive: Drive, root_id: str) -> list[Folder]:
    tree = read_tree(drive, root_id)
    return [folder for folder in tree.folders.values() if CODE_PROPERTY in folder.file.get("properties", {})]
