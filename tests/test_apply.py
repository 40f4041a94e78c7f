"""`apply` through the real clients: what is sent, where it lands, and what people do in between."""

import json
from collections.abc import Callable, Mapping
from typing import Any

import gspread
import pytest

from tests.rehearsal import Unit, before
from zi_sheets.domain.refusal import Refusal
from zi_sheets.domain.workbook.grid import Cell
from zi_sheets.emulator.wire import Reply, Request
from zi_sheets.errors import Interrupted
from zi_sheets.workspace.failure import Unreachable

WRITE = "values:batchUpdateByDataFilter"
LOOK = "values:batchGetByDataFilter"
Grid = list[list[Any]]


def bodies(unit: Unit) -> list[tuple[str, Any]]:
    """The call and the JSON of every request to Sheets that changes something, of one sync."""
    sent: list[tuple[str, Any]] = []

    def note(request: Request) -> None:
        call = request.path.rpartition("/")[2]
        if request.verb == "POST" and call != LOOK and request.path.startswith("/v4/"):
            sent.append((call, json.loads(request.body or b"{}")))

    unit.sync(act=note)
    return sent


def entries(call: tuple[str, Any]) -> list[Any]:
    data: list[Any] = call[1]["data"]
    return data


def cells_sent(entry: Mapping[str, Any]) -> list[Cell]:
    return [cell for line in entry["values"] for cell in line if cell is not None]


def looked_up(sent: list[Any]) -> set[int]:
    lookups = (entry["dataFilter"].get("developerMetadataLookup") for entry in sent)
    return {lookup["metadataId"] for lookup in lookups if lookup}


def grid(unit: Unit, tab: str) -> Grid:
    found: Grid = unit.person().worksheet(tab).get(value_render_option=gspread.utils.ValueRenderOption.unformatted)
    return found


def people_cells(unit: Unit, tab: str, machine: set[str]) -> dict[tuple[str, int], Any]:
    """Every cell outside the machine's columns, by heading and line."""
    rows = grid(unit, tab)
    top = next(number for number, row in enumerate(rows) if "Kode" in row)
    headings = [str(cell) for cell in rows[top]]
    return {
        (heading or str(column), line): row[column]
        for line, row in enumerate(rows)
        for column, heading in enumerate(headings)
        if column < len(row) and row[column] != "" and heading not in machine
    }


MACHINE = {
    "Rencana Kerja": {"Kode", "Status Bukti", "Kelengkapan", "Kekurangan", "Folder Bukti"},
    "Data Dukung": {
        "Kode", "Sifat", "Indikator", "Butir", "Jenis", "Periode", "Tenggat", "PIC", "Status", "Bukti", "Sidik",
        "Keyakinan", "Alasan",
    },
    "Berkas": {"Kode", "Nama", "Tautan", "Folder", "Membuktikan", "Keyakinan", "Temuan"},
    "LKE": {"Kode", "Pertanyaan", "Pilihan", "Nilai", "Nilai Terbukti", "Nilai TPI", "Bukti"},
}  # fmt: skip


def test_new_codes_go_first_and_alone(unit: Unit) -> None:
    writes = [call for call in bodies(unit) if call[0] == WRITE]
    keys = {tab.anchors["Kode"].metadata_id for tab in unit.snapshot().tabs.values() if tab.anchors}
    codes = {cell for entry in entries(writes[0]) for cell in cells_sent(entry)}
    assert codes == {code for tab in MACHINE for code in unit.rows(tab)}
    assert looked_up(entries(writes[0])) == keys
    assert not any(looked_up(entries(write)) & keys for write in writes[1:])


def test_every_write_is_raw_and_by_one_metadata_id_or_range(unit: Unit) -> None:
    for body in [body for name, body in bodies(unit) if name == WRITE]:
        assert body["valueInputOption"] == "RAW"
        for entry in body["data"]:
            lookup = entry["dataFilter"].get("developerMetadataLookup", {"metadataId": 0})
            assert list(lookup) == ["metadataId"]
            assert ("developerMetadataLookup" in entry["dataFilter"]) == (entry["majorDimension"] == "COLUMNS")


def test_values_are_written_and_nothing_else_but_the_lease_and_dropdowns_of_new_rows(unit: Unit) -> None:
    """PITFALLS 8: no append, no inserted rows, no format, no formula."""
    sent = bodies(unit)
    others = [next(iter(request)) for name, body in sent if name != WRITE for request in body["requests"]]
    assert set(others[1:-1]) == {"setDataValidation"}
    assert (others[0], others[-1]) == ("createDeveloperMetadata", "deleteDeveloperMetadata")
    assert {name.rpartition(":")[2] for name, _ in sent} == {"batchUpdate", "batchUpdateByDataFilter"}


@pytest.mark.parametrize(
    "name", ['=IMPORTXML("http://x","//a")', "+62 351 1234", "-1", "@kepala", "1E2", "007", "2021-01-01", "TRUE", "'a"]
)
def test_a_file_name_stays_text(unit: Unit, name: str) -> None:
    """PITFALLS 10: RAW always."""
    (file_id,) = unit.upload([("1.1", name)])
    unit.sync()
    assert unit.rows("Berkas")[file_id]["Nama"] == name
    formulas = unit.person().worksheet("Berkas").get(value_render_option=gspread.utils.ValueRenderOption.formula)
    assert [name] == [row[0] for row in formulas if file_id in row]
    assert not unit.sync().plan


def test_numbers_and_dates_are_typed(unit: Unit) -> None:
    """PITFALLS 11."""
    unit.sync()
    row = unit.rows("Data Dukung")["1.1/sk-tim-zi"]
    assert row["Tenggat"] == 44561
    assert isinstance(row["Keyakinan"], float)


def test_the_grid_grows_before_the_write(unit: Unit) -> None:
    """PITFALLS 6: a grid smaller than the write, and rows that are blank to its end."""
    tabs = {"Data Dukung": 3, "Berkas": 2, "Skor": 2, "Log": 1}
    for name, rows in tabs.items():
        unit.person().worksheet(name).resize(rows=rows)
    unit.forget()
    done = unit.sync()
    assert done.receipt
    assert done.receipt.left == ()
    assert len(unit.rows("Data Dukung")) == 14
    assert not unit.sync().plan


def test_columns_of_a_page_grow_too(unit: Unit) -> None:
    unit.person().worksheet("Monev").resize(cols=2)
    unit.sync()
    assert grid(unit, "Monev")[3][2:] == [
        "Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des",
    ]  # fmt: skip


def test_only_changed_cells_are_sent(synced: Unit) -> None:
    """PITFALLS 13: a full refresh would overwrite what a phone synced late."""
    synced.person().worksheet("Data Dukung").update_acell("G3", "dicoret orang")
    (sent,) = [entries(call) for call in bodies(synced) if call[0] == WRITE]
    changed, row_in_log = map(cells_sent, sent)
    assert changed == ["Belum ada"]
    assert row_in_log[4] == 1


def test_cells_of_people_are_never_touched(unit: Unit) -> None:
    """PITFALLS 13."""
    book = unit.person()
    book.worksheet("Data Dukung").update([["Kode palsu orang", 5, True]], "J30:L30", raw=True)
    book.worksheet("Berkas").update([[True]], "F2", raw=True)
    book.worksheet("Rencana Kerja").resize(cols=17)
    book.worksheet("Rencana Kerja").update([["kolom tambahan"], ["isi"]], "P4", raw=True)
    was = {tab: people_cells(unit, tab, machine) for tab, machine in MACHINE.items()}
    unit.sync()
    unit.sync()
    assert {tab: people_cells(unit, tab, machine) for tab, machine in MACHINE.items()} == was


def test_a_tick_stays_a_tick(synced: Unit) -> None:
    """PITFALLS 11: a checkbox that is written as text is broken."""
    synced.person().worksheet("Berkas").update([[True], [False]], "F2", raw=True)
    synced.upload([("1.1", "Notulen rapat 12 Januari 2021.pdf")])
    synced.sync()
    assert [row["Foto Laporan"] for row in synced.rows("Berkas").values()][:2] == [True, False]


@pytest.mark.parametrize("nth", [1, 2])
def test_a_write_that_fails_empties_nothing(synced: Unit, nth: int) -> None:
    """PITFALLS 8: nothing is cleared first to be written after; a tab is as it was, or as it should be."""
    tabs = ("Skor", "Monev", "Data Dukung", "Berkas", "Rencana Kerja", "Riwayat")
    was = {tab: len(grid(synced, tab)) for tab in tabs}
    synced.upload([("1.1", "Notulen rapat 12 Januari 2021.pdf")])
    sent: list[str] = []

    def act(request: Request) -> Reply | None:
        sent.append(request.path)
        gone = sum(path.endswith(WRITE) for path in sent) >= nth
        return Reply(503, b"", {"Content-Type": "text/html"}) if gone else None

    with pytest.raises((Unreachable, Interrupted)):
        synced.sync(act=act)
    assert all(len(grid(synced, tab)) >= rows for tab, rows in was.items())


def test_a_new_row_goes_below_everything_that_people_wrote(unit: Unit) -> None:
    """PITFALLS 14: no append, which lands where Google takes the table to end."""
    unit.person().worksheet("Data Dukung").update([["catatan jauh di bawah"]], "L20", raw=True)
    unit.sync()
    rows = grid(unit, "Data Dukung")
    assert not any(row and row[0] for row in rows[1:20])
    assert len([row for row in rows[20:] if row[0]]) == 14


# People at work between two requests of one sync.


def sort_by_status(sheet: gspread.Worksheet) -> None:
    sheet.sort((7, "des"), range="A2:P15")


def insert_above(sheet: gspread.Worksheet) -> None:
    sheet.insert_rows([["", "", "baris orang"]], row=3)


def delete_row(sheet: gspread.Worksheet) -> None:
    sheet.delete_rows(5)


def move_a_column(sheet: gspread.Worksheet) -> None:
    span = {"sheetId": sheet.id, "dimension": "COLUMNS", "startIndex": 6, "endIndex": 7}
    sheet.spreadsheet.batch_update({"requests": [{"moveDimension": {"source": span, "destinationIndex": 1}}]})


Edit = Callable[[gspread.Worksheet], None]


@pytest.mark.parametrize("call", [LOOK, WRITE], ids=["before the look", "before the write"])
@pytest.mark.parametrize("edit", [sort_by_status, insert_above, delete_row, move_a_column])
def test_rows_that_move_during_a_sync_are_found_by_their_code(synced: Unit, edit: Edit, call: str) -> None:
    """PITFALLS 7: one edit at one boundary; the same run ends right, nothing of people's is lost, nothing is twice."""
    synced.share("guru")
    synced.upload([("1.1", "Notulen rapat 12 Januari 2021.pdf"), ("1.2", "Laporan monev bulanan Februari 2021.pdf")])
    sheet = synced.person("guru").worksheet("Data Dukung")
    twin = synced.copy()
    edit(twin.person().worksheet("Data Dukung"))
    done = synced.sync(act=before(call, lambda: edit(sheet)))
    statuses = {code: row["Status"] for code, row in synced.rows("Data Dukung").items()}
    assert statuses == {item.obligation.code: item.state.status.value for item in done.assessment.items}
    people = [people_cells(each, "Data Dukung", MACHINE["Data Dukung"]) for each in (synced, twin)]
    assert people[0] == people[1]
    assert not synced.sync().plan


def test_a_row_that_people_change_again_and_again_is_left_and_named(synced: Unit) -> None:
    """A run ends all the same; it writes nothing beside people that it has not looked at afterwards."""
    synced.share("guru")
    sheet = synced.person("guru").worksheet("Data Dukung")
    looks: list[str] = []

    def act(request: Request) -> None:
        if request.verb == "GET" and request.path.endswith(synced.config.spreadsheet_id):
            looks.append(request.path)
            sheet.update_acell("G2", f"dicoret {len(looks)} kali")

    done = synced.sync(act=act)
    assert done.receipt
    assert done.receipt.left == ("tab Data Dukung: baris 1.1/sk-tim-zi berubah terus selagi ditulis",)
    assert sheet.acell("G2").value == f"dicoret {len(looks)} kali"
    assert len(grid(synced, "Log")) == 3
    synced.sync()
    assert sheet.acell("G2").value == "Ada"


def test_a_heading_renamed_before_the_look_is_not_written_and_named(synced: Unit) -> None:
    synced.share("guru")
    synced.upload([("1.1", "Notulen rapat 12 Januari 2021.pdf")])
    sheet = synced.person("guru").worksheet("Data Dukung")
    column = sheet.col_values(9)[1:]
    done = synced.sync(act=before(LOOK, lambda: rename(sheet, "I1", "Milik saya")))
    assert sheet.col_values(9)[1:] == column
    assert done.receipt
    assert [words for words in done.receipt.left if "'Alasan'" in words and "sel I1" in words]
    assert synced.rows("Data Dukung")["1.1/notulen-rapat"]["Status"] == "Ada"


def test_a_renamed_key_column_gets_no_codes(unit: Unit) -> None:
    """The column of new codes is looked at like any other: under another heading it is somebody else's."""
    unit.share("guru")
    sheet = unit.person("guru").worksheet("Data Dukung")
    with pytest.raises(Refusal, match="Kode"):
        unit.sync(act=before(LOOK, lambda: rename(sheet, "A1", "Nomor surat")))
    assert sheet.col_values(1) == ["Nomor surat"]


@pytest.mark.parametrize("edit", [insert_above, sort_by_status, delete_row])
@pytest.mark.parametrize(
    ("call", "nth"),
    [(LOOK, 1), (WRITE, 1), (WRITE, 2)],
    ids=["before the look", "before the codes", "before the cells"],
)
def test_a_new_row_takes_nobodys_place(synced: Unit, edit: Edit, call: str, nth: int) -> None:
    """Rows move while a new one is on its way: no code and no words of it stay on a row that people have judged."""
    synced.share("guru")
    synced.person().worksheet("Rencana Kerja").update([["1. SK Tim ZI\n2. Notulen rapat\n3. Foto"]], "G5", raw=True)
    sheet = synced.person("guru").worksheet("Data Dukung")
    codes = sheet.col_values(1)[1:]
    sheet.update([[code] for code in codes], "L2", raw=True)
    synced.sync(act=before(call, lambda: edit(sheet), nth=nth))
    rows = synced.rows("Data Dukung")
    assert {code: row["Catatan"] for code, row in rows.items() if row["Catatan"]} == {
        code: code for code in codes if code in rows and (edit is not delete_row or code != codes[3])
    }
    assert rows.keys() == {*codes, "1.1/foto"}
    assert not synced.sync().plan


def rename(sheet: gspread.Worksheet, cell: str, text: str) -> None:
    sheet.update_acell(cell, text)


@pytest.mark.parametrize("heading", ["STATUS", " Status ", "Sta\ntus", "status:"])
def test_a_heading_that_only_looks_different_stays_ours(synced: Unit, heading: str) -> None:
    synced.person().worksheet("Data Dukung").update_acell("G1", heading)
    synced.upload([("1.1", "Notulen rapat 12 Januari 2021.pdf")])
    done = synced.sync()
    assert done.receipt
    assert done.receipt.left == ()
    assert not synced.sync().plan


BAD = {
    "the key's heading gone": ("Rencana Kerja", "K4", ""),
    "the key's heading renamed": ("Berkas", "H1", "Nomor"),
    "a people's heading missing": ("Data Dukung", "K1", "Periksa"),
    "a people's heading doubled": ("Data Dukung", "L1", "Verifikasi"),
    "a matrix heading missing": ("Rencana Kerja", "D4", "Ukuran"),
    "a matrix heading doubled": ("Rencana Kerja", "E4", "INDIKATOR"),
    "a year that is none": ("Pengaturan", "B4", "dua ribu"),
    "a heading of the settings missing": ("Pengaturan", "B1", "Nilai"),
    "a heading of the team doubled": ("Tim", "D1", "Nama"),
    "a heading of the diary renamed": ("Riwayat", "A1", "Hari"),
    "a heading of the log renamed": ("Log", "A1", "Lari"),
    "a heading of the log doubled": ("Log", "B1", "Run"),
}


@pytest.mark.parametrize(("tab", "cell", "text"), BAD.values(), ids=BAD)
def test_a_bad_heading_stops_before_the_first_write(synced: Unit, tab: str, cell: str, text: str) -> None:
    """PITFALLS 15."""
    synced.upload([("1.1", "Notulen rapat 12 Januari 2021.pdf")])
    synced.person().worksheet(tab).update_acell(cell, text)
    synced.forget()
    with pytest.raises(Refusal) as refused:
        synced.sync()
    assert not synced.written
    assert tab in refused.value.where
    assert refused.value.action


def test_a_formula_that_fails_beside_a_new_row_does_not_hide_it(unit: Unit) -> None:
    """A person's cell shows #DIV/0!; the row is the same row in both readings and gets its code."""
    sheet = unit.person().worksheet("Rencana Kerja")
    sheet.update([["=1/0"]], "H5", value_input_option=gspread.utils.ValueInputOption.user_entered)
    done = unit.sync()
    assert done.receipt
    assert done.receipt.left == ()
    assert set(unit.rows("Rencana Kerja")) == {"1.1", "1.2"}


def test_the_receipt_counts_the_cells_of_every_round(synced: Unit) -> None:
    """A row moved while cells were written: planned again, and what was written at last is what the Log counts."""
    synced.share("guru")
    synced.upload([("1.1", "Notulen rapat 12 Januari 2021.pdf")])
    sheet = synced.person("guru").worksheet("Data Dukung")
    done = synced.sync(act=before(WRITE, lambda: insert_above(sheet)))
    assert done.receipt
    log = grid(synced, "Log")
    assert len(log) == 3
    assert log[-1][4] == len(done.receipt.written)
    assert ("1.1/notulen-rapat", "Status", "Belum ada", "Ada") in {
        (write.kode, write.column, write.was, write.now) for write in done.receipt.written
    }
