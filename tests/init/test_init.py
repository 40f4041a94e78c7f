"""`init`: what it makes, that repeating changes nothing, and that it can break off anywhere and be repeated."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from typing import Any

import gspread
import pytest

from tests.rehearsal import DAY, MATERIALS, SMALL_PLAN, Act, Unit, new_unit, people_client, short_tabs
from zi_sheets.config import Config
from zi_sheets.domain.refusal import Refusal
from zi_sheets.emulator.wire import Reply, Request
from zi_sheets.init.init import Wishes, init, preview
from zi_sheets.init.layout import COLUMN_KEY
from zi_sheets.read import read_workbook
from zi_sheets.workspace.drive import FOLDER, SPREADSHEET

TABS = [
    "Petunjuk",
    "Rencana Kerja",
    "Data Dukung",
    "Berkas",
    "LKE",
    "Skor",
    "Monev",
    "Tim",
    "Riwayat",
    "Log",
    "Pengaturan",
]
WORKBOOK_FIELDS = (
    "sheets(properties(sheetId,title,index,gridProperties),merges,data(rowData(values(userEnteredValue,note)),"
    "columnMetadata(developerMetadata(metadataKey,metadataValue))))"
)


MACHINE_COLUMNS = [f"{design.name}/{heading}" for design in MATERIALS.designs for heading in design.machine_headings]


@pytest.fixture(scope="module", autouse=True)
def few_rows() -> Iterator[None]:
    with short_tabs():
        yield


@pytest.fixture(scope="module")
def made_once() -> Unit:
    """A new unit with headings only."""
    unit = new_unit()
    return replace(unit, config=unit.init().config)


def workbook(unit: Unit, spreadsheet_id: str = "") -> list[dict[str, Any]]:
    """The tabs as Google would tell them, past the product's own reader."""
    client = people_client(unit.application, "operator").http_client
    found = client.spreadsheets_get(spreadsheet_id or unit.config.spreadsheet_id, params={"fields": WORKBOOK_FIELDS})
    sheets: list[dict[str, Any]] = found["sheets"]
    return sheets


def everything(unit: Unit) -> list[tuple[str, str]]:
    """Type and name of every file of the place."""
    found = unit.connection().drive.search("name != ''", "Drive")
    return sorted((file["mimeType"], file["name"]) for file in found)


def test_tabs_in_their_order_with_frozen_headings(made_once: Unit) -> None:
    sheets = workbook(made_once)
    assert [sheet["properties"]["title"] for sheet in sheets] == TABS
    frozen = {
        sheet["properties"]["title"]: sheet["properties"]["gridProperties"].get("frozenRowCount", 0) for sheet in sheets
    }
    assert frozen == dict.fromkeys(TABS, 1) | {"Petunjuk": 0, "Skor": 0, "Monev": 0, "Rencana Kerja": 5}


@pytest.mark.parametrize(
    "design", [design for design in MATERIALS.designs if design.columns], ids=lambda design: design.name
)
def test_headings(made_once: Unit, design: Any) -> None:
    row = made_once.person().worksheet(design.name).row_values(design.heading_row + 1)
    assert row == [column.heading for column in design.columns]


def test_every_machine_column_has_one_anchor_and_no_other_has_any(made_once: Unit) -> None:
    anchored = Counter(
        metadata["metadataValue"]
        for sheet in workbook(made_once)
        for column in sheet["data"][0].get("columnMetadata", [])
        for metadata in column.get("developerMetadata", [])
        if metadata["metadataKey"] == COLUMN_KEY
    )
    assert anchored == Counter(MACHINE_COLUMNS)


def test_the_guide_has_twelve_numbered_lines(made_once: Unit) -> None:
    lines = [str(line) for line in made_once.person().worksheet("Petunjuk").col_values(1)]
    assert [line.partition(".")[0] for line in lines[1:]] == [str(number) for number in range(1, 13)]


def test_headings_only_without_an_example(made_once: Unit) -> None:
    rows = made_once.person().worksheet("Rencana Kerja").get_all_values()
    assert [row for row in rows if any(row)] == [rows[3]]
    assert made_once.folders().keys() == {""}


def test_the_settings_are_named_and_the_year_is_that_of_the_day(made_once: Unit) -> None:
    rows = made_once.person().worksheet("Pengaturan").get_all_values()
    assert rows[0] == ["Nama", "Isi"]
    assert ["Tahun", "2021"] in rows


def test_the_three_places_lie_in_the_units_own_folder(made_once: Unit) -> None:
    drive, config = made_once.connection().drive, made_once.config
    ids = (config.spreadsheet_id, config.evidence_folder_id, config.reports_folder_id)
    files = [drive.get(each, "x") for each in ids]
    assert [file["mimeType"] for file in files] == [SPREADSHEET, FOLDER, FOLDER]
    assert [file["name"] for file in files] == ["Rencana Kerja ZI 2021", "Bukti ZI 2021", "Laporan ZI 2021"]
    homes = {drive.get(file["parents"][0], "x")["name"] for file in files}
    assert homes == {"Zona Integritas 2021"}


def test_folders_follow_the_matrix(small_plan: Unit) -> None:
    drive = small_plan.connection().drive
    names = {code: drive.get(folder, "x")["name"] for code, folder in small_plan.folders(drive).items()}
    assert names == {
        "": "Bukti ZI 2021",
        "1": "1. Manajemen Perubahan",
        "1.1": "1.1 Tim Kerja ZI",
        "1.2": "1.2 Monev",
    }


def test_a_repeat_writes_nothing(small_plan: Unit) -> None:
    unit = small_plan.copy()
    unit.forget()
    made = unit.init()
    assert made.made == ()
    assert not unit.written


def test_a_repeat_finds_the_places_again_without_their_ids(small_plan: Unit) -> None:
    """zi.toml was begun, then the run broke off before its ids were kept."""
    unit = small_plan.copy()
    begun = Config(tempat=unit.config.tempat, penanda=unit.config.penanda, latihan_id=unit.config.latihan_id)
    unit.forget()
    made = init(unit.connection(), begun, MATERIALS, Wishes(DAY), lambda text: None)
    assert (made.config.spreadsheet_id, made.config.evidence_folder_id) == (
        unit.config.spreadsheet_id,
        unit.config.evidence_folder_id,
    )
    assert not unit.written


def test_a_dry_run_names_what_would_be_made_and_makes_nothing() -> None:
    unit = new_unit()
    made = preview(unit.connection(), unit.config, MATERIALS, Wishes(DAY))
    assert not unit.written
    assert everything(unit) == []
    assert {"Rencana Kerja ZI 2021", "Bukti ZI 2021", "Laporan ZI 2021", "folder bukti"} <= set(made.made)


def test_people_may_rename_and_move_everything(small_plan: Unit) -> None:
    unit = small_plan.copy()
    unit.person().worksheet("Data Dukung").update_title("Butir kami")
    drive = unit.connection().drive
    drive._service.files().update(fileId=unit.folders()["1.1"], body={"name": "Arsip tim"}).execute()
    unit.forget()
    assert unit.init().made == ()
    assert not unit.written


# Broken off.


class PowerCut(Exception):
    """The run ends here, whatever it was about to do."""


def cut(at: int, *, delivered: bool, unit: Unit) -> Act:
    """No request after the n-th; the n-th itself arrives only if `delivered`."""
    sent = 0

    def act(request: Request) -> Reply | None:
        nonlocal sent
        sent += 1
        if sent < at:
            return None
        if delivered:
            unit.application.handle(request)
        raise PowerCut

    return act


def blank_or_adopted(adopted: bool) -> tuple[Unit, Wishes]:
    unit = new_unit()
    if not adopted:
        return unit, Wishes(DAY)
    return unit, Wishes(DAY, adopt=school_workbook(unit).id)


@pytest.mark.parametrize("delivered", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("adopted", [False, True], ids=["new", "adopted"])
def test_broken_off_and_repeated(adopted: bool, delivered: bool) -> None:
    """At every seventh request: one workbook, one folder each, one anchor each; the next repeat writes nothing."""
    for at in count(1 + 2 * delivered + adopted, 7):
        unit, wishes = blank_or_adopted(adopted)
        try:
            unit.init(wishes, cut(at, delivered=delivered, unit=unit))
        except PowerCut:
            _whole(replace(unit, config=unit.init(wishes).config), wishes)
        else:
            break
    assert at > 10


def _whole(unit: Unit, wishes: Wishes) -> None:
    assert [file for file, times in Counter(everything(unit)).items() if times > 1] == []
    tabs = read_workbook(unit.connection().sheets, unit.config.spreadsheet_id).tabs
    anchors = [f"{name}/{heading}" for name, tab in tabs.items() for heading in tab.anchors]
    assert sorted(anchors) == sorted(MACHINE_COLUMNS)
    sheets = unit.person().fetch_sheet_metadata({"fields": "sheets(charts(chartId))"})["sheets"]
    assert len([chart for sheet in sheets for chart in sheet.get("charts", [])]) == 2
    unit.forget()
    assert unit.init(wishes).made == ()
    assert not unit.written


# The school's own workbook.

TITLES = [["RENCANA KERJA ZI"], ["SMP NEGERI CONTOH"], []]
HEADINGS = ["No.", "Program", "Tujuan ", "INDIKATOR", "Target", "Kegiatan", "Data\nDukung", "Anggaran", "Keterangan"]


def school_workbook(unit: Unit) -> gspread.Spreadsheet:
    """Title rows above, columns of its own, merged cells, a note, another tab beside it."""
    book = people_client(unit.application, "operator").create("Matriks sekolah")
    sheet = book.sheet1
    sheet.update_title("Matriks 2021")
    sheet.resize(rows=30, cols=12)
    rows = [[*row, "Rp 1.000", "catatan"] for row in SMALL_PLAN]
    sheet.update([*TITLES, HEADINGS, *rows], "A1", raw=True)
    sheet.merge_cells("A1:I1")
    sheet.merge_cells("B5:B6")
    sheet.insert_note("D5", "jangan dihapus")
    book.add_worksheet("Coretan", 5, 5).update([["milik guru"]], "A1", raw=True)
    return book


@pytest.fixture(scope="module")
def adopted_once() -> Unit:
    unit = new_unit()
    wishes = Wishes(DAY, adopt=school_workbook(unit).id)
    return replace(unit, config=unit.init(wishes).config)


def own_cells(sheet: dict[str, Any], columns: int) -> list[list[Any]]:
    rows = [row.get("values", [])[:columns] for row in sheet["data"][0].get("rowData", [])]
    while rows and not any(rows[-1]):
        rows.pop()
    return rows


def test_an_adopted_workbook_stays_as_it_was(adopted_once: Unit) -> None:
    fresh = new_unit()
    was = {sheet["properties"]["title"]: sheet for sheet in workbook(fresh, school_workbook(fresh).id)}
    now = {sheet["properties"]["title"]: sheet for sheet in workbook(adopted_once)}
    width = len(HEADINGS)
    assert own_cells(now["Matriks 2021"], width) == own_cells(was["Matriks 2021"], width)
    assert now["Matriks 2021"]["merges"] == was["Matriks 2021"]["merges"]
    assert own_cells(now["Coretan"], 5) == own_cells(was["Coretan"], 5)


def test_machine_columns_stand_at_the_right_end_beside_its_headings(adopted_once: Unit) -> None:
    rows = adopted_once.person().worksheet("Matriks 2021").get_all_values()
    machine = ["Kode", "Status Bukti", "Kelengkapan", "Kekurangan", "Folder Bukti"]
    assert [cell.strip() for cell in rows[3] if cell.strip()][-5:] == machine
    assert rows[3][: len(HEADINGS)] == HEADINGS
    assert not any(cell for row in (*rows[:3], *rows[4:]) for cell in row[len(HEADINGS) :])


def test_an_adopted_matrix_has_its_folders_and_is_synced(adopted_once: Unit) -> None:
    unit = adopted_once.copy()
    assert unit.folders().keys() == {"", "1", "1.1", "1.2"}
    done = unit.sync()
    assert done.statuses["Belum ada"] + done.statuses["Belum waktunya"] == 14
    assert not unit.sync().plan


@pytest.mark.parametrize("top", [0, 1, 6], ids=["headings in row 1", "in row 2", "in row 7"])
def test_a_small_matrix_is_not_taken_for_an_empty_one(top: int) -> None:
    """Wherever its headings stand: an example is never laid over somebody's rows."""
    unit = new_unit()
    book = people_client(unit.application, "operator").create("Kecil")
    sheet = book.sheet1
    sheet.update([*[[]] * top, HEADINGS, *map(list, SMALL_PLAN)], "A1", raw=True)
    was = sheet.get_all_values()
    unit = replace(unit, config=unit.init(Wishes(DAY, example=True, adopt=book.id)).config)
    assert [row[: len(HEADINGS)] for row in sheet.get_all_values()] == [row[: len(HEADINGS)] for row in was]
    assert "1.1" in unit.folders()


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([["Catatan", "bebas"]], "matrix_not_found"),
        ([], "matrix_not_found"),
        ([HEADINGS, *SMALL_PLAN, HEADINGS], None),
    ],
    ids=["no matrix", "an empty workbook", "headings repeated on the next page"],
)
def test_what_can_be_adopted(rows: list[list[str]], code: str | None) -> None:
    unit = new_unit()
    book = people_client(unit.application, "operator").create("Buku")
    if rows:
        book.sheet1.update([list(row) for row in rows], "A1", raw=True)
    wishes = Wishes(DAY, adopt=book.id)
    if code is None:
        assert unit.init(wishes).config.spreadsheet_id == book.id
        return
    with pytest.raises(Refusal) as refused:
        unit.init(wishes)
    assert refused.value.code == code


def test_a_unit_that_has_a_workbook_adopts_no_other(small_plan: Unit) -> None:
    unit = small_plan.copy()
    other = people_client(unit.application, "operator").create("Lain").id
    unit.forget()
    with pytest.raises(Refusal, match="buku kerja lain"):
        unit.init(Wishes(DAY, adopt=other))
    assert not unit.written
