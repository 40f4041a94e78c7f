"""The nightly job on a small unit, through the real clients: people, files and verdicts from one night to the next."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from tests.handiwork import edit_file, file_of
from tests.rehearsal import DAY, Unit, refusing
from zi_sheets.domain.refusal import Refusal
from zi_sheets.emulator import Application
from zi_sheets.emulator.wire import Reply, Request
from zi_sheets.workspace.failure import AccessRefused

SK, NOTES = "1.1/sk-tim-zi", "1.1/notulen-rapat"
GROUP_OF_API = {"sheets": "sheets", "drive": "drive", "docs": "docs"}


def duty(unit: Unit, code: str = SK) -> dict[str, Any]:
    return unit.rows("Data Dukung")[code]


def counted(unit: Unit) -> dict[str, int]:
    """The workspace's log by group, told from the method ids alone."""
    counts = dict.fromkeys(("sheets_read", "sheets_write", "drive_read", "drive_write", "docs"), 0)
    for method in unit.methods:
        api, verb = method.partition(".")[0], method.rpartition(".")[2]
        reads = verb in {"get", "list", "batchGet", "batchGetByDataFilter", "getByDataFilter", "search", "export"}
        counts["docs" if api == "docs" else f"{api}_{'read' if reads else 'write'}"] += 1
    return counts


def test_the_receipt_counts_every_request(unit: Unit) -> None:
    for day in (DAY, DAY, DAY + timedelta(days=1)):
        unit.forget()
        assert unit.sync(day).requests == counted(unit)


def test_a_dry_run_writes_nothing_and_is_what_a_sync_then_writes(unit: Unit) -> None:
    unit.forget()
    dry = unit.sync(dry_run=True)
    assert not unit.written
    assert dry.receipt is None
    done = unit.sync()
    assert done.receipt
    assert cells(dry.plan.listed()) == cells([write.listed() for write in done.receipt.written])
    assert len(dry.plan.listed()) == len(done.receipt.written)
    rows = {tab: unit.rows(tab) for tab in ("Rencana Kerja", "Data Dukung", "Berkas")}
    for listed in dry.plan.listed():
        if listed["tab"] in rows:
            assert rows[listed["tab"]][listed["kode"]][listed["column"]] == listed["now"]


def cells(listed: list[dict[str, Any]]) -> set[tuple[Any, ...]]:
    return {tuple(entry[key] for key in ("tab", "kode", "column", "was", "now")) for entry in listed}


def test_a_repeat_on_the_same_day_writes_its_log_row_only(synced: Unit) -> None:
    synced.forget()
    done = synced.sync()
    assert not done.plan
    assert done.receipt
    assert done.receipt.written == ()
    assert synced.written == {"sheets.spreadsheets.values.batchUpdateByDataFilter": 1}
    assert len(synced.person().worksheet("Log").col_values(1)) == 3


def test_a_new_day_adds_history_and_log_in_one_write(synced: Unit) -> None:
    synced.forget()
    done = synced.sync(DAY + timedelta(days=1))
    assert {write.tab for write in done.plan.cells} == {"Riwayat"}
    assert synced.written == {"sheets.spreadsheets.values.batchUpdateByDataFilter": 1}


def test_what_became_due_is_written_on_its_first_day(synced: Unit) -> None:
    done = synced.sync(date(2021, 4, 1))
    assert duty(synced, "1.2/laporan-monev-bulanan@2021-04")["Status"] == "Belum ada"
    assert done.receipt
    assert {write.column for write in done.receipt.written if write.tab == "Data Dukung"} == {"Status", "Alasan"}
    assert not synced.sync(date(2021, 4, 1)).plan


def test_history_of_a_day_is_corrected_and_never_doubled(synced: Unit) -> None:
    was = synced.person().worksheet("Riwayat").get_all_values()
    synced.upload([("1.1", "Notulen rapat 12 Januari 2021.pdf")])
    synced.sync()
    now = synced.person().worksheet("Riwayat").get_all_values()
    assert len(now) == len(was) == 2
    assert now[1][:3] == was[1][:3]
    assert int(str(now[1][3])) == int(str(was[1][3])) + 1


# Files that come, go, and cannot be seen.


def test_a_deleted_file_keeps_its_row_and_says_since_when(synced: Unit) -> None:
    file = file_of(synced, "SK Tim ZI 2021.pdf")
    edit_file(synced, file, trashed=True)
    synced.sync(date(2021, 3, 31))
    row = synced.rows("Berkas")[file]
    assert (row["Nama"], row["Temuan"]) == ("SK Tim ZI 2021.pdf", "Tidak ada lagi sejak 31 Maret 2021")
    assert (row["Membuktikan"], row["Keyakinan"]) == ("", "")
    assert duty(synced)["Status"] == "Belum ada"
    synced.sync(date(2021, 4, 2))
    assert synced.rows("Berkas")[file]["Temuan"] == "Tidak ada lagi sejak 31 Maret 2021"


def test_a_restored_file_is_as_before(synced: Unit) -> None:
    file, was = file_of(synced, "SK Tim ZI 2021.pdf"), synced.rows("Berkas")
    edit_file(synced, file, trashed=True)
    synced.sync()
    edit_file(synced, file, trashed=False)
    synced.sync()
    assert synced.rows("Berkas") == was
    assert duty(synced)["Status"] == "Ada"


def test_a_renamed_file_keeps_its_row(synced: Unit) -> None:
    file = file_of(synced, "catatan lain.pdf")
    edit_file(synced, file, name="=Notulen rapat 12 Januari 2021.pdf")
    synced.sync()
    assert synced.rows("Berkas")[file]["Nama"] == "=Notulen rapat 12 Januari 2021.pdf"
    assert len(synced.rows("Berkas")) == 3


def test_an_unreadable_folder_is_never_missing_evidence(synced: Unit) -> None:
    """What was there stays as it was seen last; what was asked for and could not be looked for is unreadable."""
    folder, files = synced.folders()["1.1"], synced.rows("Berkas")
    done = synced.sync(act=refusing(folder))
    rows = synced.rows("Data Dukung")
    assert {rows[SK]["Status"], rows[NOTES]["Status"]} == {"Tidak terbaca"}
    assert "1.1 Tim Kerja ZI" in str(rows[NOTES]["Alasan"])
    assert rows["1.2/laporan-monev-bulanan@2021-02"]["Status"] == "Belum ada"
    assert done.statuses["Tidak terbaca"] == 2
    assert synced.rows("Berkas") == files
    assert synced.rows("Rencana Kerja")["1.1"]["Status Bukti"] == "Tidak terbaca"
    synced.sync()
    assert duty(synced)["Status"] == "Ada"


def test_a_file_gone_from_a_folder_whose_name_begins_alike_is_marked(synced: Unit) -> None:
    """ "1.1 Tim" cannot be read; a file that is gone from "1.1 Tim Kerja ZI" is gone all the same."""
    connection = synced.connection()
    program = synced.folders(connection.drive)["1"]
    hidden = connection.drive.create("1.2 Mon", "application/vnd.google-apps.folder", program)["id"]
    file = file_of(synced, "Laporan monev Januari 2021.pdf")
    edit_file(synced, file, trashed=True)
    synced.sync(act=refusing(hidden))
    assert synced.rows("Berkas")[file]["Temuan"] == "Tidak ada lagi sejak 30 Maret 2021"


# Links.


def test_a_typed_link_is_evidence(synced: Unit) -> None:
    sheet = synced.person().worksheet("Data Dukung")
    row = sheet.col_values(1).index(NOTES) + 1
    sheet.update_cell(row, sheet.row_values(1).index("Tautan Manual") + 1, "https://sekolah.test/notulen")
    synced.sync()
    assert duty(synced, NOTES)["Status"] == "Ada"
    assert duty(synced, NOTES)["Bukti"] == "https://sekolah.test/notulen"


# The plan changes.


def test_an_inserted_indicator_gets_the_next_code_and_moves_no_other(synced: Unit) -> None:
    row = ["", "", "", "Sosialisasi", "1 kali", "1. Sosialisasi", "1. Foto sosialisasi"]
    synced.person().worksheet("Rencana Kerja").insert_rows([row], 6)
    synced.sync()
    indicators = {code: line["INDIKATOR"] for code, line in synced.rows("Rencana Kerja").items()}
    assert indicators == {"1.1": "Tim Kerja ZI", "1.2": "Monev", "1.3": "Sosialisasi"}
    assert not synced.sync().plan


def test_a_document_that_is_no_longer_asked_for_keeps_its_row(synced: Unit) -> None:
    synced.person().worksheet("Rencana Kerja").update([["1. SK Tim ZI"]], "G5", raw=True)
    synced.sync(date(2021, 3, 31))
    row = duty(synced, NOTES)
    assert (row["Status"], row["Alasan"]) == ("Tidak berlaku", "Tidak ada lagi sejak 31 Maret 2021")
    assert len(synced.rows("Data Dukung")) == 14


def test_a_text_beyond_the_limit_of_a_cell_is_cut(synced: Unit) -> None:
    long = "SK Tim ZI " + "a" * 60_000
    file = file_of(synced, "catatan lain.pdf")
    edit_file(synced, file, name=long)
    synced.sync()
    name = str(synced.rows("Berkas")[file]["Nama"])
    assert name.endswith(" lagi)")
    assert len(name) <= 50_000
    assert not synced.sync().plan


# What stops the run before its first write.


@pytest.mark.parametrize("identity", ["orang-lain"])
def test_no_permission(synced: Unit, identity: str) -> None:
    synced.forget()
    with pytest.raises(AccessRefused):
        synced.sync_through(synced.connection(identity))
    assert not synced.written


def test_an_empty_matrix(unit: Unit) -> None:
    unit.person().worksheet("Rencana Kerja").batch_clear(["A5:J40"])
    unit.forget()
    with pytest.raises(Refusal) as refused:
        unit.sync()
    assert refused.value.code == "matrix_empty"
    assert "Rencana Kerja" in refused.value.where
    assert not unit.written


def test_a_broken_network_writes_nothing(synced: Unit) -> None:
    def down(request: Request) -> Reply:
        return Reply(503, b"<html>", {"Content-Type": "text/html"})

    synced.forget()
    with pytest.raises(Exception, match="Google sedang bermasalah"):
        synced.sync(act=down)
    assert not synced.methods


def test_a_file_that_came_after_midnight_is_of_the_new_month(synced: Unit) -> None:
    """Three in the morning of 1 April in Madiun is still March in UTC."""
    night = datetime(2021, 3, 31, 20, tzinfo=UTC)
    unit = Unit(Application(synced.application.store, clock=lambda: night), synced.config)
    unit.upload([("1.2", "Laporan monev.pdf")])
    unit.sync(date(2021, 4, 1))
    assert duty(unit, "1.2/laporan-monev-bulanan@2021-03")["Status"] == "Belum ada"
    assert duty(unit, "1.2/laporan-monev-bulanan@2021-04")["Status"] == "Ada"


def test_a_missing_paper_says_what_its_meeting_has(unit: Unit) -> None:
    """Three papers of one meeting are there: the reason of the fourth counts them."""
    papers = "1. SK Tim ZI\n2. Undangan, notula, daftar hadir, dan foto rapat tim"
    unit.person().worksheet("Rencana Kerja").update([[papers]], "G5", raw=True)
    names = ("Undangan rapat tim", "Daftar hadir rapat tim", "Foto rapat tim")
    unit.upload([("1.1", f"{name} 12 Januari 2021.{'jpg' if 'Foto' in name else 'pdf'}") for name in names])
    unit.sync()
    rows = {code: row for code, row in unit.rows("Data Dukung").items() if code.startswith("1.1/")}
    assert [row["Status"] for row in rows.values()] == ["Ada", "Ada", "Belum ada", "Ada", "Ada"]
    missing = next(row for row in rows.values() if row["Status"] == "Belum ada")
    assert " Paket rapat 12 Januari 2021, 3 dari 4: notula belum ada. Taruh di folder" in str(missing["Alasan"])
