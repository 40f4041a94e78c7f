"""Verdicts from night to night, through the real clients: they hold for what was judged, and for nothing else."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from tests.handiwork import (
    edit_file,
    file_of,
    heading_row,
    insert,
    move_file,
    replace_content,
    row_of,
    sort_rows,
    type_matrix,
    verdict,
)
from tests.office_files import docx
from tests.rehearsal import DAY, Unit, before, refusing
from tests.suites.school import REFUSED, WORLDS, control
from tests.test_sync_findings import to_do
from zi_sheets.domain.workbook.grid import Cell
from zi_sheets.workspace.drive import DOCUMENT, DOCX

SK, NOTES, JANUARY = "1.1/sk-tim-zi", "1.1/notulen-rapat", "1.2/laporan-monev-bulanan@2021-01"
DECEMBER = JANUARY.replace("-01", "-12")
SK_NAME = "SK Tim ZI 2021.pdf"
GIVEN = date(2021, 4, 12)
NEXT_NIGHT = date(2021, 4, 13)
LATER = date(2021, 5, 3)
SAH = "Dinyatakan sah, terlihat sejak 12 April 2021"
TOLAK = "Ditolak pemeriksa, terlihat sejak 12 April 2021"
Change = Callable[[Unit, str], None]


def duty(unit: Unit, code: str = SK) -> dict[str, Cell]:
    return unit.rows("Data Dukung")[code]


def given(unit: Unit, word: str, note: str = "", code: str = SK) -> dict[str, Cell]:
    """The row after the night that first saw the verdict."""
    verdict(unit, code, word, note)
    unit.sync(GIVEN)
    return duty(unit, code)


def trash(unit: Unit, file: str) -> None:
    edit_file(unit, file, trashed=True)


def restore(unit: Unit, file: str) -> None:
    edit_file(unit, file, trashed=False)


def rename(unit: Unit, file: str) -> None:
    edit_file(unit, file, name="SK Tim ZI 2021 (revisi).pdf")


def rename_back(unit: Unit, file: str) -> None:
    edit_file(unit, file, name=SK_NAME)


def replace(unit: Unit, file: str) -> None:
    replace_content(unit, file, b"isi lain")


def replace_back(unit: Unit, file: str) -> None:
    replace_content(unit, file, f"1.1 {SK_NAME}".encode())


def move_out(unit: Unit, file: str) -> None:
    move_file(unit, file, unit.folders()["1.1"], unit.config.reports_folder_id)


def move_in(unit: Unit, file: str) -> None:
    move_file(unit, file, unit.config.reports_folder_id, unit.folders()["1.1"])


def move_elsewhere(unit: Unit, file: str) -> None:
    move_file(unit, file, unit.folders()["1.1"], unit.folders()["1.2"])


def add_another(unit: Unit, file: str) -> None:
    unit.upload([("1.1", "SK Tim ZI lampiran 2021.pdf")])


UNDONE = {"gone": (trash, restore), "renamed": (rename, rename_back), "replaced": (replace, replace_back)} | {
    "moved out": (move_out, move_in)
}


def test_a_verdict_holds_from_night_to_night(synced: Unit) -> None:
    was = duty(synced)
    verdict(synced, SK, "Sah")
    for day in (DAY, DAY + timedelta(days=1)):
        synced.sync(day)
        now = duty(synced)
        assert now["Status"] == "Terverifikasi"
        assert (now["Bukti"], now["Sidik"]) == (was["Bukti"], was["Sidik"])
        assert now["Alasan"] == "Dinyatakan sah, terlihat sejak 30 Maret 2021."
    assert not synced.sync(DAY + timedelta(days=1)).plan


def test_a_rejection_holds_and_names_the_note(synced: Unit) -> None:
    row = given(synced, "Tolak", "belum ditandatangani")
    assert row["Status"] == "Ditolak"
    assert str(row["Alasan"]).startswith(f"{TOLAK}: belum ditandatangani. Ganti buktinya.")
    assert not synced.sync(GIVEN).plan


@pytest.mark.parametrize(
    ("code", "place"),
    [
        (SK, "1.1 Tim Kerja ZI, misalnya dengan nama 'SK Tim ZI 2021.pdf'"),
        (JANUARY, "1.2 Monev, misalnya dengan nama 'Laporan monev bulanan Januari 2021.pdf'"),
        (DECEMBER, "1.2 Monev, misalnya dengan nama 'Laporan monev bulanan Desember 2021.pdf'"),
    ],
    ids=["once", "of a month", "of a month that has not begun"],
)
def test_a_rejection_says_where_to_put_something_better(synced: Unit, code: str, place: str) -> None:
    synced.upload([("1.2", "Laporan monev Desember 2021.pdf")])
    synced.sync()
    said = str(given(synced, "Tolak", code=code)["Alasan"])
    assert f"Taruh penggantinya di folder 1. Manajemen Perubahan / {place}. Kosongkan" in said


def test_the_pic_is_told_why_each_month_was_rejected(synced: Unit) -> None:
    synced.upload([("1.2", "Laporan monev Desember 2021.pdf")])
    synced.sync()
    for code, note in ((JANUARY, "halaman 2 hilang"), (DECEMBER, "belum ditandatangani")):
        verdict(synced, code, "Tolak", note)
    synced.sync()
    said = [line[1] for line in to_do(synced) if "Ditolak" in line[1]]
    assert ["halaman 2 hilang" in said[0], "belum ditandatangani" in said[1], len(said)] == [True, True, 2]


def test_what_does_not_apply_is_not_asked(synced: Unit) -> None:
    verdict(synced, NOTES, "Tidak Berlaku", "rapat daring")
    done = synced.sync()
    assert duty(synced, NOTES)["Status"] == "Tidak berlaku"
    assert synced.rows("Rencana Kerja")["1.1"]["Kelengkapan"] == "1 dari 1"
    assert done.statuses["Tidak berlaku"] == 1


def test_what_does_not_apply_without_a_note_is_a_finding(synced: Unit) -> None:
    verdict(synced, NOTES, "Tidak Berlaku")
    findings = synced.sync().assessment.findings
    assert duty(synced, NOTES)["Status"] == "Tidak berlaku"
    (finding,) = [each for each in findings if each.about.subject == NOTES]
    assert "alasannya belum ditulis" in finding.sentence
    verdict(synced, NOTES, "Tidak Berlaku", "rapat daring")
    assert NOTES not in {each.about.subject for each in synced.sync().assessment.findings}


# Evidence that changes after it was judged.


@pytest.mark.parametrize(("word", "told"), [("Sah", SAH), ("Tolak", TOLAK)])
@pytest.mark.parametrize(("change", "back"), UNDONE.values(), ids=UNDONE.keys())
def test_a_verdict_lapses_with_its_evidence_and_holds_again_when_it_is_back(
    synced: Unit, word: str, told: str, change: Change, back: Change
) -> None:
    was, file = given(synced, word), file_of(synced, SK_NAME)
    change(synced, file)
    synced.sync(LATER)
    now = duty(synced)
    assert now["Status"] == "Perlu dicek"
    assert str(now["Alasan"]).startswith(f"{told}, tetapi sejak itu '{SK_NAME}' ")
    assert "Kosongkan Verifikasi" in str(now["Alasan"])
    assert (now["Bukti"], now["Sidik"], now["Verifikasi"]) == (was["Bukti"], was["Sidik"], word)
    assert not synced.sync(LATER).plan
    back(synced, file)
    synced.sync(LATER)
    assert duty(synced) == was


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (trash, "tidak ada lagi atau berganti nama"),
        (rename, "tidak ada lagi atau berganti nama"),
        (replace, "berubah."),
    ],
)
def test_the_reason_says_what_became_of_it(synced: Unit, change: Change, words: str) -> None:
    given(synced, "Sah")
    change(synced, file_of(synced, SK_NAME))
    synced.sync(LATER)
    assert f"'{SK_NAME}' {words}" in str(duty(synced)["Alasan"])


@pytest.mark.parametrize("word", ["Sah", "Tolak"])
@pytest.mark.parametrize("change", [trash, rename, replace])
def test_new_evidence_is_judged_after_verifikasi_was_cleared(synced: Unit, word: str, change: Change) -> None:
    was = given(synced, word)
    change(synced, file_of(synced, SK_NAME))
    synced.sync(LATER)
    verdict(synced, SK, "")
    synced.sync(LATER)
    cleared = duty(synced)
    assert cleared["Sidik"] != was["Sidik"]
    assert cleared["Status"] == ("Belum ada" if change is trash else "Ada")
    verdict(synced, SK, "Sah")
    synced.sync(LATER)
    assert duty(synced)["Status"] == ("Belum ada" if change is trash else "Terverifikasi")


@pytest.mark.parametrize(("word", "status"), [("Sah", "Terverifikasi"), ("Tolak", "Ditolak")])
def test_a_verdict_follows_a_file_that_was_moved_inside_the_tree(synced: Unit, word: str, status: str) -> None:
    was = given(synced, word)
    move_elsewhere(synced, file_of(synced, SK_NAME))
    synced.sync(LATER)
    assert duty(synced)["Status"] == status
    assert (duty(synced)["Bukti"], duty(synced)["Sidik"]) == (was["Bukti"], was["Sidik"])


def test_more_evidence_beside_what_was_confirmed_changes_nothing(synced: Unit) -> None:
    was = given(synced, "Sah")
    add_another(synced, "")
    synced.sync(LATER)
    assert duty(synced) == was


def test_more_evidence_beside_what_was_rejected_waits_to_be_judged(synced: Unit) -> None:
    was = given(synced, "Tolak")
    add_another(synced, "")
    synced.sync(LATER)
    now = duty(synced)
    assert (now["Status"], now["Bukti"], now["Sidik"]) == ("Ditolak", was["Bukti"], was["Sidik"])
    assert "Ada bukti yang belum dinilai: 'SK Tim ZI lampiran 2021.pdf'." in str(now["Alasan"])
    verdict(synced, SK, "")
    synced.sync(LATER)
    assert "SK Tim ZI lampiran 2021.pdf" in str(duty(synced)["Bukti"])


@pytest.mark.parametrize("word", ["Sah", "Tolak"])
def test_judged_evidence_in_a_folder_that_cannot_be_read_is_unreadable(synced: Unit, word: str) -> None:
    was = given(synced, word)
    synced.sync(LATER, act=refusing(synced.folders()["1.1"]))
    assert duty(synced)["Status"] == "Tidak terbaca"
    assert (duty(synced)["Bukti"], duty(synced)["Sidik"]) == (was["Bukti"], was["Sidik"])
    synced.sync(LATER)
    assert duty(synced) == was


@pytest.mark.parametrize(("word", "proves"), [("Sah", SK), ("Tolak", ""), ("Tidak Berlaku", SK), ("", SK)])
def test_berkas_says_what_the_verdict_says(synced: Unit, word: str, proves: str) -> None:
    given(synced, word)
    assert synced.rows("Berkas")[file_of(synced, SK_NAME)]["Membuktikan"] == proves


def test_berkas_names_what_a_person_confirmed_though_its_name_tells_nothing(synced: Unit) -> None:
    given(synced, "Sah")
    move_elsewhere(synced, file_of(synced, SK_NAME))
    edit_file(synced, file_of(synced, "catatan lain.pdf"), trashed=True)
    synced.sync(LATER)
    assert SK in str(synced.rows("Berkas")[file_of(synced, SK_NAME)]["Membuktikan"])


# Rows that move, end and come back.


@pytest.mark.parametrize("code", [SK, JANUARY])
def test_a_verdict_on_an_obligation_that_ended_comes_back_with_it(synced: Unit, code: str) -> None:
    was = given(synced, "Sah", code=code)
    documents = {SK: ("G5", "1. SK Tim ZI\n2. Notulen rapat"), JANUARY: ("G6", "1. Laporan monev bulanan")}
    cell, text = documents[code]
    type_matrix(synced, cell, ["1. Foto rapat"])
    synced.sync(LATER)
    ended = duty(synced, code)
    assert ended["Status"] == "Tidak berlaku"
    assert ended["Alasan"] == f"Tidak ada lagi sejak 3 Mei 2021. {SAH}; selama itu tidak dihitung."
    assert (ended["Verifikasi"], ended["Sidik"], ended["Bukti"]) == (was["Verifikasi"], was["Sidik"], was["Bukti"])
    assert not synced.sync(LATER).plan
    synced.sync(LATER + timedelta(days=1))
    assert duty(synced, code) == ended
    type_matrix(synced, cell, [text])
    synced.sync(LATER + timedelta(days=2))
    assert duty(synced, code) == was


def test_a_verdict_that_is_cleared_on_an_ended_row_is_told_no_more(synced: Unit) -> None:
    given(synced, "Sah")
    type_matrix(synced, "G5", ["1. Foto rapat"])
    synced.sync(LATER)
    verdict(synced, SK, "")
    synced.sync(LATER + timedelta(days=1))
    assert duty(synced)["Alasan"] == "Tidak ada lagi sejak 3 Mei 2021"


def judge_all(unit: Unit) -> dict[str, dict[str, Cell]]:
    """One verdict of each sort, as the night that first saw them left the rows."""
    verdict(unit, SK, "Sah", "lengkap")
    verdict(unit, JANUARY, "Tolak", "belum ditandatangani")
    verdict(unit, NOTES, "Tidak Berlaku", "rapat daring")
    unit.sync(GIVEN)
    return unit.rows("Data Dukung")


MOVES: dict[str, Callable[[Unit], None]] = {
    "sorted": sort_rows,
    "a row inserted at the top": lambda unit: insert(unit, "ROWS", 0),
    "a row inserted among them": lambda unit: insert(unit, "ROWS", 3),
    "a column inserted": lambda unit: insert(unit, "COLUMNS", 2),
}


@pytest.mark.parametrize("move", MOVES.values(), ids=MOVES.keys())
def test_verdicts_stay_with_their_rows(synced: Unit, move: Callable[[Unit], None]) -> None:
    was = judge_all(synced)
    move(synced)
    synced.sync(NEXT_NIGHT)
    assert known(synced, was) == was
    assert not synced.sync(NEXT_NIGHT).plan


def known(unit: Unit, was: dict[str, dict[str, Cell]]) -> dict[str, dict[str, Any]]:
    """The rows with the columns that were there before."""
    return {code: {name: row[name] for name in was[SK]} for code, row in unit.rows("Data Dukung").items()}


def test_verdicts_stay_where_people_sort_while_the_sync_writes(synced: Unit) -> None:
    was = judge_all(synced)
    add_another(synced, "")
    synced.sync(GIVEN, act=before("values:batchUpdateByDataFilter", lambda: sort_rows(synced)))
    now = synced.rows("Data Dukung")
    for code in (SK, JANUARY, NOTES):
        assert now[code] == was[code]


@pytest.mark.parametrize("word", ["Sah", "Tolak"])
@pytest.mark.parametrize(
    ("change", "status"), [(replace, "Perlu dicek"), (add_another, "")], ids=["evidence changed", "more evidence came"]
)
def test_a_verdict_given_while_the_sync_writes_is_for_what_was_shown(
    synced: Unit, change: Change, status: str, word: str
) -> None:
    """The person saw last night's evidence; tonight's lands in the cells a moment later."""
    was = duty(synced)
    change(synced, file_of(synced, SK_NAME))
    choose = before("values:batchUpdateByDataFilter", lambda: verdict(synced, SK, word))
    synced.sync(GIVEN, act=choose)
    for day in (GIVEN, LATER):
        now = duty(synced)
        assert (now["Bukti"], now["Sidik"], now["Verifikasi"]) == (was["Bukti"], was["Sidik"], word)
        assert now["Status"] == (status or {"Sah": "Terverifikasi", "Tolak": "Ditolak"}[word])
        synced.sync(day)


@pytest.mark.parametrize("world", sorted(WORLDS.keys() - REFUSED))
def test_verdicts_hold_in_every_world(synced: Unit, world: str) -> None:
    """Judge, sort, insert, replace, restore: whatever Google does where nobody could ask."""
    control(synced, "POST", "behaviour", WORLDS[world])
    was = judge_all(synced)
    sort_rows(synced)
    insert(synced, "ROWS", 0)
    replace(synced, file_of(synced, SK_NAME))
    synced.sync(NEXT_NIGHT)
    assert duty(synced)["Status"] == "Perlu dicek"
    assert str(duty(synced)["Alasan"]).startswith(f"{SAH}, tetapi sejak itu '{SK_NAME}' berubah.")
    sort_rows(synced)
    replace_back(synced, file_of(synced, SK_NAME))
    synced.sync(NEXT_NIGHT)
    assert known(synced, was) == was
    assert not synced.sync(NEXT_NIGHT).plan


# A link in Tautan Manual is a person's word as well.


def paste(unit: Unit, code: str, address: str) -> None:
    sheet = unit.person().worksheet("Data Dukung")
    column = sheet.row_values(heading_row(sheet)).index("Tautan Manual") + 1
    sheet.update_cell(row_of(sheet, code), column, address)


def pasted(unit: Unit) -> str:
    """The link of a file that proves nothing by its name stands beside the minutes that are missing."""
    file = file_of(unit, "catatan lain.pdf")
    paste(unit, NOTES, str(unit.rows("Berkas")[file]["Tautan"]))
    unit.sync(GIVEN)
    assert duty(unit, NOTES)["Status"] == "Ada"
    return file


@pytest.mark.parametrize("move", MOVES.values(), ids=MOVES.keys())
def test_a_pasted_link_stays_with_its_row(synced: Unit, move: Callable[[Unit], None]) -> None:
    pasted(synced)
    was = synced.rows("Data Dukung")
    move(synced)
    synced.sync(NEXT_NIGHT)
    assert known(synced, was) == was


@pytest.mark.parametrize(
    ("change", "back", "told"),
    [(trash, restore, "di tempat sampah"), (move_out, move_in, "tidak ada lagi di folder bukti")],
    ids=["gone", "moved out"],
)
def test_a_pasted_link_to_a_file_that_is_gone_has_to_be_looked_at(
    synced: Unit, change: Change, back: Change, told: str
) -> None:
    file = pasted(synced)
    was = duty(synced, NOTES)
    change(synced, file)
    for day in (NEXT_NIGHT, LATER):
        synced.sync(day)
        assert duty(synced, NOTES)["Status"] == "Perlu dicek"
        assert told in str(duty(synced, NOTES)["Alasan"])
    back(synced, file)
    synced.sync(LATER)
    assert duty(synced, NOTES) == was


def test_a_pasted_link_to_a_file_that_cannot_be_seen_tonight_holds(synced: Unit) -> None:
    pasted(synced)
    synced.sync(NEXT_NIGHT, act=refusing(synced.folders()["1.1"]))
    assert duty(synced, NOTES)["Status"] == "Ada"


def test_a_pasted_link_to_a_file_that_nobody_can_see_proves_nothing(synced: Unit) -> None:
    paste(synced, NOTES, f"https://drive.google.com/file/d/{'x' * 33}/view")
    synced.sync(GIVEN)
    assert duty(synced, NOTES)["Status"] == "Tidak terbaca"


def share(unit: Unit, file: str) -> None:
    unit.connection().drive.share(file, "guru@latihan.test", "reader")


def to_the_next_indicator(unit: Unit, file: str) -> None:
    move_file(unit, file, unit.folders()["1.1"], unit.folders()["1.2"])


def bin_and_back(unit: Unit, file: str) -> None:
    trash(unit, file)
    restore(unit, file)


@pytest.mark.parametrize("change", [share, to_the_next_indicator, bin_and_back])
def test_a_verdict_on_a_google_document_outlives_what_does_not_change_it(synced: Unit, change: Change) -> None:
    file = str(synced.connection().drive.create("Notulen rapat tim 2021", DOCUMENT, synced.folders()["1.1"])["id"])
    synced.sync()
    given(synced, "Sah", code=NOTES)
    change(synced, file)
    synced.sync(NEXT_NIGHT)
    assert duty(synced, NOTES)["Status"] == "Terverifikasi"


def test_a_verdict_on_a_google_document_lapses_when_somebody_writes_in_it(synced: Unit) -> None:
    file = str(synced.connection().drive.create("Notulen rapat tim 2021", DOCUMENT, synced.folders()["1.1"])["id"])
    synced.sync()
    given(synced, "Sah", code=NOTES)
    written = docx(lambda document: document.add_paragraph("Rapat dibuka pukul 08.00."))
    synced.connection().drive.update(file, file, properties={}, content=written, content_mime=DOCX)
    synced.sync(NEXT_NIGHT)
    assert duty(synced, NOTES)["Status"] == "Perlu dicek"


def test_a_rejected_file_in_the_folder_of_another_indicator_that_is_shut_is_unreadable(synced: Unit) -> None:
    given(synced, "Tolak")
    move_file(synced, file_of(synced, SK_NAME), synced.folders()["1.1"], synced.folders()["1.2"])
    synced.sync()
    assert duty(synced)["Status"] == "Ditolak"
    synced.sync(NEXT_NIGHT, act=refusing(synced.folders()["1.2"]))
    assert duty(synced)["Status"] == "Tidak terbaca"


def test_of_two_files_of_one_name_the_lost_one_is_named(synced: Unit) -> None:
    drive, home = synced.connection().drive, synced.folders()["1.1"]
    for month, content in (("03-01", b"a"), ("03-02", b"bb")):
        times = {"createdTime": f"2021-{month}T00:00:00.000Z"}
        later = drive.create("Notulen rapat 2021.pdf", "application/pdf", home, content=content, times=times)["id"]
    synced.sync()
    given(synced, "Sah", code=NOTES)
    trash(synced, str(later))
    synced.sync(NEXT_NIGHT)
    assert "sejak itu 'Notulen rapat 2021.pdf'" in str(duty(synced, NOTES)["Alasan"])
