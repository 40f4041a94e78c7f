"""`zi-sheets undo`: only what still holds what was written goes back, and only where its code is still found."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any

import gspread
import pytest

from tests.rehearsal import DAY, MATERIALS, Act, Unit, before
from zi_sheets.domain.refusal import Refusal
from zi_sheets.emulator.wire import Reply, Request
from zi_sheets.errors import Interrupted
from zi_sheets.plan import CellWrite
from zi_sheets.run import Outset, sync
from zi_sheets.undo import journal_of, keep_journal, undo

WRITE, LOOK = "values:batchUpdateByDataFilter", "values:batchGetByDataFilter"
SK, NOTES = "1.1/sk-tim-zi", "1.1/notulen-rapat"
Rows = Mapping[str, Mapping[str, Any]]


@pytest.fixture
def place(synced: Unit, tmp_path: Path) -> Unit:
    """Synced once, with a journal of its own and two files that have come since."""
    synced.share("guru")
    synced.upload([("1.1", "Notulen rapat 12 Januari 2021.pdf"), ("1.2", "Laporan monev bulanan Februari 2021.pdf")])
    return replace(synced, config=replace(synced.config, file=tmp_path / "zi.toml"))


def sync_kept(unit: Unit, act: Act | None = None) -> None:
    """A sync that keeps its journal, as the command does."""
    outset = Outset(datetime.combine(DAY, time(2), UTC), keep=lambda writes: keep_journal(unit.config, writes))
    sync(unit.connection(act=act), unit.config, MATERIALS, outset)


def undone(unit: Unit, act: Act | None = None) -> tuple[CellWrite, ...]:
    return undo(unit.connection(act=act), unit.config)


def tabs(unit: Unit) -> dict[str, Rows]:
    return {name: unit.rows(name) for name in ("Rencana Kerja", "Data Dukung", "Berkas")}


def line_of(unit: Unit, code: str) -> int:
    """The row of a code, counted from 1."""
    return unit.person().worksheet("Data Dukung").col_values(1).index(code) + 1


def insert_above(sheet: gspread.Worksheet) -> None:
    sheet.insert_rows([["", "", "baris orang"]], row=3)


def page(unit: Unit) -> list[list[Any]]:
    return unit.person().worksheet("Skor").get_all_values()


def test_everything_goes_back(place: Unit) -> None:
    was, score = tabs(place), page(place)
    sync_kept(place)
    assert tabs(place) != was
    restored = undone(place)
    assert tabs(place) == was
    assert page(place) == score
    assert len(restored) == len(json.loads(journal_of(place.config.file).read_text())["writes"])


def test_a_first_sync_goes_back_to_blank_codes_last(unit: Unit, tmp_path: Path) -> None:
    """Rows are found by their codes, so the codes go when nothing else is to be found by them."""
    own = replace(unit, config=replace(unit.config, file=tmp_path / "zi.toml"))
    sync_kept(own)
    undone(own)
    assert tabs(own) == {"Rencana Kerja": {}, "Data Dukung": {}, "Berkas": {}}
    assert [row for row in own.person().worksheet("Data Dukung").get_all_values()[1:] if any(row)] == []
    assert own.person().worksheet("Rencana Kerja").acell("D5").value == "Tim Kerja ZI"


def test_a_cell_that_holds_something_else_by_now_stays(place: Unit) -> None:
    sync_kept(place)
    place.person().worksheet("Data Dukung").update_acell(f"G{line_of(place, NOTES)}", "ditulis orang")
    undone(place)
    assert place.rows("Data Dukung")[NOTES]["Status"] == "ditulis orang"
    assert place.rows("Data Dukung")[NOTES]["Bukti"] == ""


def test_twice_restores_nothing_more(place: Unit) -> None:
    sync_kept(place)
    undone(place)
    was = tabs(place)
    assert undone(place) == ()
    assert tabs(place) == was


def test_rows_that_were_sorted_since_are_found_by_their_codes(place: Unit) -> None:
    was = tabs(place)
    sync_kept(place)
    place.person().worksheet("Data Dukung").sort((7, "des"), range="A2:P15")
    undone(place)
    assert tabs(place) == was


@pytest.mark.parametrize("call", [LOOK, WRITE], ids=["before the look", "before the write"])
def test_rows_that_move_while_it_runs_keep_what_people_wrote(place: Unit, call: str) -> None:
    sheet = place.person("guru").worksheet("Data Dukung")
    sheet.update([[code] for code in sheet.col_values(1)[1:]], "L2", raw=True)
    sync_kept(place)
    undone(place, before(call, lambda: insert_above(sheet)))
    notes = {code: row["Catatan"] for code, row in place.rows("Data Dukung").items()}
    assert notes == {code: code for code in notes}


def test_a_tab_that_is_gone_is_passed_over(place: Unit) -> None:
    was = tabs(place)
    sync_kept(place)
    place.person().del_worksheet(place.person().worksheet("Berkas"))
    undone(place)
    assert place.rows("Data Dukung") == was["Data Dukung"]


def test_a_column_that_is_gone_or_renamed_is_passed_over(place: Unit) -> None:
    sync_kept(place)
    sheet = place.person().worksheet("Data Dukung")
    sheet.update_acell("G1", "Milik saya")
    column = sheet.col_values(7)
    sheet.delete_columns(9)
    undone(place)
    assert sheet.col_values(7) == column
    assert place.rows("Data Dukung")[NOTES]["Bukti"] == ""


def test_a_row_whose_code_is_gone_is_never_restored_by_its_place(place: Unit) -> None:
    """Its place may be another row's by now, and a cell that was made blank looks like every blank cell."""
    sheet = place.person().worksheet("Data Dukung")
    line = copied(place, SK, 30)
    sync_kept(place)
    sheet.update_acell(f"A{line}", "")
    row, codes = sheet.row_values(line), sheet.col_values(1)
    undone(place)
    assert sheet.row_values(line) == row
    assert not any(sheet.row_values(30))
    assert sheet.col_values(1) == codes


def test_an_emptied_copy_of_a_row_stays_empty(place: Unit) -> None:
    """The sync blanked the machine's cells of a copy; filled again it would be the same obligation twice."""
    sheet = place.person().worksheet("Data Dukung")
    line = copied(place, SK, 30)
    sync_kept(place)
    sheet.update_acell(f"G{line}", "")
    undone(place)
    assert not any(sheet.row_values(30))
    assert sheet.col_values(1).count(SK) == 1


def copied(unit: Unit, code: str, line: int) -> int:
    """A person copies the row of a code to another line of `Data Dukung`; gives the line of the code."""
    own = line_of(unit, code)
    unit.person().worksheet("Data Dukung").copy_range(f"A{own}:P{own}", f"A{line}:P{line}")
    return own


def test_cells_of_a_code_that_stands_twice_are_left(place: Unit) -> None:
    sync_kept(place)
    copied(place, NOTES, 30)
    sheet = place.person().worksheet("Data Dukung")
    row = sheet.row_values(30)
    undone(place)
    assert sheet.row_values(line_of(place, NOTES)) == row


def test_a_new_code_that_stands_twice_is_left(place: Unit) -> None:
    """Blanked in one of the two rows it would be the copy's from then on."""
    sync_kept(place)
    sheet = place.person().worksheet("Berkas")
    last = len(sheet.col_values(1))
    sheet.copy_range(f"A{last}:H{last}", "A30:H30")
    codes = sheet.col_values(8)
    undone(place)
    assert [sheet.cell(line, 8).value for line in (last, 30)] == [codes[last - 1]] * 2


def test_what_came_to_stand_as_it_was_is_no_restoring(place: Unit) -> None:
    """Written, spoilt and written again within one run: the journal holds it with one value for both."""
    keep_journal(place.config, [CellWrite("Data Dukung", SK, "Status", "Ada", "Ada")])
    assert undone(place) == ()


def test_a_run_that_broke_off_is_undone_as_far_as_it_came(place: Unit) -> None:
    was = tabs(place)

    sent: list[str] = []

    def act(request: Request) -> Reply | None:
        sent.append(request.path)
        broken = sum(path.endswith(WRITE) for path in sent) > 1
        return Reply(503, b"{}", {"Content-Type": "application/json"}) if broken else None

    with pytest.raises(Interrupted):
        sync_kept(place, act)
    assert len(place.rows("Berkas")) > len(was["Berkas"])
    undone(place)
    assert tabs(place) == was


def test_a_journal_of_another_workbook_is_refused(place: Unit) -> None:
    sync_kept(place)
    place.forget()
    elsewhere = replace(place, config=replace(place.config, spreadsheet_id="lain"))
    with pytest.raises(Refusal) as refused:
        undone(elsewhere)
    assert refused.value.code == "journal_elsewhere"
    assert not place.methods


def test_without_a_journal_nothing_is_asked(place: Unit) -> None:
    place.forget()
    with pytest.raises(Refusal) as refused:
        undone(place)
    assert refused.value.code == "journal_missing"
    assert str(journal_of(place.config.file)) in refused.value.where
    assert not place.methods
