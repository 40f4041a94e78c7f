"""Findings from a night's run, through the real clients: said in the right place, once, and nothing is lost by them."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from tests.handiwork import edit_file, file_of, type_matrix
from tests.rehearsal import DAY, Act, Unit, people_client, refusing
from tests.test_sync import duty
from tests.workspace.drive_places import altered, file, folder, shortcut, trash
from zi_sheets.domain.assessment import completeness
from zi_sheets.domain.finding import Finding, FindingCode
from zi_sheets.emulator.wire import Reply, Request
from zi_sheets.synced import Synced

SK_FILE, NOTES = "SK Tim ZI 2021.pdf", "1.1/notulen-rapat"
NUMBER = "196504121990031005"
OPEN_TO_ALL = "Dapat dibuka siapa pun yang memegang tautannya."


def found(done: Synced, code: FindingCode) -> list[Finding]:
    return [each for each in done.assessment.findings if each.code is code]


def temuan(unit: Unit, name: str) -> str:
    return str(unit.rows("Berkas")[file_of(unit, name)]["Temuan"])


def to_do(unit: Unit) -> list[list[str]]:
    """The lines of `Monev` below its last heading row."""
    rows = unit.person().worksheet("Monev").get_all_values()
    return rows[[row[0] for row in rows].index("PIC") + 1 :]


def open_to_all(unit: Unit, file_id: str) -> None:
    url = f"https://www.googleapis.com/drive/v3/files/{file_id}/permissions"
    people_client(unit.application, "operator").http_client.request(
        "post", url, json={"type": "anyone", "role": "reader"}
    )


def without(*fields: str) -> Callable[[Request, Any], None]:
    """Google leaves these fields out of a listing."""

    def change(request: Request, answer: Any) -> None:
        for each in answer["files"]:
            for name in fields:
                each.pop(name, None)

    return change


# Sharing and owners.


def test_pitfall_25_open_evidence_is_told_and_nobody_is_shut_out(synced: Unit) -> None:
    """PITFALLS 25: a finding in the file's row and in somebody's to-do; the machine changes no permission."""
    was = duty(synced)
    open_to_all(synced, file_of(synced, SK_FILE))
    synced.forget()
    done = synced.sync()
    assert not [method for method in synced.written if method.startswith("drive.")]
    assert temuan(synced, SK_FILE).startswith(OPEN_TO_ALL)
    assert [line[1] for line in to_do(synced) if OPEN_TO_ALL in line[1]] == [
        f"{SK_FILE} di folder 1. Manajemen Perubahan / 1.1 Tim Kerja ZI: {found(done, FindingCode.PUBLIC)[0].told}"
    ]
    assert (duty(synced)["Status"], duty(synced)["Sidik"]) == (was["Status"], was["Sidik"])
    assert not synced.sync().plan


def test_a_folder_open_to_all_opens_what_lies_in_it(synced: Unit) -> None:
    open_to_all(synced, synced.folders()["1.1"])
    done = synced.sync()
    assert {each.about.name for each in found(done, FindingCode.PUBLIC)} == {SK_FILE, "catatan lain.pdf"}


def test_sharing_that_google_does_not_tell_is_never_called_safe(synced: Unit) -> None:
    open_to_all(synced, file_of(synced, SK_FILE))
    hidden = without("permissions", "permissionIds", "shared", "owners")
    done = synced.sync(act=altered(synced, hidden))
    assert "Berbagi tidak dapat diperiksa." in temuan(synced, SK_FILE)
    assert len(found(done, FindingCode.SHARING_UNKNOWN)) == 3
    assert not found(done, FindingCode.PUBLIC)


@pytest.mark.parametrize(("domain", "count"), [("gmail.com", 3), ("latihan.test", 0)])
def test_an_owner_outside_the_unit(synced: Unit, domain: str, count: int) -> None:
    """The evidence root belongs to the domain latihan.test."""

    def change(request: Request, answer: Any) -> None:
        for each in answer["files"]:
            each["owners"] = [{"emailAddress": f"guru@{domain}"}]

    done = synced.sync(act=altered(synced, change))
    assert len(found(done, FindingCode.OUTSIDE_OWNER)) == count


def test_no_address_and_no_number_of_a_person_leaves_for_another_place(synced: Unit) -> None:
    """A file's own name stands in `Berkas`, where it is; what repeats it elsewhere leaves the number out."""
    synced.upload([("1.1", f"SK Tim ZI {NUMBER}.pdf")])
    done = synced.sync()
    (finding,) = found(done, FindingCode.PERSONAL_DATA)
    assert (finding.about.name, finding.sentence) == ("SK Tim ZI (nomor).pdf", "Namanya memuat NIP.")
    texts = {sheet.title: str(sheet.get_all_values()) for sheet in synced.person().worksheets()}
    assert not [title for title, text in texts.items() if "@latihan.test" in text]
    assert [title for title, text in texts.items() if NUMBER in text] == ["Data Dukung", "Berkas"]


# Names, content and places.


def test_pitfall_24_one_photo_for_two_requirements(synced: Unit) -> None:
    """PITFALLS 24: two requirements with one content are told; a copy for the same one is only a copy."""
    drive, home = synced.connection().drive, synced.folders()["1.1"]
    later, content = {"createdTime": "2021-04-01T00:00:00.000Z"}, f"1.1 {SK_FILE}".encode()
    for name in ("Notulen rapat 2021.pdf", "SK Tim ZI lampiran 2021.pdf"):
        drive.create(name, "application/pdf", home, content=content, times=later)
    done = synced.sync()
    (finding,) = found(done, FindingCode.SAME_CONTENT)
    assert finding.about.name == "Notulen rapat 2021.pdf"
    assert f"'{SK_FILE}'" in temuan(synced, "Notulen rapat 2021.pdf")


def test_pitfall_24_a_copy_that_is_only_a_doubtful_candidate(synced: Unit) -> None:
    """PITFALLS 24: a photo without a name of its own could be either of two documents, and is neither's own."""
    type_matrix(synced, "G5", ["1. Foto rapat\n2. Foto apel\n3. SK Tim ZI"])
    later, content = {"createdTime": "2021-04-01T00:00:00.000Z"}, f"1.1 {SK_FILE}".encode()
    synced.connection().drive.create(
        "IMG_0012.jpg", "image/jpeg", synced.folders()["1.1"], content=content, times=later
    )
    done = synced.sync()
    assert duty(synced, "1.1/foto-apel")["Status"] == "Perlu dicek"
    (finding,) = found(done, FindingCode.SAME_CONTENT)
    assert (finding.about.name, SK_FILE in finding.sentence) == ("IMG_0012.jpg", True)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("Notulen rapat 2021.pdf", b"", "Berkas kosong 0 byte."),
        ("Notulen rapat 2021 (format kosong).pdf", b"x", "Contoh atau blangko yang belum diisi."),
        ("~$Notulen rapat 2021.docx", b"x", "Boleh dihapus."),
        ("desktop.ini", b"x", "Boleh dihapus."),
        ("1.2 Notulen rapat 2021.pdf", b"x", "Namanya berkode 1.2, tetapi foldernya untuk indikator lain."),
    ],
)
def test_pitfall_23_a_name_proves_nothing_by_itself(synced: Unit, name: str, content: bytes, said: str) -> None:
    """PITFALLS 23, and a code in the name that says another place."""
    synced.connection().drive.create(name, "application/pdf", synced.folders()["1.1"], content=content)
    synced.sync()
    assert said in temuan(synced, name)


def test_pitfall_22_what_lies_in_the_bin_is_nobodys_finding(synced: Unit) -> None:
    open_to_all(synced, file_of(synced, SK_FILE))
    edit_file(synced, file_of(synced, SK_FILE), trashed=True)
    done = synced.sync()
    assert not found(done, FindingCode.PUBLIC)
    assert temuan(synced, SK_FILE) == "Tidak ada lagi sejak 30 Maret 2021"


def test_a_file_of_200_mb_is_judged_by_its_name_and_never_fetched(synced: Unit) -> None:
    (file_id,) = synced.upload([("1.1", "Notulen rapat 2021.docx")])
    store = synced.application.store
    store.put("file", file_id, {**store.get("file", file_id), "size": str(200 * 2**20)})
    synced.forget()
    synced.sync()
    assert duty(synced, NOTES)["Status"] == "Ada"
    assert synced.methods.count("drive.files.get") == 1  # the evidence root


# Shortcuts, folders and listings.


def test_pitfall_19_dead_and_circular_shortcuts_are_told(synced: Unit) -> None:
    """PITFALLS 19: one leads to nothing, one into the folder it lies in; neither hides anything."""
    drive, home = synced.connection().drive, synced.folders()["1.1"]
    minutes = file(drive, "Notulen rapat tim ZI 2021.pdf", folder(drive, "arsip", None))
    shortcut(drive, "Notulen", home, minutes)
    shortcut(drive, "Kembali", home, synced.folders()["1"])
    trash(drive, minutes)
    done = synced.sync()
    (dead,), (circular,) = found(done, FindingCode.DEAD_SHORTCUT), found(done, FindingCode.CIRCULAR_SHORTCUT)
    assert (dead.about.name, circular.about.name) == ("Notulen", "Kembali")
    assert dead.about.place == circular.about.place == "1. Manajemen Perubahan / 1.1 Tim Kerja ZI"
    assert duty(synced, NOTES)["Status"] == "Belum ada"
    assert duty(synced)["Status"] == "Ada"
    assert not synced.sync().plan


def test_pitfall_17_a_folder_that_was_just_closed_loses_nothing(synced: Unit) -> None:
    """PITFALLS 17: what it holds is unreadable, nothing more is missing, and all is as before once it is open again."""
    was, before = synced.rows("Data Dukung"), synced.sync()
    done = synced.sync(act=refusing(synced.folders()["1.1"]))
    (closed,) = found(done, FindingCode.UNREADABLE_FOLDER)
    assert closed.about.name == "1.1 Tim Kerja ZI"
    assert {each.about.subject for each in found(done, FindingCode.UNREADABLE)} == {"1.1/sk-tim-zi", NOTES}
    assert completeness(done.assessment.items).lacking <= completeness(before.assessment.items).lacking
    assert not {each.about.subject for each in found(done, FindingCode.MISSING)} & {"1.1/sk-tim-zi", NOTES}
    synced.sync()
    assert synced.rows("Data Dukung") == was


def silent(folder_id: str) -> Act:
    """No answer to any question to Drive that names one folder."""
    refuse = refusing(folder_id)
    return lambda request: Reply(503, b"", {}) if refuse(request) else None


@pytest.mark.parametrize(
    ("closed", "asked"),
    [
        (refusing, "Minta pemiliknya membagikan folder itu kepada akun zi-sheets."),
        (silent, "Dicoba lagi malam berikutnya."),
    ],
    ids=["refused", "no answer"],
)
def test_a_folder_that_cannot_be_read_asks_only_for_what_helps(
    synced: Unit, closed: Callable[[str], Act], asked: str
) -> None:
    """In the folder's own line and in that of each document it may hide, which leads there too."""
    done = synced.sync(act=closed(synced.folders()["1.1"]))
    (folder,) = found(done, FindingCode.UNREADABLE_FOLDER)
    assert folder.action == asked
    assert {(each.action, each.about.link) for each in found(done, FindingCode.UNREADABLE)} == {
        (f"{asked} Butir ini belum dianggap kurang.", folder.about.link)
    }


@pytest.mark.parametrize("answer", ["partial", "empty"])
def test_a_listing_that_misses_a_folder_without_a_word_changes_no_finding(synced: Unit, answer: str) -> None:
    was = to_do(synced)
    synced.application.control.behaviour["grouped_listing"] = answer
    assert not synced.sync().plan
    assert to_do(synced) == was


# What is counted, and when it is said.


def test_the_to_do_of_all_is_what_a_sync_counts(synced: Unit) -> None:
    synced.upload([("1.1", f"KTP {NUMBER}.pdf"), ("1.1", "1.2 Notulen rapat 2021.pdf")])
    done = synced.sync()
    assert sum(int(line[2]) for line in to_do(synced)) == done.findings
    assert done.findings < len(done.assessment.findings)


def test_pitfall_31_a_finding_is_written_once(synced: Unit) -> None:
    """PITFALLS 31: on the day after it fires nothing is written of it again, nor on any later day of its state."""
    open_to_all(synced, file_of(synced, SK_FILE))
    synced.sync()
    for days in (0, 1):
        assert {write.tab for write in synced.sync(DAY + timedelta(days=days)).plan.cells} <= {"Riwayat"}


def test_a_passed_due_date_is_said_on_the_first_day_after_it(synced: Unit) -> None:
    march = "1.2/laporan-monev-bulanan@2021-03"
    synced.sync(DAY + timedelta(days=1))
    assert "sudah lewat" not in str(duty(synced, march)["Alasan"])
    synced.sync(DAY + timedelta(days=2))
    assert "Tenggat 31 Maret 2021 sudah lewat." in str(duty(synced, march)["Alasan"])


@pytest.mark.parametrize("day", [DAY, date(2022, 1, 2)], ids=["in time", "overdue"])
def test_what_to_do_with_a_file_that_comes_near_is_said_before_and_after_the_due_date(synced: Unit, day: date) -> None:
    synced.upload([("1.1", "Notulen rapat 2021 (draf).pdf")])
    synced.sync(day)
    said = (
        "Bila berkas itu memang dokumennya, perbaiki sesuai sebabnya; bila bukan, siapkan dokumen lain. Taruh di folder"
    )
    assert said in str(duty(synced, NOTES)["Alasan"])
    assert [line[3] for line in to_do(synced) if said in line[1]] == [
        synced.rows("Berkas")[file_of(synced, "Notulen rapat 2021 (draf).pdf")]["Tautan"]
    ]


def test_a_claim_without_evidence_reaches_the_pic(synced: Unit) -> None:
    sheet = synced.person().worksheet("Rencana Kerja")
    headings = sheet.row_values(4)
    sheet.update_cell(5, headings.index("Status Kegiatan") + 1, "Selesai")
    sheet.update_cell(5, headings.index("PIC") + 1, "Guru")
    sheet.update_cell(5, headings.index("Batas Waktu") + 1, "akhir tahun")
    synced.sync()
    lines = [line[1] for line in to_do(synced) if line[0] == "Guru"]
    assert len([line for line in lines if "menyatakan selesai (semua kegiatan)" in line]) == 1
    assert len([line for line in lines if 'Batas Waktu "akhir tahun" bukan tanggal' in line]) == 1
