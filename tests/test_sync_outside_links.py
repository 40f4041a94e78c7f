"""Pasted links to Drive files outside the evidence tree: looked up every night, as the files of the tree are."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.closer_look.test_open_contents import opened
from tests.handiwork import edit_file, replace_content, verdict
from tests.rehearsal import Act, Unit
from tests.test_sync_findings import OPEN_TO_ALL, open_to_all
from tests.test_sync_links import KEGIATAN, MONTHLY, NOTES, beside, put, text
from tests.workspace.drive_places import shortcut
from zi_sheets.domain.finding import FindingCode
from zi_sheets.domain.words.addresses import link_code
from zi_sheets.emulator.wire import Reply, Request
from zi_sheets.workspace.drive import FOLDER

GET = "drive.files.get"


def pasted(unit: Unit, code: str = NOTES, *, owner: str = "operator", mime: str = "application/pdf") -> tuple[str, str]:
    """A file in somebody's own Drive, and its address beside an obligation: its id, and the address."""
    content = None if mime == FOLDER else b"notulen"
    file = unit.connection(owner).drive.create("Catatan kami.pdf", mime, None, content=content)
    beside(unit, code, userEnteredValue=text(file["webViewLink"]))
    return str(file["id"]), str(file["webViewLink"])


def duty(unit: Unit, code: str = NOTES) -> dict[str, Any]:
    return unit.rows("Data Dukung")[code]


def unanswered(file: str) -> Act:
    def act(request: Request) -> Reply | None:
        return Reply(503, b"", {}) if request.path.endswith(file) else None

    return act


def replaced(unit: Unit, file: str) -> None:
    replace_content(unit, file, b"isi lain")


def trashed(unit: Unit, file: str) -> None:
    edit_file(unit, file, trashed=True)


@pytest.mark.parametrize("change", [replaced, trashed])
def test_a_verdict_lapses_with_its_file(synced: Unit, change: Callable[[Unit, str], None]) -> None:
    file, _ = pasted(synced)
    synced.sync()
    verdict(synced, NOTES, "Sah")
    synced.sync()
    assert duty(synced)["Status"] == "Terverifikasi"
    change(synced, file)
    synced.sync()
    assert duty(synced)["Status"] == "Perlu dicek"
    assert "tetapi sejak itu" in duty(synced)["Alasan"]
    assert not synced.sync().plan


def test_a_file_in_the_bin_has_to_be_looked_at(synced: Unit) -> None:
    file, _ = pasted(synced)
    trashed(synced, file)
    synced.sync()
    assert (duty(synced)["Status"], "tempat sampah" in duty(synced)["Alasan"]) == ("Perlu dicek", True)


@pytest.mark.parametrize("place", ["di tab Rencana Kerja", "di kolom Tautan Manual"])
def test_a_file_in_the_bin_is_to_be_restored(synced: Unit, place: str) -> None:
    """Told once, and nobody is asked to judge what lies in the bin."""
    file = synced.connection().drive.create("Notulen rapat tim ZI 2021.pdf", "application/pdf", None, content=b"x")
    if "Rencana" in place:
        put(synced, KEGIATAN, userEnteredValue=text(f"1. Rapat\n{file['webViewLink']}"))
    else:
        beside(synced, NOTES, userEnteredValue=text(file["webViewLink"]))
    trashed(synced, file["id"])
    done = synced.sync()
    asked = f"Minta pemilik berkasnya memulihkannya dari tempat sampah Drive, atau ganti tautannya {place}."
    assert str(duty(synced)["Alasan"]).endswith(asked)
    assert [each.action for each in done.assessment.to_act_on if "tempat sampah" in each.sentence] == [asked]


def test_a_file_that_we_may_not_see_is_unreadable(synced: Unit) -> None:
    _, address = pasted(synced, owner="guru")
    done = synced.sync()
    assert duty(synced)["Status"] == "Tidak terbaca"
    assert "akun zi-sheets" in duty(synced)["Alasan"]
    assert "tidak dapat dilihat" in str(synced.rows("Berkas")[link_code(address)]["Temuan"])
    assert done.receipt
    assert not synced.sync().plan


def not_shared(unit: Unit) -> tuple[str, Act | None]:
    return pasted(unit, owner="guru")[1], None


def without_an_answer(unit: Unit) -> tuple[str, Act | None]:
    file, address = pasted(unit)
    return address, unanswered(file)


def a_shortcut(unit: Unit) -> tuple[str, Act | None]:
    drive, (file, _) = unit.connection().drive, pasted(unit)
    address = f"https://drive.google.com/file/d/{shortcut(drive, 'Catatan', unit.config.reports_folder_id, file)}/view"
    beside(unit, NOTES, userEnteredValue=text(address))
    return address, None


UNSEEN = {
    "not shared": (not_shared, "Minta pemiliknya membagikannya kepada akun itu, atau taruh berkasnya di folder bukti."),
    "no answer": (without_an_answer, "Dicoba lagi malam berikutnya."),
    "a shortcut": (a_shortcut, "Tempel tautan berkasnya sendiri."),
}


@pytest.mark.parametrize(("unseen", "asked"), UNSEEN.values(), ids=UNSEEN)
def test_what_cannot_be_seen_asks_only_for_what_helps(
    synced: Unit, unseen: Callable[[Unit], tuple[str, Act | None]], asked: str
) -> None:
    """And leads to the link; a verdict that was given on nothing is to be cleared."""
    address, act = unseen(synced)
    verdict(synced, NOTES, "Sah")
    (finding,) = [each for each in synced.sync(act=act).assessment.findings if each.about.subject == NOTES]
    assert (finding.code, finding.about.link) == (FindingCode.UNREADABLE, address)
    assert finding.action == "Kosongkan Verifikasi. Butir ini belum dianggap kurang."
    assert asked in finding.sentence
    assert ("membagikan" in finding.told) is ("membagikan" in asked)
    assert duty(synced)["Alasan"] == finding.told


def test_a_verdict_waits_while_google_does_not_answer(synced: Unit) -> None:
    file, _ = pasted(synced)
    synced.sync()
    verdict(synced, NOTES, "Sah")
    synced.sync()
    synced.sync(act=unanswered(file))
    assert duty(synced)["Status"] == "Tidak terbaca"
    synced.sync()
    assert duty(synced)["Status"] == "Terverifikasi"


def test_a_public_file_is_told(synced: Unit) -> None:
    file, address = pasted(synced)
    open_to_all(synced, file)
    synced.sync()
    assert duty(synced)["Status"] == "Ada"
    assert OPEN_TO_ALL in str(synced.rows("Berkas")[link_code(address)]["Temuan"])


def test_a_folder_proves_as_a_link_and_says_so(synced: Unit) -> None:
    pasted(synced, mime=FOLDER)
    synced.sync()
    assert (duty(synced)["Status"], "menuju folder" in duty(synced)["Alasan"]) == ("Ada", True)


def test_each_file_is_looked_up_once_in_a_run(synced: Unit) -> None:
    _, address = pasted(synced)
    beside(synced, MONTHLY.replace("01", "02"), userEnteredValue=text(f"{address}#2"))
    synced.forget()
    done = synced.sync()
    assert opened(synced) == [GET]
    assert done.requests["drive_read"] == sum(each.startswith("drive.") for each in synced.methods)
    assert not synced.sync().plan


@pytest.mark.parametrize("address", ["https://sekolah.test/berita?id=1234567", "https://sekolah.test/d/1234567"])
def test_only_addresses_of_google_are_looked_up(synced: Unit, address: str) -> None:
    beside(synced, NOTES, userEnteredValue=text(address))
    synced.forget()
    synced.sync()
    assert (opened(synced), duty(synced)["Status"]) == ([], "Ada")


def test_what_is_beyond_the_limit_is_unreadable_and_named(synced: Unit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zi_sheets.closer_look.look_up_links.NIGHTLY_LIMIT", 1)
    pasted(synced)
    pasted(synced, MONTHLY.replace("01", "02"))
    synced.forget()
    done = synced.sync()
    assert opened(synced) == [GET]
    assert [duty(synced, code)["Status"] for code in (NOTES, MONTHLY.replace("01", "02"))] == ["Ada", "Tidak terbaca"]
    assert any("1 tautan Drive" in note for note in done.notes)
    assert "membagikan" not in str(duty(synced, MONTHLY.replace("01", "02"))["Alasan"])


def test_a_folder_open_to_anyone_is_told(synced: Unit) -> None:
    folder, address = pasted(synced, mime=FOLDER)
    open_to_all(synced, folder)
    synced.sync()
    assert OPEN_TO_ALL in str(synced.rows("Berkas")[link_code(address)]["Temuan"])


def test_a_folder_of_the_tree_says_that_it_is_one(synced: Unit) -> None:
    folder = synced.connection().drive.create("kosong", FOLDER, synced.folders()["1.1"])
    beside(synced, NOTES, userEnteredValue=text(folder["webViewLink"]))
    synced.sync()
    assert "menuju folder" in duty(synced)["Alasan"]
