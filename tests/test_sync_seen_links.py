"""Links out of the evidence tree, judged by what they lead to: by name, by place, and from night to night."""

from datetime import timedelta

import pytest

from tests.handiwork import edit_file, file_of, heading_row, move_file, row_of, verdict
from tests.rehearsal import DAY, Unit, before, refusing
from tests.test_sync_findings import to_do
from tests.test_sync_links import KEGIATAN, MONTHLY, NOTES, SK, beside, place, put, text
from tests.test_sync_outside_links import duty, unanswered
from zi_sheets.workspace.drive import FOLDER

PDF = "application/pdf"
FEBRUARY, MARCH = MONTHLY.replace("01", "02"), MONTHLY.replace("01", "03")
NEXT_NIGHT = DAY + timedelta(days=1)


def outside(unit: Unit, name: str, *, owner: str = "operator", mime: str = PDF, content: bytes = b"isi") -> str:
    """The address of a file or folder in somebody's own Drive."""
    held = None if mime == FOLDER else content
    return str(unit.connection(owner).drive.create(name, mime, None, content=held)["webViewLink"])


def id_of(address: str) -> str:
    return address.split("/")[5]


def in_row(unit: Unit, words: str) -> None:
    put(unit, KEGIATAN, userEnteredValue=text(f"1. Rapat\n{words}"))


def test_a_link_in_two_rows_proves_in_the_row_that_asks_for_it(synced: Unit) -> None:
    address = outside(synced, "Laporan monev Februari 2021.pdf")
    place(synced, "Rencana Kerja", 5, KEGIATAN, userEnteredValue=text(f"1. Monev\n{address}"))
    in_row(synced, address)
    synced.sync()
    assert duty(synced, FEBRUARY)["Status"] == "Ada"
    rows = [row for row in synced.rows("Berkas").values() if row["Nama"] == "Laporan monev Februari 2021.pdf"]
    assert len(rows) == 1
    assert not synced.sync().plan


@pytest.mark.parametrize(("words", "status"), [("", "Tidak terbaca"), ("Notulen rapat 2021: ", "Perlu dicek")])
def test_a_folder_that_nobody_looks_into_may_hold_it(synced: Unit, words: str, status: str) -> None:
    in_row(synced, words + outside(synced, "Kumpulan", mime=FOLDER))
    synced.sync()
    assert (duty(synced)["Status"], "folder di luar folder bukti" in str(duty(synced)["Alasan"])) == (status, True)


@pytest.mark.parametrize(
    "name", ["Notulen rapat 2019.pdf", "Format kosong notulen rapat.docx", "Notulen rapat 2021 (draf).pdf"]
)
def test_words_do_not_hide_what_the_files_own_name_says(synced: Unit, name: str) -> None:
    in_row(synced, f"Notulen rapat: {outside(synced, name)}")
    synced.sync()
    assert duty(synced)["Status"] != "Ada"


def test_words_do_not_hide_a_nik_in_the_files_own_name(synced: Unit) -> None:
    in_row(synced, f"Notulen rapat 2021: {outside(synced, 'Notulen rapat 2021 NIK 1234567890123456.pdf')}")
    synced.sync()
    assert [row for row in synced.rows("Berkas").values() if "NIK" in str(row["Temuan"])]


def test_words_that_name_a_document_hide_that_one_alone(synced: Unit) -> None:
    edit_file(synced, file_of(synced, "SK Tim ZI 2021.pdf"), trashed=True)
    in_row(synced, f"Notulen rapat 2021: {outside(synced, 'Notulen rapat tim ZI 2021.pdf', owner='guru')}")
    synced.sync()
    assert (duty(synced)["Status"], duty(synced, SK)["Status"]) == ("Tidak terbaca", "Belum ada")


@pytest.mark.parametrize("words", ["", "SK Tim ZI 2021: ", "SK Tim ZI 2021.pdf: "])
def test_a_link_to_a_file_deleted_for_good_is_to_mend(synced: Unit, words: str) -> None:
    file = file_of(synced, "SK Tim ZI 2021.pdf")
    in_row(synced, f"{words}{synced.rows('Berkas')[file]['Tautan']}")
    synced.sync()
    synced.connection().drive._service.files().delete(fileId=file).execute()
    synced.sync(NEXT_NIGHT)
    assert duty(synced, SK)["Status"] == "Perlu dicek"


def test_each_link_that_cannot_be_seen_is_reachable_from_the_to_do(synced: Unit) -> None:
    addresses = [outside(synced, f"{name}.pdf", owner="guru") for name in ("a", "b")]
    for code, address in zip((FEBRUARY, MARCH), addresses, strict=True):
        beside(synced, code, userEnteredValue=text(address))
    synced.sync()
    assert set(addresses) <= {line[3] for line in to_do(synced)}


def test_an_older_file_of_the_same_name_makes_no_verdict_lapse(synced: Unit) -> None:
    beside(synced, NOTES, userEnteredValue=text(outside(synced, "Notulen.pdf", content=b"lama")))
    synced.sync()
    address = outside(synced, "Notulen.pdf", content=b"baru")
    beside(synced, NOTES, userEnteredValue=text(address))
    synced.sync()
    verdict(synced, NOTES, "Sah")
    synced.sync()
    synced.sync(act=unanswered(id_of(address)))
    assert duty(synced)["Status"] == "Tidak terbaca"


def test_a_renamed_file_is_not_said_to_be_hidden_behind_somebody_elses_link(synced: Unit) -> None:
    verdict(synced, SK, "Sah")
    synced.sync()
    in_row(synced, outside(synced, "lain.pdf", owner="guru"))
    synced.sync()
    edit_file(synced, file_of(synced, "SK Tim ZI 2021.pdf"), name="SK Tim ZI final 2021.pdf")
    synced.sync(NEXT_NIGHT)
    assert duty(synced, SK)["Status"] == "Perlu dicek"


def test_a_shut_folder_elsewhere_makes_nothing_better(synced: Unit) -> None:
    file = file_of(synced, "catatan lain.pdf")
    beside(synced, NOTES, userEnteredValue=text(str(synced.rows("Berkas")[file]["Tautan"])))
    synced.sync()
    move_file(synced, file, synced.folders()["1.1"], synced.config.reports_folder_id)
    synced.sync(act=refusing(synced.folders()["1.2"]))
    assert duty(synced)["Status"] == "Perlu dicek"


def test_a_tick_goes_with_the_file_into_the_tree_however_its_address_was_spelled(synced: Unit) -> None:
    file = id_of(outside(synced, "Foto rapat 2021.jpg", mime="image/jpeg"))
    beside(synced, NOTES, userEnteredValue=text(f"https://drive.google.com/file/d/{file}/view?usp=sharing"))
    synced.sync()
    sheet, code = synced.person().worksheet("Berkas"), file_of(synced, "Foto rapat 2021.jpg")
    sheet.update_cell(row_of(sheet, code), sheet.row_values(heading_row(sheet)).index("Foto Laporan") + 1, True)
    (home,) = synced.connection().drive.get(file, "berkas")["parents"]
    move_file(synced, file, home, synced.folders()["1.1"])
    synced.sync(NEXT_NIGHT)
    rows = [row for row in synced.rows("Berkas").values() if row["Nama"] == "Foto rapat 2021.jpg"]
    assert [(row["Foto Laporan"], row["Kode"]) for row in rows] == [(True, file)]


@pytest.mark.parametrize("where", ["tree", "outside"])
def test_an_empty_file_given_by_hand_is_empty(synced: Unit, where: str) -> None:
    home = synced.folders()["1.1"] if where == "tree" else None
    file = synced.connection().drive.create("Catatan.pdf", PDF, home, content=b"")
    beside(synced, NOTES, userEnteredValue=text(file["webViewLink"]))
    synced.sync()
    assert duty(synced)["Status"] == "Kosong"


def test_a_link_typed_while_links_are_looked_up_is_not_taken_unseen(synced: Unit) -> None:
    address, private = outside(synced, "Notulen.pdf"), outside(synced, "punya guru.pdf", owner="guru")
    in_row(synced, address)
    synced.sync(act=before(id_of(address), lambda: beside(synced, FEBRUARY, userEnteredValue=text(private))))
    assert (duty(synced, FEBRUARY)["Status"], "baru diketik" in str(duty(synced, FEBRUARY)["Alasan"])) == (
        "Tidak terbaca",
        True,
    )
