"""What people do in the demo's April: they fill, judge, insert and sort, through the ordinary API, as themselves."""

from collections.abc import Iterable, Iterator
from typing import Any

from zi_sheets.connect import Connection
from zi_sheets.demo.answers import answers
from zi_sheets.domain.snapshot import Snapshot, Tab
from zi_sheets.domain.workbook.grid import Cell
from zi_sheets.domain.workbook.records import KEY
from zi_sheets.init.layout import written
from zi_sheets.init.paint import area
from zi_sheets.materials.design import TabDesign
from zi_sheets.read import read_workbook

Json = dict[str, Any]

COORDINATORS = (
    ("Koordinator", "MP", "Wakasek Kurikulum"),
    ("Koordinator", "TT", "Kepala Tata Usaha"),
    ("Koordinator", "SDM", "Wakasek Sarpras"),
    ("Koordinator", "AK", "Bendahara Sekolah"),
    ("Koordinator", "PW", "Wakasek Humas"),
    ("Koordinator", "PP", "Guru BK"),
)


def people_at_work(connection: Connection, spreadsheet_id: str) -> list[str]:
    """Edits of one April, made as one batch; returns each in words."""
    edits = list(_edits(read_workbook(connection.sheets, spreadsheet_id)))
    connection.sheets.change(spreadsheet_id, [request for _, request in edits])
    return [words for words, _ in edits if words]


def _edits(snapshot: Snapshot) -> Iterator[tuple[str, Json]]:
    team, matrix, duties = (snapshot.tabs[name] for name in ("Tim", "Rencana Kerja", "Data Dukung"))
    yield "mengisi koordinator enam area di tab Tim", written(team.sheet_id, 1, 0, COORDINATORS)
    yield "mengisi Kepala Sekolah dan NIP di tab Pengaturan", _signature(snapshot.tabs["Pengaturan"])
    yield from _verdicts(duties)
    yield from answers(snapshot.tabs["LKE"])
    yield "mengurutkan seluruh Data Dukung menurut Tenggat", _sorting(duties, "Tenggat")
    row = {"sheetId": matrix.sheet_id, "dimension": "ROWS", "startIndex": 0, "endIndex": 1}
    yield "menyisipkan baris kosong di atas Rencana Kerja", {"insertDimension": {"range": row}}


def _signature(settings: Tab) -> Json:
    names = [settings.text(row, 0) for row in range(len(settings.rows))]
    return written(settings.sheet_id, names.index("Kepala Sekolah"), 1, [["(nama kepala sekolah)"], ["(nomor NIP)"]])


def _verdicts(duties: Tab) -> Iterator[tuple[str, Json]]:
    codes = {duties.text(row, _column(duties, KEY)): row for row in range(1, len(duties.rows))}
    doubtful = [code for code, row in codes.items() if duties.text(row, _column(duties, "Status")) == "Perlu dicek"]
    for code, heading, value, words in (
        (doubtful[0], "Verifikasi", "Sah", f"memeriksa {doubtful[0]} dan memilih Sah"),
        ("4.2/sim-sekolah", "Tautan Manual", "https://sim.sekolah.example", "menempel tautan SIM sekolah"),
        ("7.4/foto-pembinaan", "Verifikasi", "Tidak Berlaku", "memilih Tidak Berlaku untuk 7.4/foto-pembinaan"),
        ("7.4/foto-pembinaan", "Catatan", "pembinaan WBS dijadwalkan tahun 2022", ""),
    ):
        yield words, written(duties.sheet_id, codes[code], _column(duties, heading), [[value]])


def _sorting(tab: Tab, heading: str) -> Json:
    rows = area(tab.sheet_id, (1, len(tab.rows)), (0, tab.column_count))
    order = {"dimensionIndex": _column(tab, heading), "sortOrder": "ASCENDING"}
    return {"sortRange": {"range": rows, "sortSpecs": [order]}}


def _column(tab: Tab, heading: str) -> int:
    return next(column for column in range(tab.column_count) if tab.text(0, column) == heading)


def people_cells(snapshot: Snapshot, designs: Iterable[TabDesign]) -> dict[tuple[str, int, int], Cell]:
    """Every filled cell that is people's own, by tab, row and column."""
    tabs = [snapshot.tabs[design.name] for design in designs if not design.machine]
    return {
        (tab.name, row, column): cell
        for tab in tabs
        for row, cells in enumerate(tab.rows)
        for column, cell in enumerate(cells)
        if cell is not None and column not in {anchor.column for anchor in tab.anchors.values()}
    }
