"""A verdict on a pasted link is on the file behind it: not on the address's spelling, nor on where the file lies."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests.handiwork import edit_file, file_of, move_file, verdict
from tests.rehearsal import DAY, Unit, refusing
from tests.test_sync_links import KEGIATAN, MONTHLY, NOTES, SK, beside, put, text
from tests.test_sync_outside_links import duty, pasted, replaced, trashed

NEXT_NIGHT = DAY + timedelta(days=1)
FEBRUARY = MONTHLY.replace("01", "02")


def confirmed(unit: Unit) -> None:
    unit.sync()
    verdict(unit, NOTES, "Sah")
    unit.sync()
    assert duty(unit)["Status"] == "Terverifikasi"


def test_it_holds_when_the_file_is_put_into_the_evidence_folder(synced: Unit) -> None:
    file, _ = pasted(synced)
    confirmed(synced)
    (drive,) = synced.connection().drive.get(file, "berkas")["parents"]
    move_file(synced, file, drive, synced.folders()["1.1"])
    synced.sync(NEXT_NIGHT)
    assert duty(synced)["Status"] == "Terverifikasi"


def test_it_holds_for_another_spelling_of_the_address(synced: Unit) -> None:
    _, address = pasted(synced)
    confirmed(synced)
    beside(synced, NOTES, userEnteredValue=text(address.split("?")[0]))
    synced.sync(NEXT_NIGHT)
    assert duty(synced)["Status"] == "Terverifikasi"


def test_it_holds_when_words_are_typed_before_the_address(synced: Unit) -> None:
    file = synced.connection().drive.create("Notulen rapat tim ZI 2021.pdf", "application/pdf", None, content=b"isi")
    put(synced, KEGIATAN, userEnteredValue=text(f"1. Rapat\n{file['webViewLink']}"))
    confirmed(synced)
    put(synced, KEGIATAN, userEnteredValue=text(f"1. Rapat\nNotulen: {file['webViewLink']}"))
    synced.sync()
    assert duty(synced)["Status"] == "Terverifikasi"


def to_a_file_of_the_tree(unit: Unit) -> str:
    file = file_of(unit, "catatan lain.pdf")
    beside(unit, NOTES, userEnteredValue=text(str(unit.rows("Berkas")[file]["Tautan"])))
    unit.sync()
    return file


def test_given_while_the_folder_was_shut_it_holds_once_it_is_open(synced: Unit) -> None:
    file, shut = to_a_file_of_the_tree(synced), refusing(synced.folders()["1.1"])
    synced.sync(act=shut)
    verdict(synced, NOTES, "Sah")
    synced.sync(act=shut)
    assert duty(synced)["Status"] == "Terverifikasi"
    synced.sync(NEXT_NIGHT)
    assert duty(synced)["Status"] == "Terverifikasi"
    assert [code for code, row in synced.rows("Berkas").items() if row["Nama"] == "catatan lain.pdf"] == [file]


def confirmed_outside(unit: Unit) -> str:
    """A file of the tree that moved out of it, confirmed there."""
    file = to_a_file_of_the_tree(unit)
    move_file(unit, file, unit.folders()["1.1"], unit.config.reports_folder_id)
    unit.sync()
    assert "tidak ada lagi di folder bukti" in str(duty(unit)["Alasan"])
    confirmed(unit)
    return file


@pytest.mark.parametrize("change", [replaced, trashed])
def test_it_lapses_with_a_file_that_had_left_the_tree(synced: Unit, change: Callable[[Unit, str], None]) -> None:
    change(synced, confirmed_outside(synced))
    synced.sync(NEXT_NIGHT)
    assert duty(synced)["Status"] == "Perlu dicek"


def test_it_holds_for_such_a_file_when_another_folder_is_shut(synced: Unit) -> None:
    confirmed_outside(synced)
    synced.sync(NEXT_NIGHT, act=refusing(synced.folders()["1.2"]))
    assert duty(synced)["Status"] == "Terverifikasi"


def test_a_link_in_the_matrix_follows_a_file_out_of_the_tree(synced: Unit) -> None:
    file = file_of(synced, "SK Tim ZI 2021.pdf")
    address = synced.rows("Berkas")[file]["Tautan"]
    move_file(synced, file, synced.folders()["1.1"], synced.config.reports_folder_id)
    synced.sync()
    assert duty(synced, SK)["Status"] == "Belum ada"
    put(synced, KEGIATAN, userEnteredValue=text(f"SK Tim ZI 2021: {address}"))
    synced.sync()
    assert duty(synced, SK)["Status"] == "Ada"


def test_a_file_behind_two_spellings_is_no_copy_of_itself(synced: Unit) -> None:
    _, address = pasted(synced)
    beside(synced, FEBRUARY, userEnteredValue=text(address.split("?")[0]))
    synced.sync()
    rows = [row for row in synced.rows("Berkas").values() if row["Nama"] == "Catatan kami.pdf"]
    assert len(rows) == 1
    assert "sama persis" not in str(rows[0]["Temuan"])


def test_a_deleted_file_is_gone_though_a_link_beside_it_cannot_be_seen(synced: Unit) -> None:
    verdict(synced, SK, "Sah")
    synced.sync()
    beside(synced, SK, userEnteredValue=text(f"https://drive.google.com/file/d/{'x' * 33}/view"))
    edit_file(synced, file_of(synced, "SK Tim ZI 2021.pdf"), trashed=True)
    synced.sync(NEXT_NIGHT)
    assert duty(synced, SK)["Status"] == "Perlu dicek"


def test_a_link_to_a_file_deleted_for_good_leads_to_something_gone(synced: Unit) -> None:
    file = to_a_file_of_the_tree(synced)
    verdict(synced, NOTES, "Sah")
    synced.sync()
    synced.connection().drive._service.files().delete(fileId=file).execute()
    synced.sync(NEXT_NIGHT)
    assert (duty(synced)["Status"], "tidak ada lagi" in str(duty(synced)["Alasan"])) == ("Perlu dicek", True)
