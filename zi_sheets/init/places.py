"""The three places of a unit in Drive: its workbook, its evidence folder, its reports folder. Looked for, then made.

Everything made for a unit carries its mark (`Config.penanda`), so an init that broke off finds its own things again.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from zi_sheets.config import Config
from zi_sheets.packaged import TEMPLATES
from zi_sheets.workspace.drive import DOCUMENT, DOCX, FOLDER, SPREADSHEET, Drive, quoted

Json = dict[str, Any]

UNIT_PROPERTY, ROLE_PROPERTY = "zi_unit", "zi"
HOME, REPORT_TEMPLATE = "home", "report_template"
REPORT_TEMPLATE_NAME = "Templat Laporan Monev"


@dataclass(frozen=True, slots=True)
class Place:
    """`key`: the field of Config, of zi.toml and of init's JSON that holds the id."""

    key: str
    name: str
    mime: str


def places_of(year: int) -> tuple[Place, ...]:
    return (
        Place("spreadsheet_id", f"Rencana Kerja ZI {year}", SPREADSHEET),
        Place("evidence_folder_id", f"Bukti ZI {year}", FOLDER),
        Place("reports_folder_id", f"Laporan ZI {year}", FOLDER),
    )


def find_places(drive: Drive, config: Config, telling: Callable[[str], None] = lambda _: None) -> Config:
    """The config with the ids of what is there already; of two with one role the older counts, the other is named."""
    single = {HOME, REPORT_TEMPLATE, *(place.key for place in places_of(0))}
    marked = [file for file in _marked(drive, config.penanda) if file["properties"][ROLE_PROPERTY] in single]
    found = {file["properties"][ROLE_PROPERTY]: file["id"] for file in reversed(marked)}
    for file in marked:
        if found[file["properties"][ROLE_PROPERTY]] != file["id"]:
            telling(f"'{file['name']}' ada dua; yang lebih lama dipakai, yang ini boleh dihapus: {file['webViewLink']}")
    known = {place.key: getattr(config, place.key) or found.get(place.key, "") for place in places_of(0)}
    return replace(config, **known)


def missing_places(config: Config, year: int) -> list[Place]:
    return [place for place in places_of(year) if not getattr(config, place.key)]


def make_places(
    drive: Drive, config: Config, missing: Sequence[Place], year: int, making: Callable[[str], None]
) -> Config:
    """Make what is missing in the unit's own folder. Raises GoogleFailure."""
    home = _home(drive, config, year, making) if missing else ""
    for place in missing:
        making(place.name)
        properties = {UNIT_PROPERTY: config.penanda, ROLE_PROPERTY: place.key}
        config = replace(config, **{place.key: drive.create(place.name, place.mime, home, properties=properties)["id"]})
    return config


def _home(drive: Drive, config: Config, year: int, making: Callable[[str], None]) -> str:
    if there := in_role(drive, config.penanda, HOME):
        return str(there[0]["id"])
    name = f"Zona Integritas {year}"
    making(f"folder {name}")
    properties = {UNIT_PROPERTY: config.penanda, ROLE_PROPERTY: HOME}
    return str(drive.create(name, FOLDER, None, properties=properties)["id"])


def lacks_template(drive: Drive, config: Config) -> bool:
    return not in_role(drive, config.penanda, REPORT_TEMPLATE)


def make_template(drive: Drive, config: Config) -> None:
    """The report's template as a Google document, for people to edit. Raises GoogleFailure."""
    drive.create(
        REPORT_TEMPLATE_NAME,
        DOCUMENT,
        config.reports_folder_id,
        properties={UNIT_PROPERTY: config.penanda, ROLE_PROPERTY: REPORT_TEMPLATE},
        content=(TEMPLATES / "laporan_monev.docx").read_bytes(),
        content_mime=DOCX,
    )


def in_role(drive: Drive, unit: str, role: str) -> list[Json]:
    """What carries the unit's mark in this role, the oldest first."""
    return [file for file in _marked(drive, unit) if file["properties"][ROLE_PROPERTY] == role]


def _marked(drive: Drive, unit: str) -> list[Json]:
    """What carries the unit's mark, the oldest first."""
    query = f"properties has {{ key={quoted(UNIT_PROPERTY)} and value={quoted(unit)} }}"
    return sorted(drive.search(query, "Drive"), key=lambda file: str(file["createdTime"]))
