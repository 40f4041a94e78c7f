"""What a unit sets in Pengaturan, and what is said to a wrong cell."""

from datetime import date

import pytest

from zi_sheets.domain.refusal import Refusal
from zi_sheets.domain.requirement import Cadence
from zi_sheets.domain.settings import Settings, read_settings
from zi_sheets.domain.snapshot import Tab
from zi_sheets.domain.work_plan.cadence import CadenceRule
from zi_sheets.domain.workbook.grid import Cell

RULES = (CadenceRule("3.3/foto", Cadence.MONTHLY), CadenceRule("notula rapat", Cadence.QUARTERLY))


def sheet(**cells: Cell) -> Tab:
    rows = (("Nama", "Isi"), *((name.replace("_", " "), value) for name, value in cells.items()))
    return Tab("Pengaturan", "Atur", 5, rows, 100, 2)


@pytest.mark.parametrize("tab", [None, sheet(), sheet(Tahun=None, Zona_Waktu="", Tanggal_Penilaian=None)])
def test_blank_settings(tab: Tab | None) -> None:
    assert read_settings(tab) == Settings(unit=(), year=2021)


@pytest.mark.parametrize(
    ("cells", "field", "expected"),
    [
        ({"Tahun": 2023}, "year", 2023),
        ({"Tahun": " 2023 "}, "year", 2023),
        ({"TAHUN": 2023.0}, "year", 2023),
        ({"Nama_Unit": "SMPN 1", "Alias_Unit": "Spensa; SMP 1 ;"}, "unit", ("SMPN 1", "Spensa", "SMP 1")),
        ({"Alias_Unit": "Spensa"}, "unit", ("Spensa",)),
        ({"Zona_Waktu": "wita"}, "zone", "Asia/Makassar"),
        ({"Zona_Waktu": "Asia/Jayapura"}, "zone", "Asia/Jayapura"),
        ({"Tanggal_Penilaian": 44469}, "assessment", date(2021, 9, 30)),
        ({"Tanggal_Penilaian": "30 September 2021"}, "assessment", date(2021, 9, 30)),
        ({"NIP": "196504051990031007"}, "head_nip", "196504051990031007"),
        ({"Kepala_Sekolah": "Kepala"}, "head", "Kepala"),
        ({"Tempat": "Madiun"}, "place", "Madiun"),
        ({"Dianjurkan": "3.1; 3.3,3.4.\n8.1"}, "recommended", ("3.1", "3.3", "3.4", "8.1")),
        ({"Dianjurkan": 3.1}, "recommended", ("3.1",)),
        ({"Dianjurkan": " Semua "}, "recommended", ("semua",)),
        ({"Dianjurkan": "3.1"}, "recommended_cell", "tab Atur, sel B2"),
        ({"Jadwal_Butir": "3.3/foto = bulanan; notula rapat=Triwulan;"}, "cadences", RULES),
        ({"Jadwal_Butir": "3.3/foto = bulanan\nnotula rapat = quarterly"}, "cadences", RULES),
        ({"Hari_Libur": "13 Mei 2021; 01-06-2021"}, "holidays", {date(2021, 5, 13), date(2021, 6, 1)}),
        ({"Hari_Libur": "Kamis, 13 Mei 2021\n1 Juni 2021\n"}, "holidays", {date(2021, 5, 13), date(2021, 6, 1)}),
        ({"Hari_Libur": 44329}, "holidays", {date(2021, 5, 13)}),
    ],
)
def test_read_settings(cells: dict[str, Cell], field: str, expected: object) -> None:
    assert getattr(read_settings(sheet(**cells)), field) == expected


@pytest.mark.parametrize(
    "cells",
    [
        {"Tahun": "dua ribu"},
        {"Tahun": 21},
        {"Tahun": 2021.5},
        {"Tahun": True},
        {"Zona_Waktu": "WIBB"},
        {"Zona_Waktu": "/etc/passwd"},
        {"Tanggal_Penilaian": "besok"},
        {"Jadwal_Butir": "3.3/foto = tiap bulan"},
        {"Jadwal_Butir": "3.3/foto bulanan"},
        {"Jadwal_Butir": "3.3/foto = bulanan; = triwulan"},
        {"Hari_Libur": "13 Mei 2021; besok"},
        {"Hari_Libur": "12 Mei"},
        {"Hari_Libur": 12},
    ],
    ids=str,
)
def test_a_wrong_setting_names_its_cell(cells: dict[str, Cell]) -> None:
    with pytest.raises(Refusal) as refused:
        read_settings(sheet(**cells))
    assert (refused.value.code, refused.value.where) == ("setting", "tab Atur, sel B2")
    assert refused.value.action


def test_an_unknown_cadence_is_told_the_right_words() -> None:
    with pytest.raises(Refusal, match="tiap bulan") as refused:
        read_settings(sheet(Jadwal_Butir="3.3/foto = tiap bulan"))
    assert "sekali, tahunan, semester, triwulan, bulanan" in refused.value.action


def test_columns_are_found_by_their_headings() -> None:
    moved = Tab("Pengaturan", "Atur", 5, (("Atur di sini",), ("No", "Isi", "Nama"), (1, 2023, "Tahun")), 100, 3)
    assert read_settings(moved).year == 2023


@pytest.mark.parametrize("headings", [("Nama", "Nilai"), ("Nama", "Isi", "Isi"), ("Tahun", 2021)], ids=str)
def test_headings_missing_or_doubled(headings: tuple[Cell, ...]) -> None:
    with pytest.raises(Refusal, match=r"Isi|judul") as refused:
        read_settings(Tab("Pengaturan", "Atur", 5, (headings, ("Tahun", 2023)), 100, 3))
    assert "Atur" in refused.value.where


def test_plan_end_is_the_assessment_or_the_last_day_of_the_year() -> None:
    assert read_settings(sheet(Tahun=2022)).plan_end == date(2022, 12, 31)
    assert read_settings(sheet(Tanggal_Penilaian=44469)).plan_end == date(2021, 9, 30)


def test_a_unit_without_a_name_is_called_something() -> None:
    assert read_settings(None).name == "unit kerja"
