"""The machine's cells, tab by tab, from small assessments."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from tests.reports.small import TODAY, assessment, evidence, indicator, item
from zi_sheets.domain.assessment import FileResult, Item
from zi_sheets.domain.findings.all_findings import all_findings
from zi_sheets.domain.requirement import Cadence
from zi_sheets.domain.snapshot import EvidenceFolder, Snapshot, Tab, Unreadable
from zi_sheets.domain.status import Status, Support
from zi_sheets.domain.verdict import Verdict
from zi_sheets.domain.work_plan.area import Area
from zi_sheets.domain.workbook.grid import Cell
from zi_sheets.domain.workbook.records import Records
from zi_sheets.materials.finding_data import load_wordings
from zi_sheets.reports import berkas, data_dukung, log, monev, petunjuk, rencana_kerja, riwayat
from zi_sheets.reports.skor_completeness import completeness_lines
from zi_sheets.reports.words import serial

MP = Area("MP", "Manajemen Perubahan", Decimal(5))
PP = Area("PP", "Pelayanan Publik", Decimal(10))


def records(*rows: Mapping[str, Cell]) -> Records:
    """Rows that are there already, each with its Kode."""
    headings = tuple(dict.fromkeys(heading for row in rows for heading in row)) or ("Kode",)
    grid = (headings, *(tuple(row.get(heading) for heading in headings) for row in rows))
    tab = Tab("x", "x", 1, grid, 100, len(headings))
    lines = {str(row["Kode"]): number for number, row in enumerate(rows, 1)}
    return Records(tab, 0, headings, {heading: column for column, heading in enumerate(headings)}, lines=lines)


P, M, D, U, N, X = (
    Status.PRESENT, Status.MISSING, Status.DOUBTFUL, Status.UNREADABLE, Status.NOT_YET, Status.NOT_APPLICABLE,
)  # fmt: skip


@pytest.mark.parametrize(
    ("statuses", "expected"),
    [
        ([P, Status.VERIFIED], "Lengkap"),
        ([P, N], "Lengkap"),
        ([P, M], "Belum lengkap"),
        ([M, U, D], "Belum lengkap"),
        ([P, U, D], "Tidak terbaca"),
        ([P, D], "Perlu dicek"),
        ([N, X], "Belum waktunya"),
        ([], "Belum waktunya"),
        ([Status.REJECTED], "Belum lengkap"),
        ([Status.OUTDATED, P], "Belum lengkap"),
    ],
)
def test_evidence_status(statuses: Sequence[Status], expected: str) -> None:
    assert (
        rencana_kerja.evidence_status([item(f"1.1/{number}", each) for number, each in enumerate(statuses)]) == expected
    )


def test_what_is_only_recommended_never_lacks() -> None:
    items = [item("1.1/a", P), item("1.1/b", M, recommended=True)]
    assert rencana_kerja.evidence_status(items) == "Lengkap"
    assert rencana_kerja.lacking(items) == ""


def test_lacking_groups_by_status_and_leaves_out_what_waits() -> None:
    items = [
        item("1.1/foto", D),
        item("1.1/notula", M),
        item("1.1/lap", M, cadence=Cadence.MONTHLY, number=1),
        item("1.1/lap", N, cadence=Cadence.MONTHLY, number=5),
    ]
    expected = "Belum ada: 1.1/notula; 1.1/lap (Februari 2021). Perlu dicek: 1.1/foto."
    assert rencana_kerja.lacking(items) == expected


def test_an_indicator_that_is_gone_keeps_its_row() -> None:
    there = records({"Kode": "9.9", "Kekurangan": "Belum ada: SK."})
    rows = rencana_kerja.table(assessment(indicator("1.1")), there).rows
    assert rows["9.9"]["Kekurangan"] == "Tidak ada lagi sejak 5 April 2021"
    assert rows["9.9"]["Status Bukti"] is None


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ((), ""),
        (("a",), "a\nhttps://drive/a"),
        (("a", "b"), "a\nb\nhttps://drive/1.1"),
        (("a", "b", "c"), "a\nb\nc\nhttps://drive/1.1"),
        (("a", "b", "c", "d", "e"), "a\nb\nc\n+2 lagi\nhttps://drive/1.1"),
    ],
    ids=["none", "one", "two", "three", "five"],
)
def test_shown_evidence(files: tuple[str, ...], expected: str) -> None:
    shown: tuple[Support, ...] = item("1.1/a", P, files=files).state.shown
    assert data_dukung.shown_evidence(shown) == expected


def duty_cells(each: Item, there: Records) -> Mapping[str, Cell]:
    return data_dukung.table(assessment(indicator("1.1", each)), there).rows[each.obligation.code]


def test_cells_of_an_obligation() -> None:
    cells = dict(duty_cells(item("1.1/a", P, files=("a",)), records()))
    assert cells.pop("Sidik")
    assert cells == {
        "Sifat": "Wajib",
        "Indikator": "1.1 Indikator 1.1",
        "Butir": "1.1/a",
        "Jenis": "daftar hadir",
        "Periode": "2021",
        "Tenggat": 44561,
        "PIC": "Guru",
        "Status": "Ada",
        "Keyakinan": 0.9,
        "Alasan": "Cocok.",
        "Bukti": "a\nhttps://drive/a",
    }


def test_evidence_is_frozen_while_a_verdict_stands() -> None:
    there = records({"Kode": "1.1/a", "Bukti": "lama", "Sidik": "abc"})
    judged = item("1.1/a", Status.VERIFIED, files=("baru",), verdict=Verdict("sah", "", "abc"))
    cells = duty_cells(judged, there)
    assert (cells["Bukti"], cells["Sidik"]) == ("lama", "abc")


def test_an_obligation_that_is_gone_keeps_its_row() -> None:
    rows = data_dukung.table(assessment(indicator("1.1")), records({"Kode": "1.1/x", "Alasan": "Cocok."})).rows
    assert rows["1.1/x"] == {"Status": "Tidak berlaku", "Alasan": "Tidak ada lagi sejak 5 April 2021"}


def test_cells_of_a_file() -> None:
    result = FileResult(evidence("a"), (("1.1/a", 0.9), ("1.1/b", 0.7)), "")
    assert berkas.table(assessment(files=(result,)), records(), ()).rows["a"] == {
        "Nama": "a",
        "Tautan": "https://drive/a",
        "Folder": "1. MP / 1.1 Tim",
        "Membuktikan": "1.1/a, 1.1/b",
        "Keyakinan": 0.9,
        "Temuan": None,
    }


def folder(*path: str) -> Unreadable:
    return Unreadable(EvidenceFolder("x", path, "", ""), "ditolak")


@pytest.mark.parametrize(
    ("hidden", "marked"),
    [
        ([], True),
        ([folder("1. MP", "1.1 Tim")], False),
        ([folder("1. MP")], False),
        ([folder()], False),
        ([folder("1. MP", "1.1 T")], True),
        ([folder("1. MP", "1.1 Tim", "Foto")], True),
        ([folder("2. TT")], True),
    ],
    ids=["all read", "its folder", "above it", "the root", "a name that begins alike", "below it", "elsewhere"],
)
def test_a_file_in_a_folder_that_was_not_read_is_not_called_gone(hidden: list[Unreadable], marked: bool) -> None:
    there = records({"Kode": "a", "Folder": "1. MP / 1.1 Tim", "Temuan": None})
    assert ("a" in berkas.table(assessment(), there, hidden).rows) is marked


def example() -> list[Item]:
    return [
        item("3.1/a", P, files=("a",), area=MP),
        item("3.1/b", M, area=MP, pic="Belum ditunjuk"),
        item("3.1/c", N, area=MP, cadence=Cadence.MONTHLY, number=8),
        item("3.1/d", X, area=MP),
        item("3.1/e", M, area=MP, recommended=True),
    ]


def test_completeness_counts_per_area_and_indicator_with_the_weight_beside() -> None:
    lines = completeness_lines(assessment(indicator("3.1", *example(), area=MP), indicator("8.1", area=PP)), None)
    assert lines[-5:] == [
        ("MP", "Manajemen Perubahan", 5.0, 2, 1, 0, 0, 1, "50 %"),
        ("3.1", "Indikator 3.1", None, 2, 1, 0, 0, 1, "50 %"),
        ("PP", "Pelayanan Publik", 10.0, 0, 0, 0, 0, 0, "-"),
        ("8.1", "Indikator 8.1", None, 0, 0, 0, 0, 0, "-"),
        ("Semua", "Seluruh rencana kerja", None, 2, 1, 0, 0, 1, "50 %"),
    ]


def test_monev_months_and_pics() -> None:
    lap = [
        item("3.1/lap", P if number == 0 else M, area=MP, cadence=Cadence.MONTHLY, number=number) for number in (0, 1)
    ]
    judged = assessment(indicator("3.1", *lap, *example()[1:2], area=MP))
    page = monev.page(replace(judged, findings=all_findings(judged, Snapshot("s", "", {}), records(), load_wordings())))
    text = ["" if cell is None else str(cell) for row in page.rows for cell in row]
    months = next(row for row in page.rows if row and row[0] == "3.1")
    assert months[2:5] == ("1 dari 1", "0 dari 1", None)
    assert months[13] == "0 dari 1"
    pics = page.rows[[row[0] if row else "" for row in page.rows].index("PIC") + 1 :]
    assert list(dict.fromkeys(row[0] for row in pics)) == ["Belum ditunjuk", "Guru"]
    assert any("April 2021: 1 dari 3" in cell for cell in text)


def test_what_does_not_apply_is_in_no_denominator() -> None:
    lap = [item("3.1/lap", status, area=MP, cadence=Cadence.MONTHLY) for status in (P, M, X)]
    page = monev.page(assessment(indicator("3.1", *lap, area=MP)))
    assert next(row for row in page.rows if row and row[0] == "3.1")[2] == "1 dari 2"


def test_riwayat_stores_the_day() -> None:
    (row,) = riwayat.diary(assessment(indicator("3.1", *example(), area=MP)), None, ()).rows
    blank = dict.fromkeys(("Nilai Mandiri", "Terbukti Rendah", "Terbukti Tinggi"))
    assert row == {"Tanggal": serial(TODAY), "Area": "MP", "Wajib": 2, "Ada": 1, **blank}


def test_log_row() -> None:
    started = datetime(2021, 4, 5, 6, 0, tzinfo=ZoneInfo("Asia/Jakarta"))
    (row,) = log.diary(log.LogEntry("r1", started, "0.1", 9, 5, 1.234)).rows
    assert row == {
        "Run": "r1",
        "Waktu": serial(TODAY) + 0.25,
        "Versi": "0.1",
        "Panggilan": 9,
        "Tulisan": 5,
        "Durasi": 1.23,
        "Peringatan": None,
    }


def test_petunjuk_is_a_line_a_row() -> None:
    assert petunjuk.page(["A ", "", "  B"]).rows == (("A",), ("B",))
