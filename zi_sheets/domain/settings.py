"""What a unit sets in the tab `Pengaturan`, read once and checked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from zi_sheets.domain.refusal import Refusal
from zi_sheets.domain.scoring.gates_entry import ROWS
from zi_sheets.domain.setting_lists import cadence_rules, codes, days
from zi_sheets.domain.snapshot import Tab
from zi_sheets.domain.work_plan.cadence import CadenceRule
from zi_sheets.domain.workbook.dates import date_of
from zi_sheets.domain.workbook.grid import Cell, cell_text, place
from zi_sheets.domain.workbook.headings import HeadingNames, find_heading_row, find_headings

TAB = "Pengaturan"
_HEADINGS = HeadingNames(("Nama", "Isi"))
YES_OR_NO = {"ya": True, "tidak": False, "": None}
ZONES = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}


@dataclass(frozen=True, slots=True)
class Choice:
    """Codes, or a word like "semua", as the cell `where` holds them; () for a blank one."""

    words: tuple[str, ...] = ()
    where: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """`unit` is the unit's name and its aliases, the name first; empty until somebody fills it in.

    `assessment` is Tanggal Penilaian. `recommended` are codes of indicators, or "semua", as the cell
    `recommended_cell` holds them; `cadences` the unit's own rules. `requirement_folders` and `month_folders`: what gets
    folders of its own in the evidence tree. `instrument` is what people wrote for the evaluation sheet in the cell
    `instrument_cell`; `earlier`: has the unit been WBK before, None where nobody said. `stated`: is a condition of
    being proposed met, by its id; left out where nobody said.
    """

    unit: tuple[str, ...]
    year: int
    zone: str = "Asia/Jakarta"
    assessment: date | None = None
    head: str = ""
    head_nip: str = ""
    place: str = ""
    recommended: tuple[str, ...] = ()
    recommended_cell: str = ""
    cadences: tuple[CadenceRule, ...] = ()
    holidays: frozenset[date] = frozenset()
    requirement_folders: Choice = Choice()
    month_folders: Choice = Choice()
    instrument: str = ""
    instrument_cell: str = ""
    earlier: bool | None = None
    stated: Mapping[str, bool] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.unit[0] if self.unit else "unit kerja"

    @property
    def plan_end(self) -> date:
        return self.assessment or date(self.year, 12, 31)


def read_settings(tab: Tab | None) -> Settings:
    """The settings, with the 2021 plan's where a row is missing or blank. Raises Refusal naming the cell."""
    cells = dict(_cells(tab)) if tab and tab.rows else {}
    names = [cells[key][0] for key in ("nama unit", "alias unit") if key in cells]
    unit = tuple(name.strip() for text in names for name in str(text).split(";") if name.strip())
    return Settings(
        unit=unit,
        year=_year(cells),
        zone=_zone(cells),
        assessment=_date(cells, "tanggal penilaian"),
        head=_text(cells, "kepala sekolah"),
        head_nip=_text(cells, "nip"),
        place=_text(cells, "tempat"),
        recommended=codes(cells.get("dianjurkan", BLANK)[0]),
        recommended_cell=cells.get("dianjurkan", BLANK)[1],
        cadences=cadence_rules(*cells.get("jadwal butir", BLANK)),
        holidays=days(*cells.get("hari libur", BLANK)),
        requirement_folders=_choice(cells, "folder butir"),
        month_folders=_choice(cells, "folder bulan"),
        instrument=_text(cells, "instrumen"),
        instrument_cell=cells.get("instrumen", BLANK)[1],
        earlier=_yes_or_no(cells, "wbk sebelumnya"),
        stated={each: met for each, row in ROWS.items() if (met := _yes_or_no(cells, row.casefold())) is not None},
    )


Cells = Mapping[str, tuple[Cell, str]]
BLANK: tuple[Cell, str] = (None, "")


def _cells(tab: Tab) -> Iterable[tuple[str, tuple[Cell, str]]]:
    top = find_heading_row(tab.rows, _HEADINGS, tab=tab.title)
    columns = find_headings(tab.rows[top], _HEADINGS, row_index=top, tab=tab.title)
    for row in range(top + 1, len(tab.rows)):
        name, value = tab.text(row, columns["Nama"]).casefold(), tab.value(row, columns["Isi"])
        if name and value is not None:
            yield name, (value, place(tab.title, (row, columns["Isi"])))


def _text(cells: Cells, name: str) -> str:
    return cell_text(cells.get(name, ("", ""))[0])


def _choice(cells: Cells, name: str) -> Choice:
    value, where = cells.get(name, BLANK)
    return Choice(codes(value), where)


def _year(cells: Cells) -> int:
    text, where = _text(cells, "tahun"), cells.get("tahun", ("", ""))[1]
    if not text:
        return 2021
    if text.isdigit() and 2000 <= int(text) <= 2100:
        return int(text)
    raise Refusal("setting", f"Tahun rencana '{text}' bukan tahun.", where=where, action="Isi misalnya 2021.")


def _zone(cells: Cells) -> str:
    text, where = _text(cells, "zona waktu") or "WIB", cells.get("zona waktu", ("", ""))[1]
    zone = ZONES.get(text.upper(), text)
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError) as problem:
        message = f"Zona waktu '{text}' tidak dikenal."
        raise Refusal("setting", message, where=where, action="Isi WIB, WITA atau WIT.") from problem
    return zone


def _yes_or_no(cells: Cells, name: str) -> bool | None:
    text, where = _text(cells, name), cells.get(name, BLANK)[1]
    if text.casefold() not in YES_OR_NO:
        raise Refusal("setting", f"'{text}' bukan ya atau tidak.", where=where, action="Isi ya, tidak, atau kosongkan.")
    return YES_OR_NO[text.casefold()]


def _date(cells: Cells, name: str) -> date | None:
    value, where = cells.get(name, (None, ""))
    if value is None:
        return None
    found = date_of(value)
    if found is None:
        message = f"'{value}' bukan tanggal."
        raise Refusal("setting", message, where=where, action="Isi misalnya 30 September 2021.")
    return found
