"""Dianjurkan, Jadwal Butir and Hari Libur from `Pengaturan` to the workbook and the counts of a sync."""

from datetime import date

import pytest

from tests.rehearsal import Unit
from zi_sheets.domain.refusal import Refusal
from zi_sheets.domain.workbook.grid import Cell

SCREENSHOT, MONTHLY = "1.1.b/screenshot-website", "1.2/laporan-monev-bulanan"
SERIAL_ZERO = date(1899, 12, 30)


def setting(unit: Unit, name: str, value: str) -> None:
    """A person fills in one row of `Pengaturan`."""
    sheet = unit.person().worksheet("Pengaturan")
    sheet.update_cell(sheet.col_values(1).index(name) + 1, 2, value)


def due(row: dict[str, Cell]) -> date:
    return date.fromordinal(SERIAL_ZERO.toordinal() + int(str(row["Tenggat"])))


def test_recommended_documents_are_shown_matched_and_never_counted(synced: Unit) -> None:
    """The small plan's 1.1 has the code of the 2021 plan's, whose narrative names six documents."""
    before, matrix, counted = synced.sync(), synced.rows("Rencana Kerja"), pages(synced)
    setting(synced, "Dianjurkan", "1.1")
    synced.upload([("1.1", "Screenshot website.png")])
    after = synced.sync()
    rows = {code: row for code, row in synced.rows("Data Dukung").items() if row["Sifat"] == "Dianjurkan"}
    assert {code.partition("/")[0] for code in rows} == {"1.1.a", "1.1.b", "1.1.c", "1.1.d"}
    assert (rows[SCREENSHOT]["Status"], rows[SCREENSHOT]["Bukti"]) != ("", "")
    assert rows[SCREENSHOT]["Status"] == "Ada"
    assert {row["Status"] for code, row in rows.items() if code.startswith("1.1.d")} == {"Belum ada"}
    assert (after.statuses, after.findings) == (before.statuses, before.findings)
    assert synced.rows("Rencana Kerja") == matrix
    assert pages(synced) == counted
    assert not synced.sync().plan


def pages(unit: Unit) -> list[list[list[str]]]:
    return [unit.person().worksheet(tab).get_all_values() for tab in ("Monev", "Skor", "Riwayat")]


def test_switched_off_again_they_keep_their_rows_and_say_so(synced: Unit) -> None:
    setting(synced, "Dianjurkan", "semua")
    synced.sync()
    setting(synced, "Dianjurkan", "")
    synced.sync()
    row = synced.rows("Data Dukung")[SCREENSHOT]
    assert (row["Status"], row["Alasan"]) == ("Tidak berlaku", "Tidak ada lagi sejak 30 Maret 2021")
    assert not synced.sync().plan


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("Dianjurkan", "1.1; 3.3", "1.1; 1.2"),
        ("Jadwal Butir", "foto = kadang", "bulanan"),
        ("Hari Libur", "13 Mei", "13 Mei 2021"),
    ],
)
def test_a_wrong_setting_stops_the_run_before_its_first_write(unit: Unit, name: str, value: str, said: str) -> None:
    setting(unit, name, value)
    unit.forget()
    with pytest.raises(Refusal) as refused:
        unit.sync()
    assert "Pengaturan" in refused.value.where
    assert "sel B" in refused.value.where
    assert said.partition(";")[0] in refused.value.action
    assert not unit.written


def test_the_units_own_cadence_wins_over_the_products(unit: Unit) -> None:
    setting(unit, "Jadwal Butir", f"{MONTHLY} = triwulan; notulen rapat = semester")
    unit.sync()
    codes = [code for code in unit.rows("Data Dukung") if code.startswith(MONTHLY)]
    assert codes == [f"{MONTHLY}@2021-TW{number}" for number in (1, 2, 3, 4)]
    assert "1.1/notulen-rapat@2021-S2" in unit.rows("Data Dukung")


def test_due_dates_move_off_holidays(unit: Unit) -> None:
    setting(unit, "Hari Libur", "30 April 2021; 3 Mei 2021")
    unit.sync()
    rows = unit.rows("Data Dukung")
    april, may = rows[f"{MONTHLY}@2021-04"], rows[f"{MONTHLY}@2021-05"]
    assert (due(april), april["Periode"]) == (date(2021, 5, 4), "April 2021")
    assert due(may) == date(2021, 5, 31)
